"""The brink of a cliff: level land that breaks off to a wooded valley, with mountains beyond it."""

from __future__ import annotations

import math
import re
from typing import Any, Final

import numpy as np

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.coastal import is_coastal
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import GRASS, NEEDLES, ROCK, SNOW, mottled
from generators.previz.sets.relief import F64, Heights, relief, smooth_noise
from generators.previz.sets.vegetation import Sward, grass_field
from prompts.shot import Shot

__all__ = ["is_on_a_brink", "on_the_brink", "tells_of_brink"]

_ON_IT: Final = re.compile(
    r"\b(?:on|atop|upon|at|from|over|off|near|by)(?: the (?:top|edge|brink|rim|lip) of| top of)? "
    r"(?:an? |the |his |her |their )?(?:[\w-]+ ){0,2}?(?:cliff|precipice|crag|escarpment|ridge|ridgeline)s?\b"
    r"(?! ?(?:face|wall|dwelling|diver))"
    r"|\b(?:cliff ?top"
    r"|(?:top|edge|brink|rim) of (?:an?|the) (?:[\w-]+ )?(?:cliff|precipice|canyon|gorge|abyss|mountain|peak)"
    r"|mountain ?tops?|(?:at|on|reach\w*|from) (?:an?|the) (?:[\w-]+ ){0,2}?(?:summit|peak)"
    r"|cliff(?:['’]s)? edge|overlooking (?:an?|the) (?:[\w-]+ ){0,2}?(?:valley|canyon|gorge))\b"
)
_BELOW: Final = re.compile(
    r"\b(?:climb|scal|abseil|rappel|fall|tumbl|plung|cling|hang)\w*\b|\bup (?:an?|the) (?:[\w-]+ )?cliff"
)
"""Deeds on the face of a cliff, or at its foot."""
EDGE_M, SIDE_M = 2.6, 1.5
"""How far behind the action, and ahead of it to the right, the land breaks off."""
GROWN_M, NEAREST = 1.4, 0.3
"""Height of who stands so far from the edges, and the least share of that."""
TURN_RAD: Final = 0.42
"""How far the edges are turned clockwise, so that the one to the right comes in towards the camera."""
HEAD_M: Final = (9.0, 62.0)
"""From there to the next headland, whose wall faces the camera, and how broad that is."""
DROP_M: Final = 34.0
HALF_M, CELLS = 330.0, 200
SPURS_M, SPUR_M = 44.0, 70.0
"""How far the land reaches out beside the action, and the size of such a spur."""
VALLEY_M, RANGE_M, PEAK_M = 190.0, 140.0, 74.0
"""Where beyond the edge the mountains begin, over how much they rise, and how high they get over the valley."""
FIRS: Final = 130
_BARE: Final = re.compile(
    r"\b(?:rocky|craggy|barren|sandstone|granite|limestone|volcanic|summits?|peaks?|pinnacle|rock face|crag|ledge)\b"
)
"""Words of a top on which no grass grows."""
BARE: Final = mottled((128, 120, 110), (100, 94, 88), 1.2)
FLOOR: Final = mottled((58, 78, 46), (84, 100, 58), 14.0)
CAPS_M: Final = 62.0


def is_on_a_brink(site: SetSite) -> bool:
    """Whether the words put the action at the top of a cliff that no sea is under."""
    return site.shot.setting.stage == "mountains" and not is_coastal(site) and tells_of_brink(site.shot)


def tells_of_brink(shot: Shot) -> bool:
    """Whether a shot's words put somebody at the top of a cliff, whatever is under it."""
    if _BELOW.search(" ".join(beat.action.lower() for beat in shot.beats)):
        return False
    place = (shot.setting.place, *shot.setting.details, shot.request, *(s.position for s in shot.subjects))
    return _ON_IT.search(" ".join(place).lower()) is not None


def on_the_brink(site: SetSite) -> SetDressing:
    """Turf or rock that ends a few steps behind the action, and a valley far below."""
    travel = site.travel
    x0, y0 = travel.centre
    near = _nearness(site)
    edge, side = travel.y_max - y0 + near * EDGE_M, travel.x_max - x0 + near * SIDE_M
    told = f"{site.words} {site.shot.request}".lower()
    bare = _BARE.search(told) is not None
    top = SNOW if site.snowy else BARE if bare else GRASS
    site.builder.geom(
        site.builder.world, GeomKind.PLANE, (800.0, HALF_M, 1.0), top, position=_level_at(site, edge, side),
        quaternion=(math.cos(TURN_RAD / 2), 0.0, 0.0, -math.sin(TURN_RAD / 2)), collides=True,
    )  # fmt: skip
    floor = SNOW if site.snowy else FLOOR
    site.sheet((x0, y0 + 600.0, -DROP_M), (900.0, 600.0), floor)
    rock = Surface.of(112, 104, 96, second_colour=SNOW.colour, pattern_scale=CAPS_M, roughness=0.95)
    land = relief(site, rock.with_(pattern=Pattern.CAPPED), HALF_M, _heights(site, edge, side), cells=CELLS)
    _firs(site, land.heights_m, edge)
    if not site.snowy and not bare:
        cos, sin = math.cos(TURN_RAD), math.sin(TURN_RAD)
        beyond = [(x0 + side - s * cos + 20.3 * sin, y0 + edge + s * sin + 20.3 * cos, 20.0) for s in _STEPS]
        beyond += [(x0 + side - s * sin + 20.3 * cos, y0 + edge - s * cos - 20.3 * sin, 20.0) for s in _STEPS]
        grass_field(site, Sward(blades=9000, height_m=0.14, flowers=0.04), keep=beyond)
    for x, y in site.places(30 if bare else 14, 0.8, 2.2, 22.0):
        if _beyond(x - x0, y - y0, edge, side) < -0.8:
            size = float(site.rng.uniform(0.15, 0.7))
            site.ball((x, y, 0.25 * size), (size, 0.8 * size, 0.6 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    return SetDressing()


def _nearness(site: SetSite) -> float:
    """How near the edges come, as a share: beside a fox they are nearer than beside a man, or its frame holds none."""
    main = site.shot.main_subject
    tall = (main.height_m if main is not None else None) or GROWN_M
    return min(1.0, max(NEAREST, tall / GROWN_M))


_STEPS: Final = (-20.0, -10.0, 0.0, 10.0, 20.0, 35.0, 50.0, 65.0, 80.0, 95.0)
"""Along an edge, from where both meet."""


def _level_at(site: SetSite, edge: float, side: float) -> tuple[float, float, float]:
    """The middle of the level land, whose far right corner is where its two edges meet."""
    x0, y0 = site.travel.centre
    cos, sin = math.cos(TURN_RAD), math.sin(TURN_RAD)
    return (x0 + side - 800.0 * cos - HALF_M * sin, y0 + edge + 800.0 * sin - HALF_M * cos, 0.0)


def _beyond(x: Any, y: Any, edge: float, side: float) -> Any:
    """How far points are beyond the nearer of the two edges, m; negative on the land."""
    dx, dy = x - side, y - edge
    cos, sin = math.cos(TURN_RAD), math.sin(TURN_RAD)
    return np.maximum(dx * sin + dy * cos, dx * cos - dy * sin)


def _heights(site: SetSite, edge: float, side: float) -> Heights:
    def heights(x: F64, y: F64) -> F64:
        beyond = _beyond(x, y, edge, side)
        aside = np.clip((np.abs(x) - 9.0) / 40.0, 0.0, 1.0)
        reach = aside * SPURS_M * np.clip(smooth_noise(x, 0 * x, SPUR_M / 2, site.rng) - 0.25, 0.0, 1.0) * 2.0
        ragged = 3.0 * smooth_noise(x, y, 9.0, site.rng) + 5.0 * smooth_noise(x, y, 26.0, site.rng)
        fall = np.clip((beyond - reach) / (2.0 + ragged), 0.0, 1.0)
        away = x - side - HEAD_M[0] - 5.0 * smooth_noise(x, y, 17.0, site.rng)
        across = np.minimum(y - edge - 6.0 - 0.5 * away, HEAD_M[1] - y + edge) + ragged
        head = np.clip(np.minimum(away, across) / 2.5, 0.0, 1.0)
        fall = np.minimum(fall, 1.0 - head)
        ridge = np.zeros_like(x)
        for size, share in ((150.0, 0.6), (62.0, 0.28), (26.0, 0.12)):
            ridge += share * (1.0 - np.abs(2.0 * smooth_noise(x, y, size, site.rng) - 1.0))
        rise = np.clip((y - edge - VALLEY_M) / RANGE_M, 0.0, 1.0)
        brow = 2.4 * aside * smooth_noise(x, y, 30.0, site.rng) * (beyond > 0.0) + 5.0 * head * smooth_noise(
            x, y, 22.0, site.rng
        )
        return np.asarray(brow - 0.12 - (DROP_M + 2.0) * fall + PEAK_M * rise * rise * (0.3 + ridge), np.float64)

    return heights


def _firs(site: SetSite, heights_m: F64, edge: float) -> None:
    """Firs on the floor of the valley and on the lower slopes beyond it."""
    x0, y0 = site.travel.centre
    side = len(heights_m) - 1
    for number in range(FIRS):
        x, out = float(site.rng.uniform(-150.0, 150.0)), float(site.rng.uniform(30.0, 230.0))
        tall = float(site.rng.uniform(7.0, 15.0))
        row = int((out + edge + HALF_M) / (2 * HALF_M) * side)
        column = int((x + HALF_M) / (2 * HALF_M) * side)
        foot = max(float(heights_m[min(row, side), min(column, side)]), -DROP_M)
        if foot < 0.0 and site.clearing.seen(x0 + x, y0 + edge + out, 0.3 * tall):
            at = (x0 + x, y0 + edge + out, foot + tall / 2 - 0.4)
            site.geom(GeomKind.CONE, (0.22 * tall, tall / 2, 0.0), NEEDLES[number % len(NEEDLES)], at)
