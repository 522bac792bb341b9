"""What lies on the table of who works at one: small things of the hands that no words put elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Final

from generators.previz.beside_whom import table_place
from generators.previz.fitting import TABLE_GAP, ahead_of, station_of, top_m
from generators.previz.needs import Placed, Use
from generators.previz.place import Place
from generators.previz.pouring.stream import hollow_of
from generators.previz.rigs.props import prop_of
from generators.previz.spacing import named_in
from generators.previz.things import TURNED_TO, is_person
from generators.previz.unwrapping import HAT, HIDES

__all__ = ["lay_out", "put_inside", "put_where_it_is_fetched", "stand_clear"]

TABLES: Final = frozenset({"table", "coffee_table", "counter", "desk", "school_desk", "workbench", "oven"})
"""Rows of the props tables on which there is room beside what is worked at."""
KINDS: Final = frozenset({"vessel", "food", "tool", "box", "device", "thing", "cloth", "plant"})
LARGEST_M: Final = 0.7
"""What is larger than this stands on the floor."""
ELSEWHERE: Final = re.compile(r"\b(?:floor|ground|carpet|rug|under|beneath|beside|next to|behind|sink|wall)\b")
MOVED: Final = frozenset({"hand", "tool", "other_tool"})
"""Roles in which a thing may lie on the table at first; any other one gives it a place of its own."""
AT_ONE_PLACE_M: Final = 0.3
"""What is taken up from farther away than this lay somewhere else."""
WORK_M: Final = 0.3
"""How wide the place before the hands is that is kept free, where nothing lies on it, m."""
GAP_M: Final = 0.04
_TAKES_OUT: Final = re.compile(
    r"\b(?:tak|get|pull|remov|fetch|pick|lift)\w*\b.*\b(?:out|from)\b|\bgrab|\btak\w+ (?:an?|the|some)\b"
)
_DOOR: Final = re.compile(r"\b(?:door|gate|window|curtain|curtains)$")
FROM_FRONT_M: Final = 0.1
INSIDE: Final = 0.56
"""How far behind the door of a cupboard something is that is taken out; and how high, over its height or a person's."""
HATS_FLOOR: Final = 0.62
"""How high something stands that a hat on a table hides, over the height of both."""
WORKED: Final = 0.13
"""How far in from the near edge things lie, over the height of who works there."""


@dataclass(frozen=True, slots=True)
class _Top:
    """The top of a table before somebody, who stands at `at`; figures by their index."""

    actor: int
    table: int
    at: Place


def lay_out(figures: Sequence[Placed], uses: Sequence[Use], places: list[Place], seconds: float) -> None:
    """Puts small things that have come to stand on the floor onto the table that somebody has before them.

    Args:
        figures: in the shot's order.
        uses: what is used by whom.
        places: of them; those of what is laid on the table are changed.
        seconds: length of the story.
    """
    top = _top_of(figures, uses, places, seconds)
    if top is None:
        return
    width = figures[top.table].model.width_m
    taken = [max((_width(figures[i]) for i in _worked(uses, top)), default=WORK_M) / 2 + GAP_M] * 2
    for index in _small(figures, uses, places, top, seconds):
        half = _width(figures[index]) / 2
        side = 0 if taken[0] <= taken[1] else 1
        left = taken[side] + half
        if left + half > width / 2:
            continue
        taken[side] = left + half + GAP_M
        _put(figures, places, top, (index, *_held_by(figures, uses, index)), left if side else -left)


def put_inside(figures: Sequence[Placed], uses: Sequence[Use], places: list[Place]) -> None:
    """Puts what is hidden in a thing there, whoever has to do with it later.

    What it is in comes to where hands take it, if nobody has to do with that.

    Args:
        figures: in the shot's order.
        uses: what is used by whom.
        places: of them; those of what is hidden are changed.
    """
    used = {use.thing for use in uses}
    for index, figure in enumerate(figures):
        holder = _holder(figures, index) if figure.part.subject.position.startswith(HIDES) else None
        if holder is None:
            continue
        other = figures[holder]
        if holder not in used and index in used:
            hx, hy = places[index].heading
            places[holder] = replace(places[index], heading=(-hx, -hy), lift_m=0.0)
        at = places[holder]
        if prop_of(other.part.subject.noun) is prop_of(HAT):
            floor = HATS_FLOOR * other.model.height_m
        else:
            floor = float(hollow_of(other.part.subject.noun, other.model).heights[0])
        places[index] = replace(places[index], x=at.x, y=at.y, lift_m=at.lift_m + floor, heading=at.heading)


def put_where_it_is_fetched(figures: Sequence[Placed], uses: Sequence[Use], places: list[Place]) -> None:
    """Puts what somebody takes out of what they have opened before into that: the milk into the fridge.

    Args:
        figures: in the shot's order.
        uses: what is used by whom.
        places: of them; those of what is taken out are changed.
    """
    for use in uses:
        if use.role != "hand" or not use.deed.row.take_s or not _TAKES_OUT.search(use.deed.words):
            continue
        opened = next((u for u in uses if u.actor == use.actor and _is_opened_before(figures, u, use)), None)
        if opened is None or figures[use.thing].model.height_m > LARGEST_M:
            continue
        at, model = places[opened.thing], figures[opened.thing].model
        x, y = ahead_of(at, 0.5 * model.length_m - FROM_FRONT_M)
        up = min(INSIDE * model.height_m, INSIDE * figures[use.actor].model.height_m)
        places[use.thing] = replace(places[use.thing], x=x, y=y, lift_m=at.lift_m + up)


def _is_opened_before(figures: Sequence[Placed], opened: Use, use: Use) -> bool:
    """Whether a use is that of a cupboard, by who takes something out of it later."""
    prop = prop_of(figures[opened.thing].part.subject.noun)
    return (
        opened.role == "front" and opened.deed.start_s <= use.deed.start_s and prop is not None and prop.opens
        and _DOOR.search(figures[opened.thing].part.subject.noun.lower()) is None
    )  # fmt: skip


def stand_clear(figures: Sequence[Placed], uses: Sequence[Use], places: list[Place]) -> None:
    """Puts people who would stand in the table of somebody else on its other side, facing them.

    Args:
        figures: in the shot's order.
        uses: what is used by whom.
        places: of them; those of who stands in a table are changed.
    """
    for use in (use for use in uses if use.role == "table"):
        table, at = figures[use.thing], places[use.thing]
        sitters = {other.actor for other in uses if other.thing == use.thing}
        for index, figure in enumerate(figures):
            if index in sitters or not is_person(figure.part.subject) or figure.part.speed_mps > 0:
                continue
            dx, dy = places[index].x - at.x, places[index].y - at.y
            along, across = dx * at.heading[0] + dy * at.heading[1], dy * at.heading[0] - dx * at.heading[1]
            if abs(along) < 0.5 * table.model.length_m and abs(across) < 0.5 * table.model.width_m:
                there = table_place(figure, table, at, 1)
                places[index] = replace(places[index], x=there.x, y=there.y, heading=there.heading)


def _top_of(figures: Sequence[Placed], uses: Sequence[Use], places: Sequence[Place], seconds: float) -> _Top | None:
    """The table that somebody stands or sits at in one of their deeds."""
    for use in uses:
        prop = prop_of(figures[use.thing].part.subject.noun)
        if use.role == "table" and prop is not None and prop.id in TABLES:
            at = station_of(figures[use.actor].part, places[use.actor], use.deed, seconds)
            return _Top(use.actor, use.thing, at)
    return None


def _worked(uses: Sequence[Use], top: _Top) -> Iterator[int]:
    """What lies before the hands."""
    return (use.thing for use in uses if use.actor == top.actor and use.role == "surface")


def _small(
    figures: Sequence[Placed], uses: Sequence[Use], places: Sequence[Place], top: _Top, seconds: float
) -> Iterator[int]:
    """The things that belong on the table and are on the floor, those that hands take first."""
    for index, figure in enumerate(figures):
        part = figure.part
        held = part.owner and part.role in ("tool", "other_tool")
        if part.subject.kind not in KINDS or part.simulated or part.thrower or held or index == top.table:
            continue
        size = max(figure.model.height_m, figure.model.length_m, figure.model.width_m)
        on_floor = abs(places[index].lift_m - places[top.actor].lift_m) < GAP_M
        if size <= LARGEST_M and on_floor and not _is_elsewhere(figures, uses, index):
            mine = sorted((use for use in uses if use.thing == index), key=lambda use: use.deed.start_s)
            first = next((use for use in mine if use.role not in TURNED_TO), None)
            if first is None or _is_at_hand(figures, first, places, top, seconds):
                yield index


def _is_elsewhere(figures: Sequence[Placed], uses: Sequence[Use], index: int) -> bool:
    """Whether words put a thing on the floor, or, where no hands put it there, in or on anything."""
    part = figures[index].part
    words = f"{part.whereabouts} {part.subject.position}".lower()
    used = any(use.thing == index for use in uses)
    return ELSEWHERE.search(words) is not None or (not used and _holder(figures, index) is not None)


def _holder(figures: Sequence[Placed], index: int) -> int | None:
    """What the words say that a thing is in or on."""
    words = figures[index].part.whereabouts
    return named_in(words, figures, (i for i in range(len(figures)) if i != index), figures[index])


def _is_at_hand(figures: Sequence[Placed], use: Use, places: Sequence[Place], top: _Top, seconds: float) -> bool:
    """Whether a use of a thing lets it lie on the table: who takes it first stands there."""
    if use.role not in MOVED or use.actor != top.actor:
        return False
    at = station_of(figures[use.actor].part, places[use.actor], use.deed, seconds)
    return hypot(at.x - top.at.x, at.y - top.at.y) < AT_ONE_PLACE_M


def _held_by(figures: Sequence[Placed], uses: Sequence[Use], holder: int) -> Iterator[int]:
    """The small things that lie in or on a thing, where nobody's hands have them."""
    used = {use.thing for use in uses}
    for index, figure in enumerate(figures):
        free = index not in used and index != holder and figure.part.subject.kind in KINDS
        if free and _holder(figures, index) == holder:
            yield index


def _put(figures: Sequence[Placed], places: list[Place], top: _Top, things: Sequence[int], left_m: float) -> None:
    """Puts the first of some things on the table, and what it holds along with it."""
    h, table, was = figures[top.actor].model.height_m, figures[top.table], places[things[0]]
    x, y = ahead_of(top.at, TABLE_GAP * h + min(WORKED * h, 0.45 * table.model.length_m), left_m)
    hx, hy = top.at.heading
    up = places[top.table].lift_m + top_m(table) - was.lift_m
    for number, index in enumerate(things):
        place = places[index]
        moved = replace(place, x=place.x + x - was.x, y=place.y + y - was.y, lift_m=place.lift_m + up)
        places[index] = moved if number else replace(moved, heading=(-hx, -hy))


def _width(figure: Placed) -> float:
    return max(figure.model.width_m, figure.model.length_m)
