"""The points of the world that hands go to in a deed, and that the eyes rest on."""

from __future__ import annotations

from math import hypot
from typing import Final

from generators.previz.bearing import FLAT_M, bearing_gap_m, is_flat_in_use
from generators.previz.beside_whom import CHEST_UP, lies_in_bed
from generators.previz.deeds import Deed
from generators.previz.fitting import (
    TABLE_GAP,
    CompanyMember,
    ahead_of,
    facing_of,
    front_m,
    top_m,
)
from generators.previz.gripping import grip_of, hold_for
from generators.previz.motion.rotations import Vec
from generators.previz.motion.script import Anchor
from generators.previz.place import Place
from generators.previz.putting_in import put_down_at
from generators.previz.reach import FRONT_GAP, at_its_side, chest_of, reach_of
from generators.previz.rigs.props import prop_of
from generators.previz.setting import Setting
from generators.previz.things import TURNED_TO
from generators.previz.turning import FACES

__all__ = ["anchors_of", "fixed", "gaze_of"]
OUT_OF_REACH = 0.8
"""From somebody to what their hands cannot be at, over their height."""
SEATED = 0.75
"""Height of who sits or kneels over their standing height."""


def fixed(x: float, y: float, z: float) -> Anchor:
    """A point that stays, m."""

    def point(story_s: float) -> Vec:
        del story_s
        return (x, y, z)

    return point


def anchors_of(setting: Setting, deed: Deed, at: Place, met: Place | None = None) -> dict[str, Anchor]:
    """The points of the world that hands go to in a deed; `met` is where the other has come to for it."""
    me = setting.me
    terrain, h = me.travel.terrain, me.placed.model.height_m
    floor = terrain.height(at.x, at.y) + at.lift_m
    anchors: dict[str, Anchor] = {}
    for use in setting.of(deed):
        thing = setting.company[use.thing]
        place, model = thing.place, thing.placed.model
        base = terrain.height(place.x, place.y) + place.lift_m
        near = _ahead_m(thing, at) - front_m(thing.placed)
        if use.role == "table":
            x, y = ahead_of(at, TABLE_GAP * h + min(0.13 * h, 0.45 * model.length_m))
            anchors["surface"] = fixed(x, y, base + top_m(thing.placed))
        elif use.role == "hand":
            if use.deed.row.take_s or use.deed.row.leave_s:
                hold = hold_for(thing.placed, me.placed)
                grip = grip_of(thing.placed, hold)
                low = 0.0 if model.root_is_foot else model.root_height_m
                high = min(grip.grip[2] + low, 0.75 * model.height_m)
                put = put_down_at(setting.company, use)
                x, y, z = put if put is not None else (place.x, place.y, base)
                anchors["object"] = fixed(x, y, z + high)
        elif use.role in ("floor", "ground") or (use.role == "surface" and _is_in_reach(place, at, h)):
            anchors.setdefault("object", fixed(place.x, place.y, base))
        elif use.role in ("front", "push"):
            high = min(reach_of(deed) * h + (floor - base), 0.85 * model.height_m)
            x, y = ahead_of(at, FRONT_GAP * h if at_its_side(use, thing.placed) else max(near, 0.1))
            anchors["near"] = _moving(me, at, x, y, base + high) if deed.speed_mps > 0 else fixed(x, y, base + high)
            anchors["top"] = fixed(x, y, base + model.height_m)
            prop = prop_of(thing.placed.part.subject.noun)
            bars = prop.bars if prop and prop.bars else (0.0, 0.0, 0.62)
            size = 2.0 * model.root_height_m
            kx, ky = ahead_of(place, bars[0] * size)
            anchors["keys"] = fixed(kx, ky, base + bars[2] * size)
        elif use.role == "load":
            away = hypot(place.x - at.x, place.y - at.y) or 1.0
            share = bearing_gap_m(me.placed) / away
            x, y = at.x + share * (place.x - at.x), at.y + share * (place.y - at.y)
            high = base + min(0.7 * (FLAT_M if is_flat_in_use(thing.placed) else model.height_m), 0.5 * h)
            anchors["near"] = _moving(me, at, x, y, high) if deed.speed_mps > 0 else fixed(x, y, high)
        elif use.role == "companion":
            away = hypot(place.x - at.x, place.y - at.y) - 0.3 * model.width_m
            x, y = ahead_of(at, max(min(away, 0.36 * h), 0.15 * h))
            anchors["near"] = fixed(x, y, base + min(0.86 * model.height_m, 0.9 * h))
        elif use.role in ("partner", "beside"):
            anchors |= _partner_anchors(me, thing, at, met or place, base, deed)
        elif use.role in ("subject", *TURNED_TO):
            anchors["aim"] = _thing_point(thing, 0.6)
    if "surface" in anchors:
        anchors.setdefault("object", anchors["surface"])
    return anchors


def _is_in_reach(place: Place, at: Place, height_m: float) -> bool:
    """Whether hands come to a thing where it is: what has been fetched from elsewhere is worked at on the table."""
    return hypot(place.x - at.x, place.y - at.y) <= OUT_OF_REACH * height_m


def _ahead_m(thing: CompanyMember, at: Place) -> float:
    """How far ahead of somebody a thing's middle lies, m; of what is broad, the part of it that is before them."""
    dx, dy = thing.place.x - at.x, thing.place.y - at.y
    ahead, aside = dx * at.heading[0] + dy * at.heading[1], dy * at.heading[0] - dx * at.heading[1]
    return ahead if abs(aside) < 0.5 * thing.placed.model.width_m and ahead > 0.0 else hypot(dx, dy)


def _moving(me: CompanyMember, at: Place, x: float, y: float, z: float) -> Anchor:
    """A point that goes along with a figure on its way."""
    dx, dy = x - at.x, y - at.y

    def point(story_s: float) -> Vec:
        distance = me.travel.distance(story_s)
        px, py = me.travel.point(distance)
        climbed = me.travel.level(distance) - me.travel.lift_m - me.travel.terrain.height(px, py)
        return (px + dx, py + dy, z + climbed)

    return point


BED_M: Final = 0.52
"""How high somebody lies in a bed, m."""
RAISED, HANGS = 0.62, 0.43
"""How high hands meet that go side by side, over height: those of the smaller one, raised, and hanging ones."""


def _partner_anchors(
    me: CompanyMember, thing: CompanyMember, at: Place, other: Place, base: float, deed: Deed
) -> dict[str, Anchor]:
    h, meanwhile = thing.placed.model.height_m, _meanwhile(thing, deed)
    low, high = sorted((h, me.placed.model.height_m))
    if (lies := lies_in_bed(meanwhile)) is not None:
        fx, fy = facing_of(thing.placed.part, other, lies)
        ux, uy = me.place.x - other.x, me.place.y - other.y
        away = hypot(ux, uy) or 1.0
        level = base + BED_M
        chest = fixed(other.x - CHEST_UP * h * fx, other.y - CHEST_UP * h * fy, level + 0.14)
        hand = fixed(other.x + 0.24 * ux / away, other.y + 0.24 * uy / away, level + 0.08)
        return {"partner": chest, "between": chest, "beside": hand}
    mx, my = (at.x + other.x) / 2, (at.y + other.y) / 2
    return {
        "partner": fixed(other.x, other.y, base + chest_of(meanwhile) * h),
        "between": fixed(mx, my, base + 0.58 * low),
        "beside": _midway(me, thing, min(RAISED * low, HANGS * high)),
    }


def _meanwhile(other: CompanyMember, deed: Deed) -> tuple[Deed, ...]:
    """What the other does in the middle of a deed; without any, all that they do."""
    middle, theirs = (deed.start_s + deed.end_s) / 2, other.placed.part.deeds
    return tuple(d for d in theirs if d.start_s <= middle < d.end_s)[-1:] or theirs


def _midway(me: CompanyMember, other: CompanyMember, up: float) -> Anchor:
    """The point between two who go side by side."""

    def point(story_s: float) -> Vec:
        ax, ay = me.travel.point(me.travel.distance(story_s))
        bx, by = other.travel.point(other.travel.distance(story_s))
        x, y = (ax + bx) / 2, (ay + by) / 2
        return (x, y, me.travel.terrain.height(x, y) + up)

    return point


def _thing_point(thing: CompanyMember, share: float) -> Anchor:
    """A point of a figure, by its height."""
    travel, part = thing.travel, thing.placed.part
    low = SEATED if any(deed.posture in ("sit", "sit_ground", "kneel") for deed in part.deeds[:1]) else 1.0
    height = low * thing.placed.model.height_m

    def point(story_s: float) -> Vec:
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        return (x, y, travel.ground(distance) + share * height)

    return point


def gaze_of(setting: Setting, deed: Deed, at: Place) -> Anchor | None:
    """What the eyes rest on."""
    row = deed.row
    if not row.gaze:
        return None
    looked_at = ("partner", "companion", "subject", *TURNED_TO, "floor", "front", "surface", "aloft")
    uses = [u for u in setting.of(deed) if u.role in looked_at or (u.role == "hand" and (row.take_s or row.leave_s))]
    if uses:
        thing = setting.company[uses[0].thing]
        alive = thing.placed.model.face_ahead_m > 0
        return _thing_point(thing, 0.93 if alive else 0.5)
    if row.id not in ("talk", FACES):
        return None
    others = [
        m
        for i, m in enumerate(setting.company)
        if i != setting.actor and m.placed.model.face_ahead_m > 0 and not m.placed.part.owner
    ]
    nearest = min(others, key=lambda m: hypot(m.place.x - at.x, m.place.y - at.y), default=None)
    return _thing_point(nearest, 0.93) if nearest else None
