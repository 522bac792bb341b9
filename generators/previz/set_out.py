"""Several things that lie or stand on one thing are set out on it, each by itself: five oranges, a cup and a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import sin
from typing import Final

from generators.previz.abreast import LIVING
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.spacing import named_in
from generators.previz.things import is_person, is_put

__all__ = ["set_out_on"]

ROOM: Final = 0.92
"""Share of a thing's width and depth that those on it may take up."""
APART: Final = 1.18
"""From one to the next, over what each of them takes up."""
IN_A_ROW: Final = 5
"""How many lie in one row before there is a second one, behind the gaps of the first."""
UNEVEN: Final = 0.12
"""How far each lies off its row, over its own size, where nobody asks for a row."""
STACKED, FLAT = 0.8, 0.4
"""Where there is less room than this over what they take up, those lie on one another that are flatter than this."""
SHALLOW: Final = 0.25
"""Height of a plate over its width, at the most."""
BEARING: Final = frozenset({"furniture", "cloth", "building", "box", "thing", "tool", "plant", "device"})
"""Kinds on which things are set out."""


def set_out_on(figures: Sequence[Placed], places: Sequence[Place], index: int, base: int) -> Place | None:
    """The place of one of several still things on another one; None where it is alone there.

    Rows run across the picture, and the first of them is the nearest to the lens. Its height is over the thing's top.

    Args:
        figures: all of them.
        places: theirs; that of the thing is known.
        index: which one is placed.
        base: the thing.
    """
    there = [i for i in range(len(figures)) if _lies_on(figures, i, base)]
    if not _bears(figures[base]) or len(there) < 2 or index not in there:
        return None
    below, (wide_m, deep_m) = places[base], _seen(figures[base], places[base].heading)
    sizes = {i: _seen(figures[i], places[i].heading) for i in there}
    many = "row" not in figures[index].part.whereabouts and len(there) > IN_A_ROW
    rows = 2 if many or APART * sum(wide for wide, _ in sizes.values()) > ROOM * wide_m else 1
    per_row = -(-len(there) // rows)
    number, column = divmod(there.index(index), per_row)
    row = there[number * per_row : (number + 1) * per_row]
    widths = [sizes[i][0] for i in row]
    gap = min(APART, ROOM * wide_m / sum(widths))
    if gap < STACKED and all(_is_flat(figures[i]) for i in there):
        below_it = sum(figures[i].model.height_m for i in there[: there.index(index)])
        return replace(places[index], x=below.x, y=below.y, lift_m=below_it)
    x = gap * (sum(widths[:column]) + 0.5 * widths[column] - 0.5 * sum(widths))
    depth_m = max(deep for _, deep in sizes.values())
    step_m = min(APART * depth_m, max(ROOM * deep_m - depth_m, 0.0))
    y = step_m * (number - 0.5 * (rows - 1))
    if "row" not in figures[index].part.whereabouts:
        y += UNEVEN * sizes[index][1] * sin(2.4 * there.index(index))
    return replace(places[index], x=below.x + x, y=below.y + y, lift_m=0.0)


def _bears(under: Placed) -> bool:
    """Whether things are set out on a thing; of vessels on a plate, a tray or a board, and in none that is deep."""
    if under.part.subject.kind != "vessel":
        return under.part.subject.kind in BEARING
    return under.model.height_m < SHALLOW * min(under.model.length_m, under.model.width_m)


def _is_flat(figure: Placed) -> bool:
    return figure.model.height_m < FLAT * min(figure.model.length_m, figure.model.width_m)


def _lies_on(figures: Sequence[Placed], index: int, base: int) -> bool:
    part, thing = figures[index].part, figures[base].part.subject
    alive = is_person(part.subject) or part.subject.kind in LIVING
    if index == base or alive or part.owner or part.simulated or part.speed_mps > 0:
        return False
    others = [i for i in range(len(figures)) if i != index]
    named = named_in(part.whereabouts, figures, others, figures[index])
    return named is not None and figures[named].part.subject is thing and is_put(part.whereabouts, thing)


def _seen(figure: Placed, heading: tuple[float, float]) -> tuple[float, float]:
    """How wide a figure is across the picture, and how deep into it, m."""
    along, across = (abs(part) for part in heading)
    long_m, wide_m = figure.model.length_m, figure.model.width_m
    return along * long_m + across * wide_m, across * long_m + along * wide_m
