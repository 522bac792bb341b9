"""Indoors: a shell of floor, walls and windows that is as large as the camera needs, and what furnishes it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from generators.previz.building import Surface
from generators.previz.camera.orbiting import goes_all_round
from generators.previz.light import light_colour
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paint import BOARDS, LEAVES, STEEL, WALNUT, WHITE, glowing, mottled
from generators.previz.sets.registry import stage_set
from generators.previz.sets.told_walls import walls_as_told
from prompts.vocabulary import table, terms_by_phrase

NEAREST_WALL_M = 3.4
CABIN_M = 1.15
"""From whoever is in a small cabin to its walls, m."""
ROUND_SPARE_M = 0.8
"""More between the wall and a camera that goes all round: what furnishes the wall is behind it on its way."""
MOST_WALL_M, LONGEST_PASSAGE_M = 14.0, 34.0
PASSAGE_M, PASSAGE_END_M = 1.4, 11.0
AT_THE_END, BEHIND_AT_ITS_END_M = re.compile(r"\bend of\b"), 1.8
"""Words of a place where somebody is at the end of a corridor, and how far its end is then behind them, m."""
"""From the action to the walls beside a corridor, and to its end behind."""


@dataclass(frozen=True)
class Room:
    """The shell of a room.

    Attributes:
        x_min, x_max, y_min, y_max, height_m: inner sizes, m.
    """

    x_min: float
    x_max: float
    y_min: float
    y_max: float
    height_m: float

    @property
    def middle(self) -> tuple[float, float]:
        """Centre of the floor."""
        return (self.x_min + self.x_max) / 2, (self.y_min + self.y_max) / 2


STAIRWELL_M = 6.5
"""Height of a room with stairs in it."""


def _is_stairs(noun: str) -> bool:
    """Whether a noun is one of stairs."""
    row = table("nouns").get(terms_by_phrase("nouns").get(noun.lower().split()[-1] if noun else "", ""))
    return row is not None and row.breed == "stairs"


def build_shell(
    site: SetSite,
    floor: Surface,
    walls: Surface,
    *,
    height_m: float = 2.8,
    spare_m: float = 0.7,
    ceiling: Surface = WHITE,
    skirting: Surface = WHITE,
    passage: bool = False,
    cabin: bool = False,
) -> Room:
    """Floor, four walls, skirting and ceiling around the action and the camera.

    Walls and ceiling are planes: lamps beyond them shine in, as they do past the flats of a studio set.

    Args:
        site: its clearing says how much room the camera needs.
        floor: surface of the ground.
        walls: surface of the walls.
        height_m: of the ceiling at least; it rises over a high camera.
        spare_m: between camera and wall.
        ceiling: its surface.
        skirting: its surface.
        passage: whether it is a corridor: walls close to both sides, its end far behind the action.
        cabin: whether all walls but the one behind the camera are close.
    """
    if any(_is_stairs(subject.noun) for subject in site.shot.subjects):
        height_m = max(height_m, STAIRWELL_M)
    travel, cameras = site.travel, site.clearing.cameras
    low, high = cameras.min(axis=0), cameras.max(axis=0)
    spare_m += ROUND_SPARE_M if goes_all_round(site.shot) else 0.0
    aside = PASSAGE_M if passage else NEAREST_WALL_M
    behind = PASSAGE_END_M if passage else NEAREST_WALL_M - 0.4
    behind = BEHIND_AT_ITS_END_M if passage and AT_THE_END.search(site.words) else behind
    if passage and travel.x_max - travel.x_min > 2.0 * (travel.y_max - travel.y_min):
        aside, behind = PASSAGE_END_M, PASSAGE_M  # it is gone along across the picture
    aside, behind = (CABIN_M, CABIN_M) if cabin else (aside, behind)
    most = LONGEST_PASSAGE_M if passage else MOST_WALL_M
    room = Room(
        x_min=max(min(travel.x_min - aside, low[0] - spare_m), -most),
        x_max=min(max(travel.x_max + aside, high[0] + spare_m), most),
        y_min=max(min(travel.y_min - NEAREST_WALL_M, low[1] - spare_m), -most),
        y_max=min(max(travel.y_max + behind, high[1] + spare_m), most),
        height_m=max(height_m, float(high[2]) + 0.5),
    )
    site.ground(floor)
    site.back_walls.append((room.x_min, room.x_max, room.y_max, room.height_m))
    cx, cy = room.middle
    wide, deep, tall = (room.x_max - room.x_min) / 2, (room.y_max - room.y_min) / 2, room.height_m / 2
    for sign, x in ((-1.0, room.x_min), (1.0, room.x_max)):
        site.wall((x, cy, tall), (deep, tall), walls, (-sign, 0.0))
        site.slab((x, cy, 0.05), (0.015, deep, 0.05), skirting)
    for sign, y in ((-1.0, room.y_min), (1.0, room.y_max)):
        site.wall((cx, y, tall), (wide, tall), walls, (0.0, -sign))
        site.slab((cx, y, 0.05), (wide, 0.015, 0.05), skirting)
    site.geom(GeomKind.PLANE, (wide, deep, 1.0), ceiling, (cx, cy, room.height_m), quaternion=(0.0, 1.0, 0.0, 0.0))
    return room


def window(site: SetSite, room: Room, wall: str, along: float, *, wide: float = 0.75, curtains: bool = True) -> Light:
    """A window in the wall "left", "right" or "back", and the light that comes through it."""
    day = not site.cues.lamps_lit
    pane = glowing((214, 232, 250), 1.5) if day else glowing((40, 60, 104), 0.5)
    x, y, yaw, inward = _wall_place(room, wall, along)
    centre_z, tall = 1.55, 0.75
    ix, iy = inward
    ax, ay = -iy, ix
    site.box((x, y, centre_z), (wide, 0.02, tall), pane, yaw=yaw)
    for bar in (-1.0, 0.0, 1.0):
        site.box(
            (x + ax * bar * wide + ix * 0.02, y + ay * bar * wide + iy * 0.02, centre_z),
            (0.035, 0.035, tall + 0.04),
            WHITE,
            yaw=yaw,
        )
    for bar in (-1.0, 0.15, 1.0):
        site.box((x + ix * 0.02, y + iy * 0.02, centre_z + bar * tall), (wide + 0.04, 0.035, 0.03), WHITE, yaw=yaw)
    site.box((x + ix * 0.08, y + iy * 0.08, centre_z - tall - 0.06), (wide + 0.14, 0.12, 0.025), WHITE, yaw=yaw)
    if curtains:
        cloth = Surface.of(178, 122, 92, roughness=0.95)
        for side in (-1.0, 1.0):
            for fold in range(3):
                off = side * (wide + 0.06 + 0.10 * fold)
                foot = (x + ax * off + ix * 0.1, y + ay * off + iy * 0.1, 0.12)
                head = (foot[0], foot[1], centre_z + tall + 0.22)
                site.geom(GeomKind.CAPSULE, (0.065,), cloth, ends=(foot, head))
    red, green, blue = light_colour(6000.0 if day else 8500.0)
    strength = 2.2 if day else 0.5
    return Light(
        LightKind.SPOT,
        (red * strength, green * strength, blue * strength),
        direction=_unit(ix, iy, -0.45),
        position=(x + ix * 0.25, y + iy * 0.25, centre_z + 0.3),
        radius=0.5,
        cone_deg=140.0,
        shadows=False,
    )


def _unit(x: float, y: float, z: float) -> tuple[float, float, float]:
    length = math.sqrt(x * x + y * y + z * z)
    return x / length, y / length, z / length


def _wall_place(room: Room, wall: str, along: float) -> tuple[float, float, float, tuple[float, float]]:
    """Position, yaw and inward direction of a place on a wall."""
    if wall == "left":
        return room.x_min, along, math.pi / 2, (1.0, 0.0)
    if wall == "right":
        return room.x_max, along, math.pi / 2, (-1.0, 0.0)
    return along, room.y_max, 0.0, (0.0, -1.0)


def floor_lamp(site: SetSite, x: float, y: float) -> Light:
    """A standing lamp with a linen shade; always lit in the evening."""
    site.geom(GeomKind.CAPSULE, (0.018,), STEEL, ends=((x, y, 0.03), (x, y, 1.35)))
    site.geom(GeomKind.CYLINDER, (0.15, 0.02), STEEL, (x, y, 0.02))
    lit = site.cues.night or site.cues.lamps_lit
    shade = glowing((255, 214, 160), 1.6) if lit else Surface.of(226, 214, 192)
    site.geom(GeomKind.CONE, (0.24, 0.16, 0.15), shade, (x, y, 1.45))
    red, green, blue = light_colour(2700.0)
    strength = 1.5 if lit else 0.0
    return Light(
        LightKind.POINT,
        (red * strength, green * strength, blue * strength),
        position=(x, y, 1.62),
        radius=0.2,
        shadows=False,
    )


def _sofa(site: SetSite, x: float, y: float) -> None:
    cloth = mottled((86, 112, 120), (70, 94, 104), 0.2)
    site.box((x, y, 0.24), (0.95, 0.42, 0.16), cloth)
    site.box((x, y + 0.34, 0.55), (0.95, 0.12, 0.32), cloth)
    for side in (-1.0, 1.0):
        site.box((x + side * 0.92, y, 0.42), (0.10, 0.42, 0.20), cloth)
        site.ball((x + side * 0.42, y - 0.02, 0.45), (0.43, 0.36, 0.09), cloth)
    site.ball((x - 0.6, y + 0.12, 0.62), (0.2, 0.1, 0.2), Surface.of(206, 148, 72))


def _shelf(site: SetSite, x: float, y: float) -> None:
    """A bookcase with rows of coloured spines."""
    for side in (-1.0, 1.0):
        site.box((x + side * 0.55, y, 0.95), (0.02, 0.16, 0.95), WALNUT)
    site.box((x, y + 0.15, 0.95), (0.55, 0.01, 0.95), WALNUT)
    colours = ((150, 60, 48), (52, 84, 92), (196, 164, 104), (70, 96, 66), (120, 76, 100), (206, 192, 164))
    for row in range(5):
        level = 0.06 + 0.45 * row
        site.box((x, y, level), (0.55, 0.16, 0.015), WALNUT)
        at = x - 0.48
        while at < x + 0.36 and row < 4:
            half, tall = float(site.rng.uniform(0.05, 0.11)), float(site.rng.uniform(0.11, 0.17))
            colour = colours[int(site.rng.integers(len(colours)))]
            site.box((at + half, y - 0.02, level + tall + 0.015), (half, 0.11, tall), Surface.of(*colour))
            at += 2 * half + 0.02


def _picture(site: SetSite, room: Room, x: float) -> None:
    site.box((x, room.y_max - 0.02, 1.7), (0.42, 0.02, 0.30), WALNUT)
    picture = mottled((196, 150, 104), (86, 116, 136), 0.35)
    site.box((x, room.y_max - 0.035, 1.7), (0.36, 0.02, 0.24), picture)


def _plant(site: SetSite, x: float, y: float) -> None:
    site.geom(GeomKind.CONE, (0.13, 0.16, 0.17), Surface.of(176, 106, 76), (x, y, 0.16))
    for number in range(7):
        angle = 2 * math.pi * number / 7
        end = (x + 0.3 * math.cos(angle), y + 0.3 * math.sin(angle), 0.75 + 0.12 * (number % 3))
        site.geom(GeomKind.ROUND_CONE, (0.02, 0.075), LEAVES[number % 3], ends=((x, y, 0.3), end))


def _walls(site: SetSite) -> Surface:
    rgb = (196, 180, 158) if site.cues.night else (214, 200, 178)
    return walls_as_told(site, Surface.of(*rgb, roughness=0.9))


def _bright_side(site: SetSite) -> str:
    """The wall that the key light comes from."""
    return "right" if site.cues.azimuth_deg >= 0.0 else "left"


@stage_set("room")
def living_room(site: SetSite) -> SetDressing:
    """A living room with a boarded floor, a window on the key's side, and furniture along the walls."""
    from generators.previz.sets.at_a_window import PLACE, room_at_a_window
    from generators.previz.sets.cabins import cabin_of, seen_inside
    from generators.previz.sets.furnishing import furnished, is_bare, room_of

    if PLACE in site.words:
        return room_at_a_window(site)
    cabin = cabin_of(site.words)
    if cabin is not None:
        return seen_inside(site, cabin)
    plan = room_of(site.words)
    if plan is not None:
        return furnished(site, plan)
    room = build_shell(site, BOARDS, _walls(site))
    side = _bright_side(site)
    other = room.x_min + 0.6 if side == "right" else room.x_max - 0.6
    bright = room.x_max - 0.7 if side == "right" else room.x_min + 0.7
    back = room.y_max
    lights = (
        window(site, room, side, room.middle[1] + 0.3),
        window(site, room, "back", 0.55 * bright),
        floor_lamp(site, other, back - 0.5),
    )
    if not is_bare(site.words):
        _furnish(site, room, other, bright)
    return SetDressing(practicals=lambda _: lights)


def _furnish(site: SetSite, room: Room, other: float, bright: float) -> None:
    """What stands in a living room: x `other` is at the wall away from the key light, `bright` at the wall under it."""
    back = room.y_max
    if site.clearing.free(0.25 * other, back - 0.7, 1.0):
        _sofa(site, 0.25 * other, back - 0.55)
    _shelf(site, 0.82 * other - 0.35 * math.copysign(1.0, other), back - 0.2)
    _picture(site, room, 0.22 * other)
    _plant(site, bright, back - 0.5)
    rug = mottled((150, 70, 56), (112, 50, 48), 0.3)
    if "floor" not in site.words and not _about_floor(site):
        site.box((0.3 * other, back - 1.75, 0.006), (1.1, 0.7, 0.006), rug)


def _about_floor(site: SetSite) -> bool:
    """Whether something is to land on the floor, which must then show."""
    return any("floor" in event.other.lower() or event.height_m for event in site.shot.physics)
