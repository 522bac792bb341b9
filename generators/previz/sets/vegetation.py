"""Grass, flowers, trees and bushes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generators.previz.building import Surface, linear_rgb
from generators.previz.scene import BladeField, GeomKind
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import AUTUMN_LEAVES, BARK, BLOSSOM, FROSTED, LEAVES, NEEDLES, SNOW, toned

__all__ = ["Sward", "bare_tree", "broadleaf", "bush", "conifer", "crown", "foliage", "grass_field", "palm"]

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sward:
    """A kind of grass.

    Attributes:
        blades: how many. height_m: usual height. bend: usual lean (tangent).
        roots, tips: display colours that blades vary between. flowers: share of blades that flower.
        petals: display colours of the flowers. bloom_m: their least and greatest radius. heart: display colour of their
            middles; empty for the usual yellow. rows_m: from one row to the next, away from the camera; 0 for none.
        crop: whether it flowers everywhere alike, and not in patches.
    """

    blades: int = 15000
    height_m: float = 0.24
    bend: float = 0.45
    roots: tuple[tuple[int, int, int], ...] = ((58, 76, 30), (70, 82, 34))
    tips: tuple[tuple[int, int, int], ...] = ((132, 152, 62), (160, 160, 76), (108, 140, 58))
    flowers: float = 0.05
    petals: tuple[tuple[int, int, int], ...] = ((250, 246, 232), (244, 204, 70), (206, 74, 60), (170, 130, 210))
    bloom_m: tuple[float, float] = (0.011, 0.026)
    heart: tuple[int, ...] = ()
    rows_m: float = 0.0
    crop: bool = False
    fan_share: float = 0.72
    """Share of the blades that is spread for the camera's eye; the rest lies round the action."""


BOUGHS_M = 28.0
"""Trees nearer than this show their boughs, shrubs all their leaf masses."""
CROWN_LUMPS = ((22.0, 15), (34.0, 10), (55.0, 7), (math.inf, 5))
"""How many leaf masses a crown has, by its distance from the camera, m."""
GOLDEN_TURN = math.pi * (3.0 - math.sqrt(5.0))
SEASONS = (("blossom", BLOSSOM), ("autumn", AUTUMN_LEAVES), ("fall", AUTUMN_LEAVES))
"""A word of the place or its season, and the leaves that go with it."""
SHADED, LIT = 0.80, 1.14
"""Leaves at the foot of a crown are darker than those at its top."""

PATCHY, EVEN = (0.15, 1.95), (0.7, 1.3)
"""Share of what flowers where few and where most do, over the usual one."""
NEAREST_BLOOM_M, BLOOM_AWAY = 1.3, 30.0
"""No flower is nearer to the lens than this and so many times its greatest radius, m."""
BLOOM_GROWS = 0.004
"""How much larger a crop's flower is for each metre that it is away: far off it stands for all those around it."""
ROW_WIDTH = 0.5
"""Width of a row of a crop over the distance of the rows."""
HEART, HEART_AHEAD = 0.5, 0.4
"""Radius of a flower's middle, and how far it is before the petals, over their radius."""
NEAREST_M, FARTHEST_M = 1.1, 46.0
FAN_DEG = 44.0


def _scattered(site: SetSite, count: int, fan_share: float) -> F64:
    """(count, 2) points, about even in the picture: dense near the camera's way, thinner far away."""
    rng, clearing = site.rng, site.clearing
    in_fan = int(count * fan_share)
    pick = rng.integers(0, len(clearing.cameras), in_fan)
    blend = rng.uniform(0.0, 1.0, (in_fan, 1))
    after = np.minimum(pick + 1, len(clearing.cameras) - 1)
    eyes = clearing.cameras[pick, :2] * (1 - blend) + clearing.cameras[after, :2] * blend
    ahead = clearing.ahead()[pick]
    turn = np.radians(FAN_DEG) * rng.uniform(-1.0, 1.0, in_fan)
    # Far rows crowd together in the picture, so the distances thin out a little faster than evenly.
    away = NEAREST_M + (FARTHEST_M - NEAREST_M) * rng.uniform(0.0, 1.0, in_fan) ** 1.7
    bearing = np.arctan2(ahead[:, 1], ahead[:, 0]) + turn
    fan = eyes + away[:, None] * np.column_stack([np.cos(bearing), np.sin(bearing)])
    rest = count - in_fan
    travel, reach = site.travel, clearing.reach_m
    low = np.array([travel.x_min, travel.y_min]) - 1.2 * reach - 3.0
    high = np.array([travel.x_max, travel.y_max]) + 1.2 * reach + 3.0
    return np.concatenate([fan, rng.uniform(low, high, (rest, 2))])


def _waves(points: F64, rng: np.random.Generator, size_m: float) -> F64:
    """Smooth values 0..1 over the ground, with features of about `size_m`."""
    total = np.zeros(len(points))
    for _ in range(5):
        angle, phase = rng.uniform(0.0, 2 * math.pi, 2)
        k = 2 * math.pi / (size_m * rng.uniform(0.6, 1.8))
        total += np.sin(k * (points[:, 0] * math.cos(angle) + points[:, 1] * math.sin(angle)) + phase)
    return np.asarray(0.5 + 0.5 * np.tanh(total / 2.2), np.float64)


def _shades(colours: Sequence[tuple[int, int, int]], share: F64, rng: np.random.Generator) -> F64:
    """Colours along the list by a share 0..1, each varied a little; (n, 3) linear."""
    table = np.array([linear_rgb(colour) for colour in colours])
    at = np.clip(share + rng.normal(0.0, 0.18, len(share)), 0.0, 1.0) * (len(table) - 1)
    low = np.minimum(at.astype(int), max(len(table) - 2, 0))
    high = np.minimum(low + 1, len(table) - 1)
    part = (at - low)[:, None]
    return np.asarray((table[low] * (1 - part) + table[high] * part) * rng.uniform(0.85, 1.15, (len(share), 1)))


def grass_field(site: SetSite, sward: Sward, *, keep: Sequence[tuple[float, float, float]] = ()) -> None:
    """Adds a field of grass for every camera position of the clip.

    Args:
        site: its clearing says where the camera will be.
        sward: what grows.
        keep: discs (x, y, radius) without grass.
    """
    rng = site.rng
    points = _in_rows(_scattered(site, sward.blades, sward.fan_share), sward.rows_m)
    for x, y, radius in keep:
        points = points[np.hypot(points[:, 0] - x, points[:, 1] - y) > radius]
    away = _distance(site, points)
    points, away = points[away > 0.55], away[away > 0.55]
    patch = _waves(points, rng, 5.0)
    eye = max(0.12, float(np.min(site.clearing.cameras[:, 2])))
    height = sward.height_m * (0.45 + 0.8 * patch) * rng.lognormal(0.0, 0.22, len(points))
    # A blade beside the lens would hide the subject: what is near stays below the eye.
    height = np.minimum(height, eye * (0.35 + 0.22 * away))
    few, many = EVEN if sward.crop else PATCHY
    flowering = (rng.uniform(size=len(points)) < sward.flowers * (few + (many - few) * _waves(points, rng, 3.0))) & (
        away > NEAREST_BLOOM_M + BLOOM_AWAY * sward.bloom_m[1]
    )
    height = np.where(flowering, np.minimum(height * 1.25, 1.2 * sward.height_m), height)
    kinds = _waves(points, rng, 4.0)
    petals = np.array([linear_rgb(colour) for colour in sward.petals])
    bloom_m = np.where(flowering, rng.uniform(*sward.bloom_m, len(points)), 0.0)
    if sward.crop:
        bloom_m = np.where(flowering, np.maximum(bloom_m, BLOOM_GROWS * away), 0.0)
    petal = np.clip((kinds + rng.normal(0.0, 0.2, len(points))) * len(petals), 0, len(petals) - 1).astype(int)
    if sward.rows_m > 0.0:  # each row is of one colour
        petal = np.round(points[:, 0] / sward.rows_m).astype(int) % len(petals)
    field = BladeField(
        root=np.column_stack([points, np.zeros(len(points))]).astype(np.float32),
        height_m=height.astype(np.float32),
        width_m=((0.0055 + 0.0011 * away) * rng.uniform(0.8, 1.3, len(points))).astype(np.float32),
        lean=(sward.bend * rng.uniform(0.15, 1.5, len(points))).astype(np.float32),
        azimuth=rng.uniform(0.0, 2 * math.pi, len(points)).astype(np.float32),
        phase=rng.uniform(0.0, 2 * math.pi, len(points)).astype(np.float32),
        root_colour=_shades(sward.roots, patch, rng).astype(np.float32),
        tip_colour=_shades(sward.tips, _waves(points, rng, 7.0), rng).astype(np.float32),
        flower_radius_m=bloom_m.astype(np.float32),
        flower_colour=(petals[petal] * 0.9).astype(np.float32),
    )
    site.builder.blades.append(field)
    if sward.heart:
        site.builder.blades.append(_hearts(site, field, sward.heart))


def _in_rows(points: F64, rows_m: float) -> F64:
    """Points drawn together into rows that run away from the camera, along y."""
    if rows_m <= 0.0:
        return points
    row = np.round(points[:, 0] / rows_m) * rows_m
    return np.column_stack([row + ROW_WIDTH * (points[:, 0] - row), points[:, 1]])


def _hearts(site: SetSite, field: BladeField, heart: Sequence[int]) -> BladeField:
    """The dark middles of the flowers of a field, a little nearer to the camera than those."""
    blooms = field.flower_radius_m > 0.0
    part = {name: getattr(field, name)[blooms] for name in BladeField.__slots__}
    eye = site.clearing.cameras[:, :2].mean(axis=0)
    towards = eye - part["root"][:, :2]
    towards *= (HEART_AHEAD * part["flower_radius_m"] / np.maximum(np.linalg.norm(towards, axis=1), 1e-6))[:, None]
    colour = np.asarray(linear_rgb(tuple(heart)), np.float32)
    part["root"] = part["root"] + np.column_stack([towards, np.zeros(len(towards))]).astype(np.float32)
    part["width_m"] = np.full_like(part["width_m"], 1e-5)
    part["flower_radius_m"] = (HEART * part["flower_radius_m"]).astype(np.float32)
    part["flower_colour"] = np.repeat(colour[None], len(towards), axis=0)
    return BladeField(**part)


def _distance(site: SetSite, points: F64) -> F64:
    """Distance of each point from the nearest camera position, m."""
    eyes = site.clearing.cameras[:, :2]
    return np.asarray(np.min(np.linalg.norm(points[:, None, :] - eyes[None], axis=2), axis=1), np.float64)


def foliage(site: SetSite) -> Surface:
    """The leaves of one tree or shrub, as the season has them."""
    leaves = next((leaves for word, leaves in SEASONS if site.said((word, f"{word}s"))), LEAVES)
    return FROSTED if site.snowy else leaves[int(site.rng.integers(len(leaves)))]


def broadleaf(site: SetSite, x: float, y: float, height_m: float, leaves: Surface | None = None) -> None:
    """A tree in leaf: a trunk with boughs, and a crown of many leaf masses around a core.

    It is left out where no camera sees it, and where it would take the low sun off the subjects.
    """
    if (
        site.leaves_out("tree")
        or not site.clearing.seen(x, y, 0.4 * height_m)
        or site.shades_the_way(x, y, height_m, 0.3 * height_m)
    ):
        return
    rng = site.rng
    leaf = leaves or foliage(site)
    stretch = float(rng.uniform(0.85, 1.3))
    spread, tall = 0.30 * height_m / math.sqrt(stretch), 0.31 * height_m * stretch
    middle = (x + 0.04 * height_m * float(rng.normal()), y + 0.04 * height_m * float(rng.normal()), height_m - tall)
    away = site.clearing.away(x, y)
    fork = (x, y, max(0.24 * height_m, middle[2] - 0.95 * tall))
    site.geom(GeomKind.ROUND_CONE, (0.034 * height_m, 0.022 * height_m), BARK, ends=((x, y, -0.1), fork))
    for bough in range(3 if away < BOUGHS_M else 1):
        angle = 2 * math.pi * (bough + float(rng.uniform(0, 0.5))) / 3
        end = (middle[0] + 0.5 * spread * math.cos(angle), middle[1] + 0.5 * spread * math.sin(angle), middle[2])
        site.geom(GeomKind.ROUND_CONE, (0.018 * height_m, 0.007 * height_m), BARK, ends=(fork, end))
    lumps = next(count for limit, count in CROWN_LUMPS if away < limit)
    crown(site, middle, (spread, spread, tall), leaf, lumps)


def crown(
    site: SetSite, middle: tuple[float, float, float], radii: tuple[float, float, float], leaf: Surface, lumps: int
) -> None:
    """Leaf masses about an ellipsoid: a core, and lumps of uneven size along a spiral over its skin.

    Args:
        site: where it is built.
        middle: of the ellipsoid, m.
        radii: of the whole crown, m.
        leaf: its surface.
        lumps: how many beside the core.
    """
    rng = site.rng
    wide, deep, tall = radii
    site.ball(middle, (0.70 * wide, 0.70 * deep, 0.74 * tall), leaf, yaw=float(rng.uniform(0, 3)))
    turn = float(rng.uniform(0, 2 * math.pi))
    # Fewer lumps are larger ones, so that they still close the outline.
    usual = 0.40 * math.sqrt(9.0 / (lumps + 2.0)) + 0.10
    for number in range(lumps):
        up = 1.0 - 1.62 * (number + 0.5) / lumps + float(rng.normal(0.0, 0.06))
        up = min(max(up, -0.75), 1.0)
        angle = turn + GOLDEN_TURN * number + float(rng.normal(0.0, 0.22))
        size = usual * float(rng.uniform(0.72, 1.25))
        out = (1.0 - 0.8 * size) * float(rng.uniform(0.86, 1.1))
        ring = out * math.sqrt(1.0 - up * up)
        centre = (
            middle[0] + wide * ring * math.cos(angle),
            middle[1] + deep * ring * math.sin(angle),
            middle[2] + tall * out * up,
        )
        flat = float(rng.uniform(0.68, 0.9))
        tone = SHADED + (LIT - SHADED) * (0.5 + 0.5 * up)
        girth = size * min(wide, deep)
        site.ball(
            centre, (1.12 * girth, girth, flat * size * min(wide, tall)), toned(leaf, tone), yaw=angle + math.pi / 2
        )


def conifer(site: SetSite, x: float, y: float, height_m: float) -> None:
    """A fir: a trunk and four skirts of needles, under snow when the set is snowy."""
    if site.leaves_out("tree") or not site.clearing.seen(x, y, 0.3 * height_m):
        return
    needles = NEEDLES[int(site.rng.integers(len(NEEDLES)))]
    radius = 0.21 * height_m
    site.geom(GeomKind.CYLINDER, (0.022 * height_m,), BARK, ends=((x, y, -0.1), (x, y, 0.2 * height_m)))
    for tier in range(4):
        low = height_m * (0.12 + 0.21 * tier)
        tall = height_m * (0.37 - 0.035 * tier)
        wide = radius * (1.0 - 0.22 * tier)
        centre = (x, y, low + tall / 2)
        site.geom(GeomKind.CONE, (wide, tall / 2, 0.0), needles, centre)
        if site.snowy:
            site.geom(GeomKind.CONE, (0.80 * wide, 0.40 * tall, 0.0), SNOW, (x, y, low + 0.625 * tall))


def bush(site: SetSite, x: float, y: float, size_m: float, leaves: Surface | None = None) -> None:
    """A shrub: a low crown that stands on the ground, wider than it is tall."""
    if not site.clearing.seen(x, y, size_m):
        return
    rng = site.rng
    leaf = leaves or foliage(site)
    wide, deep = (size_m * float(rng.uniform(0.55, 0.95)) for _ in range(2))
    tall = size_m * float(rng.uniform(0.42, 0.65))
    lumps = 8 if site.clearing.away(x, y) < BOUGHS_M else 4
    crown(site, (x, y, 0.55 * tall), (wide, deep, tall), leaf, lumps)


def bare_tree(site: SetSite, x: float, y: float, height_m: float) -> None:
    """A winter tree: trunk and forked branches."""
    if site.leaves_out("tree") or not site.clearing.seen(x, y, 0.4 * height_m):
        return
    rng = site.rng
    top = (x, y, 0.5 * height_m)
    site.geom(GeomKind.ROUND_CONE, (0.028 * height_m, 0.016 * height_m), BARK, ends=((x, y, -0.1), top))
    for number in range(6):
        angle = 2 * math.pi * (number + float(rng.uniform(0, 0.7))) / 6
        reach, lift = height_m * float(rng.uniform(0.12, 0.24)), height_m * float(rng.uniform(0.25, 0.46))
        start = (x, y, height_m * (0.36 + 0.025 * number))
        end = (x + reach * math.cos(angle), y + reach * math.sin(angle), start[2] + lift)
        site.geom(GeomKind.ROUND_CONE, (0.012 * height_m, 0.003 * height_m), BARK, ends=(start, end))


def palm(site: SetSite, x: float, y: float, height_m: float) -> None:
    """A leaning palm with eight drooping fronds."""
    if site.leaves_out("tree") or not site.clearing.seen(x, y, 0.4 * height_m):
        return
    rng = site.rng
    lean, angle = 0.12 * height_m, float(rng.uniform(0, 2 * math.pi))
    top = (x + lean * math.cos(angle), y + lean * math.sin(angle), height_m)
    site.geom(GeomKind.ROUND_CONE, (0.16, 0.10), BARK, ends=((x, y, -0.1), top))
    for number in range(8):
        turn = 2 * math.pi * number / 8 + float(rng.uniform(-0.2, 0.2))
        reach = 0.28 * height_m
        end = (top[0] + reach * math.cos(turn), top[1] + reach * math.sin(turn), top[2] - 0.10 * height_m)
        middle = (
            top[0] + 0.55 * reach * math.cos(turn),
            top[1] + 0.55 * reach * math.sin(turn),
            top[2] + 0.05 * height_m,
        )
        site.geom(GeomKind.ROUND_CONE, (0.10, 0.20), LEAVES[2], ends=(top, middle))
        site.geom(GeomKind.ROUND_CONE, (0.20, 0.03), LEAVES[2], ends=(middle, end))
