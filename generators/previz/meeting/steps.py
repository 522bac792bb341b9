"""Things that bounce or roll down a flight of stairs, from tread to tread."""

from __future__ import annotations

from dataclasses import replace
from math import atan2
from typing import Final

from generators.previz.fitting import CompanyMember
from generators.previz.motion.rotations import IDENTITY, about_z
from generators.previz.motion.simulation import FreeBody
from generators.previz.motion.stairs import Flight
from generators.previz.motion.world import Fixed
from generators.previz.scene import GeomKind

__all__ = ["down_the_steps", "is_lost_on"]

DROPPED: Final = 0.9
"""How high over the last tread it starts, over the rise of a step, where it bounces."""
SPEED_MPS: Final = 0.75
"""Level speed at the start: a step and a half for each bounce."""
FROM_TOP: Final = 1.5
"""How many treads from the edge of the flight's top it starts."""
LOST: Final = 0.045
"""A thing of less than this share of a flight's height is not to be seen in a picture of all of it."""


def is_lost_on(base: CompanyMember, thing: CompanyMember) -> bool:
    """Whether a thing is so small against a flight of stairs that the camera goes with it instead."""
    return base.placed.model.flight is not None and thing.placed.model.height_m < LOST * base.placed.model.height_m


def down_the_steps(
    body: FreeBody, flight: Flight, base: CompanyMember, floor: float, *, bounces: bool
) -> tuple[tuple[Fixed, ...], FreeBody]:
    """The steps as blocks, and the thing over the upper ones, on its way down.

    Args:
        body: what goes down.
        flight: the stairs, straight ones.
        base: them, at their place.
        floor: height of the ground there, m.
        bounces: whether it is dropped; else it rolls off.
    """
    (x, y), (hx, hy) = base.travel.origin, base.travel.heading
    turn = about_z(atan2(hy, hx))
    blocks = []
    for step in range(flight.steps):
        along, top = (step + 0.5) * flight.tread_m, (step + 1) * flight.rise_m
        middle = (x + hx * along, y + hy * along, floor + top / 2)
        blocks.append(Fixed(GeomKind.BOX, (flight.tread_m / 2, flight.wide_m / 2, top / 2), middle, turn))
    along = flight.length_m - FROM_TOP * flight.tread_m
    half = body.size[0] if body.kind is GeomKind.SPHERE else max(body.size)
    high = floor + flight.height(along) + half + (DROPPED * flight.rise_m if bounces else 0.0)
    start = replace(
        body,
        position=(x + hx * along, y + hy * along, high),
        velocity=(-hx * SPEED_MPS, -hy * SPEED_MPS, 0.0),
        spin=(hy * SPEED_MPS / half, -hx * SPEED_MPS / half, 0.0),
        rotation=IDENTITY,
        start_s=0.0,
    )
    return tuple(blocks), start
