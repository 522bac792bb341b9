"""Rooms from tables: `rooms.toml` says what a room is built of and holds, `furniture.toml` how a piece looks."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from generators.previz.camera.orbiting import goes_all_round
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.fires import Fires, fire_at
from generators.previz.sets.interiors import Room, build_shell, window
from generators.previz.sets.paint import WALNUT, WHITE
from generators.previz.sets.paints import PAINTS
from generators.previz.sets.pieces import Piece, Spot, build, frozen, lamp_of, pieces
from generators.previz.sets.told_walls import walls_as_told
from prompts.tables import tables_of

__all__ = ["furnished", "is_bare", "room_ids", "room_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlan:
    """One row of `rooms.toml`, whose head says what each field means."""

    words: tuple[str, ...]
    floor: str
    walls: str
    ceiling: str = "white"
    height_m: float = 2.8
    windows: tuple[tuple[str, float], ...] = ()
    curtains: bool = False
    pieces: tuple[tuple[str, str, float, float, int], ...] = ()
    lamps: float = 1.0
    torches: int = 0
    columns: int = 0
    stages: tuple[str, ...] = ("room",)
    seat: str = ""
    passage: bool = False
    cabin: bool = False


TORCH_M, TORCH_UP_M, TORCH_SCALE = 0.42, 2.1, 0.30
COLUMN_RADIUS_M, COLUMN_OUT_M = 0.26, 2.7
MOST_LAMPS = 4
DOORS_APART_M = 2.6
"""How far apart the pieces of a row stand along a corridor, however long it is."""
WIDEST_WALL_M = 6.0
"""Pieces keep within this distance of the middle of a wall."""


@cache
def _plans() -> Mapping[str, RoomPlan]:
    rows = tables_of(__package__, "rooms")["rooms"]
    return MappingProxyType(
        {name: RoomPlan(**{key: frozen(value) for key, value in row.items()}) for name, row in rows.items()}
    )


def room_ids() -> tuple[str, ...]:
    """The rooms that have a plan."""
    return tuple(_plans())


def room_of(words: str, stage: str = "room") -> RoomPlan | None:
    """The plan of the room that the words of a place name: the one whose longest word stands in them.

    Args:
        words: of the place, in lower case.
        stage: of the vocabulary; only its rooms are looked through.
    """
    found = [
        (len(word), name)
        for name, plan in _plans().items()
        if stage in plan.stages
        for word in plan.words
        if re.search(rf"\b{re.escape(word)}s?\b", words)
    ]
    return _plans()[max(found)[1]] if found else None


_BARE: Final = re.compile(
    r"\b(?:empty|bare|vacant|unfurnished) (?:[\w-]+ )?"
    r"(?:room|hall|ballroom|apartment|flat|house|warehouse|loft|attic|mansion)s?\b"
)
"""Words of rooms without furniture; an empty bar or classroom is without people."""


def is_bare(words: str) -> bool:
    """Whether the words of a place, in lower case, say that nothing stands in it."""
    return _BARE.search(words) is not None


_PASSAGES: Final = re.compile(r"\b(?:corridor|hallway|passageway|passage)s?\b")


def is_passage(words: str) -> bool:
    """Whether the words of a place name one that is long and narrow, whatever it is a part of.

    Args:
        words: in lower case.
    """
    plan = room_of(words)
    return (plan is not None and plan.passage) or _PASSAGES.search(words) is not None


class _Wall:
    """One wall of a room: turns a piece's own axes into the world's."""

    def __init__(self, site: SetSite, room: Room, name: str) -> None:
        self.site = site
        x, y = room.middle
        origin, self.yaw = {
            "back": ((x, room.y_max), math.pi),
            "left": ((room.x_min, y), -math.pi / 2),
            "right": ((room.x_max, y), math.pi / 2),
            "front": ((x, room.y_min), 0.0),
            "middle": ((x, site.travel.centre[1]), 0.0),
        }[name]
        self.origin = origin
        wide = room.x_max - room.x_min if name in ("back", "front", "middle") else room.y_max - room.y_min
        self.half_m = wide / 2 - 0.1 if is_passage(site.words) else min(wide / 2 - 0.1, WIDEST_WALL_M)

    def at(self, x: float, y: float, z: float, along: float) -> tuple[float, float, float]:
        """World position of a piece's own point, the piece standing `along` metres from the wall's middle."""
        c, s = math.cos(self.yaw), math.sin(self.yaw)
        # On the back wall the piece's x would run from right to left for the camera; it is counted the other way.
        u = x - along if self.yaw == math.pi else x + along
        return self.origin[0] + u * c - y * s, self.origin[1] + u * s + y * c, z


def _spot(wall: _Wall, along: float) -> Spot:
    return lambda x, y, z: wall.at(x, y, z, along)


def furnished(site: SetSite, plan: RoomPlan) -> SetDressing:
    """Builds a room by its plan around the action and the camera."""
    stony = plan.walls in ("castle_stone", "dark_stone", "cave_wall", "limestone", "logs", "brick")
    walls = walls_as_told(site, PAINTS[plan.walls])
    room = build_shell(
        site, PAINTS[plan.floor], walls, height_m=plan.height_m, ceiling=PAINTS[plan.ceiling],
        skirting=PAINTS[plan.walls] if stony else WHITE, passage=is_passage(site.words), cabin=plan.cabin,
    )  # fmt: skip
    key = "right" if site.cues.azimuth_deg >= 0.0 else "left"
    sides = {"key": key, "other": "left" if key == "right" else "right"}
    lights = [
        window(
            site, room, sides.get(name, name), _along_room(room, sides.get(name, name), share), curtains=plan.curtains
        )
        for name, share in plan.windows
    ]
    fires, lamps = Fires(), []
    for name, place, start, end, count in _all_round(site, plan):
        wall, piece = _Wall(site, room, sides.get(place, place)), pieces()[name]
        count = max(1, int(2.0 * wall.half_m / DOORS_APART_M)) if count > 2 and is_passage(site.words) else count
        for number in range(count):
            share = start if count == 1 else start + (end - start) * number / (count - 1)
            along = share * max(0.0, wall.half_m - piece.wide_m / 2)
            if not _has_room(wall, piece, along):
                continue
            build(site, piece, _spot(wall, along))
            if piece.lamp and site.cues.lamps_lit:
                lamps.append(lamp_of(piece, _spot(wall, along)))
            if piece.plume:
                words, x, y, z, tall = piece.plume
                fire_at(fires, words, wall.at(x, y, z, along), tall, int(site.rng.integers(2**31)))
    _torches(site, room, plan.torches, fires)
    _columns(site, room, plan)
    lights.append(_ceiling(room, plan.lamps * (1.6 if site.cues.lamps_lit else 0.6)))
    steady = (*lights, *_spread(lamps, MOST_LAMPS))
    return SetDressing(
        practicals=lambda story_s: (*steady, *fires.lights(story_s)), falling=fires.flakes if fires else None
    )


def _all_round(site: SetSite, plan: RoomPlan) -> tuple[tuple[str, str, float, float, int], ...]:
    """The pieces of a plan; those of the back wall on the front one too where the camera turns to that.

    A room that is said to be empty has its lamps.
    """
    if is_bare(site.words):
        return tuple(row for row in plan.pieces if pieces()[row[0]].lamp)
    opposite = tuple(
        (name, "front", start, end, count) for name, place, start, end, count in plan.pieces if place == "back"
    )
    return (*plan.pieces, *opposite) if goes_all_round(site.shot) else plan.pieces


def _along_room(room: Room, wall: str, share: float) -> float:
    """Where on a wall a share of -1 to 1 lies, as `window` counts it: along x or y of the world, m."""
    if wall == "back":
        half = min((room.x_max - room.x_min) / 2, WIDEST_WALL_M) - 1.0
        return room.middle[0] + share * half
    half = min((room.y_max - room.y_min) / 2, WIDEST_WALL_M) - 1.0
    return room.middle[1] + share * half


def _has_room(wall: _Wall, piece: Piece, along: float) -> bool:
    """Whether the piece's outermost shapes keep clear of the subjects' way."""
    for _, _, n in piece.shapes:
        x, y, z = wall.at(n[0], n[1], n[2], along)
        if z < 2.2 and n[1] > 0.9 and wall.site.travel.distance(x, y) < 0.7 and z > 0.02:
            return False
    return True


def _spread(lamps: Sequence[Light], most: int) -> list[Light]:
    """At most so many of the lamps, evenly picked, as strong together as all of them."""
    if len(lamps) <= most:
        return list(lamps)
    picks = [lamps[round(k * (len(lamps) - 1) / (most - 1))] for k in range(most)]
    gain = len(lamps) / most
    return [
        Light(
            LightKind.POINT, (gain * lamp.colour[0], gain * lamp.colour[1], gain * lamp.colour[2]),
            position=lamp.position, radius=lamp.radius, shadows=False,
        )
        for lamp in picks
    ]  # fmt: skip


def _ceiling(room: Room, strength: float) -> Light:
    x, y = room.middle
    colour = (strength, 0.96 * strength, 0.90 * strength)
    return Light(LightKind.POINT, colour, position=(x, y, room.height_m - 0.4), radius=0.8, shadows=False)


def _torches(site: SetSite, room: Room, count: int, fires: Fires) -> None:
    wall = _Wall(site, room, "back")
    for number in range(count):
        along = (number - (count - 1) / 2) * 2 * wall.half_m / max(count, 1)
        foot, head = wall.at(0.0, 0.06, TORCH_UP_M - TORCH_M, along), wall.at(0.0, 0.28, TORCH_UP_M, along)
        site.geom(GeomKind.CONE, (0.025, 0.05), WALNUT, ends=(foot, head))
        fire_at(fires, "flaming torch", head, TORCH_SCALE, int(site.rng.integers(2**31)))


def _columns(site: SetSite, room: Room, plan: RoomPlan) -> None:
    """Pairs of columns to the sides, from before the back wall towards the camera, where they hide nobody."""
    stone = PAINTS["limestone"] if plan.walls != "paper_screen" else PAINTS["oxblood"]
    x0 = site.travel.centre[0]
    out = COLUMN_OUT_M + (site.travel.x_max - site.travel.x_min) / 2
    for number in range(plan.columns):
        y = room.y_max - 1.3 - 2.4 * number
        for side in (-1.0, 1.0):
            x = x0 + side * min(out, (room.x_max - room.x_min) / 2 - 0.6)
            if site.clearing.free(x, y, 0.7) and site.clearing.away(x, y) > 1.2:
                foot, head = (x, y, 0.0), (x, y, room.height_m)
                site.geom(GeomKind.CYLINDER, (COLUMN_RADIUS_M,), stone, ends=(foot, head))
                site.box((x, y, 0.12), (0.36, 0.36, 0.12), stone)
                site.box((x, y, room.height_m - 0.15), (0.36, 0.36, 0.15), stone)
