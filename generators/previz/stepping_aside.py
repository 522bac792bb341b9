"""Who needs the floor leaves the table, and who gets up the seat: brooms and legs find room beside and before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.fitting import Company, CompanyMember, ahead_of
from generators.previz.in_the_saddle import in_the_saddle
from generators.previz.needs import Use
from generators.previz.off_the_table import ON_THE_FLOOR, off_the_table
from generators.previz.place import Place

__all__ = ["STEPS_S", "beside_the_mount", "beside_the_table"]

LYING: Final = frozenset({"lie", "prone"})
BEDSIDE_M: Final = 0.35
"""From the edge of a bed to the middle of who stands beside it."""
CLEAR_M: Final = 0.5
"""From the end of the table to the middle of who is beside it."""
FREE_M: Final = 0.6
"""How near another figure may be to that place, over its half length."""
STEPS_S: Final = 1.0
"""How long somebody takes to get there, s."""
MOUNT_SIDE_M: Final = 0.2
"""From the side of what is ridden to the middle of who stands beside it."""
_STRADDLED: Final = frozenset({"cycle", "quadruped", "vehicle"})
"""Kinds of what one stands beside before one is on it."""
STEP_M: Final = 0.2
"""From the front edge of a seat to the middle of who has got up from it."""
_AT: Final = frozenset({"seat", "front", "surface", "table", "mount", "push", "load"})
"""Ways of having to do with things that bind somebody to their place."""
_ELSEWHERE: Final = frozenset({"tool", "other_tool", "hand", "subject", "around"})
"""Ways of having to do with things that say nothing of where somebody is."""


def beside_the_table(company: Company, uses: Sequence[Use], actor: int, deed: Deed, at: Place) -> Place | None:
    """The place of who does what needs the floor, with the whole body, where all their deeds have one place at a table.

    Args:
        company: all figures.
        uses: everything that is used.
        actor: who.
        deed: what they do.
        at: their place at the table.

    Returns:
        The place beside the table; None where they need not leave it, or where there is no room.
    """
    mine = [use for use in uses if use.actor == actor]
    tables = [use for use in mine if use.role == "table" and use.deed is not deed]
    beds = [use for use in mine if use.role == "seat" and use.deed is not deed and use.deed.posture in LYING]
    if beds and _is_upright(deed) and not any(use.deed is deed and use.role == "seat" for use in mine):
        return _bedside(company[beds[0].thing], at)
    sat_on = [u for u in mine if u.role == "seat" and u.deed.posture == "sit" and u.deed.start_s < deed.start_s]
    if sat_on and not tables and _is_upright(deed) and not any(use.deed is deed and use.role in _AT for use in mine):
        return _before_seat(company[sat_on[0].thing], at) if not deed.partner else None
    if tables and any(use.deed is deed and use.role in ON_THE_FLOOR for use in mine) and not deed.speed_mps:
        beside = off_the_table(company[actor].placed, deed, [member.placed for member in company], at)
        return beside if beside != at else None
    bound = any(use.deed is deed and use.role not in _ELSEWHERE for use in mine)
    if not tables or bound or deed.speed_mps > 0 or deed.partner or not deed.performance:
        return None
    if not deed.row.whole or deed.row.is_posture:
        return None
    table = company[tables[0].thing]
    away = 0.5 * table.placed.model.width_m + CLEAR_M  # and as far on as its front, which is nearer to the lens
    ahead = hypot(table.place.x - at.x, table.place.y - at.y) + 0.5 * table.placed.model.length_m
    for side in (away, -away):
        x, y = ahead_of(at, ahead, side)
        if _is_free(company, uses, actor, x, y):
            return replace(at, x=x, y=y)
    return None


def beside_the_mount(company: Company, actor: int, deed: Deed, mount: int, at: Place) -> Place | None:
    """The place of who has to do with a bicycle or a horse before they are on it, or after: on its far side.

    Args:
        company: all figures.
        actor: who.
        deed: what they do.
        mount: what they ride in another deed.
        at: their place in the saddle.

    Returns:
        The place beside it; None for who is in the saddle, or never is.
    """
    under = company[mount].placed
    on_foot = _is_upright(deed) and not in_the_saddle(deed)
    rides = any(in_the_saddle(other) for other in company[actor].placed.part.deeds)
    if under.part.subject.kind not in _STRADDLED or not (on_foot and rides):
        return None
    away = 0.5 * under.model.width_m + MOUNT_SIDE_M
    if under.part.subject.kind == "vehicle":  # its door is on the lens's side
        car = company[mount].place
        along = (at.x - car.x) * car.heading[0] + (at.y - car.y) * car.heading[1]
        x, y = ahead_of(car, along, -away if ahead_of(car, 0.0, 1.0)[1] > car.y else away)
        return replace(at, x=x, y=y, lift_m=car.lift_m, heading=(0.0, 1.0))
    x, y = ahead_of(at, 0.0, away if ahead_of(at, 0.0, 1.0)[1] > at.y else -away)
    return replace(at, x=x, y=y)


def _is_upright(deed: Deed) -> bool:
    """Whether somebody is on their feet in a deed on the spot."""
    return bool(deed.performance) and deed.speed_mps == 0 and deed.posture == "stand" and not deed.row.underfoot


def _before_seat(seat: CompanyMember, at: Place) -> Place:
    """The place before a chair or a sofa that somebody has got up from, facing as they sat."""
    x, y = ahead_of(seat.place, 0.5 * seat.placed.model.length_m + STEP_M)
    return replace(at, x=x, y=y)


def _bedside(bed: CompanyMember, at: Place) -> Place:
    """The place on the lens's side of a bed that somebody gets out of."""
    (hx, hy), model = bed.place.heading, bed.placed.model
    long = model.length_m >= model.width_m
    nx, ny = (-hy, hx) if long else (hx, hy)
    away = 0.5 * (model.width_m if long else model.length_m) + BEDSIDE_M
    away = -away if ny > 0.0 else away
    return replace(at, x=bed.place.x + nx * away, y=bed.place.y + ny * away)


def _is_free(company: Company, uses: Sequence[Use], actor: int, x: float, y: float) -> bool:
    """Whether nothing stands at a place: what the actor has in the hands goes where they go."""
    carried = {use.thing for use in uses if use.actor == actor and use.role in _ELSEWHERE}
    others = (m for number, m in enumerate(company) if number != actor and number not in carried)
    return all(
        hypot(m.place.x - x, m.place.y - y) > FREE_M + 0.5 * min(m.placed.model.length_m, m.placed.model.width_m)
        for m in others
    )
