"""Words in -s that are verbs or plurals, by the words around them: the `sparks` of `he grinds, sparks fly`."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import DETERMINERS, MADE, PREPOSITIONS, verb_of, verbs
from prompts.reading.lexicon import noun_at
from prompts.reading.lists import words_of
from prompts.reading.tag_series import (
    BEFORE_OBJECT,
    acts_alone,
    by_itself,
    goes_on,
    in_series,
    is_counted,
    is_named,
    opens_series,
)
from prompts.reading.word_tags import (
    Options,
    is_adjective_alone,
    is_closed,
    is_known_noun,
    is_plural,
    word_options,
)
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["by_company", "is_worn_there"]


def by_company(words: Words, index: int, base: Options) -> Options | None:
    """A word in -s that may be a verb, by the words around it; None where they leave it open."""
    if "n" in base and (is_counted(words, index) or _is_all_round(words, index)):
        return {"n": 0.0}
    if by_itself(words, index) or acts_alone(words, index, base) or _after_its_stuff(words, index):
        return {"vz": 0.0}
    if "n" in base and is_named(words, index - 1):
        return {**base, "vz": 0.0, "n": base["n"] + 0.8}
    if (
        in_series(words, index)
        or opens_series(words, index)
        or _after_looks(words, index)
        or goes_on(words, index, base)
    ):
        return {"vz": 0.0}
    if "n" in base and _has_its_verb(words, index):
        return {"n": 0.0}
    if "n" in base and words.low(index + 1) in _PARTICLES and _may_act(words, index):
        return {"vz": 0.0, "n": 1.6}
    if "n" in base and _after_one(words, index):
        return {"vz": 0.0}
    if "n" in base and _ends_a_list(words, index):
        return {**base, "vz": base["vz"] + 3.0}
    if words.low(index) in ("falls", "drops") and _names_drops_or_falls(words, index):
        return {"n": 0.0}
    if "n" in base and _lies_there(words, index):
        return {**base, "vz": base["vz"] + 3.0, "n": 0.0}
    if _after_gerund(words, index):
        return {**base, "vz": base["vz"] + 2.0, "n": min(base.get("n", 9), 0.3)}
    return None


_MADE_OF: Final = frozenset({"of", "from"})


def _after_its_stuff(words: Words, index: int) -> bool:
    """The `gallops` of `a horse made of clear ice gallops`: what something is made of stands before it."""
    of = next((i for i in range(index - 2, max(index - 4, 0), -1) if words.low(i) in _MADE_OF), 0)
    made = words.low(of - 1) in MADE or (words.low(of - 1) == "out" and words.low(of - 2) in MADE)
    stuff = words.low(index - 1) in terms_by_phrase("materials") or words.low(index - 1) in _STUFFS
    verb = verb_of(words.low(index))
    return of > 0 and made and stuff and verb is not None and verb.base in terms_by_phrase("motions")


_STUFFS: Final = frozenset({"fire", "smoke", "yarn", "candy", "light", "leaves", "flowers", "clouds", "lava"})
_FALL_IN_DROPS: Final = frozenset({"dew", "rain", "tear", "ink"})
_LIE_IN_DROPS: Final = frozenset({"water", "sweat", "blood", "milk", "honey", "paint", "oil", "wax"})
"""Of what drops only after `with` or `in`: the water drops from a tap."""
_BEFORE_A_LOOK: Final = frozenset({"with", "in", "of", "by", "and", "cold", "clear", "tiny", "little", "small"})


def _names_drops_or_falls(words: Words, index: int) -> bool:
    """The `drops` of `with water drops`, the `Falls` of a name: `at Niagara Falls`."""
    before = words.low(index - 1)
    if words.low(index) == "falls":
        return words.said(index, index + 1) == "Falls" and before != "it"
    return before in _FALL_IN_DROPS or (before in _LIE_IN_DROPS and words.low(index - 2) in _BEFORE_A_LOOK)


_LIKELY: Final = 2.5
"""A cost below which a word may well be what it is asked about."""


def _has_its_verb(words: Words, index: int) -> bool:
    """The `sparks` of `he grinds a blade, sparks fly`: between marks a bare verb stands after it, and nothing else."""
    before = words.low(index - 1) if index else ","
    after = words.low(index + 1)
    closes = index + 2 >= len(words) or words.tokens[index + 2].is_mark
    return (
        before in {",", ";", "."}
        and closes
        and not is_closed(after)
        and word_options(after).get("vb", 9) < _LIKELY
        and not is_plural(words, index + 1)
    )


def _may_act(words: Words, index: int) -> bool:
    """`a sculptor chips away`, `wobbles, falls down`: one thing, or a verb before a comma, stands before."""
    before = words.low(index - 1)
    if before in {",", "and"}:
        return any(_may_be_deed(words, i, {"vz"}) for i in range(max(0, index - 6), index - 1))
    return is_known_noun(before) and not is_plural(words, index - 1) and words.free(index - 1)


def _may_be_deed(words: Words, index: int, forms: set[str]) -> bool:
    """Whether a word may be a verb in one of the forms, which the `rocks` of `on wet rocks` may not."""
    named = is_adjective_alone(words.low(index - 1)) or words.low(index - 1) in DETERMINERS
    return bool(forms & set(word_options(words.low(index)))) and not named


def _after_one(words: Words, index: int) -> bool:
    """The `howls` of `a wolf howls, breath visible`: what `a` opens is one thing, so that no plural can end it."""
    after = words.low(index + 1) if index + 1 < len(words) else ""
    closes = not after or words.tokens[index + 1].is_mark or not _may_end_compound(words, index + 1)
    one = "n" in word_options(words.low(index - 1)) and words.free(index - 1) and not is_plural(words, index - 1)
    described = words.low(index - 2) in {"a", "an"} and is_adjective_alone(words.low(index - 1))
    if described and words.low(index + 1) in BEFORE_OBJECT:
        return is_plural(words, index)  # a thermal lifts a condor
    if not closes or not one or words.low(index - 1).endswith("ing"):
        return False
    first = index - 2
    while first > 0 and (is_adjective_alone(words.low(first)) or _may_end_compound(words, first)):
        first -= 1
    return first >= 0 and words.low(first) in {"a", "an"} and is_plural(words, index)


def _may_end_compound(words: Words, index: int) -> bool:
    """Whether the name of one thing may end here, after a plural: the `car` of `a sports car`."""
    return "n" in word_options(words.low(index)) and not is_plural(words, index)


def _after_looks(words: Words, index: int) -> bool:
    """The `rises` of `the moon, huge and orange, rises behind a mill`: nothing but looks stands between commas."""
    if words.low(index - 1) != ",":
        return False
    first = index - 2
    while first > 0 and (is_adjective_alone(words.low(first)) or words.low(first) == "and"):
        first -= 1
    return 0 < first < index - 2 and words.low(first) == "," and not is_plural(words, first - 1)


def _lies_there(words: Words, index: int) -> bool:
    """The `waves` of `a lighthouse on a cliff, waves below`: nothing before is a verb, and nothing follows."""
    after = words.low(index + 2) if index + 2 < len(words) else ""
    if words.low(index - 1) == "," and words.low(index + 1) in {"in", "on"} and words.low(index + 3) in _FAR_OFF:
        return True
    if _is_had(words, index):
        return True
    closes = not after or words.tokens[index + 2].is_mark
    if words.low(index - 1) != "," or words.low(index + 1) not in _WHERE or not closes:
        return False
    return not any(_may_be_deed(words, i, {"vz", "vd", "be"}) for i in range(index - 1) if not words.claimed[i])


def _is_all_round(words: Words, index: int) -> bool:
    """The `sparks` of `shapes a vase, sparks around him`: far oftener a noun, between a comma and where it is."""
    bases = {verb.base for verb in verbs().get(words.low(index), ()) if verb.form == "third"}
    glows = all(terms_by_phrase("motions").get(base, "burn") in _OF_FIRE for base in bases)
    rare = bool(bases & words_of("verbs", "noun_first")) and glows
    last = index + 2 + (words.low(index + 2) in _BEFORE_A_NOUN)
    closes = last + 1 >= len(words) or words.tokens[last + 1].is_mark
    return rare and words.low(index - 1) == "," and words.low(index + 1) in PREPOSITIONS and closes


_OF_FIRE: Final = frozenset({"burn", "shine", "float", "fall", "grow"})
"""Motions that nobody goes about with: beside them, a verb that is oftener a noun is one."""
_BEFORE_A_NOUN: Final = frozenset({"the", "his", "her", "its", "their", "a", "an"})


def is_worn_there(words: Words, index: int) -> bool:
    """The `towel` of `dyes her hair, towel round her neck`: a thing by its bare name, and the part that it is on."""
    there = noun_at(words, index + 3, index + 4) if words.low(index + 2) in {"his", "her", "its", "their"} else None
    part = there is not None and table("nouns")[there.id].role == "part"
    at = words.low(index + 1) in {"in", "on", "round", "around", "over", "under", "between", "behind", "across"}
    return words.low(index - 1) == "," and at and part and is_known_noun(words.low(index))


def _is_had(words: Words, index: int) -> bool:
    """The `pins` of `measures a man, pins in his mouth`: what somebody has, between a comma and the part it is in."""
    bases = {verb.base for verb in verbs().get(words.low(index), ()) if verb.form == "third"}
    there = noun_at(words, index + 3, index + 4) if words.low(index + 2) in {"his", "her", "its", "their"} else None
    part = there is not None and table("nouns")[there.id].role == "part"
    led = words.low(index - 1) == "," and words.low(index + 1) in {"in", "on", "between"}
    return led and part and not any(base in terms_by_phrase("motions") for base in bases)


_WHERE: Final = frozenset(
    {"below", "above", "behind", "beyond", "around", "beneath", "nearby", "underneath", "everywhere", "overhead"}
)


_FAR_OFF: Final = frozenset({"distance", "background", "foreground", "horizon", "sky", "corner"})
"""What stands `in the distance` is there, and does nothing: `combing her hair, ships in the distance`."""


def _after_gerund(words: Words, index: int) -> bool:
    """The `sprinkles` of `kneads dough, adding sprinkles`: what is added."""
    adds = any(verb.form == "ing" for verb in verbs().get(words.low(index - 1), ()))
    return adds and words.low(index - 2) == "," and words.low(index + 1) in {",", ".", "and", "to", "on", ""}


def _ends_a_list(words: Words, index: int) -> bool:
    """The `skis` of `a refrigerator and skis`: nothing follows, and nothing before is a verb."""
    after = words.low(index + 1)
    led = after in PREPOSITIONS and is_known_noun(words.low(index))
    if words.low(index - 1) != "and" or not (led or after in {"", ".", ","}) or index < _A_PAIR:
        return False
    before = [word_options(words.low(i)) for i in range(index - 1) if not words.claimed[i]]
    named = all({"n", "adj", "det", "num", "mark"} & set(options) and "vz" not in options for options in before)
    return named and (led or words.low(0) in _ARTICLES)


_A_PAIR: Final = 2
_ARTICLES: Final = frozenset({"a", "an", "some", "two", "three"})
_PARTICLES: Final = frozenset({"away", "off", "down", "up", "out", "over", "back", "into", "onto", "across", "through"})
