"""Several moons or suns in the sky of a set, side by side and of different sizes, where the camera looks."""

from __future__ import annotations

import math
import re
from typing import Final

from generators.previz.building import Surface
from generators.previz.eclipses import ECLIPSED
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import glowing, mottled
from generators.previz.several_discs import DISCS

__all__ = ["hang_discs"]

AWAY_M: Final = 320.0
MOON: Final = mottled((222, 218, 208), (176, 172, 166), 9.0).with_(emission=0.55)
SUN: Final = glowing((255, 214, 150), 3.0)
PLACES: Final = ((-9.0, 6.6, 2.1), (4.5, 8.6, 1.3), (13.0, 5.5, 1.0), (-17.0, 8.8, 0.8), (-2.0, 4.5, 0.7))
"""To the right of where the camera looks and over the horizon, and the radius, degrees."""

ECLIPSE: Final = (
    (AWAY_M, 2.5, glowing((255, 226, 170), 2.6)),
    (AWAY_M - 20.0, 2.2, Surface.of(6, 6, 8, roughness=1.0)),
)
"""Of the sun's crown and the moon before it: how far, radius in degrees, and the paint."""
ECLIPSE_UP: Final = 10.0
_BEHIND: Final = re.compile(r"\b(?P<how>(?:[\w-]+ ){0,2})(?P<what>moon|sun) behind\b")
_LARGE: Final = re.compile(r"\b(?:huge|giant|enormous|massive|gigantic|big|large|oversized)\b")
HUGE_DEG, LARGE_DEG = 7.5, 4.5
"""Radius of a disc that somebody is seen before."""
RISEN: Final = 0.8
"""How high its middle is over the horizon, over its radius."""


def hang_discs(site: SetSite) -> None:
    """Hangs what the details of the place say."""
    if ECLIPSED in site.words:
        for away, wide, coat in ECLIPSE:
            _hang(site, (0.0, ECLIPSE_UP, wide), coat, away_m=away)
    if behind := _BEHIND.search(site.words):
        wide = HUGE_DEG if _LARGE.search(behind["how"]) else LARGE_DEG
        _hang(site, (-1.5, RISEN * wide, wide), SUN if behind["what"] == "sun" else MOON)
    found = DISCS.search(site.words)
    if found is None:
        return
    paint: Surface = SUN if found["what"] == "suns" else MOON
    for place in PLACES[: int(found["count"])]:
        _hang(site, place, paint)


def _hang(site: SetSite, place: tuple[float, float, float], paint: Surface, *, away_m: float = AWAY_M) -> None:
    """Hangs one disc: to the right of where the camera looks, over the horizon, and its radius, degrees."""
    aside, up, wide = place
    ahead, eye = site.clearing.ahead().mean(axis=0), site.clearing.cameras.mean(axis=0)
    turn, rise = math.atan2(float(ahead[1]), float(ahead[0])) - math.radians(aside), math.radians(up)
    level = away_m * math.cos(rise)
    at = (
        float(eye[0]) + level * math.cos(turn),
        float(eye[1]) + level * math.sin(turn),
        float(eye[2]) + away_m * math.sin(rise),
    )
    radius = away_m * math.tan(math.radians(wide))
    site.ball(at, (radius, radius, radius), paint)
