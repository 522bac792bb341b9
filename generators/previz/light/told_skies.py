"""Skies of a colour that the words name: a green sky, a purple and orange sunset, a blue sky over golden wheat."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.previz.building import linear_rgb
from generators.previz.light.kelvin import Rgb, luminance, mixed, scaled
from generators.previz.rigs.surfaces import Srgb
from generators.previz.scene import Light, Sky
from generators.previz.told_colours import colours_told_of
from prompts.shot import Shot

__all__ = ["as_told", "sky_colours"]

SKIES: Final = r"sky|skies|sunsets?|sunrises?|dusk|dawn|twilight|horizon|heavens"
LIKE: Final = 0.9
"""How far a sky takes on the colour that it is said to have."""
BRIGHTEST: Final = 0.95
"""The greatest channel of a sky that is coloured: a brighter one would wash its colour out."""
LIT_LIKE: Final = 0.2
"""How far what shines from such a sky is of its colour."""
LEAST_SATURATION: Final = 0.2
NIGHTS: Final = frozenset({"night", "blue_hour"})
"""Hours whose sky is of a dark blue anyhow."""
PLAIN_BLUE: Final = (45, 90, 190)
DAY_BLUE: Final = (104, 158, 220)


def sky_colours(shot: Shot) -> tuple[Srgb, ...]:
    """The colours that a shot's sky is told to have; none where they are those of any sky.

    Args:
        shot: its request is read, and its setting.
    """
    if shot.setting.interior:
        return ()
    text = ". ".join((shot.request, shot.setting.place, *shot.setting.details))
    named = colours_told_of(text, SKIES)
    told = tuple(_of_the_day(colour) for colour in named if not _is_grey(colour))
    dark = (shot.setting.time_of_day or "") in NIGHTS
    return tuple(colour for colour in told if not (dark and colour == DAY_BLUE))


def _is_grey(colour: Srgb) -> bool:
    return (max(colour) - min(colour)) / max(*colour, 1) < LEAST_SATURATION


def _of_the_day(colour: Srgb) -> Srgb:
    """The blue of a clear day for a plain blue, which as paint would be too deep for a sky."""
    return DAY_BLUE if colour == PLAIN_BLUE else colour


def as_told(sky: Sky, lights: tuple[Light, ...], colours: tuple[Srgb, ...]) -> tuple[Sky, tuple[Light, ...]]:
    """Sky and lights in the colours that are told: the lightest lies along the horizon.

    Args:
        sky: of the hour and the weather.
        lights: what shines in it.
        colours: one or more; without any, all stays.
    """
    if not colours:
        return sky, lights
    painted = sorted((linear_rgb(colour) for colour in colours), key=luminance)
    high, low = painted[0], painted[-1]
    top = 0.6 if high == low else 1.0
    sky = replace(
        sky,
        zenith=_in(sky.zenith, high, top),
        horizon=_in(sky.horizon, low),
        haze=_in(sky.haze, low),
        sun_glow=mixed(sky.sun_glow, _at_level(low, max(sky.sun_glow)), LIT_LIKE),
    )
    return sky, tuple(
        replace(light, colour=mixed(light.colour, _at_level(low, max(light.colour)), LIT_LIKE)) for light in lights
    )


def _in(was: Rgb, colour: Rgb, level: float = 1.0) -> Rgb:
    """A part of the sky in a colour, as bright as it was but for what would wash the colour out."""
    bright = max(min(1.25 * max(was), BRIGHTEST), max(was) * 0.8)
    return mixed(was, _at_level(colour, level * min(bright, BRIGHTEST)), LIKE)


def _at_level(colour: Rgb, level: float) -> Rgb:
    """A colour whose greatest channel is at a level."""
    return scaled(colour, level / max(*colour, 1e-6))
