"""A pan from one subject to another: it begins on the first and ends on the second, however far that is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.camera.frame_size import told
from generators.previz.camera.framing import Framing
from generators.previz.camera.moves import AXES, PlannedMove
from generators.previz.camera.target import BROAD, Target
from generators.previz.things import names_of
from prompts.shot import Importance, Shot

if TYPE_CHECKING:
    from generators.previz.camera.path import CameraPath

__all__ = ["PANS", "SWEPT", "from_one_to_another", "pan_between", "panned_to", "swept_in"]

LEVEL_RAD = math.radians(3.0)
"""Two of whom one is higher than the other by less are panned over level."""
SWEPT = frozenset({"pan_left", "pan_right"})
"""Pans that may begin beside what they reveal."""
BESIDE = 1.05
"""How far beside it, over the angle of the frame and half of what is revealed."""
PANS = frozenset({"whip_pan", "pan_left", "pan_right"})


def from_one_to_another(shot: Shot) -> tuple[str, str] | None:
    """Ids of the subjects that the shot's one move pans from and to; None for any other shot."""
    moves = shot.camera.moves
    if len(moves) != 1 or moves[0].kind not in PANS or not moves[0].target:
        return None
    if moves[0].amount is not None and told(shot, "camera.moves[0].amount"):
        return None
    by_id = {subject.id: subject for subject in shot.subjects}
    mains = [s.id for s in shot.subjects if s.importance is Importance.MAIN and s.id != moves[0].target]
    if not mains or moves[0].target not in by_id:
        return None
    if any(by_id[end].kind in BROAD for end in (mains[0], moves[0].target)):
        return None  # a lens that fills its frame with the one would stand in the other
    return mains[0], moves[0].target


def pan_between(shot: Shot, target: Target, tracks: Sequence[Track]) -> tuple[Target, Track | None]:
    """What such a pan frames where it ends, and the track it begins on; the target and None for any other shot."""
    ends = from_one_to_another(shot)
    first = next((t for t in tracks if ends and t.subject_id == ends[0]), None)
    last = tuple(t for t in tracks if ends and t.subject_id == ends[1])
    return (replace(target, tracks=last), first) if first is not None and last else (target, None)


def panned_to(path: CameraPath, first: Track) -> tuple[PlannedMove, ...]:
    """The moves of a path whose pan goes through the angle between the two, and arrives at what the path frames."""
    story_s = 0.5 * path.seconds * path.time_scale
    still = replace(path, planned=())
    eye = np.asarray(still.pose(0.5 * path.seconds).position, np.float64)
    from_there, there = (np.asarray(who.focus(story_s)) - eye for who in (first, path.target))
    turn = math.atan2(there[1], there[0]) - math.atan2(from_there[1], from_there[0])
    degrees = math.degrees(math.remainder(turn, 2.0 * math.pi))
    rise = _rise_rad(from_there) - _rise_rad(there)
    moves: list[PlannedMove] = []
    for move in path.planned:
        moves.append(replace(move, total=degrees, origin=1.0) if move.kind in PANS else move)
        if move.kind in PANS and abs(rise) > LEVEL_RAD:
            moves.append(replace(move, kind="tilt_up", total=-math.degrees(rise), origin=1.0))
    return tuple(moves)


def _rise_rad(way: NDArray[np.float64]) -> float:
    """How far up a direction points, radians."""
    return math.atan2(float(way[2]), math.hypot(float(way[0]), float(way[1])))


def swept_in(planned: Sequence[PlannedMove], shot: Shot, framing: Framing, target: Target) -> tuple[PlannedMove, ...]:
    """The moves with a pan that begins beside whom it is said to reveal, and ends on them: `pans left to reveal a dog`.

    Args:
        planned: all moves of the shot.
        shot: its end says who is revealed.
        framing: of the end.
        target: who is framed; whom a pan begins on is another matter.
    """
    end = (shot.end_state or "").lower()
    driven = [move for move in planned if move.kind in AXES]
    shown = {s.id for s in shot.subjects if any(name in end for name in names_of(s))}
    named = any(track.subject_id in shown for track in target.tracks)
    if not end.endswith("revealed") or len(driven) != 1 or driven[0].kind not in SWEPT or not named:
        return tuple(planned)
    if told(shot, "camera.moves[0].amount") or from_one_to_another(shot):
        return tuple(planned)
    wide = framing.sensor_mm[0] / framing.focal_length_mm
    across = max(track.length_m for track in target.tracks) / framing.distance_m
    degrees = math.degrees(BESIDE * (math.atan(0.5 * wide) + math.atan(0.5 * across)))
    sign = AXES[driven[0].kind].sign
    return tuple(replace(m, total=sign * degrees, origin=1.0) if m is driven[0] else m for m in planned)
