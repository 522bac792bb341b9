"""Without a floor: the sky and outer space."""

from __future__ import annotations

import math
import re
from itertools import pairwise

import numpy as np

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Pattern
from generators.previz.sets.dressing import FlatGround, SetDressing, SetSite
from generators.previz.sets.paint import leafy, mottled
from generators.previz.sets.pieces import build, pieces, standing
from generators.previz.sets.registry import stage_set

CLOUD = leafy((214, 220, 232), (250, 250, 252), 4.5).with_(emission=0.22)
GROUND_BELOW_M = 260.0
BLUE_PLANET = Surface.of(
    34, 84, 158, second_colour=Surface.of(104, 118, 74).colour, pattern=Pattern.PATCHES, pattern_scale=70.0,
    roughness=0.5,
)  # fmt: skip
_ON_GROUND = re.compile(r"\b(?:moon|lunar|mars|martian|crater\w*|asteroid|alien planet|planet surface|surface of)\b")
RED_DUST, GREY_DUST = mottled((168, 96, 64), (140, 78, 54), 1.6), mottled((150, 148, 144), (122, 120, 118), 1.4)
ALIEN = re.compile(r"\balien\b")
ALIEN_DUST, ALIEN_RIM = mottled((132, 86, 132), (92, 70, 122), 1.8), mottled((70, 132, 128), (52, 98, 112), 0.7)
ALIEN_WORLD = mottled((226, 150, 86), (190, 104, 70), 6.0)
"""Ground, rocks, and the world over the horizon where a planet is only called alien."""
ASTEROID = mottled((122, 112, 102), (84, 78, 74), 1.2)
GREY_RIM = mottled((168, 166, 162), (138, 136, 132), 0.5)
MARS = re.compile(r"\b(?:mars|martian|red planet)\b")


@stage_set("sky")
def high_sky(site: SetSite) -> SetDressing:
    """High in the air: banks of cloud at all depths, the land far below."""
    rng = site.rng
    site.builder.geom(
        site.builder.world, GeomKind.PLANE, (0.0, 0.0, 1.0), mottled((104, 124, 84), (138, 140, 96), 60.0),
        position=(0.0, 0.0, -GROUND_BELOW_M),
    )  # fmt: skip
    for x, y in site.places(20, 6.0, 55.0, 260.0):
        base, size = float(rng.uniform(-50.0, 8.0)), float(rng.uniform(7.0, 16.0))
        for _ in range(10):
            dx, dy, dz = (float(value) for value in rng.normal(0.0, 0.75, 3))
            radius = size * float(rng.uniform(0.26, 0.62))
            centre = (x + dx * size, y + dy * size, base + 0.30 * abs(dz) * size)
            site.ball(centre, (1.35 * radius, 1.2 * radius, 0.7 * radius), CLOUD)
    return SetDressing(terrain=FlatGround(0.0))


def cratered(site: SetSite, *, red: bool) -> SetDressing:
    """Dust with craters and stones: of Mars, or grey under a black sky with the blue planet over the horizon."""
    alien = ALIEN.search(site.words) is not None
    dust = ALIEN_DUST if alien else RED_DUST if red else GREY_DUST
    site.ground(dust)
    rim = ALIEN_RIM if alien else mottled((178, 104, 70), (150, 84, 58), 0.5) if red else GREY_RIM
    for x, y in site.places(16, 2.0, 6.0, 70.0):
        wide = float(site.rng.uniform(0.8, 3.6))
        site.ball((x, y, -0.05), (wide, wide, 0.12 * wide), rim)
        site.ball((x, y, 0.06 * wide), (0.72 * wide, 0.72 * wide, 0.055 * wide), dust)
    for x, y in site.places(24, 0.5, 3.0, 40.0):
        size = float(site.rng.uniform(0.08, 0.5))
        site.ball((x, y, 0.2 * size), (size, 0.8 * size, 0.6 * size), rim, yaw=float(site.rng.uniform(0, 3)))
    filmed = any(subject.kind == "celestial" for subject in site.shot.subjects)
    if not red and not filmed:  # an earth that rises is the only one
        ahead = site.clearing.ahead().mean(axis=0)
        world = ALIEN_WORLD if alien else BLUE_PLANET
        site.ball((150.0 * float(ahead[0]) - 60.0, 150.0 * float(ahead[1]), 58.0), (17.0, 17.0, 17.0), world)
    if alien:
        for x, y in site.places(14, 2.5, 14.0, 90.0):
            tall = float(site.rng.uniform(3.0, 11.0))
            site.geom(
                GeomKind.CONE, (0.22 * tall, 0.02 * tall), ALIEN_RIM, ends=((x, y, -0.2), (x + 0.2 * tall, y, tall))
            )
    return SetDressing()


@stage_set("space")
def outer_space(site: SetSite) -> SetDressing:
    """Stars, a blue planet with weather below, and its moon; or the ground of a moon, where the place is one."""
    if ASTEROIDS.search(f"{site.words} {site.shot.request.lower()}"):
        _asteroids(site)
        return SetDressing()
    wheeled = any(subject.kind == "vehicle" for subject in site.shot.subjects)
    if wheeled or _ON_GROUND.search(site.words):
        words = f"{site.words} {site.shot.request.lower()}" if wheeled else site.words
        return cratered(site, red=MARS.search(words) is not None)
    x0, y0 = site.travel.centre
    ahead = site.clearing.ahead().mean(axis=0)
    aside = (-float(ahead[1]), float(ahead[0]))
    if any(subject.kind == "celestial" for subject in site.shot.subjects):
        if not any("station" in subject.noun.lower() for subject in site.shot.subjects):
            _station(site, ahead=(float(ahead[0]), float(ahead[1])), aside=aside)
        return SetDressing()  # planets that are filmed have no other behind them
    centre = (x0 + 420.0 * float(ahead[0]) + 140.0 * aside[0], y0 + 420.0 * float(ahead[1]) + 140.0 * aside[1], -190.0)
    # Behind a world, a star or a galaxy no other world is wanted: which one is meant would be a riddle.
    worlds = site.shot.main_subject is not None and site.shot.main_subject.kind == "celestial"
    if worlds:
        return SetDressing()
    site.ball(centre, (260.0, 260.0, 260.0), BLUE_PLANET)
    moon = mottled((168, 166, 162), (128, 126, 124), 9.0)
    centre = (x0 + 380.0 * float(ahead[0]) - 150.0 * aside[0], y0 + 380.0 * float(ahead[1]) - 150.0 * aside[1], 95.0)
    site.ball(centre, (22.0, 22.0, 22.0), moon)
    _station(site, ahead=(float(ahead[0]), float(ahead[1])), aside=aside)
    return SetDressing()


ASTEROIDS = re.compile(r"\basteroid (?:field|belt)s?\b|\b(?:asteroids|space rocks)\b")


ASTEROIDS_FOR_M = 40.0
"""From how far off the lens sees rocks of the size that they are built in, m."""


def _asteroids(site: SetSite) -> None:
    """Rocks of all sizes that hang about the action, none of them in its way."""
    rng, (x0, y0) = site.rng, site.travel.centre
    away = float(np.hypot(*(site.clearing.cameras[:, :2].mean(axis=0) - (x0, y0))))
    scale = max(away / ASTEROIDS_FOR_M, 0.2)
    for x, y in site.places(40, 3.0 * scale, 9.0 * scale, 130.0 * scale):
        size = scale * float(rng.uniform(0.6, 4.0))
        centre = (x, y, scale * float(rng.uniform(-20.0, 26.0)))
        for _ in range(3):
            off = [float(value) for value in rng.normal(0.0, 0.35 * size, 3)]
            radii = [size * float(rng.uniform(0.5, 0.9)) for _ in range(3)]
            at = (centre[0] + off[0], centre[1] + off[1], centre[2] + off[2])
            site.ball(at, (radii[0], radii[1], radii[2]), ASTEROID, yaw=float(rng.uniform(0, 3)))


STATION = re.compile(r"\b(?:space ?station|orbital station|orbiting station|iss|spacewalk|space walk)\b")
TETHER = re.compile(r"\b(?:tether\w*|umbilical|safety line)\b")
DOCKED, DOCK_SCALE = (10.0, -17.0, 6.0), 1.7
"""Where the station is that a craft comes to, ahead of it on its way, and how much larger it is built."""
STATION_AWAY_M, STATION_ASIDE_M, STATION_UP_M = 24.0, -7.0, 3.5


def _station(site: SetSite, *, ahead: tuple[float, float], aside: tuple[float, float]) -> None:
    """The station that an astronaut is outside of, or a craft comes to, and the line to it where one is spoken of."""
    told = f"{site.words} {site.shot.request.lower()}"
    if STATION.search(told) is None and TETHER.search(told) is None:
        return
    x0, y0 = site.travel.centre
    main = site.shot.main_subject
    craft = main is not None and main.kind == "spacecraft"
    out, to_side, up = DOCKED if craft else (STATION_AWAY_M, STATION_ASIDE_M, STATION_UP_M)
    to_side -= site.travel.x_max - x0 if craft else 0.0
    x, y = x0 + out * ahead[0] + to_side * aside[0], y0 + out * ahead[1] + to_side * aside[1]
    yaw = math.atan2(-ahead[1], -ahead[0])
    piece = pieces()["space_station"]
    build(site, piece, standing(x, y, yaw, DOCK_SCALE if craft else 1.0, up_m=up), scale=DOCK_SCALE if craft else 1.0)
    if TETHER.search(told):
        points = [
            (
                x0 + t * (x - x0),
                y0 + t * (y - y0) + 0.25,
                1.15 + t * (STATION_UP_M - 1.15) - TETHER_SAG_M * math.sin(math.pi * t),
            )
            for t in (k / TETHER_PIECES for k in range(TETHER_PIECES + 1))
        ]
        for ends in pairwise(points):
            site.geom(GeomKind.CAPSULE, (0.022,), TETHER_PAINT, ends=ends)


TETHER_PIECES, TETHER_SAG_M = 14, 1.1
TETHER_PAINT = Surface.of(236, 226, 200, emission=0.15)
