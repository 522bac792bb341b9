"""Who the words put in, on or under what; and whether the stage does."""

from __future__ import annotations

import re
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.camera import CameraPath
from generators.previz.changing import becoming_of
from generators.previz.deeds import UPRIGHT
from generators.previz.finish_lines import is_finish_line
from generators.previz.hopping import jumps
from generators.previz.meeting import crash_of
from generators.previz.on_walls import WALLS, hangs_on_a_wall
from generators.previz.overflying import is_overflight
from generators.previz.passengers import CABINS, carrier_boarded
from generators.previz.relations import GOES_OVER, relations_of
from generators.previz.supervising.viewfinder import MOMENTS, Solid, Viewfinder
from generators.previz.supervising.wanted import Wanted
from generators.previz.things import is_alive
from generators.previz.underneath import ROOMY, SHELTERS
from prompts.shot import Shot

__all__ = ["misplaced"]

F64 = NDArray[np.float64]

BESIDE: Final = 0.35
"""How far outside a thing's outline the middle of something may be that is on it, over the smaller one's size."""
APART, CLOSE_M = 0.4, 0.1
"""Height between two that touch, over that of the one that is placed, and beyond that."""
CRACKED: Final = re.compile(r"\b(?:crack|break)\w*\b.*\beggs?\b")
"""What is done to food over a vessel, with the food in the hand."""
_POST: Final = re.compile(r"\b(?:street ?(?:lamp|light)|lamp ?post|lantern post)s?$")
LIT_BY: Final = frozenset({"under", "beneath", "below"})
LIT_M: Final = 2.5
"""How near to a lamp post somebody is under it, m."""
ROOF: Final = 0.12
"""How much higher a ridge may be than the boxes of its building, over its height."""
UNDER_M: Final = 0.05
"""How far somebody may reach over the top of what they are under, m."""
UPON: Final = frozenset({"on", "onto", "atop", "upon", "over", "across"})


def misplaced(shot: Shot, path: CameraPath, finder: Viewfinder, wanted: Wanted) -> tuple[str, ...]:
    """What the words place and the stage does not, in sentences for the user.

    Args:
        shot: as it is staged.
        path: the camera, for the clip's times.
        finder: has the subjects' shapes.
        wanted: how subjects are called.
    """
    moments = [finder.solids(share * path.seconds * path.time_scale) for share in MOMENTS]
    numbers = {subject.id: number for number, subject in enumerate(shot.subjects, 1)}
    told: dict[str, None] = {}
    crash = crash_of(shot)
    becoming = becoming_of(shot, path.seconds * path.time_scale)
    for first, word, second in relations_of(shot):
        if is_overflight(shot, first, second) or is_finish_line(second):
            continue  # below it and behind, so that both are in the picture; or across the way, and passed
        if second.noun in WALLS:
            continue  # it hangs there
        if second.kind in CABINS and any(
            carrier_boarded(shot, first, beat) is second for beat in shot.beats if beat.subject == first.id
        ):
            continue  # at its side before, and inside it where nobody sees them
        if word == "over" and any(jumps(b.action.lower()) for b in shot.beats if b.subject == first.id):
            continue  # over what lies in the way, which is passed in the air
        if crash is not None and {first.id, second.id} == {crash.striker, crash.struck}:
            continue  # up against it
        if first.kind == "food" and any(CRACKED.search(beat.action) for beat in shot.beats):
            continue  # an egg that is cracked into a pan is in the hand
        if becoming is not None and {becoming.source, becoming.target} & {first.id, second.id}:
            continue
        a, b = numbers[first.id], numbers[second.id]
        shown = [(solids[a], solids[b]) for solids in moments if a in solids and b in solids]
        feet = any(b.subject == first.id and b.motion in UPRIGHT and word in b.action.split() for b in shot.beats)
        feet = feet and word not in GOES_OVER
        placed = _touch if word not in UPON else _upon_feet if feet else _upon
        placed = _upon_roof if placed is not _touch and second.kind == "building" else placed
        placed = _in_its_light if word in LIT_BY and _POST.search(second.noun.lower()) else placed
        roomy = word in SHELTERS and is_alive(first) and ROOMY.search(second.noun.lower()) is not None
        placed = _beneath if roomy else placed
        if shown and not any(placed(*pair) for pair in shown):
            told[f"not placed so in the previz: {wanted.names[a]} {word} {wanted.names[b]}"] = None
    for subject in shot.subjects:
        shown_of = [solids[numbers[subject.id]] for solids in moments if numbers[subject.id] in solids]
        low = any(float(_box(solid)[0][2]) < HUNG_M for solid in shown_of)
        if low and hangs_on_a_wall(shot, subject):
            told[f"not placed so in the previz: {wanted.names[numbers[subject.id]]} on the wall"] = None
    return tuple(told)


HUNG_M: Final = 0.3
"""What hangs on a wall of a room has its lower edge at least this high, m."""


def _in_its_light(first: Solid, second: Solid) -> bool:
    """Whether one stands near the foot of a lamp post."""
    (a_low, a_high), (b_low, b_high) = _box(first), _box(second)
    return float(np.linalg.norm((a_low + a_high - b_low - b_high)[:2])) / 2.0 < LIT_M


def _beneath(first: Solid, second: Solid) -> bool:
    """Whether somebody is at a table or a car, and no higher than it."""
    return _touch(first, second) and bool(_box(first)[1][2] < _box(second)[1][2] + UNDER_M)


def _touch(first: Solid, second: Solid) -> bool:
    """Whether one is in, under or against the other, as seen from above, and not far above or below it."""
    (a_low, a_high), (b_low, b_high) = _box(first), _box(second)
    room = _room(first, second)
    middle = (a_low + a_high)[:2] / 2.0
    level = bool(np.all(middle > b_low[:2] - room) and np.all(middle < b_high[:2] + room))
    gap = max(a_low[2] - b_high[2], b_low[2] - a_high[2])
    return level and bool(gap < APART * max(a_high[2] - a_low[2], b_high[2] - b_low[2]))


def _upon_feet(first: Solid, second: Solid) -> bool:
    """Whether somebody stands on the other, and not beside it on the ground."""
    return _upon(first, second, CLOSE_M + 0.08 * float(np.ptp(first.corners[..., 2])))


def _upon_roof(first: Solid, second: Solid) -> bool:
    """Whether one is on top of a building, whose roof is higher at its ridge than the box that stands for it."""
    return _upon(first, second) or _upon(first, second, ROOF * float(np.ptp(second.corners[..., 2])))


def _upon(first: Solid, second: Solid, close_m: float | None = None) -> bool:
    """Whether one rests on some part of the other, or goes close over it.

    Args:
        first: what is placed.
        second: what it is on.
        close_m: how far its lowest point may be from that part's top; None for a share of its height.
    """
    low, high = _box(first)
    room, middle = _room(first, second), (low + high)[:2] / 2.0
    parts_low, parts_high = second.corners.min(axis=1), second.corners.max(axis=1)
    under = np.all((middle > parts_low[:, :2] - room) & (middle < parts_high[:, :2] + room), axis=1)
    close_m = APART * float(high[2] - low[2]) + CLOSE_M if close_m is None else close_m
    return bool(np.any(np.abs(parts_high[under, 2] - low[2]) < close_m))


def _room(first: Solid, second: Solid) -> float:
    """How far outside the other's outline the middle of one may be, m."""
    sizes = [float(np.max(np.ptp(_box(solid), axis=0))) for solid in (first, second)]
    return BESIDE * min(sizes)


def _box(solid: Solid) -> tuple[F64, F64]:
    corners = solid.corners.reshape(-1, 3)
    return corners.min(axis=0), corners.max(axis=0)
