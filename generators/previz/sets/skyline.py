"""A city from afar: towers with lit windows across the water."""

from __future__ import annotations

import math

from generators.previz.building import Surface, linear_rgb
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import CONCRETE, glowing

__all__ = ["SKYLINE_WORDS", "skyline", "tower"]

SKYLINE_WORDS = frozenset(
    {"skyline", "skyscraper", "skyscrapers", "cityscape", "metropolis", "megacity", "bund", "waterfront"}
)
PEARL_WORDS = frozenset({"bund", "shanghai", "pudong"})
"""Words of the city whose skyline is known by a tower of three spheres."""
HARBOUR = Surface.of(
    30, 50, 66, second_colour=Surface.of(20, 36, 52).colour, pattern=Pattern.WATER, pattern_scale=2.5,
    roughness=0.09, specular=0.12,
)  # fmt: skip
FACADES = ((74, 84, 100), (92, 88, 92), (58, 68, 84), (110, 104, 100), (80, 96, 108))
ROWS = ((150.0, 30.0, 21), (205.0, 56.0, 19), (280.0, 92.0, 19))
"""Distance, usual height (m) and number of towers of each row."""
SPREAD_RAD = 1.0
PEARL_M, PEARL_TURN_RAD = 250.0, 0.2
"""How far away that tower stands, m, and how far to the left of the middle."""


def skyline(site: SetSite) -> SetDressing:
    """Three rows of towers, each farther and taller, across what the camera sees."""
    site.ground(HARBOUR)
    x0, y0 = site.travel.centre
    ahead = site.clearing.ahead().mean(axis=0)
    bearing = math.atan2(ahead[1], ahead[0])
    quay = (x0 + 330.0 * ahead[0], y0 + 330.0 * ahead[1], 0.6)
    site.slab(quay, (500.0, 195.0, 0.6), CONCRETE, yaw=bearing - math.pi / 2)
    for away, usual_m, count in ROWS:
        for number in range(count):
            turn = SPREAD_RAD * (2.0 * (number + float(site.rng.uniform(-0.3, 0.3))) / (count - 1) - 1.0)
            out = away * float(site.rng.uniform(0.9, 1.15))
            tower(site, x0 + out * math.cos(bearing + turn), y0 + out * math.sin(bearing + turn), bearing, usual_m)
    if site.said(PEARL_WORDS):
        turn = bearing + PEARL_TURN_RAD
        _pearl_tower(site, x0 + PEARL_M * math.cos(turn), y0 + PEARL_M * math.sin(turn))
    return SetDressing()


def _pearl_tower(site: SetSite, x: float, y: float) -> None:
    """A tower of spheres on three columns, with a mast."""
    lit = 1.6 if site.cues.lamps_lit else 0.0
    ball = Surface.of(196, 70, 96, roughness=0.3, emission=lit)
    shaft = Surface.of(190, 190, 196, roughness=0.5, emission=0.4 * lit)
    for number in range(3):
        angle = 2.0 * math.pi * number / 3.0
        foot = (x + 5.0 * math.cos(angle), y + 5.0 * math.sin(angle), 40.0)
        site.geom(GeomKind.CYLINDER, (1.5, 40.0), shaft, foot)
    for height, radius in ((24.0, 12.0), (78.0, 10.0), (97.0, 4.0)):
        site.ball((x, y, height), (radius, radius, radius), ball)
    site.geom(GeomKind.CYLINDER, (0.8, 17.0), shaft, (x, y, 113.0))


def tower(site: SetSite, x: float, y: float, bearing: float, usual_m: float) -> None:
    """A tower with windows that are lit at night, about as high as is usual, m, with a storey or two above it."""
    rng = site.rng
    tall = usual_m * float(rng.lognormal(-0.15, 0.38))
    half = float(rng.uniform(5.0, 10.0))
    facade = FACADES[int(rng.integers(len(FACADES)))]
    lit = site.cues.lamps_lit
    pane = (255, 206, 140) if lit else (120, 150, 176)
    wall = Surface.of(
        *facade,
        second_colour=linear_rgb(pane),
        pattern=Pattern.WINDOWS,
        pattern_scale=3.4,
        roughness=0.6,
        emission=1.2 if lit else 0.0,
    )
    site.box((x, y, tall / 2), (half, 0.8 * half, tall / 2), wall, yaw=bearing)
    if tall < 0.9 * usual_m:
        return
    site.box((x, y, tall + 2.0), (0.6 * half, 0.5 * half, 2.0), Surface.of(*facade), yaw=bearing)
    if lit:
        site.ball((x, y, tall + 5.0), (0.35, 0.35, 0.35), glowing((255, 60, 50), 6.0))
