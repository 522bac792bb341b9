"""A breed as one animal's record has it: floppy ears, a bushy tail, black spots, a white belly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

from generators.previz.rigs.quadruped.borrowed import as_borrowed
from generators.previz.rigs.quadruped.breeds import Breed
from generators.previz.rigs.surfaces import Srgb, colour_in, shade
from generators.previz.tables import rows_of
from prompts.shot import Look, Subject

__all__ = ["as_said", "colours_said"]

_COAT_PARTS: Final = frozenset({"", "coat", "fur", "hair", "body", "fleece", "wool", "skin", "hide"})
_MARKS: Final = frozenset({
    "spots", "spot", "dots", "dot", "speckles", "stripes", "stripe", "patches", "patch", "markings", "marking",
    "blotches",
})  # fmt: skip
_COLOURED: Final[Mapping[str, tuple[str, ...]]] = {
    "under": ("belly", "chest", "bib", "breast", "underside", "underbelly", "tummy", "stomach"),
    "points": ("paws", "paw", "feet", "socks", "stockings", "legs", "boots", "mittens"),
    "mask": ("muzzle", "snout", "face", "mask"),
    "blaze": ("blaze", "star", "snip", "stripe"),
}
"""Parts by the key of the breed that holds their colour."""
_SIZES: Final[Mapping[str, float]] = {"spots": 0.08, "stripes": 0.09, "patches": 0.35}
"""Of markings that a breed has none of, over its height."""
_NEAR: Final = 70.0
"""Colours that differ by less (a distance of sRGB) are one to the eye: the black of a collie and black."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One row of `said.toml`; see its head."""

    id: str
    parts: tuple[str, ...] = ("",)
    words: tuple[str, ...] = ()
    sets: dict[str, str | float] = field(default_factory=dict)
    times: dict[str, float] = field(default_factory=dict)
    family: tuple[str, ...] = ()

    def fits(self, look: Look, breed: Breed) -> bool:
        """Whether a look says this of a breed."""
        if (self.family and breed.family not in self.family) or look.part.lower() not in self.parts:
            return False
        plain = " ".join(re.findall(r"[a-z]+", look.text.lower()))
        return not self.words or any(re.search(rf"\b{word}\b", plain) for word in self.words)


@cache
def _rows() -> tuple[Said, ...]:
    return tuple(rows_of(__package__ or "", "said", Said).values())


def colours_said(subject: Subject) -> tuple[Srgb, ...]:
    """The colours that an animal's coat is said to have, first the one named first."""
    found = (_colour(look) for look in subject.looks if look.part.lower() in _COAT_PARTS)
    return tuple(dict.fromkeys(colour for colour in found if colour))


def as_said(breed: Breed, subject: Subject) -> Breed:
    """The breed with what the subject's looks say of its parts, coat and markings."""
    changed: dict[str, Any] = as_borrowed(breed, subject)
    breed = replace(breed, **changed)
    for look in subject.looks:
        for row in (row for row in _rows() if row.fits(look, breed)):
            changed |= row.sets
            changed |= {key: value * getattr(breed, key) for key, value in row.times.items()}
    if breed.pattern == "patches" and changed.get("pattern") == "spots":
        changed["pattern"] = "patches"  # a spotted cow has its own large patches
    changed |= _marked(breed, subject, str(changed.get("pattern", "")))
    for key, parts in _COLOURED.items():
        said = next((_colour(look) for look in subject.looks if look.part.lower() in parts), None)
        if said:
            changed[key] = said
    return replace(breed, **changed) if changed else breed


def _marked(breed: Breed, subject: Subject, pattern: str) -> dict[str, Any]:
    """The coat's colours and markings: of two colours that are said, the second is that of the markings.

    Args:
        breed: as it is usually.
        subject: whose looks say.
        pattern: that the looks name; empty where they name none.
    """
    said = colours_said(subject)
    of_marks = next((_colour(look) for look in subject.looks if look.part.lower() in _MARKS), None)
    own = [c for c in (breed.coat, breed.under, breed.points, breed.mask, breed.marks) if c]
    if of_marks is None and len(said) > 1 and all(any(_near(c, mine) for mine in own) for c in said):
        return {}
    second = of_marks or (said[1] if len(said) > 1 else None)
    if second is None:
        if not pattern or (pattern == breed.pattern and not said):
            return {}
        second = shade(said[0] if said else breed.coat, 0.55)
    pattern = pattern or (breed.pattern if breed.pattern != "plain" else "patches")
    size = breed.marks_size if pattern == breed.pattern else _SIZES[pattern]
    coat = said[0] if said else breed.coat
    return {
        "coat": coat,
        "pattern": pattern,
        "marks": second,
        "marks_size": size,
        "solid": False,
        **({"under": second, "points": (), "mask": ()} if len(said) > 1 else {}),
    }


def _colour(look: Look) -> Srgb | None:
    return colour_in(look.colour) or colour_in(look.text)


def _near(one: Srgb, other: tuple[int, ...]) -> bool:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) < _NEAR**2
