"""Trees and houses at a lake or a river, filmed across the water, which has their picture in it."""

from __future__ import annotations

from typing import Final

from generators.previz.building import Surface
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.horizon import hills, tree_line
from generators.previz.sets.marsh import reeds
from generators.previz.sets.paint import GRASS
from generators.previz.sets.vegetation import Sward, broadleaf, grass_field

__all__ = ["across_the_water"]

FAR_BANK_M: Final = 1.4
"""How far before those who stand on it the far bank ends."""


def across_the_water(site: SetSite, *, water: Surface, mud: Surface, below_m: float) -> SetDressing:
    """The far bank under the action, and still water from there to the lens and behind it.

    Args:
        site: where.
        water: how it looks.
        mud: of its edge.
        below_m: how far the water lies below the bank.
    """
    x0, _ = site.travel.centre
    edge = site.travel.y_min - FAR_BANK_M
    site.ground(water.with_(pattern_scale=2.2, roughness=0.06), -below_m)
    site.sheet((x0, edge + 400.0, 0.0), (800.0, 400.0), GRASS)
    site.ball((x0, edge, -0.02), (400.0, 0.5, below_m), mud)
    wet = [(x0, edge - 400.0, 400.0), *((x0 + 40.0 * step, edge - 20.0, 20.0) for step in range(-4, 5))]
    grass_field(site, Sward(blades=9000, height_m=0.14, flowers=0.03), keep=wet)
    for _ in range(7):
        reeds(site, x0 + float(site.rng.uniform(-22, 22)), edge - float(site.rng.uniform(0.1, 0.9)), 3)
    tree_line(site, away_m=40.0, count=46, land=hills(site, height_m=22.0, near_m=60.0))
    for x, y in site.places(8, 2.0, 7.0, 26.0):
        if y > edge + 3.0:
            broadleaf(site, x, y, float(site.rng.uniform(5.0, 8.0)))
    return SetDressing()
