"""The far end of a set: hills, a tree line, mountains. Layers that fade into the haze give a picture its depth."""

from __future__ import annotations

import math
import re

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import NEEDLES, SNOW, mottled, toned
from generators.previz.sets.relief import Relief, peaks, rolling
from generators.previz.sets.vegetation import crown, foliage

__all__ = ["hills", "mountains", "tree_line"]

FAR_LUMPS = 7
FAR_TUFT_M = 0.30
"""Tufts of a far tree line stand for whole boughs."""

FAR_ROCK = mottled((104, 100, 100), (198, 206, 220), 40.0)
_PEAKS = re.compile(
    r"\b(?:mountains?|alps|peaks|mountain range|himalayas?|fjords?)\b(?! (?:bike|biker|lion|goat|gorilla|climber))"
)
HILL_GREEN = mottled((84, 104, 54), (118, 128, 68), 9.0)


UNDER_THE_SUN = 0.45
"""Height of mountains over which the sun or the moon is to be seen, over their usual one."""


def hills(site: SetSite, surface: Surface = HILL_GREEN, *, height_m: float = 12.0, near_m: float = 50.0) -> Relief:
    """Rolling hills all round, under snow where the set is; mountains where the words of the shot have them."""
    if _PEAKS.search(f"{site.words} {site.shot.request}".lower()):
        return mountains(site, FAR_ROCK, height_m=70.0, near_m=near_m + 40.0)
    return rolling(site, SNOW if site.snowy else surface, height_m=height_m, near_m=near_m)


def tree_line(
    site: SetSite,
    *,
    away_m: float = 48.0,
    count: int = 34,
    conifers: bool = False,
    land: Relief | None = None,
    lumps: int = FAR_LUMPS,
) -> None:
    """An uneven band of trees around the open ground, with gaps that show the hills; on `land` they climb it."""
    x0, y0 = site.travel.centre
    half_x = (site.travel.x_max - site.travel.x_min) / 2
    half_y = (site.travel.y_max - site.travel.y_min) / 2
    rng = site.rng
    for number in range(0 if site.leaves_out("tree") else count):
        angle = 2 * math.pi * (number + float(rng.uniform(-0.35, 0.35))) / count
        out = away_m * float(rng.uniform(0.85, 1.35)) * (2.1 if land and number % 3 == 0 else 1.0)
        x = x0 + (half_x + out) * math.cos(angle)
        y = y0 + (half_y + out) * math.sin(angle)
        size = float(rng.uniform(2.6, 4.8))
        if math.sin(3 * angle + 1.0) > 0.72 or not site.clearing.seen(x, y, 2.0 * size):
            continue
        if not site.clearing.open_to(x, y, 1.2 * size):
            continue
        foot = land.height(x, y) if land else 0.0
        if conifers:
            tall = 2.6 * size
            site.geom(GeomKind.CONE, (0.24 * tall, tall / 2, 0.0), NEEDLES[number % 2], (x, y, foot + tall / 2 - 0.3))
            continue
        leaf = toned(foliage(site), 0.85).with_(pattern_scale=FAR_TUFT_M)
        wide, tall = 1.15 * size * float(rng.uniform(0.7, 1.2)), size * float(rng.uniform(0.75, 1.3))
        crown(site, (x, y, foot + 0.62 * tall), (wide, wide, tall), leaf, lumps)


def mountains(site: SetSite, rock: Surface, *, height_m: float = 92.0, near_m: float = 130.0) -> Relief:
    """A range with white tops; `rock` carries its caps as its second colour. Low under a sun to be seen."""
    height_m *= UNDER_THE_SUN if site.cues.shown else 1.0
    return peaks(site, rock.with_(pattern=Pattern.CAPPED), height_m=height_m, near_m=near_m)
