"""The marsh: shallow brown water between grassy hummocks, reeds, and dead trees; a swamp has trees in the water."""

from __future__ import annotations

import math
from typing import Final

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.horizon import hills, tree_line
from generators.previz.sets.paint import BARK, mottled
from generators.previz.sets.vegetation import Sward, bare_tree, crown, foliage, grass_field

__all__ = ["MARSH_WORDS", "marsh", "reeds"]

MARSH_WORDS: Final = (
    "marsh", "marshes", "swamp", "swamps", "bog", "fen", "wetland", "wetlands", "mangrove", "mangroves", "everglades",
    "bayou", "marshland", "saltmarsh",
)  # fmt: skip
WOODED: Final = ("swamp", "swamps", "mangrove", "mangroves", "bayou", "everglades")
"""Those in which trees stand in the water."""
PEAT: Final = Surface.of(
    44, 52, 44, second_colour=Surface.of(34, 42, 36).colour, pattern=Pattern.WATER, pattern_scale=1.1, roughness=0.05,
    specular=0.14,
)  # fmt: skip
HUMMOCK: Final = mottled((92, 96, 48), (74, 70, 44), 0.5)
WATER_BELOW_M: Final = 0.05
SEDGE: Final = Sward(
    blades=9000, height_m=0.42, bend=0.35, roots=((74, 78, 36), (88, 80, 44)),
    tips=((150, 146, 74), (128, 138, 66), (170, 152, 88)), flowers=0.02, petals=((240, 240, 232),),
)  # fmt: skip
REED, REED_HEAD = mottled((128, 132, 66), (96, 108, 54), 0.2), mottled((96, 62, 40), (76, 50, 34), 0.1)


def marsh(site: SetSite, *, afloat: bool) -> SetDressing:
    """Builds it.

    Args:
        site: where.
        afloat: whether the action is on the water and not on a hummock.
    """
    site.ground(PEAT, 0.0 if afloat else -WATER_BELOW_M)
    travel, (x0, y0) = site.travel, site.travel.centre
    half = (travel.x_max - travel.x_min) / 2 + 1.6, (travel.y_max - travel.y_min) / 2 + 1.4
    dry: list[tuple[float, float, float, float]] = [] if afloat else [(x0, y0, *half)]
    for x, y in site.places(22, 1.0, 4.0, 46.0):
        dry.append((x, y, float(site.rng.uniform(1.2, 4.2)), float(site.rng.uniform(1.2, 4.2))))
    for x, y, long, wide in dry:
        top = 0.0 if (x, y) == (x0, y0) else float(site.rng.uniform(0.02, 0.14))
        site.ball((x, y, top - 0.5), (1.25 * long, 1.25 * wide, 0.5), HUMMOCK, yaw=0.0)
    grass_field(site, SEDGE, keep=[(x0, y0, 0.7)] if afloat else [])
    for x, y in site.places(16, 0.5, 2.6, 26.0):
        reeds(site, x, y, 5)
    if site.said(WOODED):
        for x, y in site.places(18, 0.8, 4.0, 34.0):
            _in_the_water(site, x, y)
    else:
        for x, y in site.places(4, 1.0, 8.0, 34.0):
            bare_tree(site, x, y, float(site.rng.uniform(3.0, 5.5)))
    tree_line(site, away_m=62.0, count=50, land=hills(site, height_m=7.0, near_m=80.0))
    return SetDressing()


def reeds(site: SetSite, x: float, y: float, count: int) -> None:
    """A clump of reeds, every other one with a brown head."""
    for number in range(count):
        foot = (x + float(site.rng.normal(0, 0.3)), y + float(site.rng.normal(0, 0.3)), -0.05)
        if not site.clearing.seen(foot[0], foot[1], 0.5):
            continue
        tip = (foot[0] + float(site.rng.normal(0, 0.08)), foot[1], float(site.rng.uniform(0.9, 1.6)))
        site.geom(GeomKind.ROUND_CONE, (0.014, 0.006), REED, ends=(foot, tip))
        if number % 2:
            site.geom(GeomKind.CAPSULE, (0.022,), REED_HEAD, ends=(tip, (tip[0], tip[1], tip[2] + 0.16)))


def _in_the_water(site: SetSite, x: float, y: float) -> None:
    """A swamp tree: a trunk that spreads into roots at its foot, and a crown."""
    if not site.clearing.seen(x, y, 3.0):
        return
    tall, thick = float(site.rng.uniform(7.0, 11.0)), float(site.rng.uniform(0.2, 0.34))
    site.geom(GeomKind.ROUND_CONE, (thick, 0.6 * thick), BARK, ends=((x, y, 0.3), (x, y, 0.75 * tall)))
    for root in range(5):
        angle = 2 * math.pi * root / 5 + float(site.rng.uniform(-0.3, 0.3))
        foot = (x + 3.2 * thick * math.cos(angle), y + 3.2 * thick * math.sin(angle), -0.1)
        site.geom(GeomKind.ROUND_CONE, (0.34 * thick, 0.6 * thick), BARK, ends=(foot, (x, y, 1.1)))
    girth = float(site.rng.uniform(1.9, 2.6))
    crown(site, (x, y, 0.82 * tall), (girth, girth, 0.2 * tall), foliage(site), 4)
