"""A camera that draws back from one thing to reveal another: it begins close on the one and ends on both."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from generators.previz.blocking import Track
from generators.previz.camera.moves import eased
from generators.previz.camera.optics import angles_of, direction, rotation
from generators.previz.camera.target import Target
from generators.previz.scene import CameraPose
from generators.previz.things import names_of
from prompts.shot import Importance, Shot

if TYPE_CHECKING:
    from generators.previz.camera.path import CameraPath

__all__ = ["BACK", "ZOOMS", "drawn_back", "reveals_from"]

BACK: Final = frozenset({"dolly_out", "zoom_out", "crane_up", "pedestal_up", "reveal"})
ZOOMS: Final = frozenset({"zoom_out"})
STARTS, ARRIVES = 0.14, 0.82
"""Shares of the clip between which the camera goes."""
OF_THE_FRAME: Final = 0.5
"""Share of the frame's height that what it begins on fills."""
SMALLER: Final = 0.6
"""What a camera draws back from is smaller than what it reveals, by this at least."""
DOWN_RAD: Final = math.radians(14.0)
"""How far it looks down on what it begins on."""
LONGEST_MM: Final = 300.0


def reveals_from(shot: Shot, target: Target, tracks: Sequence[Track]) -> tuple[Target, Track | None]:
    """What such a shot frames at its end, and the track it begins on; the target and None for any other shot.

    Args:
        shot: its move, and what its end reveals.
        target: what it would frame.
        tracks: the staged subjects.
    """
    told = (shot.end_state or "").lower()
    kinds = {move.kind for move in shot.camera.moves}
    mains = [subject for subject in shot.subjects if subject.importance is Importance.MAIN]
    if not told.endswith("revealed") or not kinds & BACK or not mains:
        return target, None
    shown = {s.id for s in shot.subjects if any(name in told for name in names_of(s))}
    first = next((t for t in tracks if t.subject_id == mains[0].id), None)
    revealed = tuple(t for t in tracks if t.subject_id in shown)
    if first is None or mains[0].id in shown or not revealed:
        return target, None
    if _size_m(first) > SMALLER * max(map(_size_m, revealed)):
        return target, None
    kinds_of = {subject.id: subject.kind for subject in shot.subjects}
    animate = kinds_of[revealed[0].subject_id] in ("human", "quadruped", "bird", "creature")
    return replace(target, tracks=revealed, animate=animate), first


def _size_m(track: Track) -> float:
    return max(track.height_m, track.length_m, track.width_m)


def drawn_back(path: CameraPath, first: Track, clip_s: float, end: CameraPose) -> CameraPose:
    """The pose of a camera on its way from close on something to where it ends.

    Args:
        path: which knows the moves and the framing of the end.
        first: what it begins on.
        clip_s: time of the clip, s.
        end: the pose that it comes to.
    """
    share = eased(clip_s, STARTS * path.seconds, ARRIVES * path.seconds)
    if share >= 1.0:
        return end
    zooms = path.zooms
    middle = np.asarray(first.centre(clip_s * path.time_scale), np.float64)
    last = np.asarray(end.position, np.float64)
    frame_m = (
        max(first.height_m, max(first.length_m, first.width_m) * end.sensor_mm[1] / end.sensor_mm[0]) / OF_THE_FRAME
    )
    focal = end.focal_length_mm
    if zooms:
        focal = min(float(np.linalg.norm(last - middle)) * end.sensor_mm[1] / frame_m, LONGEST_MM)
        start = last
    else:
        away = frame_m * focal / end.sensor_mm[1]
        start = middle + away * direction(path.framing.bearing_rad, max(path.framing.elevation_rad, DOWN_RAD))
    near, far = (max(float(np.linalg.norm(eye - middle)), 1e-3) for eye in (start, last))
    gone = share if abs(far - near) < 1e-6 else (near * (far / near) ** share - near) / (far - near)
    eye = start + gone * (last - start)
    axes = np.asarray(end.rotation, np.float64)
    end_yaw, end_pitch = angles_of(-axes[:, 2])
    yaw, pitch = angles_of(middle - eye, end_yaw)
    turn = share * share
    yaw += turn * math.remainder(end_yaw - yaw, 2.0 * math.pi)
    pitch += turn * (end_pitch - pitch)
    return replace(
        end,
        position=eye.astype(np.float32),
        rotation=rotation(yaw, pitch).astype(np.float32),
        focal_length_mm=focal * (end.focal_length_mm / focal) ** share,
        focus_m=max((1.0 - share) * float(np.linalg.norm(eye - middle)) + share * end.focus_m, 0.05),
    )
