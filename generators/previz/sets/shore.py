"""Water: the beach, the open sea, the lake shore, and under the surface."""

from __future__ import annotations

import math

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Light, LightKind, Pattern
from generators.previz.sets.dressing import FlatGround, SetDressing, SetSite
from generators.previz.sets.horizon import HILL_GREENS, hills, tree_line
from generators.previz.sets.paint import GRASS, ROCK, SAND, WET_SAND, mottled
from generators.previz.sets.registry import stage_set
from generators.previz.sets.vegetation import Sward, broadleaf, grass_field, palm
from generators.previz.sets.weather import drifting

SEA = Surface.of(
    30, 88, 104, second_colour=Surface.of(14, 52, 74).colour, pattern=Pattern.WATER, pattern_scale=4.5,
    roughness=0.16, specular=0.14,
)  # fmt: skip
OPEN_SEA = SEA.with_(pattern_scale=7.0, roughness=0.22)
STORM_SEA = SEA.with_(
    colour=Surface.of(64, 88, 94).colour, second_colour=Surface.of(20, 38, 48).colour, pattern_scale=13.0, roughness=0.5
)
LAKE = SEA.with_(
    colour=Surface.of(36, 62, 66).colour, second_colour=Surface.of(30, 54, 60).colour, pattern_scale=1.4, roughness=0.05
)
DECK = Surface.of(
    142, 118, 92, second_colour=Surface.of(112, 92, 72).colour, pattern=Pattern.PLANKS, pattern_scale=0.16,
    roughness=0.85,
)  # fmt: skip
POST = mottled((110, 90, 70), (82, 66, 52), 0.2)
FOAM = Surface.of(236, 240, 240, roughness=0.9)
SHORE_M = 5.5
"""How far behind the action the water's edge lies."""
HIGH_CAMERA_M, NEAR_SHORE_M = 3.5, 0.8
"""A camera that looks down sees little of the distance, so the water comes to it."""


def _edge(site: SetSite, shore_m: float = SHORE_M) -> float:
    """Where the water begins, along y."""
    from_above = float(site.clearing.cameras[:, 2].mean()) > HIGH_CAMERA_M
    return site.travel.y_max + (NEAR_SHORE_M if from_above else shore_m)


def _water(site: SetSite, water: Surface, edge: float, level_m: float) -> None:
    """Water from the edge to the horizon: a sheet that physics does not see."""
    x, _ = site.travel.centre
    site.sheet((x, edge + 400.0, level_m), (800.0, 400.0), water)


@stage_set("beach")
def beach(site: SetSite) -> SetDressing:
    """Sand down to a sea with lines of surf, palms to the side, a headland far off."""
    if _afloat(site):
        return open_sea(site)
    site.ground(SAND)
    edge = _edge(site)
    x0, _ = site.travel.centre
    _water(site, SEA, edge, 0.03)
    site.sheet((x0, edge - 0.6, 0.008), (300.0, 1.5), WET_SAND)
    for row in range(4):
        y = edge + (0.1, 3.5, 8.0, 15.0)[row]
        for number in range(10):
            x = x0 + (number - 4.5) * 7.0 + float(site.rng.uniform(-2.5, 2.5))
            long = float(site.rng.uniform(2.0, 5.0))
            lift = 0.05 if row == 0 else 0.07 + 0.04 * row
            if site.clearing.seen(x, y, long):
                yaw = float(site.rng.uniform(-0.06, 0.06))
                site.ball(
                    (x, y + float(site.rng.uniform(-0.3, 0.3)), 0.02), (long, 0.28 + 0.1 * row, lift), FOAM, yaw=yaw
                )
    for x, y in site.places(5, 1.0, 5.0, 18.0):
        if y < edge - 2.0:
            palm(site, x, y, float(site.rng.uniform(4.5, 7.0)))
    for x, y in site.places(10, 0.3, 2.0, 12.0):
        if y < edge - 1.0:
            size = float(site.rng.uniform(0.08, 0.3))
            site.ball((x, y, 0.2 * size), (size, 0.8 * size, 0.5 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    _headland(site, edge)
    return SetDressing()


def _headland(site: SetSite, edge: float) -> None:
    x0, _ = site.travel.centre
    green = mottled((96, 112, 84), (120, 112, 92), 12.0)
    for number, (dx, size) in enumerate(((95.0, 42.0), (150.0, 66.0), (-170.0, 60.0))):
        site.ball((x0 + dx, edge + 150.0 + 25.0 * number, -3.0), (size, 20.0, 0.32 * size), green)


@stage_set("sea")
def open_sea(site: SetSite) -> SetDressing:
    """The sea to the horizon with waves and a few crests, higher and whiter in a storm; a pier where one is named."""
    stormy = site.shot.setting.weather == "storm" or site.said(("stormy", "rough", "raging"))
    site.ground(STORM_SEA if stormy else OPEN_SEA)
    for x, y in site.places(60 if stormy else 14, 0.8, 16.0, 80.0):
        crest = (float(site.rng.uniform(0.5, 2.6 if stormy else 1.3)), 0.12, 0.05)
        site.ball((x, y, 0.0), crest, FOAM, yaw=math.pi / 2 + float(site.rng.normal(0, 0.5)))
    if site.said(("pier", "dock", "jetty", "boardwalk", "quay", "wharf", "deck")):
        _pier(site)
    return SetDressing(terrain=FlatGround(0.0))


def _pier(site: SetSite) -> None:
    """A boarded way on posts under the subjects' feet, out into the water, with a rope rail along its far side."""
    travel = site.travel
    x0, y0 = travel.centre
    half_x, half_y = max(16.0, (travel.x_max - travel.x_min) / 2 + 4.0), 1.9
    site.sheet((x0, y0, 0.004), (half_x, half_y), DECK)
    for side in (-1.0, 1.0):
        site.slab((x0, y0 + side * half_y, -0.02), (half_x, 0.06, 0.10), POST)
        for number in range(-6, 7):
            foot = (x0 + number * half_x / 6.5, y0 + side * half_y)
            if site.clearing.free(foot[0], foot[1], 0.3) and site.clearing.seen(foot[0], foot[1], 1.0):
                tall = 0.9 if side > 0 else 0.12
                site.geom(GeomKind.CYLINDER, (0.09,), POST, ends=((*foot, -0.5), (*foot, tall)))
    rail = ((x0 - half_x, y0 + half_y, 0.8), (x0 + half_x, y0 + half_y, 0.8))
    site.geom(GeomKind.CAPSULE, (0.025,), Surface.of(190, 170, 130), ends=rail)


SWIMMING = frozenset({"swim", "float", "sail", "row", "dive", "sink"})


def _afloat(site: SetSite) -> bool:
    """Whether the action is on the water and not beside it."""
    main = site.shot.main_subject
    by_deed = any(main and beat.subject == main.id and beat.motion in SWIMMING for beat in site.shot.beats)
    return by_deed or bool(main and main.kind in ("boat", "fish"))


def _open_lake(site: SetSite) -> None:
    """Water all round, the wooded far bank and hills behind it."""
    site.ground(LAKE.with_(pattern_scale=2.2, roughness=0.08))
    x0, y0 = site.travel.centre
    bank = y0 + site.clearing.reach_m * 0.4 + 46.0
    site.sheet((x0, bank + 200.0, 0.05), (500.0, 200.0), GRASS)
    site.ball((x0, bank, 0.0), (260.0, 2.5, 0.5), ROCK)
    hills(site, HILL_GREENS, height_m=20.0, near_m=130.0)
    tree_line(site, away_m=bank - y0 + 12.0, count=46)


@stage_set("lake")
def lake_shore(site: SetSite) -> SetDressing:
    """A grassy shore, reeds, still water that mirrors the far bank's trees and hills."""
    if _afloat(site):
        _open_lake(site)
        return SetDressing()
    site.ground(GRASS)
    grass_field(site, Sward(blades=11000, height_m=0.14, flowers=0.03))
    edge = _edge(site, 2.8)
    x0, _ = site.travel.centre
    site.sheet((x0, edge + 45.0, 0.03), (400.0, 45.0), LAKE)
    for number in range(26):
        x = x0 + float(site.rng.uniform(-22, 22))
        foot = (x, edge + float(site.rng.uniform(0.1, 1.2)), 0.0)
        if site.clearing.seen(foot[0], foot[1], 0.5):
            tip = (x + float(site.rng.normal(0, 0.08)), foot[1], float(site.rng.uniform(0.9, 1.5)))
            site.geom(
                GeomKind.ROUND_CONE, (0.014, 0.006), mottled((128, 132, 66), (96, 108, 54), 0.2), ends=(foot, tip)
            )
            if number % 2:
                head = (tip[0], tip[1], tip[2] + 0.16)
                site.geom(GeomKind.CAPSULE, (0.022,), mottled((96, 62, 40), (76, 50, 34), 0.1), ends=(tip, head))
    hills(site, HILL_GREENS, height_m=20.0, near_m=112.0)
    tree_line(site, away_m=80.0, count=46)
    for x, y in site.places(5, 2.0, 7.0, 24.0):
        if y < edge - 2.5:
            broadleaf(site, x, y, float(site.rng.uniform(5.0, 8.0)))
    return SetDressing()


@stage_set("underwater")
def underwater(site: SetSite) -> SetDressing:
    """A sandy sea bed with rocks, coral and weed, rising bubbles, everything fading into blue."""
    site.ground(mottled((168, 164, 132), (140, 142, 122), 0.8))
    corals = ((206, 92, 84), (220, 146, 80), (176, 96, 150), (226, 196, 110))
    for x, y in site.places(12, 0.9, 3.0, 18.0):
        size = float(site.rng.uniform(0.4, 1.5))
        site.ball((x, y, 0.25 * size), (size, 0.85 * size, 0.75 * size), ROCK, yaw=float(site.rng.uniform(0, 3)))
    for x, y in site.places(12, 0.5, 2.0, 12.0):
        coral = Surface.of(*corals[int(site.rng.integers(len(corals)))], roughness=0.8)
        for branch in range(5):
            angle = 2 * math.pi * branch / 5
            end = (x + 0.22 * math.cos(angle), y + 0.22 * math.sin(angle), float(site.rng.uniform(0.35, 0.7)))
            site.geom(GeomKind.ROUND_CONE, (0.06, 0.035), coral, ends=((x, y, 0.0), end))
    weed = Sward(
        blades=2600, height_m=0.55, bend=0.5, roots=((30, 60, 40),), tips=((70, 120, 70), (96, 130, 60)), flowers=0.0
    )
    grass_field(site, weed)
    seed = int(site.rng.integers(2**31))
    shaft = Light(
        LightKind.SPOT,
        (9.0, 14.0, 15.0),
        direction=(0.1, 0.05, -0.99),
        position=(-1.0, 0.5, 8.0),
        radius=1.0,
        cone_deg=70.0,
    )
    return SetDressing(
        practicals=lambda _: (shaft,), falling=drifting("bubbles", wind_mps=0.4, wind_azimuth=0.3, seed=seed)
    )
