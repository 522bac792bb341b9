"""Water and sand of a colour that the words name: a pink lake, a river of chocolate, a beach of black sand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from generators.previz.building import StageBuilder, linear_rgb
from generators.previz.light.kelvin import Rgb, scaled
from generators.previz.rigs.surfaces import Srgb
from generators.previz.scene import Pattern
from generators.previz.sets.paint import SAND, WET_SAND
from generators.previz.told_colours import STUFFS, colours_told_of, stuff_of_water
from prompts.shot import Shot

__all__ = ["paint_as_told"]

WATERS: Final = (
    r"lakes?|ponds?|rivers?|streams?|creeks?|brooks?|seas?|oceans?|lagoons?|waters?|waves|bay|swamp|marsh|canals?"
    r"|reservoir|fjord|surf|waterfalls?|spring"
)
SANDS: Final = r"sands?|sand dunes?|dunes?|beach(?:es)?|desert"
GLOWS: Final[Mapping[str, float]] = MappingProxyType({"lava": 0.6, "magma": 0.6})
"""How much of its own light a stuff gives."""
LEAST_BRIGHT: Final = 0.32
"""The greatest channel of a coloured water at least: what it mirrors would hide a darker colour. Black stays black."""
SECOND: Final = 0.75
"""How light the second colour of a pattern is, to the first."""
DULL: Final = 0.02
"""How much a coloured water mirrors by itself."""
THICK: Final = 0.17
"""Roughness of what is no water, and mirrors less."""
PATTERN, SECOND_AT, ROUGHNESS, SPECULAR, EMISSION, SUBJECT = 4, 6, 9, 10, 11, 14
"""Where a geom's numbers say its pattern, the second colour and whose it is; see `StageBuilder.geom`."""


def paint_as_told(builder: StageBuilder, shot: Shot) -> None:
    """Paints the water and the sand of a set that is built in the colours that the shot tells of.

    Args:
        builder: holds the set's shapes.
        shot: its request is read, and its setting.
    """
    text = ". ".join((shot.request, shot.setting.place, *shot.setting.details)).lower()
    water, sand = _water(text), colours_told_of(text, SANDS)
    if water is not None:
        _paint(
            builder,
            _is_water,
            _shown(linear_rgb(water)),
            specular=DULL,
            glow=GLOWS.get(stuff_of_water(text), 0.0),
            thick=bool(stuff_of_water(text)),
        )
    if sand:
        _paint(builder, _is_sand, linear_rgb(sand[0]))


def _water(text: str) -> Srgb | None:
    stuff = stuff_of_water(text)
    if stuff:
        return STUFFS[stuff]
    named = colours_told_of(text, WATERS)
    return named[0] if named else None


def _is_water(geom: Any) -> bool:
    return bool(geom.userdata[PATTERN] == Pattern.WATER)


def _is_sand(geom: Any) -> bool:
    return any(np.allclose(geom.rgba[:3], paint.colour, atol=1e-4) for paint in (SAND, WET_SAND))


def _shown(colour: Rgb) -> Rgb:
    """A colour of water that is light enough to be seen in it."""
    brightest, saturation = max(colour), max(colour) - min(colour)
    if saturation < 0.3 * brightest or brightest >= LEAST_BRIGHT:
        return colour
    return scaled(colour, LEAST_BRIGHT / brightest)


def _paint(
    builder: StageBuilder,
    is_of_it: Callable[[Any], bool],
    first: Rgb,
    *,
    specular: float | None = None,
    glow: float = 0.0,
    thick: bool = False,
) -> None:
    for geom in builder.spec.geoms:
        if len(geom.userdata) <= SUBJECT or geom.userdata[SUBJECT] != 0.0 or not is_of_it(geom):
            continue
        user = list(geom.userdata)
        user[SECOND_AT : SECOND_AT + 3] = [SECOND * part for part in first]
        user[SPECULAR] = user[SPECULAR] if specular is None else specular
        user[ROUGHNESS] = THICK if thick else user[ROUGHNESS]
        user[EMISSION] = max(user[EMISSION], glow)
        geom.userdata = user
        geom.rgba = [*first, geom.rgba[3]]
