"""Whom and what somebody rides, and their place on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generators.previz.fitting import LAP_AHEAD, floor_m, has_lap
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.rigs import Model
from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person

__all__ = ["astride", "mount_of"]


def mount_of(figures: Sequence[Placed], index: int) -> int | None:
    """The figure that this one rides: each rider has one of its own, and those who are left share the last."""
    wanted = figures[index].part.mount
    mounts = [i for i, f in enumerate(figures) if wanted and f.part.subject.id == wanted]
    riders = [i for i, f in enumerate(figures) if wanted and f.part.mount == wanted]
    return mounts[min(riders.index(index), len(mounts) - 1)] if mounts else None


def astride(under: Place, mount: Placed, rider: Model, number: int, along_m: float) -> Place:
    """The rider's place: over the saddle, in the seat of its number, or beside others in a boat.

    People's scripts know how high that is; other riders are lifted onto it.
    """
    prop = prop_of(mount.part.subject.noun) if mount.part.subject.kind not in ("quadruped", "vehicle") else None
    back = (prop.seat_x * mount.model.height_m if prop else 0.0) + along_m
    if is_person(mount.part.subject) and has_lap(mount.part):
        back = LAP_AHEAD * mount.model.height_m
    left = 0.0
    if mount.model.seats:
        back, left = mount.model.seats[min(number, len(mount.model.seats) - 1)]
    ahead = under.heading
    x, y = under.x + ahead[0] * back - ahead[1] * left, under.y + ahead[1] * back + ahead[0] * left
    lift = floor_m(mount) if rider.seat_m > 0 else mount.model.saddle_m
    return replace(under, x=x, y=y, lift_m=under.lift_m + lift)
