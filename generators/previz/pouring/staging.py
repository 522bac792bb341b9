"""Who holds what while something is poured: a tilted jug, a bottle in a hand, or a spout above the frame."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.motion.rotations import Vec, about_y, add, rotate, subtract
from generators.previz.pouring.reading import Pour
from generators.previz.pouring.stream import Spring
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.rigs.props import prop_of
from generators.previz.tracks import Extents, PlaceTrack

__all__ = ["Timing", "framed", "from_above", "in_hand", "spout_of", "tilting", "timing_of"]

F64 = NDArray[np.float64]
LEAD_S, AFTER_S = 1.4, 0.9
"""How long a vessel is tilted before liquid flows, and after."""
ABOVE: Final = 3.4
"""Height of an unseen spout over the vessel's."""
CLEARANCE: Final = 0.75
"""Height of a spout over the brim, over the vessel's height."""
LIFT: Final = 0.5
"""Share of that time in which it is lifted, before it tilts."""
GAP: Final = 0.12
"""Between two vessels that stand beside each other, over the height of the one that is filled."""
SPOUT_DEG, NECK_DEG = 58.0, 112.0
"""How far a vessel with a spout is tilted, and one without."""
FLOWS_BELOW: Final = 0.3
"""Rise of a vessel's axis under which liquid leaves it."""
ROOM_ABOVE, ROOM_WITH_VESSEL, ROOM_WITH_HAND = 1.55, 2.7, 3.6
"""Height of the picture over the vessel's: without and with what is poured from, and with the hand that holds that."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Story times, s, at which the liquid begins to flow and the vessel is full."""

    start_s: float
    end_s: float


def timing_of(pour: Pour, seconds: float) -> Timing:
    """When a pouring flows in a story of so many seconds."""
    last = min(pour.end_s or seconds, seconds)
    start = pour.start_s + min(LEAD_S, 0.28 * (last - pour.start_s))
    return Timing(start, max(last - min(AFTER_S, 0.2 * (last - pour.start_s)), start + 0.2))


def eased(share: float) -> float:
    """A share of a way, 0..1, with a soft start and end."""
    return share * share * (3.0 - 2.0 * share)


def spout_of(noun: str, model: Model) -> Vec:
    """Where liquid leaves a vessel, in its own frame, m: its row's spout, else the middle of its top."""
    prop = prop_of(noun)
    if prop is None or not prop.spout:
        return (0.0, 0.0, model.height_m)
    scale = model.height_m / prop.high
    return (prop.spout[0] * scale, 0.0, prop.spout[1] * scale)


def from_above(foot: F64, height_m: float) -> Spring:
    """A spout that is not in the picture."""
    place = (float(foot[0]), float(foot[1]), float(foot[2]) + ABOVE * height_m)
    return lambda _: (place, True)


def tilting(
    foot: F64, height_m: float, wide_m: float, noun: str, vessel: Model, timing: Timing, plain: Animation
) -> tuple[Animation, Spring]:
    """A vessel that nobody holds: it stands beside another, is lifted and tilted over it, and is put back.

    Args:
        foot: of the vessel that is filled, (3,) m.
        height_m: of it.
        wide_m: how long it is.
        noun: of the vessel that is tilted.
        vessel: that one as built.
        timing: when it flows.
        plain: its animation, whose joints are kept.
    """
    spout = spout_of(noun, vessel)
    full = radians(NECK_DEG if spout[0] == 0.0 else SPOUT_DEG)
    reach = 0.12 * height_m
    tip: Vec = (float(foot[0]) - reach, float(foot[1]), float(foot[2]) + (1.0 + CLEARANCE) * height_m)
    beside = 0.5 * (wide_m + vessel.length_m) + GAP * height_m
    stands: Vec = (float(foot[0]) - beside, float(foot[1]), float(foot[2]))

    def animate(story_s: float) -> Posture:
        into = min(max((story_s - timing.start_s + LEAD_S) / LEAD_S, 0.0), 1.0)
        out = min(max((timing.end_s + AFTER_S - story_s) / AFTER_S, 0.0), 1.0)
        share = min(into, out)
        up, over = eased(min(share / LIFT, 1.0)), eased(max(share - LIFT, 0.0) / (1.0 - LIFT))
        turn = about_y(full * over)
        held = subtract(tip, rotate(turn, spout))
        at = tuple(a + (b - a) * up for a, b in zip(stands, held, strict=True))
        return Posture((at[0], at[1], at[2]), turn, plain(story_s).joints)

    return animate, lambda _: (tip, True)


def in_hand(animation: Animation, noun: str, vessel: Model) -> Spring:
    """The mouth of a vessel that somebody tilts: it flows while the vessel lies low enough."""
    spout = spout_of(noun, vessel)

    def spring(story_s: float) -> tuple[Vec, bool]:
        posture = animation(story_s)
        flows = rotate(posture.rotation, (0.0, 0.0, 1.0))[2] < FLOWS_BELOW
        return add(posture.position, rotate(posture.rotation, spout)), flows

    return spring


def framed(subject_id: str, number: int, foot: F64, vessel: Model, *, with_source: bool, by_hand: bool) -> PlaceTrack:
    """What the camera shows of a pouring: the vessel and the stream, what it comes from, and the hand."""
    tall = (ROOM_WITH_HAND if by_hand else ROOM_WITH_VESSEL if with_source else ROOM_ABOVE) * vessel.height_m
    wide = max(vessel.length_m, vessel.width_m) * (2.4 if with_source else 1.2)
    aside = 0.5 * vessel.height_m if with_source else 0.0
    extents = Extents(tall, wide, wide / 2, tall / 2, (0.0, 0.0, tall / 2))
    middle = (float(foot[0]) - aside, float(foot[1]), float(foot[2]) + tall / 2)
    return PlaceTrack(subject_id, number, extents, middle)
