"""A coast with cliffs: land that breaks off to a sea far below, with headlands along it."""

from __future__ import annotations

import math

import numpy as np

from generators.previz.building import Surface
from generators.previz.scene import GeomKind
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.horizon import HILL_GREEN
from generators.previz.sets.paint import GRASS, ROCK, snow_covered
from generators.previz.sets.relief import F64, Relief, relief, smooth_noise
from generators.previz.sets.shore import OPEN_SEA

__all__ = ["CLIFF_EDGE_M", "sea_cliffs"]

CLIFF_EDGE_M = 2.2
"""How far beyond the action a cliff's edge is."""
DROP_M, HALF_M, CELLS = 15.0, 330.0, 200
"""How far the sea lies below the land; half the side of the land, and its cells along it."""
INLAND_M, HILL_M = 34.0, 22.0
"""Where the land begins to rise behind the action, and how high it gets."""
HEADLANDS_M, BAY_M = 46.0, 150.0
"""How far headlands reach out beyond the line of the coast, and from one to the next."""
BREAKERS, BREAKER_M = 46, 3.2
FOAM = Surface.of(226, 234, 234, roughness=0.9)


def sea_cliffs(site: SetSite, *, edge_m: float, yaw: float, drop_m: float = DROP_M) -> Relief:
    """Level land under the action, hills inland, and cliffs down to a sea that reaches to the horizon.

    Args:
        site: where.
        edge_m: how far from the middle of the action the land breaks off.
        yaw: bearing of the coast; the sea is to its left.
        drop_m: how far the sea lies below the land; from near its level more of it is seen.
    """
    x0, y0 = site.travel.centre
    out = (-math.sin(yaw), math.cos(yaw))
    turn = (math.cos(yaw / 2), 0.0, 0.0, math.sin(yaw / 2))
    back = edge_m - HALF_M
    level = (x0 + back * out[0], y0 + back * out[1], 0.0)
    land = snow_covered(GRASS, site.snowy)
    site.builder.geom(
        site.builder.world, GeomKind.PLANE, (800.0, HALF_M, 1.0), land, position=level, quaternion=turn, collides=True
    )
    site.sheet((x0 + 600 * out[0], y0 + 600 * out[1], -drop_m), (600.0, 900.0), OPEN_SEA, yaw=yaw - math.pi / 2)

    def aside(x: F64, y: F64) -> tuple[F64, F64]:
        """Metres along the coast, and beyond the edge of the land."""
        return x * math.cos(yaw) + y * math.sin(yaw), x * out[0] + y * out[1] - edge_m

    def heights(x: F64, y: F64) -> F64:
        along, beyond = aside(x, y)
        clear = np.clip((np.abs(along) - 14.0) / 60.0, 0.0, 1.0)
        reach = clear * HEADLANDS_M * np.clip(smooth_noise(along, 0 * along, BAY_M / 2, site.rng) - 0.3, 0.0, 1.0) * 2.0
        ragged = 5.0 * smooth_noise(x, y, 11.0, site.rng) + 7.0 * smooth_noise(x, y, 29.0, site.rng)
        fall = np.clip((beyond - reach - 1.0) / (3.0 + ragged), 0.0, 1.0)
        rise = np.clip((-beyond - INLAND_M) / 140.0, 0.0, 1.0) ** 1.3
        hill = HILL_M * rise * (0.4 + 1.4 * smooth_noise(x, y, 80.0, site.rng))
        brow = 1.6 * clear * smooth_noise(x, y, 40.0, site.rng) * (beyond > 0.0)
        return np.asarray(hill + brow - 0.12 - (drop_m + 3.0) * fall, np.float64)

    rock = snow_covered(HILL_GREEN, site.snowy)
    built = relief(site, rock.with_(second_colour=rock.colour), HALF_M, heights, cells=CELLS)
    _breakers(site, built, yaw, edge_m, drop_m)
    return built


def _breakers(site: SetSite, land: Relief, yaw: float, edge_m: float, drop_m: float) -> None:
    """Rocks and white water along the foot of the cliffs."""
    x0, y0 = site.travel.centre
    rng = site.rng
    for number in range(BREAKERS):
        along = (number - BREAKERS / 2) * 9.0 + float(rng.uniform(-3.0, 3.0))
        for beyond in np.arange(edge_m + 2.0, edge_m + 70.0, 2.0):
            x = x0 + along * math.cos(yaw) - beyond * math.sin(yaw)
            y = y0 + along * math.sin(yaw) + beyond * math.cos(yaw)
            if _depth(land, x, y) < -drop_m:
                wide = BREAKER_M * float(rng.uniform(0.8, 2.2))
                if site.clearing.seen(x, y, wide):
                    site.ball((x, y, -drop_m), (2.0 * wide, 0.7 * wide, 0.45), FOAM, yaw=yaw)
                    if number % 2:
                        size = float(rng.uniform(0.8, 2.6))
                        site.ball((x, y, -drop_m), (size, 0.8 * size, 1.3 * size), ROCK, yaw=float(rng.uniform(0, 3)))
                break


def _depth(land: Relief, x: float, y: float) -> float:
    """Height of the field itself at a point, m; the sea's bed counts."""
    side = len(land.heights_m) - 1
    i = int((x - land.centre[0] + land.half_m) / (2 * land.half_m) * side)
    j = int((y - land.centre[1] + land.half_m) / (2 * land.half_m) * side)
    return float(land.heights_m[min(max(j, 0), side), min(max(i, 0), side)])
