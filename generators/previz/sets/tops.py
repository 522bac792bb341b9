"""What a table top is made of by the words of the shot: rows of `surfaces`, in the colour that is said."""

from __future__ import annotations

import re

from generators.previz.building import Surface
from generators.previz.rigs.surfaces import colour_in, shade
from generators.previz.scene import Pattern
from prompts.shot import Shot
from prompts.vocabulary import table, terms_by_phrase
from prompts.vocabulary.terms import TopSurface

__all__ = ["top_said"]

SECOND = 1.5
"""Lightness of the veins and grain of what is of a colour that is said, over that colour's own."""
LEAST_VEIN = 26
"""How much lighter they are at the least, of 255."""


def top_said(shot: Shot) -> Surface | None:
    """The surface of the table that the words name; None where they name none.

    Args:
        shot: its place, then its details and what its subjects do are read.
    """
    setting = shot.setting
    texts = (setting.place, *setting.details, *(s.position for s in shot.subjects), *(b.action for b in shot.beats))
    return next((found for text in texts if (found := _in(text.lower())) is not None), None)


def _in(text: str) -> Surface | None:
    words = re.findall(r"[a-z]+", text)
    known = terms_by_phrase("surfaces")
    for length in (3, 2, 1):
        for start in range(len(words) - length + 1):
            found = known.get(" ".join(words[start : start + length]))
            if found:
                return _surface(table("surfaces")[found], " ".join(words[max(start - 2, 0) : start]))
    return None


def _surface(row: TopSurface, before: str) -> Surface:
    colour = colour_in(before)
    first, second = row.srgb, row.second
    if colour is not None:
        lighter = shade(colour, SECOND)
        vein = lighter if max(lighter) - max(colour) > LEAST_VEIN else tuple(min(c + LEAST_VEIN, 255) for c in colour)
        dark = sum(colour) > 3 * 140
        first, second = colour, shade(colour, 1.0 / 1.2) if dark else (vein[0], vein[1], vein[2])
    return Surface.of(
        *first,
        second_colour=Surface.of(*second).colour,
        pattern=Pattern[row.pattern.upper()],
        pattern_scale=row.scale_m,
        roughness=row.roughness,
        specular=row.specular,
    )
