"""Where two who have to do with each other stand, and where the table of somebody is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.fitting import BEAST_GAP, CATCH_M, TABLE_GAP, facing_of, front_m
from generators.previz.needs import Placed
from generators.previz.place import Place, ahead_of
from generators.previz.things import is_person

__all__ = [
    "CHEST_UP",
    "across",
    "bedside_place",
    "companion_place",
    "in_a_row",
    "lies_in_bed",
    "partner_place",
    "table_place",
]

MEANWHILE: Final = 0.6
"""How far apart two are before they come together, over height."""
LATE_S: Final = 0.6
"""From when on, s, a deed of two is one that they come together for."""
CHEST_UP: Final = 0.2
"""From the hips to the chest of who lies, over height."""
BEDSIDE_M: Final = 0.78
"""From the middle of a bed to who stands at its side, m."""


def across(first: Place, thing: Place) -> Place:
    """The place on the other side of a thing, as far from it, and facing the first.

    Args:
        first: of who is at it already.
        thing: its own.
    """
    hx, hy = first.heading
    return replace(first, x=2.0 * thing.x - first.x, y=2.0 * thing.y - first.y, heading=(-hx, -hy))


def in_a_row(place: Place, number: int, apart_m: float) -> Place:
    """The place of one of several who stand side by side: the first in the middle, the others left and right of it.

    Args:
        place: of the first.
        number: which one, from 0.
        apart_m: from one to the next, m.
    """
    side = (number + 1) // 2 * (apart_m if number % 2 else -apart_m)
    x, y = ahead_of(place, 0.0, side)
    return replace(place, x=x, y=y)


def table_place(actor: Placed, table: Placed, place: Place, number: int) -> Place:
    """The place of a further one at a table that somebody works or eats at: opposite, then at its ends.

    Args:
        actor: who wants a place.
        table: what is worked at.
        place: the table's, which faces the first.
        number: how many have one already.
    """
    gap = TABLE_GAP * actor.model.height_m
    hx, hy = place.heading
    if number % 3 == 1:
        x, y = ahead_of(place, -front_m(table) - gap)
        return replace(place, x=x, y=y, heading=(hx, hy))
    side = 1.0 if number % 3 == 2 else -1.0
    x, y = ahead_of(place, 0.0, side * (0.5 * table.model.width_m + gap))
    return replace(place, x=x, y=y, heading=(side * hy, -side * hx))


def partner_place(actor: Placed, place: Place, deed: Deed, other: Placed | None = None) -> Place:
    """The place of somebody opposite, or beside where that is what the deed is.

    Args:
        actor: who does it.
        place: of the one of the two that has a place.
        deed: what is done.
        other: with whom or what; a beast is as far off as its length needs.
    """
    h = actor.model.height_m
    if deed.row.object == "beside":
        x, y = ahead_of(place, 0.0, deed.row.pair * h)
        return replace(place, x=x, y=y)
    if deed.row.leaves_to == "air":
        x, y = ahead_of(place, CATCH_M)
        return replace(place, x=x, y=y, heading=(-place.heading[0], -place.heading[1]))
    beast = other is not None and not is_person(other.part.subject)
    room = front_m(other) + BEAST_GAP * h if other is not None and beast else 0.0
    apart = max(deed.row.pair, MEANWHILE) if comes_closer(deed) else deed.row.pair or 0.5
    x, y = ahead_of(place, max(apart * h, room))
    if deed.row.turns_away:
        return replace(place, x=x, y=y)
    return replace(place, x=x, y=y, heading=(-place.heading[0], -place.heading[1]))


def comes_closer(deed: Deed) -> bool:
    """Whether two come together for a deed only when it is time for it: a hug that ends a quarrel."""
    row = deed.row
    return deed.start_s > LATE_S and row.object == "partner" and not (row.turns_away or row.leaves_to or deed.speed_mps)


def bedside_place(lying: Placed, place: Place, deed: Deed) -> Place:
    """The place of who has to do with somebody in a bed: on its far side, level with their chest, and facing them.

    Args:
        lying: who lies there.
        place: theirs.
        deed: their own, which says the way that they lie.
    """
    h, (fx, fy) = lying.model.height_m, facing_of(lying.part, place, deed)
    nx, ny = (-fy, fx) if fx > 0.0 else (fy, -fx)
    x, y = place.x - CHEST_UP * h * fx + BEDSIDE_M * nx, place.y - CHEST_UP * h * fy + BEDSIDE_M * ny
    return replace(place, x=x, y=y, heading=(-nx, -ny))


def lies_in_bed(deeds: Sequence[Deed]) -> Deed | None:
    """The deed by which somebody lies on a bed; None for others."""
    return next((d for d in deeds if d.posture == "lie" and (d.seat or d.needs("seat"))), None)


def companion_place(actor: Placed, other: Placed, place: Place) -> Place:
    """The place of an animal that somebody bends down to: side on, within reach."""
    x, y = ahead_of(place, 0.24 * actor.model.height_m + 0.5 * other.model.width_m, -0.2 * other.model.length_m)
    return replace(place, x=x, y=y, heading=(place.heading[1], -place.heading[0]))
