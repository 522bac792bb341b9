"""The desert."""

from __future__ import annotations

import math

from generators.previz.scene import GeomKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.heights import MARS, RED_DUST, cratered
from generators.previz.sets.paint import ROCK, SAND, mottled
from generators.previz.sets.registry import stage_set
from generators.previz.sets.relief import dunes

CACTUS = mottled((84, 116, 72), (64, 92, 58), 0.2)
MESA = mottled((176, 108, 72), (150, 88, 62), 6.0)


@stage_set("desert")
def desert(site: SetSite) -> SetDressing:
    """Dunes one behind another, stones, a few cacti, and table mountains in the haze; on Mars red dust and craters."""
    if MARS.search(site.words):
        dunes(site, RED_DUST, near_m=40.0)
        return cratered(site, red=True)
    site.ground(SAND)
    x0, y0 = site.travel.centre
    land = dunes(site, SAND)
    for number in range(9):
        angle = 2 * math.pi * (number + float(site.rng.uniform(-0.3, 0.3))) / 9
        away, size = float(site.rng.uniform(190, 300)), float(site.rng.uniform(16, 38))
        x, y = x0 + away * math.cos(angle), y0 + away * math.sin(angle)
        if site.clearing.seen(x, y, 2 * size):
            site.geom(GeomKind.CONE, (1.5 * size, 0.4 * size, size), MESA, (x, y, 0.35 * size))
    for x, y in site.places(14, 0.3, 2.0, 22.0):
        size = float(site.rng.uniform(0.06, 0.35))
        site.ball((x, y, 0.25 * size), (size, 0.8 * size, 0.6 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    for x, y in site.places(4, 0.6, 7.0, 30.0):
        if land.height(x, y) < 0.2:
            cactus(site, x, y, float(site.rng.uniform(1.6, 3.2)))
    return SetDressing()


def cactus(site: SetSite, x: float, y: float, tall: float) -> None:
    """A cactus with two arms."""
    thick = 0.09 * tall
    site.geom(GeomKind.CAPSULE, (thick,), CACTUS, ends=((x, y, 0.0), (x, y, tall)))
    for side in (-1.0, 1.0):
        level = tall * float(site.rng.uniform(0.35, 0.6))
        elbow = (x + side * 0.26 * tall, y, level)
        site.geom(GeomKind.CAPSULE, (0.65 * thick,), CACTUS, ends=((x, y, level), elbow))
        site.geom(GeomKind.CAPSULE, (0.65 * thick,), CACTUS, ends=(elbow, (elbow[0], y, level + 0.3 * tall)))
