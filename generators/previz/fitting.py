"""People and what they use, fitted to one another: seats under them, tables before them, partners opposite.

A thing that is used has no place of its own: its place follows from its user's. `rest_of` gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from math import cos, hypot, radians, sin

from generators.previz.acting import Part
from generators.previz.bearing import between_bearers
from generators.previz.before_mirrors import FROM_CAMERA_DEG
from generators.previz.deeds import Deed
from generators.previz.in_the_saddle import in_the_saddle
from generators.previz.mirror_places import mirror_place
from generators.previz.motion.performing import performances
from generators.previz.motion.stairs import DOWN, Flight, StairWay, entered, start_of, turned_place
from generators.previz.motion.travel import Travel
from generators.previz.needs import Placed, Use
from generators.previz.off_the_table import ON_THE_FLOOR, off_the_table
from generators.previz.place import Place, ahead_of
from generators.previz.plunging import UNDER_M, landing_m, plunge_in
from generators.previz.reach import FRONT_GAP, WHEEL, at_its_side
from generators.previz.rigs.props.rows import handheld, prop_in, prop_of
from generators.previz.things import is_person, is_up
from generators.previz.vaulting import DIVES
from prompts.vocabulary import table

__all__ = [
    "BESIDE",
    "Company",
    "CompanyMember",
    "ahead_of",
    "aside_of",
    "facing_of",
    "floor_m",
    "front_m",
    "goes_ahead",
    "has_lap",
    "on_stairs",
    "over_m",
    "rest_of",
    "side_of",
    "station_of",
    "top_m",
    "upon_m",
]

TOWARD_CAMERA = (0.45, -0.9)
"""How a person that came along turns for what it does on the spot: partly on along its way, partly to the camera."""
LOW_FOOD = 0.6
"""What is higher than this share of an animal stands before its nose, and not under it."""
TABLE_GAP, CLIMB_GAP, FLOOR_GAP = 0.15, 0.2, 0.34
"""From a person to the near edge of its table, of what it climbs, has on the ground; over its height."""
PUSH_GAP = 0.18
"""And of what one pushes along, whose handle is near."""
THROW_GAP = 0.9
"""And of what one throws something onto."""
BEHIND_GAP = 0.5
"""From a person's back to what is behind it, over their height."""
AHEAD_GAP = 3.2
"""From a person to what they shoot at, over their height."""
ARM_M, SWEEP_M, ASIDE_M = 0.5, 0.1, 0.4
"""Whoever opens a door wider than the first stands so far aside, by its handle; and out of reach of others, m."""
LAP, LAP_AHEAD = 0.33, 0.17
"""Height of the lap of who sits over their standing height, and how far before their hips its middle is."""
SHOULDERS = 0.83
"""Height of somebody's shoulders over their own."""
REACHED_UP = 0.98
"""Height of what is picked from a tree or a shelf, over the height of who picks it."""
OVERHEAD = 1.06
"""Height of the underside of what somebody works under, a car on its lift, over their own."""
LEANING_M = 0.16
"""How far before its middle a ladder's rungs are where somebody begins to climb, m."""
TRUNK = 0.03
"""Radius of a tree's trunk over its height."""
SEAT_BEHIND_M = 0.12
"""How far behind the way of who comes to sit down a seat's edge lies."""
CATCH_M = 2.4
"""From who throws to who catches."""
DEEP_M = 0.3
"""How deep in the water swims what a bird dives for, m."""
BEARERS_M = 2.4
"""From the first to the second of two who carry something up, so that the one above has stairs left, m."""
HELD = ("hand", "tool", "other_tool")


@dataclass(frozen=True, slots=True)
class CompanyMember:
    """A figure with its final place and way."""

    placed: Placed
    place: Place
    travel: Travel


Company = Sequence[CompanyMember]


def facing_of(part: Part, place: Place, deed: Deed) -> tuple[float, float]:
    """The level way that somebody faces in a deed."""
    if deed.speed_mps > 0 or in_the_saddle(deed):
        return place.heading
    side = side_of(deed)
    if side is not None:
        return sin(side), -cos(side)
    if all(other.speed_mps == 0 for other in part.deeds):
        return place.heading
    hx, hy = place.heading
    onward = 0.0 if deed.seat or deed.needs("seat") else TOWARD_CAMERA[0]  # a seat stands along the way, not across it
    x, y = onward * hx, onward * hy + TOWARD_CAMERA[1]
    length = hypot(x, y) or 1.0
    return x / length, y / length


def side_of(deed: Deed) -> float | None:
    """How far somebody turns from the camera for a deed, radians."""
    if deed.mirror:
        return radians(FROM_CAMERA_DEG)
    if not deed.performance or deed.partner or deed.row.pair > 0:
        return None
    side = performances()[deed.posture].side
    side = deed.row.side if side is None else side
    return None if side is None else radians(side)


def station_of(part: Part, place: Place, deed: Deed, seconds: float) -> Place:
    """Where somebody is in a deed on the spot."""
    away = part.offset_m(0.5 * (deed.start_s + deed.end_s), seconds) if deed.speed_mps == 0 else 0.0
    hx, hy = place.heading
    at = replace(place, x=place.x + hx * away, y=place.y + hy * away, heading=facing_of(part, place, deed))
    side_x, side_y = aside_of(part, place, deed)
    return replace(at, x=at.x + side_x, y=at.y + side_y)


OPENED_ASIDE_M, TABLES_APART_M = 1.3, 1.6
"""From who stands before what they open to where they stand at a table beside it; and from table to table."""


def aside_of(part: Part, place: Place, deed: Deed) -> tuple[float, float]:
    """How far aside of what they have opened before somebody stands for what they do at a table then, m: of a fridge.

    So do they for what they do at a second table.

    Args:
        part: of who does it.
        place: of them.
        deed: one of theirs.
    """
    acted = [d for d in part.deeds if d.performance and d.start_s <= deed.start_s]
    if part.speed_mps > 0 or deed not in acted or any(d.posture != "stand" for d in part.deeds):
        return 0.0, 0.0
    first = next((d for d in acted if d.row.object == "front" and d.object), None)
    since = [d for d in acted if first is None or (d.start_s > first.start_s and not d.row.take_s)]
    stood = {first.object, ""} if first is not None else {""}
    tables = [d for d in since if {_table_of(d)} - stood]
    if first is None and tables:
        first, away = tables[0], TABLES_APART_M
        tables = [d for d in tables if _table_of(d) != _table_of(tables[0])]
    else:
        away = OPENED_ASIDE_M
    if first is None or not tables or deed.row.object == "front":
        return 0.0, 0.0
    (hx, hy), (fx, fy) = facing_of(part, place, first), facing_of(part, place, tables[0])
    away = away if hx * fy - hy * fx >= 0.0 else -away  # to the side to which the table is already
    return -hy * away, hx * away


def _table_of(deed: Deed) -> str:
    return deed.surface or deed.needs("surface")


BESIDE = 0.4
"""From one to another who does the same at a table, over height; what two are at lies between them."""
_A_PAIR = 2


def front_m(thing: Placed) -> float:
    """Half the depth of a thing where hands meet it: of a tree, its trunk."""
    if thing.part.subject.kind == "tree":
        return TRUNK * thing.model.height_m
    return thing.model.front_m or thing.model.length_m / 2


def rest_of(use: Use, figures: Sequence[Placed], place: Place, seconds: float) -> Place:
    """The place of a used thing: by what it is to its user, who has a place."""
    actor, thing = figures[use.actor], figures[use.thing]
    at = station_of(actor.part, place, use.deed, seconds)
    at = off_the_table(actor, use.deed, figures, at) if use.role in ON_THE_FLOOR else at
    h, half = actor.model.height_m, front_m(thing)
    hx, hy = at.heading
    back = (-hx, -hy)
    if use.role == "seat":
        return _as_seat(use, actor.part, thing, at)
    if use.role in ("behind", "around", "ahead", "over", "above"):
        return _about(use, actor, thing, at, place, seconds)
    if use.role == "way" and thing.model.flight is not None:
        return _under_way(use, thing.model.flight, actor.part, place, seconds)
    if use.role in ("mirror", "table", "onto"):
        return _facing(use, figures, at)
    if use.role in ("front", "push", "near"):
        return _before(use, actor, thing, at)
    if use.role in ("load", "borne"):
        return between_bearers(use, figures, at)
    if use.role in ("floor", "ground"):
        x, y = ahead_of(at, half + (FLOOR_GAP if use.role == "floor" else 0.18) * h, _row_m(thing))
        return replace(at, x=x, y=y)
    if use.role == "food":
        return _before_nose(actor, thing, at, half)
    if use.role == "drag":
        x, y = ahead_of(at, -half - 0.3 * h)
        return replace(at, x=x, y=y)
    on_table = _table_before(use, figures, h)
    if on_table is not None:
        pair_at_one = use.role == "surface" and actor.part.subject.count == _A_PAIR and thing.part.subject.count == 1
        between = 0.5 * BESIDE * h if pair_at_one else 0.0
        x, y = ahead_of(at, on_table[0], _row_m(thing) - between)
        return replace(at, x=x, y=y, lift_m=at.lift_m + on_table[1], heading=back)
    if use.role == "mouth" and (hidden := _hidden_prey(actor, at)) is not None:
        return hidden
    x, y = ahead_of(at, half + 0.3 * h, _row_m(thing) - 0.08 * h)
    high = REACHED_UP * h if is_up(use.deed.words) else 0.0
    return replace(at, x=x, y=y, lift_m=at.lift_m + high)


def _facing(use: Use, figures: Sequence[Placed], at: Place) -> Place:
    """The place of what stands opposite somebody: their table, a mirror, what they throw something onto."""
    h, half = figures[use.actor].model.height_m, front_m(figures[use.thing])
    if use.role == "mirror":
        return mirror_place(use, figures, at, half, TABLE_GAP * h)
    x, y = ahead_of(at, half + (TABLE_GAP if use.role == "table" else THROW_GAP) * h)
    return replace(at, x=x, y=y, heading=(-at.heading[0], -at.heading[1]))


def _as_seat(use: Use, part: Part, thing: Placed, at: Place) -> Place:
    """The place of a seat: under who sits on it, behind who comes to it, and a bed across who lies on it."""
    hx, hy = at.heading
    wide = thing.model.width_m > 1.2 * thing.model.length_m
    across = use.deed.posture in ("lie", "prone") and wide
    comes = (part.speed_mps > 0 and use.deed.row.chute is None) or _stands_before(part, use.deed)
    back_m = front_m(thing) + SEAT_BEHIND_M if comes else 0.0
    x, y = ahead_of(at, -back_m)
    return replace(at, x=x, y=y, heading=(hy, -hx) if across else at.heading)


def _stands_before(part: Part, deed: Deed) -> bool:
    """Whether somebody who sits down has done something standing there, with the seat behind them."""
    return deed.posture == "sit" and any(d.start_s < deed.start_s and d.posture == "stand" for d in part.deeds)


def _before_nose(actor: Placed, thing: Placed, at: Place, half: float) -> Place:
    """The place of what an animal eats or looks at; its head goes over what is low, and not over a fish tank."""
    if thing.part.subject.kind == "tree":
        x, y = ahead_of(at, 0.5 * actor.model.length_m + half)
    elif thing.model.height_m > LOW_FOOD * actor.model.height_m:
        x, y = ahead_of(at, 0.85 * actor.model.length_m + max(half, 0.5 * thing.model.width_m))
    else:
        x, y = ahead_of(at, 0.6 * actor.model.length_m + 0.4 * half)
    return replace(at, x=x, y=y)


def _about(use: Use, actor: Placed, thing: Placed, at: Place, place: Place, seconds: float) -> Place:
    """The place of what is not touched in a deed: behind, around or ahead of who does it, or in their way (`place`)."""
    h = actor.model.height_m
    if use.role == "over":
        x, y = ahead_of(place, actor.part.offset_m((use.deed.start_s + use.deed.end_s) / 2, seconds))
        return replace(place, x=x, y=y)
    if use.role == "above":
        return replace(at, heading=(-at.heading[1], at.heading[0]), lift_m=at.lift_m + OVERHEAD * h)
    if use.role == "ahead":
        x, y = ahead_of(at, front_m(thing) + AHEAD_GAP * h)
        return replace(at, x=x, y=y, heading=(-at.heading[0], -at.heading[1]))
    back_m = 0.5 * thing.model.length_m + BEHIND_GAP * h
    pair = use.deed.row.pair if use.deed.performance else 0.0
    x, y = ahead_of(at, -back_m if use.role == "behind" else 0.5 * pair * h)
    return replace(at, x=x, y=y)


def _before(use: Use, actor: Placed, thing: Placed, at: Place) -> Place:
    """The place of what somebody has before them: a wall, a cart, the side of a car."""
    h, half = actor.model.height_m, front_m(thing)
    hx, hy = at.heading
    if at_its_side(use, thing):
        x, y = ahead_of(at, 0.5 * thing.model.width_m + FRONT_GAP * h, -WHEEL * thing.model.length_m)
        return replace(at, x=x, y=y, heading=(-hy, hx))
    climbs = use.deed.posture == "climb" or not use.deed.performance
    ladder = climbs and "ladder" in thing.part.subject.noun.lower()
    half = min(half, 0.0 if ladder else LEANING_M) if climbs else half
    gap = CLIMB_GAP if climbs else PUSH_GAP if use.role == "push" else FRONT_GAP
    sweep = thing.model.sweep_m
    room, aside = max(gap * h, min(sweep, ARM_M) + SWEEP_M if sweep else 0.0), -ASIDE_M if sweep > ARM_M else 0.0
    x, y = ahead_of(at, half + room, aside)
    return replace(at, x=x, y=y, heading=at.heading if use.role == "push" else (-hx, -hy))


def _hidden_prey(actor: Placed, at: Place) -> Place | None:
    """Where that is which an animal dives for, in snow or in the water, before it is caught; None for other prey."""
    if plunge_in(actor.part.subject, actor.part.deeds) is not None:
        x, y = ahead_of(at, landing_m(actor.model))
        return replace(at, x=x, y=y, lift_m=at.lift_m - UNDER_M)
    dives = any(DIVES.search(deed.words) for deed in actor.part.deeds)
    return replace(at, lift_m=at.lift_m - DEEP_M) if dives else None


def top_m(table: Placed) -> float:
    """How high the top is that somebody works at, m."""
    prop = prop_of(table.part.subject.noun)
    return table.model.height_m * (prop.top if prop else 1.0)


def upon_m(thing: Placed, put: Placed | None = None) -> float:
    """How high somebody is who is put on a thing, m: on its seat, or on top of it.

    Args:
        thing: what is under it.
        put: what lies there, if that is known: a book lies on a blanket in which somebody sinks.
    """
    prop = prop_of(thing.part.subject.noun)
    if prop is None:
        return thing.model.height_m
    kind = table("kinds").get(put.part.subject.kind or "thing") if put is not None else None
    if prop.cover > 0.0 and kind is not None and not kind.animate:
        return prop.cover * thing.model.height_m
    return thing.model.saddle_m if prop.seat > 0 else prop.top * thing.model.height_m


def floor_m(ridden: Placed) -> float:
    """How high the floor of a boat is on which somebody stands, sits or kneels, m; nothing else has one."""
    return ridden.model.saddle_m if ridden.part.subject.kind == "boat" else 0.0


def has_lap(part: Part) -> bool:
    """Whether somebody sits from the first."""
    return bool(part.deeds) and part.deeds[0].posture in ("sit", "perched")


def over_m(mount: Placed) -> float:
    """How high the seat on what carries somebody is, m: a saddle, or the shoulders or the lap of a person."""
    if is_person(mount.part.subject) and has_lap(mount.part):
        return LAP * mount.model.height_m
    return SHOULDERS * mount.model.height_m if is_person(mount.part.subject) else mount.model.saddle_m


def goes_ahead(thing: Placed) -> bool:
    """Whether what is pushed goes front first: a wheelchair, a barrow. Rows for hands have their handle in front."""
    found = prop_in(thing.part.subject.noun, held=True)
    of_hands = found is not None and handheld().get(found[1].id) is found[1]
    return not of_hands and (thing.part.subject.kind in ("vehicle", "cycle") or thing.model.saddle_m > 0.0)


def _way_start(flight: Flight, part: Part, deed: Deed, seconds: float) -> tuple[float, bool]:
    """Where on somebody's way the first riser of the stairs is, m, and whether they come down."""
    down = DOWN.search(deed.words) is not None
    if deed.row.bears and not down:
        return start_of(flight, part.offset_m(deed.start_s, seconds), down=False) + BEARERS_M, False
    return start_of(flight, part.offset_m(deed.start_s, seconds), down=down), down


def on_stairs(placed: Sequence[Placed], uses: Sequence[Use], travels: Sequence[Travel], seconds: float) -> list[Travel]:
    """The ways of the figures, those of who goes up or down stairs on their treads."""
    ways = list(travels)
    for use in uses:
        flight = placed[use.thing].model.flight
        if use.role != "way" or flight is None:
            continue
        way, first = ways[use.actor], ways[next(u.actor for u in uses if u.thing == use.thing and u.role == "way")]
        start_m, down = _way_start(flight, placed[use.actor].part, use.deed, seconds)
        behind = [a - b for a, b in zip(first.origin, way.origin, strict=True)]
        start_m += behind[0] * way.heading[0] + behind[1] * way.heading[1]  # all of them on the same treads
        plain = {column.name: getattr(way, column.name) for column in fields(Travel)}
        plain |= {"weave_m": 0.0, "heading": entered(flight, way.heading, down=down)}
        ways[use.actor] = StairWay(**plain, flight=flight, start_m=start_m, down=down)
    return ways


def _under_way(use: Use, flight: Flight, part: Part, place: Place, seconds: float) -> Place:
    """The place of stairs under somebody's way."""
    start_m, down = _way_start(flight, part, use.deed, seconds)
    way = entered(flight, place.heading, down=down)
    (x, y), heading = turned_place(flight, (place.x, place.y), way, start_m, down=down)
    return replace(place, x=x, y=y, heading=heading)


def _row_m(thing: Placed) -> float:
    """How far to the left the further ones of several things lie, to the right and left of the first in turn."""
    side = 1.0 if thing.copy % 2 else -1.0
    return side * ((thing.copy + 1) // 2) * (1.25 * thing.model.width_m + 0.03)


def _table_before(use: Use, figures: Sequence[Placed], h: float) -> tuple[float, float] | None:
    """How far ahead, and how high, the middle of the place to work on the deed's table is."""
    for figure in figures:
        part = figure.part
        named = use.deed.surface and part.subject.id == use.deed.surface
        implied = part.role == "surface" and part.owner == figures[use.actor].part.subject.id
        if named or (implied and use.deed.needs("surface") == part.subject.noun):
            return TABLE_GAP * h + min(0.13 * h, 0.45 * figure.model.length_m), top_m(figure)
    return None


BEAST_GAP = -0.12
"""From who fights a beast to the front of it, over their height."""
