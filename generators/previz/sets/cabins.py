"""Inside buses, trains, aeroplanes and cars: `cabins.toml` says how each is built, seen down its aisle."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from generators.previz.building import Surface
from generators.previz.scene import GeomKind, Light, LightKind
from generators.previz.sets.dressing import SetDressing, SetSite
from generators.previz.sets.paints import paint_of
from generators.previz.sets.pieces import Spot, build, frozen, pieces, standing
from prompts.tables import tables_of
from prompts.wording.whole_words import stands_whole

__all__ = ["Cabin", "cabin_of", "cabin_within", "cabins", "seen_inside"]

BEFORE_M, BEHIND_LENS_M = 1.6, 0.6
"""How far the walls go on towards the lens from who is filmed at the least, and beyond the lens."""
ROOM_EACH_M = 0.55
"""Half of what each of several people takes across the cabin."""
SEAT_CLEAR_M = 0.8
"""What stands in the row of who is filmed keeps this far from them."""
FAR_M, FAR_HIGH_M, HORIZON_M = 26.0, 16.0, 1.4
"""How far off outside the picture of the land is, its height, and how high its horizon is."""
PASSING_M, PASSING_GAP_M = (5.0, 12.0), 4.5
"""How near and how far outside things stand, and how far from one to the next."""
FLOOR_M = 0.1
"""Half the thickness of the floor."""
PASSING = 9
"""How many things stand outside each side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cabin:
    """One table of `cabins.toml`, whose head says what each field means."""

    words: tuple[str, ...]
    within: tuple[str, ...]
    seat: str
    half_m: float
    high_m: float
    floor: str
    walls: str
    ceiling: str
    pane: tuple[float, float, float]
    pillar: float
    pitch_m: float
    rows: int
    back: str
    ground: str
    sky: str
    ground_m: float
    lamps: float
    seat_piece: str = ""
    abreast: tuple[float, ...] = ()
    row: tuple[str, ...] = ()
    passing: tuple[str, ...] = ()


@cache
def _cabins() -> Mapping[str, Cabin]:
    rows = tables_of(__package__, "cabins")
    return MappingProxyType(
        {name: Cabin(**{key: frozen(value) for key, value in row.items()}) for name, row in rows.items()}
    )


def cabins() -> tuple[Cabin, ...]:
    """All of them."""
    return tuple(_cabins().values())


def cabin_of(words: str) -> Cabin | None:
    """The cabin that the words of a place name, in lower case: the one whose longest word stands in them."""
    found = [
        (len(word), name) for name, cabin in _cabins().items() for word in cabin.words if stands_whole(word, words)
    ]
    return _cabins()[max(found)[1]] if found else None


def cabin_within(noun: str) -> Cabin | None:
    """The inside of a vehicle, by its noun: a `cockpit of a jet` by its head, the `back of a taxi` by the rest."""
    for part in noun.split(" of "):
        for word in reversed(re.findall(r"[a-z]+", part)):
            for cabin in _cabins().values():
                if word in cabin.within:
                    return cabin
    return None


def seen_inside(site: SetSite, cabin: Cabin) -> SetDressing:
    """Builds a cabin round the action: whoever is alone in it has a seat by the window on the key light's side."""
    people = sum(subject.count for subject in site.shot.subjects if subject.kind == "human")
    side = 1.0 if site.cues.azimuth_deg >= 0.0 else -1.0
    x0, y0 = site.travel.centre
    half = max(cabin.half_m, ROOM_EACH_M * people + 0.3) if people > 1 else cabin.half_m
    seated = people == 1 and not _on_foot(site, cabin)
    middle = x0 - side * (cabin.abreast[-1] if cabin.abreast else 0.0) if seated else x0
    y_end = y0 + (cabin.rows + 0.5) * cabin.pitch_m
    near = min(y0 - BEFORE_M, float(site.clearing.cameras[:, 1].min()) - BEHIND_LENS_M)
    shell = _Shell(site, cabin, middle, half, near, y_end)
    shell.floor_and_ends()
    for wall in (1.0, -1.0):
        shell.side(wall)
        shell.outside(wall)
    for row in range(cabin.rows + 1):
        for wall in (1.0, -1.0):
            y = y0 + row * cabin.pitch_m
            for name in cabin.row:
                build(site, pieces()[name], _spot(middle, y, wall, half - cabin.half_m))
            for x in cabin.abreast if row or seated else ():
                if row or abs(middle + wall * x - x0) > SEAT_CLEAR_M:
                    build(site, pieces()[cabin.seat_piece], _spot(middle + wall * (half - cabin.half_m + x), y, wall))
    build(site, pieces()[cabin.back], _spot(middle, y_end, 1.0))
    lights = _lamps(site, cabin, middle, y0, y_end)
    return SetDressing(practicals=lambda _: lights)


def _on_foot(site: SetSite, cabin: Cabin) -> bool:
    return not any(cabin.seat in beat.action for beat in site.shot.beats)


def _spot(middle: float, y_row: float, side: float, out_m: float = 0.0) -> Spot:
    """From a piece's x outwards from the aisle and y towards the lens to the world; `out_m` is added to its x."""
    return lambda x, y, z: (middle + side * (x + out_m), y_row - y, z)


@dataclass(frozen=True, slots=True)
class _Shell:
    """Floor, walls and windows of a cabin, and what is seen through them; `x` is the middle of its aisle, m."""

    site: SetSite
    cabin: Cabin
    x: float
    half_m: float
    near: float
    far: float

    def paint(self, name: str) -> Surface:
        """A paint as it looks at the shot's hour."""
        return paint_of(name, lamps_lit=self.site.cues.lamps_lit)

    def floor_and_ends(self) -> None:
        """The floor, the ceiling and the end wall."""
        cabin, middle, long = self.cabin, (self.near + self.far) / 2, (self.far - self.near) / 2
        builder = self.site.builder
        builder.geom(
            builder.world, GeomKind.BOX, (self.half_m, long, FLOOR_M), self.paint(cabin.floor),
            position=(self.x, middle, -FLOOR_M), collides=True,
        )  # fmt: skip
        self.site.sheet((self.x, middle, cabin.ground_m), (FAR_M, 90.0), self.paint(cabin.ground))
        self.site.wall(
            (self.x, self.far, cabin.high_m / 2), (self.half_m, cabin.high_m / 2), self.paint(cabin.walls), (0.0, -1.0)
        )
        self.site.geom(
            GeomKind.PLANE, (self.half_m, long, 1.0), self.paint(cabin.ceiling), (self.x, middle, cabin.high_m),
            quaternion=(0.0, 1.0, 0.0, 0.0),
        )  # fmt: skip

    def side(self, side: float) -> None:
        """A wall with its row of windows: strips below and above, and a pillar between each two."""
        cabin = self.cabin
        sill, tall, wide = cabin.pane
        x, walls = self.x + side * self.half_m, self.paint(cabin.walls)
        middle, long = (self.near + self.far) / 2, (self.far - self.near) / 2
        head = cabin.high_m - sill - tall
        facing = (-side, 0.0)
        self.site.wall((x, middle, sill / 2), (long, sill / 2), walls, facing)
        self.site.wall((x, middle, cabin.high_m - head / 2), (long, head / 2), walls, facing)
        step = wide + cabin.pillar
        for number in range(int(2 * long / step) + 2):
            y = self.near + number * step - wide / 2
            self.site.wall((x, y, sill + tall / 2), (cabin.pillar / 2, tall / 2), walls, facing)

    def outside(self, side: float) -> None:
        """The land under the sky far off, and what stands nearer, which shifts against it."""
        cabin, middle = self.cabin, (self.near + self.far) / 2
        x, facing = self.x + side * FAR_M, (-side, 0.0)
        low = cabin.ground_m - 4.0
        self.site.wall(
            (x, middle, (HORIZON_M + low) / 2), (90.0, (HORIZON_M - low) / 2), self.paint(cabin.ground), facing
        )
        self.site.wall((x, middle, HORIZON_M + FAR_HIGH_M / 2), (90.0, FAR_HIGH_M / 2), self.paint(cabin.sky), facing)
        for number in range(PASSING):
            for name in cabin.passing:
                out = side * (self.half_m + float(self.site.rng.uniform(*PASSING_M)))
                y = self.near + (number + float(self.site.rng.uniform(-0.3, 0.3))) * PASSING_GAP_M
                build(self.site, pieces()[name], standing(self.x + out, y, math.pi / 2, up_m=cabin.ground_m))


def _lamps(site: SetSite, cabin: Cabin, x: float, near: float, far: float) -> tuple[Light, ...]:
    """Soft light under the ceiling over who is filmed and farther down; by day, that of the windows with it."""
    strength = cabin.lamps * (1.5 if site.cues.lamps_lit else 0.6)
    day = 0.0 if site.cues.lamps_lit else 0.3
    colour = (strength + day, 0.97 * strength + day, 0.92 * strength + 1.1 * day)
    return tuple(
        Light(LightKind.POINT, colour, position=(x, y, cabin.high_m - 0.25), radius=0.6, shadows=False)
        for y in (near - 0.6, 0.5 * (near + far))
    )
