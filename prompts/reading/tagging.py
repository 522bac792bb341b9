"""The part of speech of every token, decided once for a whole text from the lexicon and the company it keeps.

The cheapest path through what each word may be wins (Viterbi's algorithm over hand-set costs): the costs of a word
being this or that come from `lexicon_tags`, the costs of one tag after another from `tagging.toml`. Two things that a
pair of neighbours cannot know ride along: whether the clause has its finite verb already, and the agreement in
number of a verb with the noun before it.

    det num adj n name gen pron          the parts of a noun phrase; `gen` is a possessive, `the girl's`
    vb vz vg vd vn                       a verb: base, third person, -ing, past, participle
    be have do md                        auxiliaries; `md` is a modal
    adv prt prep to sub wh ex cc not     adverb, particle, preposition, `to` before a verb, subordinator, relative,
                                         `there`, coordinator, negation
    mark cue                             punctuation; words that a reader of film terms has claimed
"""

from __future__ import annotations

from functools import cache
from typing import Final

from prompts.reading.grammar import PREPOSITIONS, verbs
from prompts.reading.lists import lists_of, words_of
from prompts.reading.tag_candidates import candidates
from prompts.reading.word_tags import is_plural
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["ACTS", "AUX", "FINITE", "NOUNS", "VERBAL", "base_at", "tag_at", "tags_of"]

FINITE: Final = frozenset({"vb", "vz", "vd", "be", "have", "do", "md"})
VERBAL: Final = frozenset({"vb", "vz", "vd", "vg", "vn"})
AUX: Final = frozenset({"be", "have", "do", "md"})
ACTS: Final = VERBAL | AUX
NOUNS: Final = frozenset({"n", "name"})

_FRESH: Final = frozenset({"mark", "cc", "sub", "wh", "start"})
"""After these a finite verb may stand, whatever came before."""

_OPENS: Final = _FRESH - {"cc"}
"""With these a clause begins; with a coordinator one may go on."""

_State = tuple[str, int]
_OPEN, _TOLD, _PERCEIVED, _PARTICIPIAL, _MORE, _ASIDE, _ASIDE_TOLD = range(7)
"""The clause has no verb yet; a finite one; one of seeing or making, which another may follow; a participle; a finite
one, and a coordinator after it; a relative clause began before its finite verb came, without and with its own."""

_VERBLESS: Final = 1.0
_TAGS_AT_LEAST: Final = 4
_WORDS_OF_A_TAG: Final = 5
_VERB_IN_SOUP: Final = 1.5
_COMPLETES: Final = frozenset({
    "against", "into", "onto", "over", "through", "across", "past", "towards", "toward", "his", "her", "its", "their",
    "the", "up", "out", "away",
})  # fmt: skip
"""Before these a verb is one even between commas: `waves crash against the rocks`."""

_OBJECTLESS: Final = 0.8
_CLOSING: Final = {"mark": 0.8, "sub": 0.8, "cc": 0.4}

_BARE_INFINITIVE: Final = -0.3
_SECOND_FINITE: Final = 3.0
_AFTER_PARTICIPLE: Final = 0.4
_MAIN_VERB_AT_LAST: Final = 2.4
_DISAGREES: Final = 2.0
_NOMINATIVE: Final = frozenset({"he", "she", "they", "we", "i"})
_DONE_TO_WHO_DOES: Final = 2.0
"""No participle follows at once after a pronoun that does something: `he arrived, defeated the beast`."""
_PLURAL_COMPOUND: Final = 1.3
_BARE_SINGULAR: Final = 0.6
_LONE_WORD: Final = 2.5
"""For the verb in `Bowl, the camera circles around.`: what stands alone is a thing."""
_BEGUN: Final = 2.0
"""For the noun in `get up and start dancing`, and in `start drawing`."""
_BEGINNING: Final = frozenset({
    "start", "starts", "started", "begin", "begins", "began", "keep", "keeps", "kept", "stop", "stops", "stopped",
    "finish", "finishes", "finished", "continue", "continues", "continued", "resume", "resumes", "resumed",
})  # fmt: skip
"""Before an -ing form, which is then something that is done: `starts painting`."""
_VERB_BEFORE_OF: Final = 1.5
_ING_AFTER_VERB: Final = 0.9


@cache
def _after() -> dict[str, dict[str, float]]:
    """Tag to what each following tag costs."""
    rows: dict[str, dict[str, float]] = {}
    for tag, row in lists_of("tagging")["after"].items():
        cells = row.split()
        rows[tag] = dict(zip(cells[::2], map(float, cells[1::2]), strict=True))
    return rows


def tags_of(words: Words) -> list[str]:
    """The tag of every token of a text. They are kept in the text's own record, since claims only grow."""
    if words.tags is None or len(words.tags) != len(words.tokens):
        words.tags = _decide(words)
    return words.tags


def tag_at(words: Words, index: int) -> str:
    """The tag of a token; `end` beyond either end."""
    return tags_of(words)[index] if 0 <= index < len(words.tokens) else "end"


def base_at(words: Words, index: int) -> str:
    """The base form of the verb at a token, by the form that it has there; empty when the lexicon has none."""
    forms = {"vb": ("base",), "vz": ("third",), "vg": ("ing",), "vd": ("past",), "vn": ("participle", "past")}
    found = verbs().get(words.low(index), ())
    wanted = forms.get(tag_at(words, index), ())
    verb = next((v for form in wanted for v in found if v.form == form), found[0] if found else None)
    return verb.base if verb else ""


def _decide(words: Words) -> list[str]:
    after, unlisted = _after(), float(lists_of("tagging")["unlisted"])
    soup = _is_soup(words)
    paths: dict[_State, float] = {("start", _OPEN): 0.0}
    history: list[dict[_State, _State]] = []
    for index, options in enumerate(candidates(words)):
        step: dict[_State, float] = {}
        back: dict[_State, _State] = {}
        for tag, own in options.items():
            for (before, told), spent in paths.items():
                cost = spent + own + after[before].get(tag, unlisted)
                if tag in FINITE:
                    cost += _finite_cost(words, index, before, tag, told)
                    cost += soup * _VERB_IN_SOUP * (words.low(index + 1) not in _COMPLETES)
                elif tag == "n":
                    cost += _noun_cost(words, index, before)
                elif before in ("vz", "vb") and words.low(index) == "of":
                    cost += _VERB_BEFORE_OF
                elif tag == "vn" and words.low(index - 1) in _NOMINATIVE:
                    cost += _DONE_TO_WHO_DOES
                elif tag == "vg" and before in ("vz", "vb", "vd"):
                    cost += _ING_AFTER_VERB * (not _takes_ing(words.low(index - 1)))
                elif tag in _CLOSING and not soup:
                    cost += _closing_cost(words, index, before, tag, told)
                state = (tag, _told(words, index, before, tag, told))
                if state not in step or cost < step[state]:
                    step[state], back[state] = cost, (before, told)
        history.append(back)
        paths = step
    ends = {state: cost + after[state[0]].get("end", unlisted) + (_VERBLESS if state[1] == _OPEN and not soup else 0)
            for state, cost in paths.items()}  # fmt: skip
    state = min(ends, key=lambda s: ends[s])
    tags: list[str] = []
    for back in reversed(history):
        tags.append(state[0])
        state = back[state]
    return tags[::-1]


def _is_soup(words: Words) -> bool:
    """Whether a text is a list of tags: `1girl, red hair, rainy street, neon`."""
    lengths, run = [], 0
    for token in words.tokens:
        if token.low in {",", "|", ";"}:
            lengths.append(run)
            run = 0
        elif token.low in {"."}:
            continue
        else:
            run += 1
    lengths.append(run)
    return len(lengths) >= _TAGS_AT_LEAST and max(lengths) <= _WORDS_OF_A_TAG


@cache
def _takes_ing(word: str) -> bool:
    """Whether an -ing form may follow: `keeps running`, `comes flying`."""
    takes = words_of("verbs", "before_ing")
    return any(verb.base in takes for verb in verbs().get(word, ()))


def _noun_cost(words: Words, index: int, before: str) -> float:
    """A plural before another noun, and the bare singular of what is as often a verb, are rarely nouns."""
    if before == "n" and is_plural(words, index - 1):
        return _PLURAL_COMPOUND
    bare = before in ("vz", "vb", "vd", "cc", "mark", "start", "to", "sub")
    bare = bare or (before == "prep" and words.low(index - 1) == "to")
    word = words.low(index)
    if before in FINITE and word.endswith("ing") and words.low(index - 1) in _BEGINNING:
        return _BEGUN
    if bare and words.low(index + 1).endswith("ing") and _takes_ing(word) and not is_plural(words, index):
        return _BEGUN
    if _is_lone_thing(words, index):
        return 0.0
    doubtful = word in words_of("verbs", "noun_too") and word not in words_of("open_classes", "mass")
    return _BARE_SINGULAR if bare and doubtful else 0.0


def _is_lone_thing(words: Words, index: int) -> bool:
    """Whether a word stands alone and is the name of something that can be filmed: the bowl, and not the jump."""
    if not (_ends_clause(words, index - 1) and _ends_clause(words, index + 1)):
        return False
    row = table("nouns").get(terms_by_phrase("nouns").get(words.low(index), ""))
    return row is not None and row.role == "thing" and row.kind != "thing"


def _ends_clause(words: Words, index: int) -> bool:
    return not 0 <= index < len(words.tokens) or words.tokens[index].is_mark


def _closing_cost(words: Words, index: int, before: str, tag: str, told: int) -> float:
    """What it costs to leave a clause without a finite verb, or a verb without the object that it wants."""
    cost = _CLOSING[tag] if told == _OPEN else 0.0
    if before in ("vz", "vb") and any(
        v.base in words_of("verbs", "transitive") for v in verbs().get(words.low(index - 1), ())
    ):
        cost += _OBJECTLESS
    return cost


def _told(words: Words, index: int, before: str, tag: str, told: int) -> int:
    """Whether the clause has its finite verb, after a token."""
    if tag in _OPENS:
        return _ASIDE if tag == "wh" and told == _OPEN and before in ("n", "name", "pron") else _OPEN
    if told == _ASIDE:
        return _ASIDE_TOLD if tag in FINITE else _ASIDE
    if told == _ASIDE_TOLD:
        return _TOLD if tag in FINITE and before not in AUX | {"not", "adv", "to", "cc"} else _ASIDE_TOLD
    if tag == "cc" and told in (_TOLD, _PERCEIVED):
        return _MORE
    if tag in VERBAL and any(
        verb.base in words_of("verbs", "perceiving") for verb in verbs().get(words.low(index), ())
    ):
        return _PERCEIVED
    if told in (_TOLD, _PERCEIVED) or (told == _MORE and tag not in FINITE):
        return told
    if tag == "vg" and before in ("n", "name", "pron", "adv"):
        return _PARTICIPIAL
    if told == _PARTICIPIAL and tag not in FINITE:
        return told
    return _TOLD if tag in FINITE and before != "to" else _OPEN


def _finite_cost(words: Words, index: int, before: str, tag: str, told: int) -> float:
    if (
        tag == "vb"
        and _ends_clause(words, index - 1)
        and _ends_clause(words, index + 1)
        and words.low(index) in terms_by_phrase("nouns")
    ):
        return _LONE_WORD
    if before in AUX or before in ("to", "not"):
        return 0.0
    if tag == "vb" and _is_made_of_it(words, index):
        return _LONE_WORD
    if told == _PERCEIVED and tag == "vb":
        return _BARE_INFINITIVE
    cost = 0.0
    if told in (_PARTICIPIAL, _ASIDE_TOLD) and before not in _OPENS:
        cost = _AFTER_PARTICIPLE * (3 if before == "cc" else 1)
        if told == _ASIDE_TOLD and before in VERBAL:
            cost -= _MAIN_VERB_AT_LAST  # a woman who isn't smiling holds a cake
    elif told in (_TOLD, _PERCEIVED) and before not in _FRESH and before != "pron":
        cost = _SECOND_FINITE
    if before in ("n", "name", "pron", "num") or (before == "adv" and index > 1):
        one, many = _number_before(words, index)
        if tag == "vz" and not one:
            cost += _DISAGREES
        elif tag == "vb" and not many and before != "adv":
            cost += _DISAGREES * (0.6 if before == "num" else 1.0)
    return cost


def _is_made_of_it(words: Words, index: int) -> bool:
    """Whether a word names a thing of the material before it: the `bowl` of `four cherries in a glass bowl`."""
    material, thing = words.low(index - 1), words.low(index)
    made = material in terms_by_phrase("materials") and thing in terms_by_phrase("nouns")
    return made and not {"a", "an", "the"}.isdisjoint(words.low(index - back) for back in (2, 3))


def _number_before(words: Words, index: int) -> tuple[bool, bool]:
    """Whether what stands before a verb could be one, and could be many: the nearest noun, and the clause's first."""
    nearest = index - 1
    while nearest > 0 and words.low(nearest).endswith("ly"):
        nearest -= 1
    start = nearest
    while start > 0 and not words.tokens[start - 1].is_mark and words.low(start - 1) not in _CLAUSE_OPENERS:
        start -= 1
    head = start + 1
    while head < nearest and words.low(head) not in PREPOSITIONS and words.low(head) not in _RELATIVES:
        head += 1
    head = nearest if head >= nearest else head - 1
    joined = words.low(start - 1) == "and"
    group = words.low(head + 1) == "of" and words.low(head + 2) not in {"a", "an"}  # a picture of a cart
    plural = {is_plural(words, nearest), is_plural(words, head)}
    return (False in plural), (True in plural or joined or group)


_CLAUSE_OPENERS: Final = frozenset(
    {"and", "but", "or", "while", "as", "when", "before", "after", "because", "if", "then", "until"}
)
_RELATIVES: Final = frozenset({"who", "which", "that", "whose"})
