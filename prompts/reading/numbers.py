"""Numbers, groups and measures before a noun: how many `a convoy of six` is, and what a unit makes of a number."""

from __future__ import annotations

from functools import cache
from typing import Final

from prompts.reading.grammar import NUMBER_WORDS
from prompts.reading.lists import words_of
from prompts.reading.tagging import NOUNS, tag_at
from prompts.reading.words import Words

__all__ = ["GROUPS", "SOME", "is_measure", "is_number", "units"]

GROUPS: Final = {
    "pair": 2, "couple": 2, "trio": 3, "group": 5, "flock": 12, "herd": 10, "pack": 6, "school": 20, "swarm": 30,
    "bunch": 5, "set": 3, "row": 5, "line": 6, "stack": 5, "pile": 6, "crowd": 20, "team": 5, "lot": 10, "lots": 10,
    "number": 5, "series": 4, "army": 30, "handful": 4, "colony": 30, "pride": 6, "dozen": 12, "dozens": 24,
    "hundreds": 100, "thousands": 1000, "litter": 5, "fleet": 8, "cluster": 6, "gang": 5, "family": 4, "string": 6,
    "variety": 5, "convoy": 5, "procession": 8, "parade": 10, "caravan": 6, "column": 8, "squad": 6, "squadron": 6,
    "brood": 6, "gaggle": 8, "pod": 5, "shoal": 25, "murder": 8, "heap": 6, "bouquet": 8, "scattering": 6, "queue": 6,
    "collection": 6, "troupe": 6, "band": 5, "circle": 6, "plenty": 8, "scores": 30, "array": 6,
}  # fmt: skip
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


def is_number(words: Words, at: int) -> bool:
    """True for a number in digits or words."""
    return at < len(words) and (words.tokens[at].is_number or words.low(at) in NUMBER_WORDS)


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
