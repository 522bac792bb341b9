"""A sentence's first clause: whose it is, and which of its words is the main verb.

The parts of speech are the reader's; what is decided here is which verb tells what is done, and whether its subject
stands in the plural.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from prompts.reading.grammar import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    NUMBER_WORDS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    singulars,
    verb_of,
)
from prompts.reading.lists import words_of
from prompts.reading.tagging import tag_at
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.english import is_plural

__all__ = [
    "NEVER_VERBS",
    "Clause",
    "first_subject",
    "is_deed",
    "is_plural_phrase",
    "is_third",
    "main_clause",
    "words_of_text",
]

OFTENER_THINGS: Final = frozenset({"lights", "leaves", "waves", "stars", "drops", "clouds", "flames", "sparks"})
NEVER_VERBS: Final = frozenset({
    "evening", "morning", "ceiling", "clothing", "lightning", "string", "king", "wing", "thing", "nothing", "something",
    "everything", "anything", "spring", "viking", "pudding", "earring", "herring", "sibling", "duckling", "gosling",
    "during", "sterling", "darling", "starling", "being's", "awning", "offspring", "evening's", "including",
})  # fmt: skip
RELATIVES: Final = frozenset({"who", "which", "that", "whose", "where"})
SUBORDINATE: Final = frozenset({"while", "as", "when", "until", "because", "if", "whilst", "where", "before", "after"})
BEFORE_GERUNDS: Final = frozenset({"of", "after", "before", "without", "about", "for", "by", "from", "than", "like"})
"""Words after which a word in -ing names a doing, and is nobody's verb: the art `of cooking`."""

SINGULAR_DETERMINERS: Final = frozenset({"a", "an", "this", "that", "each", "every", "one", "another"})
PLURAL_DETERMINERS: Final = frozenset({"these", "those", "both", "several", "many", "few", "all"})
MANY_OF: Final = frozenset({"few", "couple of", "pair of", "dozen", "lot of", "number of", "hundred", "thousand"})
ALIKE: Final = frozenset({"sheep", "deer", "bison", "cattle", "reindeer", "salmon", "wildebeest", "shrimp"})
"""Animals whose many are called as the one is; with nothing before them they are many."""

MOVERS: Final = frozenset({"vehicle", "cycle", "boat", "aircraft", "spacecraft", "ball", "robot", "smoke", "liquid"})


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


@lru_cache(maxsize=1024)
def words_of_text(text: str) -> Words:
    """The tokens of a text, which keep their parts of speech once they are decided."""
    return Words.of(text)


def main_clause(words: Words) -> Clause:
    """The first clause's subject and main verb, as far as small rules can tell."""
    start = _after_opening(words)
    skip = 0
    at = start
    while at < len(words):
        low = words.low(at)
        if low == "," and (listed := _list_end(words, start, at)) > at:
            at = listed
            continue
        if low == "," and not _goes_on(words, at + 1):
            break
        if low in RELATIVES and at > start:
            skip = 1
        elif low in {"while", "as", "when", "until", "because"} and at > start:
            break
        form = _verb_form(words, at, start)
        if form and skip:
            skip = 0
        elif form == "ing" and (words.low(at - 1) in BEFORE_GERUNDS or _is_of_company(words, start, at)):
            form = ""
        elif form == "ing":
            later = _later_finite(words, at + 1)
            verb, form = (later, "finite") if later >= 0 else (at, form)
            return Clause(start, verb, form, is_plural_phrase(words, start, at))
        elif form:
            return Clause(start, at, form, is_plural_phrase(words, start, at))
        at += 1
    return Clause(start, -1, "", is_plural_phrase(words, start, at))


def _list_end(words: Words, start: int, comma: int) -> int:
    """The last `and` of a list of subjects that a comma goes on with: `a cat, a crow and a dog want it`; else -1."""
    opens = DETERMINERS | POSSESSIVES | set(NUMBER_WORDS)
    if words.low(start) not in opens:
        return -1
    for at in range(comma, len(words)):
        low = words.low(at)
        if low in {",", "and"} and words.low(at + 1 + (words.low(at + 1) == "and")) not in opens:
            return -1
        if low == "and":
            return at
        if low != "," and (low in PREPOSITIONS or tag_at(words, at) in {"vz", "vb", "vd", "vg", "be", "mark"}):
            return -1
    return -1


def first_subject(text: str) -> str:
    """The words before a text's first main verb, which name who does it; empty when there is none."""
    words = words_of_text(text)
    clause = main_clause(words)
    return words.said(clause.start, clause.verb) if clause.verb > clause.start else ""


def _is_of_company(words: Words, start: int, at: int) -> bool:
    """True when the deed is that of what is beside the subject: `a street with three men playing dominoes`."""
    beside = next((i for i in range(start + 1, at) if words.low(i) == "with"), -1)
    if beside < 0:
        return False
    before = [words.low(i) for i in range(start, beside) if tag_at(words, i) in {"n", "name"}]
    of = next((i for i in range(start, beside) if words.low(i) == "of"), start)  # a stack of pancakes is pancakes
    return bool(before) and not (
        _acts(_head_of(words, start, beside)) and _acts(_head_of(words, of + 1, beside) or "?")
    )


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


def _after_opening(words: Words) -> int:
    """Past an opening phrase that a comma ends: `At night, `, `Running through the wood, `; else the start."""
    low = words.low(0)
    opens = low in PREPOSITIONS | SUBORDINATE | ADVERBS | {"suddenly", "meanwhile"} or is_deed(words, 0, 0)
    if not opens:
        return 0
    comma = next((i for i in range(len(words)) if words.low(i) == ","), -1)
    return comma + 1 if 0 < comma < len(words) - 2 else 0


def _goes_on(words: Words, at: int) -> bool:
    """True when the clause goes on after a comma with a verb or a relative word."""
    while words.low(at).endswith("ly") or words.low(at) in {"and", "then"}:
        at += 1
    return is_deed(words, at, -1) or words.low(at) in RELATIVES | AUXILIARIES or is_third(words, at)


def _verb_form(words: Words, at: int, start: int) -> str:
    """The form of a clause's verb at a token: "ing", "third", "base" or "finite" (any other); else empty."""
    tag = tag_at(words, at)
    if tag in {"be", "have", "do", "md"} and words.low(at) != "being":
        return "" if _is_hour(words, at) else "finite"
    if at <= start:
        return ""
    if is_deed(words, at, start):
        return "ing"
    if tag == "vb" and is_deed(words, at + 1, start):
        return ""  # `a couple slow dancing`
    if tag == "vd" and "-" in words.said(at - 1, at + 1):
        return ""  # `a candle-lit chapel`
    if tag == "vd" and words.low(at + 1) in PREPOSITIONS - {"to"}:
        return ""  # `a garden filled with roses`: as good as a participle
    return {"vz": "third", "vb": "base", "vd": "finite"}.get(tag, "")


def is_deed(words: Words, at: int, start: int) -> bool:
    """True for an -ing word that tells what is done, not what a thing is."""
    low, follows = words.low(at), words.low(at + 1)
    if (tag_at(words, at) != "vg" and low != "being") or not low.endswith("ing") or low in NEVER_VERBS:
        return False
    if at == 0 or start == -1:
        opens = DETERMINERS | POSSESSIVES | PREPOSITIONS | ADVERBS
        return follows in opens or follows in NUMBER_WORDS or not follows or follows == ","
    if words.low(at - 1) in PREPOSITIONS - BEFORE_GERUNDS and tag_at(words, at + 1) == "n":
        return False  # `with rising steam`, `under swaying palms`
    return words.low(at - 1) not in DETERMINERS | POSSESSIVES


def is_third(words: Words, at: int) -> bool:
    """True for a verb in the third person."""
    return tag_at(words, at) == "vz"


def _later_finite(words: Words, start: int) -> int:
    """A finite verb after a participle in the same clause: `a woman standing at a window looks out`; else -1."""
    if words.low(start - 1) in {"making", "letting", "watching", "seeing", "hearing", "helping", "feeling"}:
        return -1  # `a magician making a coin disappear`
    for at in range(start, len(words)):
        low, tag = words.low(at), tag_at(words, at)
        if tag in {"wh", "sub", "cc", "mark"} or low in {"then", "but"}:
            return -1
        if tag in {"be", "have", "do", "md"} and low != "being" and not _is_hour(words, at):
            return -1 if words.low(at - 1) in PRONOUNS else at  # `realising she has been robbed`
        if tag == "vd" and words.low(at + 1) in PREPOSITIONS:
            continue  # `a sign reading "Closed" taped to a door`
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


def is_plural_phrase(words: Words, start: int, end: int) -> bool:
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
    if len(core) == 1 and core[0] in ALIKE:
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
    if at > 1 and f"{core[at - 2]} {before}" in nouns:
        return True
    return before not in colours and before not in words_of("english", "adjectives") and before in nouns
