"""A slope under the action: who goes up or down a hill or a mountain path goes up or down, and not on the level."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from generators.previz.blocking import Terrain
from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import ASPHALT, EARTH, GRASS, MARKING, ROCK, SAND, SNOW
from generators.previz.sets.relief import F64, Relief, relief
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["on_a_slope", "slope_of"]

SLOPE_DEG: Final = 11.0
STANDS: Final = frozenset({"mountains", "snow", "meadow", "forest", "desert", "road", "plain"})
"""Stages whose land may rise."""
FALLING: Final = frozenset({"fall", "bounce", "throw", "roll"})
"""Motions of what physics moves, over level ground."""
_LAND: Final = (
    r"(?:mountain\w*|hill\w*|slope|dune|peak|summit|ridge|volcano|cliff|crag|piste|embankment|track|trail|path|pass)"
)
_UP: Final = re.compile(rf"\b(?:uphill|(?:up|climb\w*|ascend\w*|scal(?:e|es|ing))\b(?:[\w' -]+)?\b{_LAND})\b")
_DOWN: Final = re.compile(rf"\b(?:downhill|(?:down|descend\w*)\b(?:[\w' -]+)?\b{_LAND})\b")
BEFORE_M: Final = 5.0
"""How far before its way begins to rise nobody goes."""
RISES_M: Final = 46.0
"""How far the land goes on rising from there."""
BEHIND_M, BESIDE_M = 20.0, 3.2
"""How far the slope reaches to the far side at its full height, and to the near side."""
BANK: Final = 0.42
"""How steeply it falls to both sides."""
STONES: Final = 26
ROAD_M, POSTS_M = 6.4, 6.0
"""Width of a road up the slope, and from one verge post to the next."""
POST: Final = Surface.of(230, 228, 220)
CELLS: Final = 140


@dataclass(frozen=True, slots=True)
class Hillside:
    """The ground with a slope on it."""

    ground: Terrain
    slope: Relief

    def height(self, x: float, y: float) -> float:
        """Height at a point, m."""
        return max(self.ground.height(x, y), self.slope.height(x, y))


def slope_of(shot: Shot) -> float:
    """Which way the land rises along x: 1, -1, or 0 where nobody goes up or down."""
    if (shot.setting.stage or "plain") not in STANDS:
        return 0.0
    motions = table("motions")
    kinds = {subject.id: subject.kind for subject in shot.subjects}
    for beat in shot.beats:
        words = f"{beat.action} {shot.setting.place}".lower()
        up, down = _UP.search(words), _DOWN.search(words)
        land = kinds.get(beat.subject) in ("landform", "liquid")  # what flows down a slope is on its own one
        moves = not land and beat.motion in motions and beat.motion not in FALLING
        if moves and (up or down) and beat.direction not in ("toward", "away"):
            way = -1.0 if "left" in beat.direction else 1.0
            return way if up else -way
    return 0.0


def on_a_slope(site: SetSite, dressing: SetDressing) -> SetDressing:
    """The set with a hillside under the action, if somebody goes up or down it."""
    way = slope_of(site.shot)
    if way == 0.0:
        return dressing
    travel = site.travel
    half_way = (travel.x_max - travel.x_min) / 2 + BEFORE_M
    steep = math.tan(math.radians(SLOPE_DEG))

    def heights(x: F64, y: F64) -> F64:
        along = np.clip(way * x + half_way, 0.0, half_way + RISES_M) * steep
        beside = np.maximum(np.maximum(-y - BESIDE_M, y - BEHIND_M), 0.0) * BANK
        end = np.maximum(way * x - RISES_M, 0.0) * BANK
        return np.asarray(along - beside - end - 0.05, np.float64)

    stage = site.shot.setting.stage
    surface = SNOW if site.snowy or stage == "snow" else SAND if _sandy(site) else EARTH
    surface = GRASS if stage == "road" and surface is EARTH else surface
    land = relief(site, surface, half_way + RISES_M + 24.0, heights, cells=CELLS)
    if stage == "road":
        _road(site, way, half_way)
    beside = ROAD_M / 2 + 1.2 if stage == "road" else 1.8
    for _ in range(STONES):
        x, y = float(site.rng.uniform(-half_way, RISES_M)), float(site.rng.uniform(beside, BEHIND_M))
        size = float(site.rng.uniform(0.08, 0.5))
        site.ball(
            (way * x, y, land.height(way * x, y) + 0.2 * size), (size, 0.8 * size, 0.7 * size), ROCK,
            yaw=float(site.rng.uniform(0, 3)),
        )  # fmt: skip
    return replace(dressing, terrain=Hillside(dressing.terrain, land))


def _road(site: SetSite, way: float, half_way: float) -> None:
    """The tarmac up the slope, with posts along its far side."""
    steep, half = math.radians(SLOPE_DEG), (half_way + RISES_M) / 2
    turn = -way * steep / 2
    middle = way * (half - half_way)
    tarmac = ASPHALT.with_(second_colour=MARKING.colour, pattern=Pattern.TARMAC, pattern_scale=ROAD_M)
    site.geom(
        GeomKind.PLANE, (half / math.cos(steep), ROAD_M / 2, 1.0), tarmac, (middle, 0.0, half * math.tan(steep) - 0.03),
        quaternion=(math.cos(turn), 0.0, math.sin(turn), 0.0),
    )  # fmt: skip
    for along in np.arange(0.0, 2.0 * half, POSTS_M):
        foot = (way * (float(along) - half_way), ROAD_M / 2 + 0.7, float(along) * math.tan(steep))
        site.geom(GeomKind.CYLINDER, (0.06, 0.45), POST, (foot[0], foot[1], foot[2] + 0.4))


def _sandy(site: SetSite) -> bool:
    return site.shot.setting.stage == "desert"
