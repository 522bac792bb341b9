"""What two carry between them: how long and how high it is, where it is, and where the second of them goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generators.previz.needs import Placed, Use
from generators.previz.place import Place, ahead_of

__all__ = [
    "FLAT_M",
    "bearer_place",
    "bearing_gap_m",
    "between_bearers",
    "borne_length_m",
    "borne_up_m",
    "is_flat_in_use",
    "standing_m",
]

HANGING = 0.42
"""How high hands that hang are, over height."""
FLAT_OVER, FLAT_M = 1.5, 0.06
"""Height over length of a board that stands when it is not used; and how thick it is, m."""
PULLED = 0.5
"""How high that is which two pull at, over height."""
BEARING_GAP, LEAST_BORNE = 0.2, 0.12
"""From a bearer to the load's end, over body height; and the least that a load is off the ground, m."""


def is_flat_in_use(thing: Placed) -> bool:
    """Whether a thing that is built upright lies flat where somebody stands on it or bears it: a board, a ladder."""
    model = thing.model
    return model.height_m > FLAT_OVER * max(model.length_m, model.width_m)


def standing_m(thing: Placed) -> float:
    """How high somebody is who stands on a thing, m."""
    return FLAT_M if is_flat_in_use(thing) else thing.model.height_m


def bearing_gap_m(actor: Placed) -> float:
    """From somebody to the end of what is carried with another, m."""
    return BEARING_GAP * actor.model.height_m


def borne_up_m(actor: Placed, load: Placed) -> float:
    """How high over the ground two carry something between them, m: no higher than hands that hang take it."""
    h = actor.model.height_m
    if is_flat_in_use(load):
        return HANGING * h
    return max(LEAST_BORNE, min(0.28 * h, 0.5 * h - load.model.height_m))


def borne_length_m(load: Placed) -> float:
    """How long a thing is that two carry between them, m."""
    model = load.model
    return max(model.length_m, model.width_m, model.height_m if is_flat_in_use(load) else 0.0)


def between_bearers(use: Use, figures: Sequence[Placed], at: Place) -> Place:
    """The place of what is carried between two, the first of whom goes behind it; and of who lies on it."""
    actor = figures[use.actor]
    borne = next((f for f in figures if f.part.subject.id == use.deed.object), figures[use.thing])
    load = figures[use.thing] if use.role == "load" else borne
    model, (hx, hy) = load.model, at.heading
    x, y = ahead_of(at, bearing_gap_m(actor) + 0.5 * borne_length_m(load))
    lift = at.lift_m + borne_up_m(actor, load)
    if use.deed.performance and use.deed.row.pair:  # they face one another, and have it up to the chest
        h = actor.model.height_m
        x, y = ahead_of(at, 0.5 * use.deed.row.pair * h)
        lift = at.lift_m + PULLED * h
    if use.role == "borne":
        return replace(at, x=x, y=y, lift_m=lift + (model.saddle_m or model.height_m))
    return replace(at, x=x, y=y, lift_m=lift, heading=at.heading if model.length_m >= model.width_m else (hy, -hx))


def bearer_place(first: Placed, load: Placed, place: Place) -> Place:
    """The place of the second of two who carry something: before it, as the first is behind it.

    Args:
        first: who goes behind.
        load: what they carry.
        place: of the first.
    """
    x, y = ahead_of(place, 2.0 * bearing_gap_m(first) + borne_length_m(load))
    return replace(place, x=x, y=y)
