"""Rooms with a purpose: kitchen, table top, classroom, laboratory."""

from __future__ import annotations

import math

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Light, LightKind, Pattern
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.furnishing import furnished, room_of
from generators.previz.sets.interiors import Room, build_shell, window
from generators.previz.sets.paint import BOARDS, OAK, STEEL, TILES, WHITE, glowing, mottled
from generators.previz.sets.registry import stage_set
from generators.previz.sets.told_walls import walls_as_told
from generators.previz.sets.tops import top_said
from generators.previz.sets.windowsill import SILL_WORDS, window_sill

COLOURS = ((178, 74, 58), (226, 176, 84), (92, 124, 96), (84, 116, 150), (214, 204, 184))


def _key_side(site: SetSite) -> str:
    return "right" if site.cues.azimuth_deg >= 0.0 else "left"


def _ceiling_light(site: SetSite, room: Room, strength: float) -> Light:
    """A soft panel under the ceiling."""
    x, y = room.middle
    site.box((x, y, room.height_m - 0.03), (0.8, 0.3, 0.03), glowing((255, 244, 228), 2.0))
    light = (strength, 0.94 * strength, 0.86 * strength)
    return Light(LightKind.POINT, light, position=(x, y, room.height_m - 0.3), radius=0.6, shadows=False)


@stage_set("kitchen")
def kitchen(site: SetSite) -> SetDressing:
    """A tiled kitchen: cupboards, worktop, hob, sink and shelves along the back wall."""
    room = build_shell(site, TILES, walls_as_told(site, Surface.of(222, 214, 196, roughness=0.9)))
    x0, back = room.middle[0], room.y_max
    front = Surface.of(104, 130, 124, roughness=0.6)
    for number in range(-3, 4):
        x = x0 + number * 0.72
        site.box((x, back - 0.32, 0.44), (0.35, 0.30, 0.40), front)
        site.geom(GeomKind.CAPSULE, (0.012,), STEEL, ends=((x - 0.1, back - 0.64, 0.72), (x + 0.1, back - 0.64, 0.72)))
        if abs(number) > 1:
            site.box((x, back - 0.2, 1.85), (0.35, 0.18, 0.38), front)
    site.box((x0, back - 0.33, 0.88), (2.55, 0.34, 0.025), OAK)
    splash = Surface.of(
        232, 230, 222, second_colour=Surface.of(186, 184, 178).colour, pattern=Pattern.BRICKS, pattern_scale=0.09
    )
    site.box((x0, back - 0.015, 1.18), (2.55, 0.012, 0.27), splash)
    _hob(site, x0 - 1.3, back - 0.33)
    for number in range(5):
        colour = Surface.of(*COLOURS[number % len(COLOURS)], roughness=0.4)
        x, tall = x0 + 0.9 + 0.24 * number, float(site.rng.uniform(0.06, 0.14))
        site.geom(GeomKind.CYLINDER, (0.065, tall), colour, (x, back - 0.3, 0.905 + tall))
    lights = (
        window(site, room, _key_side(site), room.middle[1] + 0.4, curtains=False),
        window(site, room, "back", x0, wide=0.62, curtains=False),
        _ceiling_light(site, room, 2.2 if site.cues.lamps_lit else 0.8),
    )
    return SetDressing(practicals=lambda _: lights)


def _hob(site: SetSite, x: float, y: float) -> None:
    black = Surface.of(30, 30, 34, roughness=0.3, specular=0.1)
    site.box((x, y, 0.91), (0.3, 0.25, 0.008), black)
    for dx in (-0.14, 0.14):
        site.geom(GeomKind.CYLINDER, (0.10, 0.006), STEEL, (x + dx, y, 0.922))
    site.geom(GeomKind.CYLINDER, (0.12, 0.085), Surface.of(176, 66, 50, roughness=0.35), (x + 0.14, y, 1.01))
    site.geom(GeomKind.CAPSULE, (0.014,), STEEL, ends=((x + 0.26, y, 1.05), (x + 0.44, y - 0.05, 1.05)))


@stage_set("table")
def table_top(site: SetSite) -> SetDressing:
    """A large table top as the ground, wooden where nothing is said, a few things on it and a soft room behind."""
    if any(word in site.words for word in SILL_WORDS):
        return window_sill(site)
    told = top_said(site.shot)
    site.ground(told or BOARDS.with_(pattern_scale=0.11, roughness=0.4))
    x0, y0 = site.travel.centre
    reach = max(site.clearing.reach_m, 0.25)
    wall_y = y0 + 2.6 + reach
    wall = mottled((150, 132, 112), (126, 112, 98), 1.4)
    site.slab((x0, wall_y, 1.0), (6.0 + 2 * reach, 0.1, 2.6), wall)
    pane = glowing((222, 234, 246), 1.3) if not site.cues.lamps_lit else glowing((255, 196, 120), 0.8)
    side = 1.0 if site.cues.azimuth_deg >= 0.0 else -1.0
    site.slab((x0 + side * (0.9 + 0.5 * reach), wall_y - 0.12, 0.9), (0.5, 0.02, 0.7), pane)
    if told is not None:
        return SetDressing()  # what is shown on marble or velvet is shown alone
    for number, (x, y) in enumerate(site.places(6, 0.14 + 0.1 * reach, 0.35 + 0.5 * reach, 1.2 + 1.5 * reach)):
        _thing(site, number, x, y)
    return SetDressing()


def _thing(site: SetSite, number: int, x: float, y: float) -> None:
    """A cup, a book, an apple, a vase: what lies about on a table."""
    colour = Surface.of(*COLOURS[number % len(COLOURS)], roughness=0.45, specular=0.05)
    turn = float(site.rng.uniform(0, math.pi))
    if number % 4 == 0:
        site.geom(GeomKind.CONE, (0.034, 0.048, 0.042), colour, (x, y, 0.048))
    elif number % 4 == 1:
        site.box((x, y, 0.018), (0.105, 0.075, 0.018), colour, yaw=turn)
        site.box((x, y, 0.052), (0.09, 0.065, 0.014), Surface.of(*COLOURS[(number + 2) % 5]), yaw=turn + 0.3)
    elif number % 4 == 2:
        site.ball((x, y, 0.036), (0.04, 0.04, 0.037), Surface.of(168, 52, 40, roughness=0.35, specular=0.06))
    else:
        site.geom(GeomKind.CONE, (0.05, 0.10, 0.028), WHITE, (x, y, 0.10))
        for stem in range(4):
            tip = (x + 0.06 * math.cos(1.6 * stem), y + 0.06 * math.sin(1.6 * stem), 0.36 + 0.03 * (stem % 2))
            green = mottled((84, 112, 58), (64, 92, 46), 0.05)
            site.geom(GeomKind.CAPSULE, (0.003,), green, ends=((x, y, 0.18), tip))
            site.ball(tip, (0.024, 0.024, 0.018), Surface.of(*COLOURS[stem % 2]))


@stage_set("classroom")
def classroom(site: SetSite) -> SetDressing:
    """Desks in rows before a blackboard, tall windows on the key's side."""
    room = build_shell(site, BOARDS, Surface.of(212, 204, 178, roughness=0.9), height_m=3.1)
    x0, back = room.middle[0], room.y_max
    site.box((x0, back - 0.03, 1.6), (1.5, 0.03, 0.6), Surface.of(40, 66, 54, roughness=0.8))
    site.box((x0, back - 0.05, 0.97), (1.55, 0.05, 0.025), OAK)
    for number in range(3):
        chalk = Surface.of(214, 216, 208)
        site.box((x0 - 0.9 + 0.6 * number, back - 0.065, 1.75 - 0.1 * number), (0.22, 0.004, 0.012), chalk)
    for x in (-2.2, -1.1, 1.1, 2.2):
        for y in (1.3, 2.4):
            spot = (x0 + x, site.travel.y_max + y - 0.9)
            if spot[1] < back - 0.8 and site.clearing.free(*spot, 0.55):
                _desk(site, *spot)
    side = _key_side(site)
    lights = (
        window(site, room, side, room.middle[1] - 0.9, curtains=False),
        window(site, room, side, room.middle[1] + 1.2, curtains=False),
        _ceiling_light(site, room, 2.4 if site.cues.lamps_lit else 1.0),
    )
    return SetDressing(practicals=lambda _: lights)


def _desk(site: SetSite, x: float, y: float) -> None:
    site.box((x, y, 0.72), (0.34, 0.25, 0.02), OAK)
    for dx in (-0.3, 0.3):
        for dy in (-0.2, 0.2):
            site.geom(GeomKind.CAPSULE, (0.016,), STEEL, ends=((x + dx, y + dy, 0.02), (x + dx, y + dy, 0.7)))
    site.box((x, y - 0.5, 0.44), (0.2, 0.19, 0.015), OAK)
    site.box((x, y - 0.68, 0.72), (0.2, 0.015, 0.14), OAK)


@stage_set("laboratory")
def laboratory(site: SetSite) -> SetDressing:
    """White benches with flasks and coloured liquids, shelves of bottles, cool even light."""
    plan = room_of(site.words, "laboratory")
    if plan is not None:
        return furnished(site, plan)
    room = build_shell(site, TILES, Surface.of(206, 214, 216, roughness=0.85))
    x0, back = room.middle[0], room.y_max
    site.box((x0, back - 0.4, 0.45), (2.6, 0.36, 0.43), WHITE)
    site.box((x0, back - 0.4, 0.9), (2.65, 0.4, 0.02), Surface.of(70, 78, 84, roughness=0.4))
    liquids = ((72, 150, 190), (110, 186, 110), (212, 120, 60), (186, 84, 150), (224, 206, 90))
    for number in range(9):
        x = x0 - 2.2 + 0.55 * number
        liquid = Surface.of(*liquids[number % 5], roughness=0.15, specular=0.08)
        size = float(site.rng.uniform(0.06, 0.10))
        site.ball((x, back - 0.42, 0.92 + size), (size, size, size), liquid)
        neck = (x, back - 0.42, 0.92 + 2.0 * size)
        site.geom(GeomKind.CAPSULE, (0.022,), Surface.of(206, 222, 226), ends=(neck, (x, back - 0.42, neck[2] + 0.09)))
        for row in range(2):
            tall = float(site.rng.uniform(0.07, 0.13))
            bottle = Surface.of(*liquids[(number + 2 * row) % 5], roughness=0.3)
            site.geom(GeomKind.CYLINDER, (0.05, tall), bottle, (x + 0.1, back - 0.15, 1.42 + 0.45 * row + tall))
    for row in range(2):
        site.box((x0, back - 0.15, 1.40 + 0.45 * row), (2.4, 0.14, 0.015), STEEL)
    lights = (
        window(site, room, _key_side(site), room.middle[1], curtains=False),
        _ceiling_light(site, room, 2.2),
    )
    return SetDressing(practicals=lambda _: lights)
