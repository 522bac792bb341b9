"""A caption as a sentence: `a dog running and barking` becomes `a dog runs and barks`, or `is running and barking`.

The user's words stay where they are; only the main verbs change their form. What is no caption (it has a finite verb
already) is left as it is, and so is what this small grammar cannot be sure of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from prompts.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    gerund_of,
    singulars,
    verb_of,
)
from prompts.reading.lists import words_of
from prompts.reading.tagging import base_at, tag_at
from prompts.reading.words import Words
from prompts.vocabulary import TableName, table, terms_by_phrase
from prompts.wording.english import is_plural, third_person, with_article

__all__ = ["NEVER_VERBS", "Clause", "conjugated", "first_subject", "main_clause", "subject_with_article"]

OFTENER_THINGS: Final = frozenset({"lights", "leaves", "waves", "stars", "drops", "clouds", "flames", "sparks"})


NEVER_VERBS: Final = frozenset({
    "evening", "morning", "ceiling", "clothing", "lightning", "string", "king", "wing", "thing", "nothing", "something",
    "everything", "anything", "spring", "viking", "pudding", "earring", "herring", "sibling", "duckling", "gosling",
    "during", "sterling", "darling", "starling", "being's", "awning", "offspring", "evening's", "including",
})  # fmt: skip
RELATIVES: Final = frozenset({"who", "which", "that", "whose", "where"})
SUBORDINATE: Final = frozenset({"while", "as", "when", "until", "because", "if", "whilst", "where", "before", "after"})
JOINTS: Final = frozenset({"and", "then", "or"})
SINGULAR_DETERMINERS: Final = frozenset({"a", "an", "this", "that", "each", "every", "one", "another"})
PLURAL_DETERMINERS: Final = frozenset({"these", "those", "both", "several", "many", "few", "all"})
MANY_OF: Final = frozenset({"few", "couple of", "pair of", "dozen", "lot of", "number of", "hundred", "thousand"})
STATES: Final = frozenset({
    "be", "have", "see", "want", "love", "like", "know", "need", "seem", "contain", "belong", "own", "mean", "say",
    "reveal", "show", "depict", "feature",
})  # fmt: skip
"""Verbs that stand in the simple present even where deeds stand in the progressive."""

MOVERS: Final = frozenset(
    {"vehicle", "cycle", "boat", "aircraft", "spacecraft", "ball", "robot", "fire", "smoke", "liquid"}
)
MASS_ENDINGS: Final = re.compile(r"(?:tion|ness|ity|light|ment|ware|age|ism|ing|dust|smoke)$")
MASS: Final = frozenset({
    "magma", "vapor", "vapour", "pollen", "thunder", "foam", "frost", "dew", "hail", "sleet", "sap", "ink", "blood",
    "glitter", "confetti", "champagne", "soup", "dough", "batter", "cream", "syrup", "caramel", "plasma", "gold",
    "steel", "laundry", "graffiti", "music", "art", "moss", "ivy", "hair", "jelly", "clay", "wax", "glue", "mould",
})  # fmt: skip
"""Nouns of stuff, which take no article."""

UNCOUNTED_KINDS: Final = frozenset({"liquid", "smoke", "grass"})
KIN: Final = frozenset({
    "grandpa", "grandma", "granny", "grandad", "granddad", "mum", "mom", "mommy", "mummy", "dad", "daddy", "nana",
    "santa", "god", "nobody", "everybody", "everyone", "somebody", "someone",
})  # fmt: skip
"""Words that name a person by themselves, as a name does."""

FIRST_NAMES: Final = re.compile(r"(?:[A-Z][\w'’-]*)(?: (?:of|the|de|la|van|and) [A-Z][\w'’-]*| [A-Z][\w'’-]*)*")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a sentence's first clause has its parts, as token numbers.

    Attributes:
        start: the first word of its subject.
        verb: its main verb; -1 when there is none.
        form: of the verb: "ing", "third", "base", "finite" (any other), or empty.
        plural: whether its subject stands in the plural.
    """

    start: int
    verb: int
    form: str
    plural: bool


@dataclass(slots=True)
class _Edits:
    """Changes of a text by character ranges."""

    text: str
    changes: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, start: int, end: int, words: str) -> None:
        self.changes.append((start, end, words))

    def done(self) -> str:
        text = self.text
        for start, end, words in sorted(self.changes, reverse=True):
            text = f"{text[:start]}{words}{text[end:]}"
        return text


@lru_cache(maxsize=1024)
def _words_of(text: str) -> Words:
    """The tokens of a text, which keep their parts of speech once they are decided."""
    return Words.of(text)


def conjugated(text: str, masked: str = "", *, progressive: bool = False) -> tuple[str, bool]:
    """The caption with its main verbs in the present.

    Args:
        text: one sentence of the user's.
        masked: the same with quotations blanked out, character for character; the text itself by default.
        progressive: `is running` instead of `runs`.

    Returns:
        The text, and whether it has a main verb.
    """
    words = _words_of(masked or text)
    clause = main_clause(words)
    edits = _Edits(text)
    if clause.form == "ing":
        _conjugate(words, clause.verb, edits, plural=clause.plural, progressive=progressive, auxiliary=True)
        for at in _joined_deeds(words, clause.verb):
            _conjugate(words, at, edits, plural=clause.plural, progressive=progressive, auxiliary=False)
        for at, plural in _other_clauses(words, clause.verb):
            _conjugate(words, at, edits, plural=plural, progressive=progressive, auxiliary=True)
    elif progressive and clause.form in {"third", "base"}:
        _make_progressive(words, clause, edits)
    return edits.done(), clause.verb >= 0


def first_subject(text: str) -> str:
    """The words before a text's first main verb, which name who does it; empty when there is none."""
    words = _words_of(text)
    clause = main_clause(words)
    return words.said(clause.start, clause.verb) if clause.verb > clause.start else ""


def main_clause(words: Words) -> Clause:
    """The first clause's subject and main verb, as far as small rules can tell."""
    start = _after_opening(words)
    skip = 0
    at = start
    while at < len(words):
        low = words.low(at)
        if low == "," and not _goes_on(words, at + 1):
            break
        if low in RELATIVES and at > start:
            skip = 1
        elif low in {"while", "as", "when", "until", "because"} and at > start:
            break
        form = _verb_form(words, at, start)
        if form and skip:
            skip = 0
        elif form == "ing" and _is_of_company(words, start, at):
            form = ""
        elif form == "ing":
            later = _later_finite(words, at + 1)
            verb, form = (later, "finite") if later >= 0 else (at, form)
            return Clause(start, verb, form, _is_plural(words, start, at))
        elif form:
            return Clause(start, at, form, _is_plural(words, start, at))
        at += 1
    return Clause(start, -1, "", _is_plural(words, start, at))


def _is_of_company(words: Words, start: int, at: int) -> bool:
    """True when the deed is that of what is beside the subject: `a street with three men playing dominoes`."""
    beside = next((i for i in range(start + 1, at) if words.low(i) == "with"), -1)
    if beside < 0:
        return False
    before = [words.low(i) for i in range(start, beside) if tag_at(words, i) in {"n", "name"}]
    return bool(before) and not _acts(_head_of(words, start, beside))


def _head_of(words: Words, start: int, end: int) -> str:
    """The head of a noun phrase: its last noun before a preposition."""
    head = ""
    for i in range(start, end):
        if words.low(i) in PREPOSITIONS:
            break
        head = words.low(i) if tag_at(words, i) in {"n", "name"} else head
    return head


def _acts(noun: str) -> bool:
    """True for people, animals and vehicles, and for what nobody knows."""
    known = terms_by_phrase("nouns")
    if noun in terms_by_phrase("stages"):
        return False
    row = next((table("nouns")[known[single]] for single in singulars(noun) if single in known), None)
    kind = table("kinds").get(row.kind) if row else None
    return kind is None or kind.animate or kind.id in MOVERS


def subject_with_article(text: str, masked: str = "") -> str:
    """The sentence with an article before its first noun phrase, where one is missing: `girl walking` to `a girl ...`.

    Names and plurals take none.
    """
    words = _words_of(masked or text)
    clause = main_clause(words)
    start = clause.start
    if start >= len(words) or not words.tokens[start].is_word or words.low(start) in DETERMINERS | PREPOSITIONS:
        return text
    name = FIRST_NAMES.match(text, words.tokens[start].start)
    if name and " of " in name[0]:
        return f"{text[: name.start()]}the {text[name.start() :]}"
    end = start
    stop = clause.verb if clause.verb >= 0 else len(words)
    while end < stop and not words.tokens[end].is_mark and words.low(end) not in PREPOSITIONS | RELATIVES | {"and"}:
        if end > start and words.low(end).endswith("ing") and _is_deed(words, end, start):
            break
        end += 1
    first, phrase = words.tokens[start], words.said(start, end)
    if not _takes_article(words, start, end):
        return text
    named = any(words.tokens[i].text[:1].isupper() for i in range(start + 1, end))
    if named and first.text[:1].isupper() and "'s" in phrase.replace("’", "'"):
        return text
    common = start == 0 and _is_common(first.low) and not named
    lower = f"{first.text[:1].lower()}{first.text[1:]}" if common else first.text
    changed = with_article(phrase.replace(first.text, lower, 1))
    return f"{text[: first.start]}{changed}{text[words.tokens[end - 1].end :]}"


def _takes_article(words: Words, start: int, end: int) -> bool:
    closed = PRONOUNS | ADVERBS | AUXILIARIES | CONJUNCTIONS
    if (
        end <= start
        or not words.tokens[start].is_word
        or words.low(start) in closed
        or words.low(start) in NUMBER_WORDS
    ):
        return False
    head = words.low(end - 1)
    if verb_of(words.low(start)) and words.low(start).endswith("ing") and end == start + 1:
        return False
    said = words.said(start, end)
    if words.low(start) in KIN and end == start + 1:
        return False
    if FIRST_NAMES.fullmatch(said) and (end - start > 1 or said.lower() not in terms_by_phrase("nouns")):
        return False
    row = table("nouns").get(terms_by_phrase("nouns").get(head, ""))
    if row is not None and row.kind in UNCOUNTED_KINDS:
        return False
    if head in MASS or MASS_ENDINGS.search(head):
        return end - start > 1 and head not in MASS
    return row is not None or end - start > 1 or said.islower()


def _is_common(word: str) -> bool:
    tables: tuple[TableName, ...] = ("nouns", "colours", "materials", "times_of_day", "weather")
    return word in words_of("english", "adjectives") or any(word in terms_by_phrase(name) for name in tables)


def _after_opening(words: Words) -> int:
    """Past an opening phrase that a comma ends: `At night, `, `Running through the wood, `; else the start."""
    low = words.low(0)
    opens = low in PREPOSITIONS | SUBORDINATE | ADVERBS | {"suddenly", "meanwhile"} or _is_deed(words, 0, 0)
    if not opens:
        return 0
    comma = next((i for i in range(len(words)) if words.low(i) == ","), -1)
    return comma + 1 if 0 < comma < len(words) - 2 else 0


def _goes_on(words: Words, at: int) -> bool:
    """True when the clause goes on after a comma with a verb or a relative word."""
    while words.low(at).endswith("ly") or words.low(at) in {"and", "then"}:
        at += 1
    return _is_deed(words, at, -1) or words.low(at) in RELATIVES | AUXILIARIES or _is_third(words, at)


def _verb_form(words: Words, at: int, start: int) -> str:
    """The form of a clause's verb at a token: "ing", "third", "base" or "finite" (any other); else empty."""
    tag = tag_at(words, at)
    if tag in {"be", "have", "do", "md"} and words.low(at) != "being":
        return "" if _is_hour(words, at) else "finite"
    if at <= start:
        return ""
    if _is_deed(words, at, start):
        return "ing"
    if tag == "vb" and _is_deed(words, at + 1, start):
        return ""  # `a couple slow dancing`
    if tag == "vd" and words.low(at + 1) in PREPOSITIONS - {"to"}:
        return ""  # `a garden filled with roses`: as good as a participle
    return {"vz": "third", "vb": "base", "vd": "finite"}.get(tag, "")


def _is_deed(words: Words, at: int, start: int) -> bool:
    """True for an -ing word that tells what is done, not what a thing is."""
    low, follows = words.low(at), words.low(at + 1)
    if (tag_at(words, at) != "vg" and low != "being") or not low.endswith("ing") or low in NEVER_VERBS:
        return False
    if at == 0 or start == -1:
        opens = DETERMINERS | POSSESSIVES | PREPOSITIONS | ADVERBS
        return follows in opens or follows in NUMBER_WORDS or not follows or follows == ","
    return words.low(at - 1) not in DETERMINERS | POSSESSIVES


def _is_third(words: Words, at: int) -> bool:
    """True for a verb in the third person."""
    return tag_at(words, at) == "vz"


def _later_finite(words: Words, start: int) -> int:
    """A finite verb after a participle in the same clause: `a woman standing at a window looks out`; else -1."""
    for at in range(start, len(words)):
        low, tag = words.low(at), tag_at(words, at)
        if tag in {"wh", "sub", "cc", "mark"} or low in {"then", "but"}:
            return -1
        if tag in {"be", "have", "do", "md"} and low != "being" and not _is_hour(words, at):
            return at
        if at == start or tag not in {"vz", "vd", "vb"} or low in OFTENER_THINGS or _ends_bare_phrase(words, at, start):
            continue
        if tag_at(words, at - 1) in {"n", "name", "pron", "adv"} and tag_at(words, at + 1) not in {"n", "name", "adj"}:
            return at
    return -1


def _is_hour(words: Words, at: int) -> bool:
    """True for the `am` of `at 4 am`."""
    return words.low(at) == "am" and words.low(at - 1) != "i"


def _ends_bare_phrase(words: Words, at: int, start: int) -> bool:
    """True for the plural that ends a phrase without an article: `under string lights`."""
    preposition = next((i for i in range(at - 1, start - 1, -1) if words.low(i) in PREPOSITIONS), -1)
    return preposition >= 0 and at - preposition > 1 and words.low(preposition + 1) not in DETERMINERS | POSSESSIVES


def _is_plural(words: Words, start: int, end: int) -> bool:
    """Whether the noun phrase of a range of tokens takes a plural verb."""
    lows = [words.low(i) for i in range(start, end) if not words.low(i).endswith("ly") or words.low(i) in {"family"}]
    if not lows:
        return False
    cut = next((i for i, low in enumerate(lows) if i and (low in PREPOSITIONS - {"of"} or _ends_noun(low))), len(lows))
    core = lows[:cut]
    owner = next((i for i in range(len(core) - 2, -1, -1) if core[i].endswith("'s")), -1)
    core = core[owner + 1 :]
    if "," in core and "and" not in core:
        core = core[: core.index(",")]
    if not core:
        return False
    if "and" in core[1:-1] and _joins_subjects(core):
        return True
    if core[0] in {"a", "an"}:
        rest = " ".join(core[1:])
        return any(rest.startswith(words_) for words_ in MANY_OF)
    if core[0] in SINGULAR_DETERMINERS | {"he", "she", "it"}:
        return False
    if core[0] in PLURAL_DETERMINERS or core[0] in {"they", "we", "you"} or NUMBER_WORDS.get(core[0], 1) > 1:
        return True
    if core[0][0].isdigit():
        return core[0] != "1"
    return is_plural(" ".join(core))


def _ends_noun(low: str) -> bool:
    """True for a word that begins what is said of a noun: `who`, `made`, `wearing`."""
    if low in RELATIVES or low in {"wearing", "holding", "carrying"}:
        return True
    verb = verb_of(low)
    return verb is not None and verb.form in {"past", "participle"} and low not in words_of("english", "adjectives")


def _joins_subjects(core: list[str]) -> bool:
    """`an old man and his dog` are two; `a black and white cat` is one."""
    at = core.index("and", 1)
    before, follows = core[at - 1], core[at + 1]
    if follows in DETERMINERS or follows in NUMBER_WORDS:
        return True
    colours = terms_by_phrase("colours")
    nouns = terms_by_phrase("nouns")
    return before not in colours and before not in words_of("english", "adjectives") and before in nouns


def _conjugate(words: Words, at: int, edits: _Edits, *, plural: bool, progressive: bool, auxiliary: bool) -> None:
    token = words.tokens[at]
    be = "are" if plural else "is"
    first = at
    while first > 0 and words.low(first - 1).endswith("ly") and words.tokens[first - 1].is_word and first - 1 > 0:
        first -= 1
    before = words.tokens[first].start
    if token.low == "being" or words.low(at - 1) == "not":
        place = words.tokens[at - 1].start if words.low(at - 1) == "not" else before
        edits.put(place, place, f"{be} ")
    elif progressive:
        if auxiliary:
            edits.put(before, before, f"{be} ")
    else:
        edits.put(token.start, token.end, third_person(token.low, plural_subject=plural))


def _joined_deeds(words: Words, main: int) -> list[int]:
    """Further deeds of the same subject: those that `and` or `then` joins, and those listed before them."""
    listed: list[int] = []
    found: list[int] = []
    for at in range(main + 1, len(words)):
        low = words.low(at)
        if low in SUBORDINATE | RELATIVES:
            break
        if not _is_deed(words, at, main):
            continue
        back = at - 1
        while words.low(back).endswith("ly") or words.low(back) in {"then", "also", "again", "finally"}:
            back -= 1
        opener = words.low(back)
        then = any(words.low(i) == "then" for i in range(back, at))
        if opener in {"and", "or"} or then:
            if at - 2 == main + 1 and _is_deed(words, at - 2, main):
                continue
            found += [*listed, at]
            listed = []
        elif opener == ",":
            listed.append(at)
    return found


def _other_clauses(words: Words, main: int) -> list[tuple[int, bool]]:
    """Deeds of another subject after a conjunction: `a dog running and a cat sleeping`."""
    found = []
    inside_with = False
    for at in range(main + 1, len(words) - 2):
        low = words.low(at)
        if low == ",":
            inside_with = False
        elif low == "with":
            inside_with = True
        if low not in {"and", "while", "but", "then", "whilst", "as"} or inside_with:
            continue
        first = at + 1
        while words.low(first) in {"then", "finally", "and"}:
            first += 1
        if (
            words.low(first) not in DETERMINERS
            and words.low(first) not in NUMBER_WORDS
            and not is_plural(words.low(first))
        ):
            continue
        for verb in range(first + 1, min(first + 8, len(words))):
            if (
                words.tokens[verb].is_mark
                or words.low(verb) in JOINTS | SUBORDINATE | AUXILIARIES
                or _is_third(words, verb)
            ):
                break
            if _is_deed(words, verb, first):
                found.append((verb, _is_plural(words, first, verb)))
                break
    return found


def _make_progressive(words: Words, clause: Clause, edits: _Edits) -> None:
    """`slices an onion and laughs` to `is slicing an onion and laughing`, when one subject surely does it all."""
    deeds = [clause.verb]
    for at in range(clause.verb + 1, len(words)):
        if words.low(at) in SUBORDINATE | RELATIVES:
            break
        joint = _joint_before(words, at)
        if not joint or not words.tokens[at].is_word:
            if not joint and clause.form == "third" and _is_third(words, at):
                return
            continue
        sure = tag_at(words, at) == ("vz" if clause.form == "third" else "vb")
        if sure:
            deeds.append(at)
        elif joint == "then":
            return
    bases = [base_at(words, at) for at in deeds]
    if any(not base or base in STATES for base in bases):
        return
    if any(words.low(at + 1).endswith("ing") for at in deeds):
        return
    for at, base in zip(deeds, bases, strict=True):
        token = words.tokens[at]
        be = ("are " if clause.plural else "is ") if at == clause.verb else ""
        edits.put(token.start, token.end, f"{be}{gerund_of(base)}")


def _joint_before(words: Words, at: int) -> str:
    """What joins a word to what stands before it, adverbs apart: "and", "then", ","; else empty."""
    back = at - 1
    then = False
    while words.low(back).endswith("ly") or words.low(back) in {"then", "also", "finally"}:
        then = then or words.low(back) == "then"
        back -= 1
    if words.low(back) in {"and", ","}:
        return "then" if then else words.low(back)
    return "then" if then else ""
