"""Where a thing comes to that hands put somewhere: in a box, on a plate, beside where it lay before."""

from __future__ import annotations

from math import hypot
from typing import Final

from generators.previz.fitting import Company, CompanyMember, aside_of, top_m, upon_m
from generators.previz.furnishing import is_table
from generators.previz.letting_go import Carrying, Pose
from generators.previz.motion.rotations import Quat, Vec
from generators.previz.needs import Use
from generators.previz.pouring.stream import hollow_of
from generators.previz.relations import place_in
from generators.previz.things import is_person

__all__ = ["put_down_at", "set_in"]

SETTLES_S: Final = 0.3
"""How long a thing takes from the hand to where it lies then, s."""
INTO: Final = frozenset({"in", "inside", "into"})
FARTHEST_M: Final = 1.3
"""From who puts a thing down to where it comes to: nobody reaches farther."""
DEEP_M: Final = 0.02


def put_down_at(company: Company, use: Use) -> Vec | None:
    """The point on which a thing stands once it has been put where the words of the deed say, m.

    Args:
        company: all figures.
        use: of the thing, in the hand.

    Returns:
        None where the words name no other figure for it, or one that is out of reach.
    """
    if use.role != "hand" or not use.deed.performance or use.deed.row.leaves_to != "surface":
        return None
    actor = company[use.actor]
    aside = aside_of(actor.placed.part, actor.place, use.deed)
    for index, member in enumerate(company):
        found = place_in(use.deed.words, member.placed.part.subject) if index not in (use.thing, use.actor) else None
        if found is None or member.placed.part.role or is_person(member.placed.part.subject):
            continue
        if is_table(member.placed.part.subject) and _lies_on(company[use.thing], member):
            return None  # it goes back to where it lay
        away = hypot(member.place.x - actor.place.x - aside[0], member.place.y - actor.place.y - aside[1])
        if away <= FARTHEST_M + 0.5 * member.placed.model.length_m:
            return _upon(member, inside=found.group(1) in INTO)
    return None


def _lies_on(thing: CompanyMember, table: CompanyMember) -> bool:
    """Whether a thing lies on a table from the first."""
    away = hypot(thing.place.x - table.place.x, thing.place.y - table.place.y)
    over = away < 0.5 * hypot(table.placed.model.length_m, table.placed.model.width_m)
    return over and abs(thing.place.lift_m - table.place.lift_m - top_m(table.placed)) < DEEP_M


def _upon(member: CompanyMember, *, inside: bool) -> Vec:
    """The point on top of a figure, or on the floor of what is hollow."""
    placed, place = member.placed, member.place
    subject = placed.part.subject
    up = upon_m(placed)
    if subject.kind == "furniture":
        up = top_m(placed)
    if inside and subject.kind == "vessel":
        up = float(hollow_of(subject.noun, placed.model).heights[0])
    elif inside and subject.kind == "box":
        up = DEEP_M
    return place.x, place.y, member.travel.terrain.height(place.x, place.y) + place.lift_m + up


def set_in(start: Pose, end: Vec, thing: CompanyMember, start_s: float, lying: Quat) -> Carrying:
    """The way of a thing out of the hand to where it lies.

    Args:
        start: as the hand has it at last.
        end: the point that it stands on then, m.
        thing: what is put down.
        start_s: when the hand lets go, story s.
        lying: how it is turned where it lies.
    """
    model = thing.placed.model
    low = 0.0 if model.root_is_foot else model.root_height_m

    def pose(story_s: float) -> Pose:
        share = min(max(story_s - start_s, 0.0) / SETTLES_S, 1.0)
        (x, y, z), turn = start
        at = (x + (end[0] - x) * share, y + (end[1] - y) * share, z + (end[2] + low - z) * share)
        return at, turn if share < 1.0 else lying

    return pose
