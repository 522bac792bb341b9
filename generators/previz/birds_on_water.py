"""Birds that go over water: most swim there, and those that live on it glide with their wings folded."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.base import noun_of
from prompts.shot import Subject

__all__ = ["WATERFOWL", "glides_on_water", "swims"]

_ON_WATER: Final = re.compile(
    r"\b(?:across|on|over|along|in) (?:\w+ ){1,3}?(?:pond|lake|river|stream|water|canal|sea|pool)\b"
)
_GLIDES: Final = re.compile(r"\b(?:glid|drift|float|sail|paddl)\w*\b")
WATERFOWL: Final = frozenset({"swan", "duck", "goose", "pelican", "duckling"})
"""Birds that swim where others fly over the water."""


def swims(subject: Subject, words: str) -> bool:
    """Whether a bird goes over water, which it does swimming unless it flies."""
    return subject.kind == "bird" and _ON_WATER.search(words.lower()) is not None


def glides_on_water(subject: Subject, words: str) -> bool:
    """Whether a bird that lives on water glides over it, which such a one does with its wings folded."""
    noun = noun_of(subject)
    on_it = swims(subject, words) and _GLIDES.search(words.lower()) is not None
    return on_it and noun is not None and noun.breed in WATERFOWL
