"""Numbers, groups and measures before a noun: how many `a convoy of six` is, and what a unit makes of a number."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from prompts.reading.grammar import DETERMINERS, NUMBER_WORDS, singulars
from prompts.reading.lists import words_of
from prompts.reading.tagging import NOUNS, tag_at
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["GROUPS", "SOME", "Group", "group_at", "is_measure", "is_number", "units"]

GROUPS: Final = {
    "pair": 2, "couple": 2, "trio": 3, "group": 5, "flock": 12, "herd": 10, "pack": 6, "school": 20, "swarm": 30,
    "bunch": 5, "set": 3, "row": 5, "line": 6, "stack": 5, "pile": 6, "crowd": 20, "team": 5, "lot": 10, "lots": 10,
    "number": 5, "series": 4, "army": 30, "handful": 4, "colony": 30, "pride": 6, "dozen": 12, "dozens": 24,
    "hundreds": 100, "thousands": 1000, "litter": 5, "fleet": 8, "cluster": 6, "gang": 5, "family": 4, "string": 6,
    "variety": 5, "convoy": 5, "procession": 8, "parade": 10, "caravan": 6, "column": 8, "squad": 6, "squadron": 6,
    "brood": 6, "gaggle": 8, "pod": 5, "shoal": 25, "murder": 8, "heap": 6, "bouquet": 8, "scattering": 6, "queue": 6,
    "collection": 6, "troupe": 6, "band": 5, "circle": 6, "crew": 4, "plenty": 8, "scores": 30, "array": 6,
}  # fmt: skip
MASSES: Final = {
    "field": 12, "fields": 12, "carpet": 12, "sea": 12, "blanket": 12, "meadow": 12, "bed": 8, "bank": 8, "patch": 8,
    "rows": 12, "acres": 12, "hillside": 12, "mass": 12, "swathe": 12, "drift": 12, "expanse": 12,
}  # fmt: skip
"""Groups that only plants are: `a carpet of bluebells`."""
SOME: Final = {
    "several": 4,
    "many": 8,
    "few": 3,
    "some": 3,
    "various": 4,
    "numerous": 8,
    "countless": 30,
    "multiple": 4,
}


ABOUT: Final = frozenset({"about", "around", "nearly", "almost", "over", "roughly", "approximately"})
"""Before a number these say that it is not exact."""


def is_number(words: Words, at: int) -> bool:
    """True for a number in digits or words."""
    if at >= len(words) or not (words.tokens[at].is_number or words.low(at) in NUMBER_WORDS):
        return False
    below = at > 0 and words.low(at - 1) in {"-", "−", "–"} and words.tokens[at - 1].end == words.tokens[at].start
    return not (below and words.tokens[at].is_number)  # at -18: degrees, and no count


def is_measure(words: Words, at: int, stop: int) -> bool:
    """The `10 degree` of `a 10 degree ramp`: how large one thing is, not how many there are."""
    return (
        is_number(words, at)
        and words.low(at + 1) in units()
        and at + 2 < stop
        and tag_at(words, at + 2) in NOUNS | {"adj"}
    )


@cache
def units() -> frozenset[str]:
    """Units as they stand before what they measure, in the singular."""
    return words_of("english", "units")


class Group(NamedTuple):
    """A group before what is in it: how many, the words for it, and the token after it."""

    number: int
    text: str
    end: int


def group_at(words: Words, start: int, at: int, stop: int) -> Group | None:
    """The `a small herd of` of `a small herd of goats`, or the number of `a family of four`, when one begins.

    Args:
        words: the sentence.
        start: the token of the determiner.
        at: the token after it.
        stop: the token before which all must end.
    """
    for look in range(at, min(at + 4, stop)):
        low = words.low(look)
        if mass := _mass_at(words, start, look, stop):
            return mass
        if low in GROUPS and words.low(look + 1) == "of" and words.free(look + 1):
            if f"{low} of {words.low(look + 2)}" in terms_by_phrase("nouns"):
                return None  # a bunch of grapes is one thing
            if whole := _of_so_many(words, look, stop):
                return Group(whole, words.said(look, look + 3), look)
            return _counted(words, start, look + 2, stop) or Group(GROUPS[low], words.said(start, look + 2), look + 2)
        if tag_at(words, look) not in ("adj", "vn", "vg") and low not in GROUPS:
            return None
    return None


def _mass_at(words: Words, start: int, at: int, stop: int) -> Group | None:
    """The `field of` of `a field of sunflowers`, where a sentence begins so; of who is in one, it is the place."""
    low = words.low(at)
    if low not in MASSES or at + 2 > _MASS_BY or words.low(at + 1) != "of" or not words.free(at + 1):
        return None
    named = (form for look in range(at + 2, min(at + 5, stop)) for form in singulars(words.low(look)))
    known = (table("nouns").get(terms_by_phrase("nouns").get(form, "")) for form in named)
    grow = any(row is not None and row.kind == "plant" for row in known)
    return Group(MASSES[low], words.said(start, at + 2), at + 2) if grow else None


def _counted(words: Words, start: int, at: int, stop: int) -> Group | None:
    """The `six` of `a convoy of six buses`."""
    at += words.low(at) in ABOUT
    number = _number_of(words, at)
    if at + 1 >= stop or not 1 < number <= _MOST or words.tokens[at + 1].joined:
        return None
    return Group(number, words.said(start, at + 1), at + 1)


def _of_so_many(words: Words, at: int, stop: int) -> int:
    """The number of `a family of four`, where nothing counted follows it; 0 for `a convoy of six buses`."""
    many, after = _number_of(words, at + 2), at + 3
    if not 1 < many <= _MOST:
        return 0
    alone = after >= stop or not words.free(after) or tag_at(words, after) not in NOUNS | {"adj", "vn"}
    family = words.low(at) == "family" and words.low(after + 1) in DETERMINERS
    return many if alone or family else 0


def _number_of(words: Words, at: int) -> int:
    low = words.low(at)
    return NUMBER_WORDS.get(low, int(low[:4]) if low.isdigit() else 0)


_MASS_BY: Final = 5
"""The token by which a mass of plants that is the subject has been named."""
_MOST: Final = 1000
"""The most that one counts."""
