"""Open country: the meadow and the plain."""

from __future__ import annotations

import math
import re
from typing import Final

from generators.previz.building import Surface
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.grounds import crop_of, ground_of
from generators.previz.sets.horizon import hills, tree_line
from generators.previz.sets.paint import EARTH, GRASS, LEAVES, ROCK, leafy, mottled, snow_covered
from generators.previz.sets.registry import stage_set
from generators.previz.sets.vegetation import Sward, broadleaf, bush, grass_field

DRY = Sward(
    blades=9000,
    height_m=0.20,
    roots=((116, 98, 58), (128, 108, 64)),
    tips=((196, 172, 104), (178, 158, 92), (150, 146, 84)),
    flowers=0.0,
)

LONE_TREE: Final = re.compile(
    r"\b(?:lone|lonely|solitary|single|only)(?: [\w-]+)? (?:tree|oak|pine|birch|willow|cypress|maple|baobab|elm)\b"
)
"""A tree beside which no other stands."""
MOWN_M, BEYOND_THE_PITCH_M = 0.08, 38.0
"""Where what covers the ground is lower than this, no wild grass stands in it, and trees stand beyond it, m."""


@stage_set("meadow")
def meadow(site: SetSite) -> SetDressing:
    """A flowering meadow with trees and bushes at all depths, a tree line and hills."""
    site.ground(snow_covered(_cover(site), site.snowy))
    row, (x0, y0) = ground_of("meadow", site.words), site.travel.centre
    paved_m = row.paved_m if row is not None else 0.0
    mown = row is not None and bool(row.sward) and crop_of(row).height_m < MOWN_M
    if not site.snowy and not mown:
        grass_field(site, Sward(), keep=((x0, y0, paved_m),) if paved_m else ())
    land = hills(site)
    alone = LONE_TREE.search(site.shot.request.lower()) is not None
    if not alone:
        tree_line(site, land=land)
    for x, y in site.places(0 if alone else 10, 2.6, BEYOND_THE_PITCH_M if mown else 17.0, 52.0):
        broadleaf(site, x, y, float(site.rng.uniform(5.0, 9.0)))
    for x, y in site.places(0 if alone or mown else 11, 0.9, 6.0, 34.0):
        if math.hypot(x - x0, y - y0) > paved_m:
            bush(site, x, y, float(site.rng.uniform(0.6, 1.2)))
    for x, y in site.places(0 if mown else 5, 0.35, 2.5, 14.0):
        if math.hypot(x - x0, y - y0) < paved_m:
            continue
        size = float(site.rng.uniform(0.15, 0.4))
        site.ball((x, y, 0.3 * size), (size, 0.8 * size, 0.6 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    return SetDressing()


def _cover(site: SetSite) -> Surface:
    """The ground as it looks from afar: of the colour of the crop that stands on it, where one does."""
    row = ground_of("meadow", site.words)
    if row is None or not row.sward:
        return GRASS
    crop = crop_of(row)
    return mottled(crop.tips[0], crop.roots[0], 2.0)


@stage_set("plain")
def plain(site: SetSite) -> SetDressing:
    """A wide dry plain with tufts, a few stones and shrubs, one lone tree and low far hills."""
    site.ground(EARTH)
    row, (x0, y0) = ground_of("plain", site.words), site.travel.centre
    paved_m = row.paved_m if row is not None else 0.0
    grass_field(site, DRY, keep=((x0, y0, paved_m),) if paved_m else ())
    hills(site, mottled((150, 132, 98), (128, 116, 88), 14.0), height_m=9.0, near_m=75.0)
    alone = LONE_TREE.search(site.shot.request.lower()) is not None
    for x, y in site.places(0 if alone or paved_m else 2, 2.0, 14.0, 40.0):
        broadleaf(site, x, y, float(site.rng.uniform(4.0, 6.5)), LEAVES[3])
    scrub = leafy((104, 98, 58), (146, 136, 82), 0.16)
    for x, y in site.places(0 if paved_m else 10, 0.6, 4.0, 36.0):
        bush(site, x, y, float(site.rng.uniform(0.4, 1.0)), scrub)
    for x, y in site.places(0 if paved_m else 10, 0.3, 2.0, 22.0):
        size = float(site.rng.uniform(0.1, 0.4))
        site.ball((x, y, 0.25 * size), (size, 0.8 * size, 0.55 * size), ROCK, yaw=math.pi * float(site.rng.uniform()))
    return SetDressing()
