"""Where in the frame a subject is placed, across and up: thirds, head-room and lead-room."""

from __future__ import annotations

import math
import re

import numpy as np

from generators.previz.camera.frame_size import (
    HEAD_ROOM,
    Wish,
    held_up_m,
    said,
    told,
)
from generators.previz.camera.optics import direction
from generators.previz.camera.parts import part_of
from generators.previz.camera.target import PLACE_HEIGHT_M

__all__ = ["composition_of", "head_above"]
LOW_HORIZON = 0.1
"""How far below the middle the horizon of a place lies, frame heights, where it is on the lower third."""
LEAD_ROOM = 0.11
THIRD = 1.0 / 6.0
_UP_OR_DOWN = re.compile(r"(?<!horizon on the )\b(upper|top|lower|bottom) third\b")
CLOSE_ACROSS = 0.09
"""A face in a close size stays this near to the middle (frame widths), or the back of its head is cut off."""
FALL_PLACE = -0.24
"""Where the place it lands on lies, frame heights from the middle."""


def composition_of(wish: Wish, close: bool, frame_m: float) -> tuple[float, float]:
    """Metres from the subject's reference point to the aim, along the camera's right and up."""
    width_m = frame_m * wish.sensor_mm[0] / wish.sensor_mm[1]
    return -_place_across(wish, width_m) * width_m, _place_up(wish, close, frame_m)


def _place_up(wish: Wish, close: bool, frame_m: float) -> float:
    """Metres from the reference point up to the aim, for a frame of this height."""
    target = wish.target
    if close:
        above = head_above(wish, close) / frame_m
        up = min(max(0.5 - HEAD_ROOM - above, 0.0), 0.34)
        up = 0.0 if part_of(wish.shot) is not None else up
    elif wish.falls:
        up = FALL_PLACE
    elif not target.tracks:
        up = -_above_place_m(wish) / frame_m - (LOW_HORIZON if "lower third" in wish.shot.camera.composition else 0.05)
    elif third := _UP_OR_DOWN.search(wish.shot.camera.composition.lower()):
        up = THIRD if third[1] in ("upper", "top") else -THIRD
    else:
        share = target.height_m / frame_m
        up = -0.13 * max(1.0 - share, 0.0)
        if target.animate and wish.pitch_rad > math.radians(-20.0):
            up = min(up, 0.5 - HEAD_ROOM - share / 2)
        held = held_up_m(wish) / frame_m
        if held > 0.0:
            up = min(up, 0.5 - HEAD_ROOM - share / 2 - held)
    return -up * frame_m


def _above_place_m(wish: Wish) -> float:
    """How far the lens of a place's shot is above what is framed of it, m, so that it looks out level."""
    asked = wish.shot.camera.height_m
    low = wish.shot.camera.composition and "lower third" in wish.shot.camera.composition
    return max(asked - PLACE_HEIGHT_M / 2, 0.0) if asked is not None and low and wish.pitch_rad == 0.0 else 0.0


def head_above(wish: Wish, close: bool) -> float:
    """How far the top of the head lies above the reference point, m; 0 for things, which have none."""
    target = wish.target
    if not target.animate:
        return 0.0
    height = target.height_m
    if target.busy_m is not None and wish.fraction > 1.0 and not told(wish.shot, "camera.size"):
        height = max(height, target.busy_m[1])
    top = target.base_z(wish.story_s) + height
    return top - float((target.focus if close else target.centre)(wish.story_s)[2])


def _place_across(wish: Wish, width_m: float) -> float:
    """Where the subject lies across the frame, in frame widths from the middle."""
    words = wish.shot.camera.composition.lower()
    right = np.array([-math.sin(wish.bearing_rad), math.cos(wish.bearing_rad), 0.0])
    heads = float(wish.target.heading(wish.story_s) @ right)
    room = max(
        0.0, 0.46 - wish.target.across_m(-direction(wish.bearing_rad, 0.0), wish.story_s) / max(width_m, 1e-6) / 2
    )
    group = len(wish.target.tracks) > 1 and not told(wish.shot, "camera.composition")
    group = group or part_of(wish.shot) is not None
    centred = not wish.target.tracks or group or any(word in words for word in ("cent", "symmetr"))
    if centred:
        wanted = 0.0
    elif "third" in words:
        left = "left" in words or ("right" not in words and heads > 0.0)
        wanted = -THIRD if left else THIRD
    elif wish.aiming.follows and abs(heads) > 0.5:
        wanted = -math.copysign(LEAD_ROOM, heads)
    else:
        wanted = 0.0
    close_most = THIRD if said(wish.shot, "camera.composition") else CLOSE_ACROSS
    most = room if wish.fraction <= 1.0 or len(wish.target.tracks) > 1 else close_most
    return math.copysign(min(abs(wanted), most), wanted)
