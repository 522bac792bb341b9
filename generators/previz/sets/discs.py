"""Several moons or suns in the sky of a set, side by side and of different sizes, where the camera looks."""

from __future__ import annotations

import math
from typing import Final

from generators.previz.building import Surface
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import glowing, mottled
from generators.previz.several_discs import DISCS

__all__ = ["hang_discs"]

AWAY_M: Final = 320.0
MOON: Final = mottled((222, 218, 208), (176, 172, 166), 9.0).with_(emission=0.55)
SUN: Final = glowing((255, 214, 150), 3.0)
PLACES: Final = ((-9.0, 6.6, 2.1), (4.5, 8.6, 1.3), (13.0, 5.5, 1.0), (-17.0, 8.8, 0.8), (-2.0, 4.5, 0.7))
"""To the right of where the camera looks and over the horizon, and the radius, degrees."""


def hang_discs(site: SetSite) -> None:
    """Hangs what the details of the place say."""
    found = DISCS.search(site.words)
    if found is None:
        return
    paint: Surface = SUN if found["what"] == "suns" else MOON
    ahead, eye = site.clearing.ahead().mean(axis=0), site.clearing.cameras.mean(axis=0)
    bearing = math.atan2(float(ahead[1]), float(ahead[0]))
    for aside, up, wide in PLACES[: int(found["count"])]:
        turn, rise = bearing - math.radians(aside), math.radians(up)
        level = AWAY_M * math.cos(rise)
        at = (
            float(eye[0]) + level * math.cos(turn),
            float(eye[1]) + level * math.sin(turn),
            float(eye[2]) + AWAY_M * math.sin(rise),
        )
        radius = AWAY_M * math.tan(math.radians(wide))
        site.ball(at, (radius, radius, radius), paint)
