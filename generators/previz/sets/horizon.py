"""The far end of a set: hills, a tree line, mountains. Layers that fade into the haze give a picture its depth."""

from __future__ import annotations

import math
from collections.abc import Sequence

from generators.previz.building import Surface
from generators.previz.scene import GeomKind
from generators.previz.sets.dressing import SetSite
from generators.previz.sets.paint import NEEDLES, SNOW, mottled
from generators.previz.sets.vegetation import crown, foliage

__all__ = ["hills", "mountains", "tree_line"]

FAR_TUFT_M = 0.34
"""Tufts of a far tree line stand for whole boughs."""

HILL_GREENS = (
    mottled((104, 118, 64), (82, 102, 58), 14.0),
    mottled((84, 106, 66), (66, 90, 60), 18.0),
    mottled((72, 94, 72), (58, 82, 68), 24.0),
)


def hills(
    site: SetSite, surfaces: Sequence[Surface] = HILL_GREENS, *, height_m: float = 8.5, near_m: float = 76.0
) -> None:
    """Three rings of low hills all round, each farther, higher and bluer than the last."""
    x0, y0 = site.travel.centre
    for ring, surface in enumerate(surfaces):
        away = near_m * (1.0 + 0.5 * ring)
        count = 7
        for number in range(count):
            angle = 2 * math.pi * (number + 0.5 * ring + float(site.rng.uniform(-0.25, 0.25))) / count
            wide = away * float(site.rng.uniform(0.42, 0.62))
            if not site.clearing.seen(x0 + away * math.cos(angle), y0 + away * math.sin(angle), wide):
                continue
            tall = height_m * (0.6 + 0.75 * ring) * float(site.rng.uniform(0.6, 1.15))
            centre = (x0 + away * math.cos(angle), y0 + away * math.sin(angle), -0.15 * tall)
            site.ball(centre, (0.45 * wide, wide, tall), SNOW if site.snowy else surface, yaw=angle)


def tree_line(site: SetSite, *, away_m: float = 48.0, count: int = 34, conifers: bool = False) -> None:
    """An uneven band of trees around the open ground, with gaps that show the hills."""
    x0, y0 = site.travel.centre
    half_x = (site.travel.x_max - site.travel.x_min) / 2
    half_y = (site.travel.y_max - site.travel.y_min) / 2
    rng = site.rng
    for number in range(count):
        angle = 2 * math.pi * (number + float(rng.uniform(-0.35, 0.35))) / count
        if math.sin(3 * angle + 1.0) > 0.72:
            continue
        out = away_m * float(rng.uniform(0.85, 1.35))
        x = x0 + (half_x + out) * math.cos(angle)
        y = y0 + (half_y + out) * math.sin(angle)
        size = float(rng.uniform(2.6, 4.8))
        if not site.clearing.seen(x, y, 2.0 * size):
            continue
        if conifers:
            tall = 2.6 * size
            site.geom(GeomKind.CONE, (0.24 * tall, tall / 2, 0.0), NEEDLES[number % 2], (x, y, tall / 2 - 0.3))
            continue
        leaf = foliage(site).with_(pattern_scale=FAR_TUFT_M)
        wide, tall = 1.25 * size * float(rng.uniform(0.7, 1.2)), size * float(rng.uniform(0.75, 1.3))
        crown(site, (x, y, 0.85 * tall), (wide, wide, tall), leaf, 6)


def mountains(site: SetSite, rock: Surface, cap: Surface, *, away_m: float = 170.0, height_m: float = 85.0) -> None:
    """A range with white tops, two peaks deep."""
    x0, y0 = site.travel.centre
    rng = site.rng
    for number in range(26):
        angle = 2 * math.pi * (number + float(rng.uniform(-0.3, 0.3))) / 26
        away = away_m * (1.0 if number % 2 else 1.5)
        tall = height_m * (0.8 if number % 2 else 1.55) * float(rng.uniform(0.7, 1.15))
        wide = tall * float(rng.uniform(0.85, 1.2))
        x, y = x0 + away * math.cos(angle), y0 + away * math.sin(angle)
        if not site.clearing.seen(x, y, wide):
            continue
        site.geom(GeomKind.CONE, (wide, tall / 2, 0.02 * tall), rock, (x, y, tall / 2 - 2.0))
        snow_line = 0.55
        site.geom(
            GeomKind.CONE,
            (wide * (1 - snow_line) * 1.03, tall * (1 - snow_line) / 2, 0.021 * tall),
            cap,
            (x, y, tall * (1 + snow_line) / 2 - 1.8),
        )
