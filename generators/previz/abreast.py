"""Several who are on one thing share its top: two cats on a sofa, three birds on a fence, a cat and a dog on a rug."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.spacing import named_in
from generators.previz.things import is_person, is_put

__all__ = ["abreast_on"]

ROOM: Final = 0.94
"""Share of a thing's longer side that those on it may take up."""
APART, AT_EASE = 1.12, 2.3
"""From one to the next, over what each of them takes up: nose to tail, and flank to flank where there is room."""
FLANKS: Final = 0.7
"""They are flank to flank where they take up less than this share of their lengths."""
ABOUT_SQUARE: Final = 0.8
"""Share of the longer side from which on people stand side by side before the lens, whichever side that is."""
TO_LENS: Final = (0.0, -1.0)
BEARING: Final = frozenset(
    {"furniture", "cloth", "building", "box", "tree", "landform", "boat", "thing", "tool", "vehicle", "plant"}
)
"""Kinds on which several who live have room side by side."""
LIVING: Final = frozenset({"quadruped", "bird", "insect", "reptile"})


def abreast_on(figures: Sequence[Placed], places: Sequence[Place], index: int, base: int) -> Place | None:
    """The place of one of several animals on a thing, side by side along it; None where it is alone there.

    Args:
        figures: all of them.
        places: theirs; that of the thing is known.
        index: who is placed.
        base: the thing.
    """
    under, below = figures[base].model, places[base]
    part, bearing = figures[index].part, figures[base].part.subject
    upright = is_person(part.subject) and not any(deed.seat == bearing.id for deed in part.deeds)
    if bearing.kind not in BEARING or not (upright or part.subject.kind in LIVING):
        return None
    there = [i for i in range(len(figures)) if _is_on(figures, i, base)]
    if (
        len(there) == 1
        or index not in there
        or (upright and not all(is_person(figures[i].part.subject) for i in there))
    ):
        return None
    hx, hy = below.heading
    long_m, way = max((under.length_m, (hx, hy)), (under.width_m, (hy, -hx)))
    if upright and min(under.length_m, under.width_m) > ABOUT_SQUARE * long_m:
        way = max((hx, hy), (hy, -hx), key=lambda along: abs(along[0]))
    way = way if way[0] >= 0.0 else (-way[0], -way[1])
    as_they_go = [_takes_up(figures[i], places[i].heading, way) for i in there]
    turned = [_takes_up(figures[i], TO_LENS, way) for i in there]
    side_on = APART * sum(as_they_go) <= ROOM * long_m
    taken = as_they_go if side_on or sum(turned) > sum(as_they_go) else turned
    if upright:
        taken = [max(figures[i].model.length_m, figures[i].model.width_m) for i in there]
    at_most = AT_EASE if upright or sum(taken) < FLANKS * sum(figures[i].model.length_m for i in there) else APART
    gap = min(at_most, ROOM * long_m / sum(taken))
    along = [gap * (sum(taken[:n]) + 0.5 * taken[n] - 0.5 * sum(taken)) for n in range(len(there))]
    seated = [way_m for way_m, i in zip(along, there, strict=True) if is_person(figures[i].part.subject)]
    edge = 0.5 * (long_m - taken[there.index(index)])
    off = along[there.index(index)] - (sum(seated) / len(seated) if seated else 0.0)  # people sit in the middle
    off = min(max(off, -edge), edge)
    heading = places[index].heading if upright or taken is as_they_go else TO_LENS
    return replace(places[index], x=below.x + way[0] * off, y=below.y + way[1] * off, heading=heading)


def _is_on(figures: Sequence[Placed], index: int, base: int) -> bool:
    part, thing = figures[index].part, figures[base].part.subject
    if index == base or part.role == "seat" or not (part.subject.kind in LIVING or is_person(part.subject)):
        return False
    named = named_in(part.whereabouts, figures, [i for i in range(len(figures)) if i != index], figures[index])
    return named is not None and figures[named].part.subject is thing and is_put(part.whereabouts, thing)


def _takes_up(figure: Placed, heading: tuple[float, float], way: tuple[float, float]) -> float:
    """How much of a way a figure takes up that faces a heading, m."""
    along = abs(heading[0] * way[0] + heading[1] * way[1])
    across = abs(heading[0] * way[1] - heading[1] * way[0])
    return along * figure.model.length_m + across * figure.model.width_m
