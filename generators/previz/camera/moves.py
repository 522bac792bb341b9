"""Camera moves as sums: each adds to a few amounts (turns, slides, orbit, lens) over its own span of the clip.

A new move that is a plain turn, slide, orbit or zoom is one row of `AXES` beside its row in the vocabulary.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from prompts.shot import Move, Speed
from prompts.vocabulary import table

__all__ = ["AXES", "Aiming", "Amounts", "PlannedMove", "aiming_of", "amounts_at", "eased", "follow_of", "plan_moves"]


@dataclass(slots=True)
class Amounts:
    """What the moves add up to at one instant, against the framing of the shot.

    Attributes:
        pan_deg: to the left. tilt_deg: up. roll_deg: clockwise.
        right_m, up_m: of the camera body. approach: share of the starting distance travelled towards the subject.
        orbit_deg: around the subject, anticlockwise from above. rise_deg: up along the arc over the subject.
        zoom: natural logarithm of the focal length's factor.
        dolly_zoom: natural logarithm of the factor of both the distance and the focal length.
        flight_m: forward over the ground.
    """

    pan_deg: float = 0.0
    tilt_deg: float = 0.0
    roll_deg: float = 0.0
    right_m: float = 0.0
    up_m: float = 0.0
    approach: float = 0.0
    orbit_deg: float = 0.0
    rise_deg: float = 0.0
    zoom: float = 0.0
    dolly_zoom: float = 0.0
    flight_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Which amount a move drives, which way, and `PlannedMove.origin`, when it is the shot's only one and not."""

    amount: str
    sign: float
    origin: float = 0.0
    alone: float | None = None


AXES: Final[Mapping[str, Axis]] = MappingProxyType(
    {
        "pan_left": Axis("pan_deg", 1.0, alone=0.5),
        "pan_right": Axis("pan_deg", -1.0, alone=0.5),
        "whip_pan": Axis("pan_deg", -1.0, origin=1.0),
        "tilt_up": Axis("tilt_deg", 1.0, alone=0.5),
        "tilt_down": Axis("tilt_deg", -1.0, alone=0.5),
        "roll_cw": Axis("roll_deg", 1.0),
        "roll_ccw": Axis("roll_deg", -1.0),
        "dolly_in": Axis("approach", 1.0),
        "dolly_out": Axis("approach", -1.0),
        "truck_left": Axis("right_m", -1.0, alone=0.5),
        "truck_right": Axis("right_m", 1.0, alone=0.5),
        "reveal": Axis("right_m", 1.0, origin=1.0),
        "pedestal_up": Axis("up_m", 1.0),
        "pedestal_down": Axis("up_m", -1.0, origin=1.0),
        "crane_up": Axis("rise_deg", 1.0),
        "crane_down": Axis("rise_deg", -1.0, origin=1.0),
        "arc_cw": Axis("orbit_deg", -1.0),
        "arc_ccw": Axis("orbit_deg", 1.0),
        "track_arc": Axis("orbit_deg", -1.0),
        "bullet_time": Axis("orbit_deg", 1.0),
        "zoom_in": Axis("zoom", 1.0),
        "zoom_out": Axis("zoom", -1.0),
        "dolly_zoom_in": Axis("dolly_zoom", -1.0),
        "dolly_zoom_out": Axis("dolly_zoom", 1.0),
        "steadicam": Axis("flight_m", 1.0),
        "aerial": Axis("flight_m", 1.0),
        "fpv": Axis("flight_m", 1.0, origin=1.0),
    }
)

_WHOLE_CLIP = frozenset({"follow", "texture", "still", "view", "mixed"})
"""Families that run beside the others instead of taking their turn."""

WHIP_S, LONGEST_WHIP_S = 0.35, 0.8
"""A whip pan takes a third of a second in the middle of a longer span."""
USUAL_WHIP_DEG, MOST_WHIP_DEG = 110.0, 180.0
RAMP_S = 0.9
"""Time a move takes to start and to stop, at most; short moves use a third of their length."""
MAX_APPROACH = 0.72
"""A push-in stops before it runs into its subject."""
LEAST_DOLLY_ZOOM = math.log(1.7)
"""A dolly zoom of less is not seen as one."""


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A move with its span of the clip (seconds) and its total, signed, in the unit of its amount.

    Attributes:
        origin: share of the move that is done where the camera has its framing: 0 starts from it, 1 arrives at
            it, 0.5 passes through it.
    """

    kind: str
    start_s: float
    end_s: float
    total: float
    target: str = ""
    origin: float = 0.0


def eased(clip_s: float, start_s: float, end_s: float) -> float:
    """Share done (0..1) of a move that starts and stops gently and runs evenly in between.

    The speed ramps up and down by a smoothstep over `RAMP_S` or a third of the span.
    """
    span = end_s - start_s
    if span <= 0.0:
        return 1.0 if clip_s >= end_s else 0.0
    ramp = min(RAMP_S, span / 3.0)
    time = min(max(clip_s - start_s, 0.0), span)
    if time > span / 2.0:
        return 1.0 - _ramped(span - time, ramp, span)
    return _ramped(time, ramp, span)


def _ramped(time: float, ramp: float, span: float) -> float:
    """Share done in the first half: the integral of the smoothstep 3x^2 - 2x^3 over the ramp, then even speed."""
    x = min(time / ramp, 1.0)
    travelled = ramp * (x**3 - x**4 / 2.0) + max(time - ramp, 0.0)
    return travelled / (span - ramp)


def plan_moves(moves: Sequence[Move], seconds: float) -> tuple[PlannedMove, ...]:
    """The moves with times and totals.

    Moves without times take turns and share the clip equally; following, texture and view moves run all through.
    """
    families = table("camera_moves")
    queued = [
        number
        for number, move in enumerate(moves)
        if families[move.kind].family not in _WHOLE_CLIP and move.start_s is None
    ]
    turn = seconds / max(len(queued), 1)
    planned = []
    for number, move in enumerate(moves):
        start, end = 0.0, seconds
        if number in queued:
            start = turn * queued.index(number)
            end = start + turn
        start = move.start_s if move.start_s is not None else start
        end = min(move.end_s if move.end_s is not None else end, seconds)
        if move.kind == "whip_pan" and end - start > LONGEST_WHIP_S:
            middle = 0.45 * start + 0.55 * end
            start, end = middle - WHIP_S / 2, middle + WHIP_S / 2
        total = _total(move, max(end - start, 0.0))
        planned.append(PlannedMove(move.kind, start, max(end, start), total, move.target, _origin(move, moves)))
    return tuple(planned)


def _origin(move: Move, moves: Sequence[Move]) -> float:
    """A single pan, tilt or truck sweeps past its subject; in a sequence each takes over where the last ended."""
    axis = AXES.get(move.kind)
    if axis is None:
        return 0.0
    driven = [other for other in moves if other.kind in AXES]
    return axis.alone if axis.alone is not None and len(driven) == 1 else axis.origin


def _total(move: Move, span_s: float) -> float:
    axis = AXES.get(move.kind)
    term = table("camera_moves")[move.kind]
    rate = getattr(term, (move.speed or Speed.MEDIUM).value)
    if axis is None:
        return move.amount if move.amount is not None else float(rate)
    if axis.amount in ("zoom", "dolly_zoom"):
        total = math.log(max(move.amount, 1.0)) if move.amount is not None else math.log(rate) * span_s
        if axis.amount == "dolly_zoom" and move.amount is None:
            total = max(total, LEAST_DOLLY_ZOOM)
        return axis.sign * total
    total = move.amount if move.amount is not None else rate * span_s
    if move.kind == "whip_pan" and not (move.amount and move.amount <= MOST_WHIP_DEG):
        total = USUAL_WHIP_DEG
    sign = axis.sign * (-1.0 if move.kind in _TURNABLE and move.direction == "left" else 1.0)
    if move.kind == "dolly_in":
        total = min(total, MAX_APPROACH)
    return sign * total


_TURNABLE = frozenset({"whip_pan", "reveal", "track_arc", "bullet_time"})
"""Moves whose way is told by `Move.direction`."""


def amounts_at(planned: Sequence[PlannedMove], clip_s: float) -> Amounts:
    """The sum of all moves at a time of the clip."""
    amounts = Amounts()
    for move in planned:
        axis = AXES.get(move.kind)
        if axis is None:
            continue
        share = eased(clip_s, move.start_s, move.end_s) - move.origin
        setattr(amounts, axis.amount, getattr(amounts, axis.amount) + move.total * share)
    return amounts


@dataclass(frozen=True, slots=True)
class Aiming:
    """How the camera keeps its subject.

    Attributes:
        follows: the camera body travels with the subject.
        yaw, pitch: it turns and tilts to keep it.
    """

    follows: bool = False
    yaw: bool = False
    pitch: bool = False


_AIMING: Final[Mapping[str, Aiming]] = MappingProxyType(
    {
        **dict.fromkeys(
            ("track", "track_side", "track_tail", "track_lead", "track_front_side", "track_rear_side"),
            Aiming(follows=True, yaw=True, pitch=True),
        ),
        "track_aerial": Aiming(follows=True, yaw=True, pitch=True),
        "track_arc": Aiming(follows=True, yaw=True, pitch=True),
        "fpv": Aiming(follows=True, yaw=True, pitch=True),
        "pan_follow": Aiming(yaw=True),
        "tilt_follow": Aiming(pitch=True),
        **dict.fromkeys(
            ("crane_up", "crane_down", "arc_cw", "arc_ccw", "bullet_time", "dolly_zoom_in", "dolly_zoom_out", "aerial"),
            Aiming(yaw=True, pitch=True),
        ),
    }
)
_OPERATED = frozenset({"dolly_in", "dolly_out", "zoom_in", "zoom_out", "handheld", "steadicam", "focus_tracking"})
"""Moves whose operator keeps a moving subject in frame, unless another move says where to look."""
_STEERED = frozenset({"rotation", "translation", "still"})


def aiming_of(planned: Sequence[PlannedMove]) -> Aiming:
    """How the moves together keep the subject."""
    found = [_AIMING[move.kind] for move in planned if move.kind in _AIMING]
    kinds = {move.kind for move in planned}
    steered = {kind for kind in kinds - _OPERATED if table("camera_moves")[kind].family in _STEERED}
    operated = bool(kinds & _OPERATED) and not steered and not found
    return Aiming(
        follows=any(aiming.follows for aiming in found),
        yaw=operated or any(aiming.yaw for aiming in found),
        pitch=operated or any(aiming.pitch for aiming in found),
    )


_FOLLOW_AZIMUTH_DEG: Final[Mapping[str, float]] = MappingProxyType(
    {"track_side": 90.0, "track_lead": 0.0, "track_tail": 180.0, "track_front_side": 45.0, "track_rear_side": 135.0}
)


def follow_of(planned: Sequence[PlannedMove]) -> float | None:
    """Azimuth from the subject's front that a following move prescribes, degrees, or None."""
    return next((_FOLLOW_AZIMUTH_DEG[move.kind] for move in planned if move.kind in _FOLLOW_AZIMUTH_DEG), None)
