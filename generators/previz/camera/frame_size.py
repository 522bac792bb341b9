"""How large the frame is at the subject: what a size means for a person, a thing, a group, a fall, a way across."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.camera.moves import Aiming
from generators.previz.camera.optics import direction
from generators.previz.camera.parts import part_of
from generators.previz.camera.target import Target
from prompts.shot import Shot, Source

__all__ = [
    "HEAD_ROOM",
    "LEAST_HEAD_ROOM",
    "Wish",
    "fall_m",
    "falls",
    "fraction_of",
    "frame_height",
    "held_up_m",
    "meets",
    "said",
    "spread",
    "told",
]

F64 = NDArray[np.float64]

HEAD_ROOM, LEAST_HEAD_ROOM = 0.07, 0.03
"""Frame heights above the head in a close size."""
THING_FRACTION: Final[Mapping[str, float]] = MappingProxyType(
    {
        "full": 0.7,
        "medium_full": 0.66,
        "medium": 0.68,
        "medium_close_up": 0.72,
        "close_up": 0.75,
        "extreme_close_up": 0.9,
    }
)
"""Sizes of a thing that has no face: how much of the frame it fills."""

FACELESS_M = 0.06
"""What lives and is smaller than this is framed whole: nobody can tell a spider's face."""
BUSY_MARGIN_M = 0.12
"""Room in the frame below what the hands are at."""
BUSY_ROOM = 1.3
"""Frame height over that, where the camera comes nearer."""
GROUP_SHARE = 0.86
"""Several subjects fill at most this much of the frame's width, however close the size."""
MEETING_SHARE = 0.45
"""Things that meet fill this much of the width when they are closest, which leaves room to scatter."""
MEETING_SIZES = 7.0
"""And the width is at least this many of the largest of them."""
CROWD, HERD_SHARE = 4, 0.7
"""So many are a herd or a flock, which fills at most this much of the frame's width where no size was asked for."""
GROUP_ROOM = 1.5
"""Frame width over a group's, where the camera comes nearer: the nearest ones stay in it."""
NEARING = frozenset({"dolly_in", "zoom_in"})
FALL_SHARE = 0.5
"""A falling thing gets at least this much of its usual size; within that, the frame holds the whole fall."""
FALL_MARGIN = 1.2
"""Frame height over the height of a fall that fits into it."""
DEEP = 0.4
"""Depth over height of what is called deep."""
NEAR_HALF, MOST_NEARER = 0.4, 1.35
"""Share of a thing's depth that its nearest large parts come before its middle; and the most that widens a frame."""
WAY_SHARE = 0.33
"""Somebody who crosses before a still camera gets at least this much of the usual size, so that the way is seen."""
WAY_MARGIN = 1.1
"""Frame width over the way across it."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is being framed; grows step by step inside `frame_subject`."""

    shot: Shot
    target: Target
    aiming: Aiming
    sensor_mm: tuple[float, float]
    story_s: float
    fraction: float
    focal_length_mm: float
    bearing_rad: float
    pitch_rad: float
    falls: bool
    fall_m: float
    story_seconds: float


def frame_height(wish: Wish) -> float:
    """Height of the frame at the subject, m."""
    target, aspect = wish.target, wish.sensor_mm[0] / wish.sensor_mm[1]
    part = part_of(wish.shot)
    if part is not None and target.animate and len(target.tracks) == 1:
        return part.frame * target.stature_m
    if wish.fraction > 1.0:
        return max(target.stature_m / wish.fraction, group_width(wish) / aspect, _busy_height(wish))
    axis = -direction(wish.bearing_rad, 0.0)
    lean = abs(math.sin(wish.pitch_rad))
    side = np.array([axis[1], -axis[0], 0.0])
    tall = target.height_m * math.cos(wish.pitch_rad) + lean * target.across_m(side, wish.story_s)
    wide = target.across_m(axis, wish.story_s)
    broad = max(tall / wish.fraction, wide / HERD_SHARE / aspect) if _is_a_crowd(wish) else 0.0
    frame = max(broad or max(tall, wide / aspect) / wish.fraction, group_width(wish) / aspect)
    if held := held_up_m(wish):
        frame = max(frame, (target.height_m + held) / GROUP_SHARE)
    frame = max(frame, min(_way_width(wish, axis) / aspect, frame / WAY_SHARE)) * _near_half(wish, frame)
    if wish.falls and said(wish.shot, "camera.size"):
        return max(frame, min(frame / FALL_SHARE, FALL_MARGIN * wish.fall_m))
    return FALL_MARGIN * wish.fall_m if wish.falls else frame


def _is_a_crowd(wish: Wish) -> bool:
    """Whether so many live together that their size is that of one, and their breadth what the frame must hold."""
    return wish.target.animate and len(wish.target.tracks) >= CROWD and not told(wish.shot, "camera.size")


def _near_half(wish: Wish, frame_m: float) -> float:
    """How much larger the near half of a deep thing looks than its middle, which the frame is worked out for."""
    ahead = direction(wish.bearing_rad + math.pi / 2, 0.0)
    depth = wish.target.across_m(ahead, wish.story_s)
    if depth < DEEP * wish.target.height_m:
        return 1.0  # a person: what is close to the eye and far from it are nearly the same
    distance = frame_m * wish.focal_length_mm / wish.sensor_mm[1]
    return min(1.0 / max(1.0 - NEAR_HALF * depth / distance, 0.5), MOST_NEARER)


def _way_width(wish: Wish, axis: F64) -> float:
    """Width of the frame that a subject crosses before a camera which does not turn, m; 0 where it is kept in frame."""
    kept = wish.aiming.yaw or wish.aiming.follows or not wish.target.tracks or meets(wish.target)
    if kept or told(wish.shot, "camera.size"):
        return 0.0
    side = np.array([axis[1], -axis[0], 0.0])
    across = [float(wish.target.centre(float(t)) @ side) for t in np.linspace(0.0, wish.story_seconds, 9)]
    return WAY_MARGIN * (max(across) - min(across) + wish.target.across_m(axis, wish.story_s))


def held_up_m(wish: Wish) -> float:
    """How far over its head a subject holds something, m: a kite, a balloon, an umbrella."""
    busy = wish.target.busy_m
    return max(0.0, busy[1] - wish.target.height_m) if busy else 0.0


def _busy_height(wish: Wish) -> float:
    """Height of the frame that shows what the hands are at, m, where the size was left to us; else 0."""
    busy = wish.target.busy_m
    if busy is None or told(wish.shot, "camera.size"):
        return 0.0
    nearing = any(move.kind in NEARING for move in wish.shot.camera.moves)
    span = max(wish.target.height_m, busy[1]) - busy[0] + BUSY_MARGIN_M
    return span * (BUSY_ROOM if nearing else 1.0) / (1.0 - HEAD_ROOM)


def group_width(wish: Wish) -> float:
    """Width of the frame that several subjects need, m; 0 for a single one."""
    if len(wish.target.tracks) < 2:
        return 0.0
    wide = wish.target.across_m(-direction(wish.bearing_rad, 0.0), wish.story_s)
    if meets(wish.target):
        largest = max(max(track.length_m, track.width_m) for track in wish.target.tracks)
        return max(wide / MEETING_SHARE, MEETING_SIZES * largest)
    nearing = any(move.kind in NEARING for move in wish.shot.camera.moves)
    return wide * GROUP_ROOM if nearing else wide / GROUP_SHARE


def fraction_of(size_id: str, fraction: float, target: Target) -> float:
    """Share of the frame that the subject fills: by the size's row, or for things without a face by their own."""
    heads = HEADS_HIGH.get(size_id, 0.0) * target.head_m
    usual = _fraction_of(size_id, fraction, target)
    return min(usual, max(target.stature_m / heads, 1.001)) if heads > 0.0 and usual > 1.0 else usual


def _fraction_of(size_id: str, fraction: float, target: Target) -> float:
    with_face = target.animate and target.stature_m > FACELESS_M
    if not with_face:
        return THING_FRACTION.get(size_id, fraction)
    on_four = all(track.length_m > LONG_BODY * track.height_m for track in target.tracks)
    low = all(track.length_m > LOW_BODY * track.height_m for track in target.tracks)
    return fraction * (BEAST_FRACTION.get(size_id, 1.0) if on_four else 1.0) * (LOW_FRACTION if low else 1.0)


HEADS_HIGH: Final[Mapping[str, float]] = MappingProxyType(
    {"medium_full": 2.6, "medium": 2.0, "medium_close_up": 1.7, "close_up": 1.35, "extreme_close_up": 0.7}
)
"""Height of the frame at the least, in heads, of whom a head is a large share: an owl's is half of it."""
LONG_BODY = 0.75
"""Length over height from which a body is a beast's, whose head is a larger share of its height than a person's."""
LOW_BODY, LOW_FRACTION = 2.2, 0.5
"""Length over height from which a body is so low that its head is as high as all of it, as a lizard's is, and how much
less of its height a size then leaves out."""
BEAST_FRACTION: Final[Mapping[str, float]] = MappingProxyType(
    {"medium_close_up": 0.75, "close_up": 0.5, "extreme_close_up": 0.6}
)
"""How much less of a beast's height a close size leaves out, so that its whole head, ears and all, is in the frame."""


def meets(target: Target) -> bool:
    """Whether these are several things, which physics brings together and scatters."""
    moved = any(hasattr(track, "recording") for track in target.tracks)
    return len(target.tracks) > 1 and not target.animate and moved


def spread(target: Target, story_s: float) -> float:
    """How far apart they are on the ground, m."""
    middles = np.array([track.centre(story_s)[:2] for track in target.tracks])
    return float(np.linalg.norm(np.ptp(middles, axis=0)))


def falls(target: Target, story_seconds: float) -> bool:
    """Whether a thing's height changes by more than its own size."""
    return fall_m(target, story_seconds) > 2.2 * target.height_m


def fall_m(target: Target, story_seconds: float) -> float:
    """Height of the space that a thing takes while it falls, its own height included, m; 0 for what lives."""
    if not target.tracks or target.animate:
        return 0.0
    heights = [float(target.centre(float(t))[2]) for t in np.linspace(0.0, story_seconds, 31)]
    return max(heights) - min(heights) + target.height_m


def said(shot: Shot, path: str) -> bool:
    """Whether the user (or nobody on record) decided a cue, so that it is to be obeyed to the letter."""
    cue = shot.source_of(path)
    return cue is None or cue.source is Source.USER


def told(shot: Shot, path: str) -> bool:
    """Whether it is on record that the user decided a cue."""
    cue = shot.source_of(path)
    return cue is not None and cue.source is Source.USER
