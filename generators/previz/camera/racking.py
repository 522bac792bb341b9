"""A rack of focus staged as a focus puller would want it: one subject near, the other behind it and beside it.

Both stand in the frame for all of the clip, and the lens is long and wide enough that what is not in focus is seen to
be soft. What the user said of the side, the size or the lens is kept.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.camera.frame_size import told
from generators.previz.camera.framing import LEAST_CLEARANCE_M, Framing
from generators.previz.camera.optics import angles_of, direction, rotation
from generators.previz.camera.path import BEHIND, CameraPath
from generators.previz.scene import CameraPose
from prompts.shot import Shot

__all__ = ["as_racked", "eye_beside"]

F64 = NDArray[np.float64]

LENS_MM: Final = 85.0
SHORTER_MM, SCALES = (50.0, 35.0), (1.0, 1.4, 2.0)
"""Lenses, and heights of the frame over the one that is wished for, that are tried where the far one is high up."""
FITS: Final = 0.62
"""Of the lens's angle of view, how far apart up the frame the two may lie."""
NEAR_ACROSS, FAR_ACROSS = 0.19, 0.2
"""How far from the middle the near and the far one lie, frame widths."""
FACE_UP, THING_UP, FAR_UP = 0.14, -0.14, 0.16
"""Where a near face, a near thing and the far one lie above the middle, frame heights."""
FACE_FRAME_M: Final = 0.95
"""Height of the frame at a near person: head and shoulders."""
NEAR_SHARE: Final = 0.42
"""Of the frame's height that a near thing fills."""
LEAST_GAP_M: Final = 0.3
"""Two that stand nearer to one another than this, along the ground, have one depth."""
SOFT_SHARE: Final = 0.045
"""Diameter of the blur of what is out of focus, over the picture's width."""
APERTURES: Final = (0.7, 8.0)
"""No lens for the cinema was ever wider than f/0.7."""
MOST_TURN_DEG: Final = 80.0
LEAST_REACH_M: Final = 0.3
"""From one to the other, at the least."""


def as_racked(path: CameraPath, shot: Shot) -> CameraPath:
    """The path with both subjects of a rack of focus in its frame; itself where there is no rack, or no second one.

    Args:
        path: as framing and moves have it.
        shot: what it says of view, size and lens is kept.
    """
    rack = next((move for move in path.planned if move.kind == "rack_focus"), None)
    main, *rest = (*path.target.tracks, *path.others) if path.target.tracks else (None,)
    if rack is None or main is None or len(path.planned) > 1:
        return path
    story_s = 0.5 * path.seconds * path.time_scale
    along = path.aiming.follows  # who goes along the way together stays in the frame together
    rest = [] if along else [track for track in rest if _gap(main, track, story_s) >= LEAST_GAP_M]
    if not rest:
        return path if told(shot, "camera.aperture_f") else replace(path, aperture_f=_aperture_alone(path, story_s))
    path = replace(path, target=replace(path.target, tracks=(main,)), others=tuple(rest))
    other = next((track for track in path.others if track.subject_id == rack.target), path.others[0])
    kept = any(told(shot, f"camera.{cue}") for cue in ("view", "size", "angle", "height_m", "distance_m"))
    near, far = _in_depth(path, other)
    if not kept:
        lens = path.framing.focal_length_mm if told(shot, "camera.focal_length_mm") else LENS_MM
        path = replace(path, framing=_framed(path, near, far, lens, story_s))
    return path if told(shot, "camera.aperture_f") else replace(path, aperture_f=_aperture(path, other, story_s))


def _in_depth(path: CameraPath, other: Track) -> tuple[Track, Track]:
    """Who is near and who far: of two unlike in size the smaller is near, else the one that the shot is of."""
    main = path.target.tracks[0]
    return (other, main) if other.height_m < 0.5 * main.height_m else (main, other)


def _gap(near: Track, far: Track, story_s: float) -> float:
    return float(np.linalg.norm((np.asarray(far.centre(story_s)) - near.centre(story_s))[:2]))


def _points(near: Track, far: Track, story_s: float) -> tuple[F64, F64, bool]:
    """What is to be seen of each, and whether the near one is looked in the face."""
    face = near.height_m > 1.0 > near.length_m
    first = np.asarray(near.focus(story_s) if face else near.centre(story_s), np.float64)
    return first, np.asarray(far.focus(story_s), np.float64), face


def _framed(path: CameraPath, near: Track, far: Track, focal_mm: float, story_s: float) -> Framing:
    """The framing that holds both: of lenses and distances the longest and nearest whose frame is high enough."""
    first, second, face = _points(near, far, story_s)
    frame_m = FACE_FRAME_M if face else near.height_m / NEAR_SHARE
    tries = [(mm, scale) for mm in dict.fromkeys((focal_mm, *SHORTER_MM)) if mm <= focal_mm for scale in SCALES]
    for mm, scale in tries:
        framing, fits = _tried(path, first, second, face, mm, scale * frame_m)
        if fits:
            break
    return framing


def _tried(
    path: CameraPath, first: F64, second: F64, face: bool, focal_mm: float, frame_m: float
) -> tuple[Framing, bool]:
    """The framing with a lens (mm) for a frame of some height at the near one, and whether the far one is in it."""
    sensor_w, sensor_h = path.framing.sensor_mm
    away = frame_m * focal_mm / sensor_h
    near_up = FACE_UP if face else THING_UP
    eye = eye_beside(path, first, second, away, math.atan((NEAR_ACROSS + FAR_ACROSS) * sensor_w / focal_mm))
    depths = [float(np.linalg.norm((point - eye)[:2])) for point in (first, second)]
    eye[2] = _height(first, second, depths, sensor_h / focal_mm, near_up)
    ground = float(path.terrain.height(float(eye[0]), float(eye[1])))
    eye[2] = max(eye[2], ground + LEAST_CLEARANCE_M)
    (yaw, rise), (far_yaw, far_rise) = (angles_of(point - eye) for point in (first, second))
    span = math.atan(sensor_h / focal_mm)
    fits = abs(far_rise - rise) < FITS * span
    # What cannot be seen whole leaves the near one where it is.
    pitch = rise - near_up * span
    pitch = 0.5 * (pitch + far_rise - FAR_UP * span) if fits else pitch
    axes = rotation(yaw + 0.5 * math.remainder(far_yaw - yaw, 2.0 * math.pi), pitch)
    local = (path.framing.reference(path.target, path.framing.still_s) - eye) @ axes
    middle = yaw + 0.5 * math.remainder(far_yaw - yaw, 2.0 * math.pi)
    return path.framing.looking(middle, pitch, local, focal_mm, sensor_h), fits


def eye_beside(
    path: CameraPath, first: F64, second: F64, away: float, apart: float, *, most_deg: float = MOST_TURN_DEG
) -> F64:
    """Where the lens stands, `away` from the near one, so that both are seen so far `apart` (radians) to the side.

    Of the two places, on either side of the line through both, it takes the one nearer to where it stood; it turns off
    that line by `most_deg` at most.
    """
    line = math.atan2(second[1] - first[1], second[0] - first[0])
    reach = max(float(np.linalg.norm((second - first)[:2])), LEAST_REACH_M)
    turns = np.radians(np.arange(0.0, most_deg + 1.0))
    seen = np.arctan2(reach * np.sin(turns), away + reach * np.cos(turns))
    turn = float(turns[int(np.argmin(np.abs(seen - apart)))])
    eyes = [first - away * direction(line + side * turn, 0.0) for side in (1.0, -1.0)]
    stood = path.pose(0.5 * path.seconds).position
    return min(eyes, key=lambda eye: float(np.linalg.norm((eye - stood)[:2])))


def _height(first: F64, second: F64, depths: list[float], frame_per_m: float, near_up: float) -> float:
    """Height of a level lens that sees both at their places up the frame, as near as both allow."""
    wanted = (near_up - FAR_UP) * frame_per_m
    slope = 1.0 / depths[0] - 1.0 / max(depths[1], depths[0] + 1e-3)
    height = (first[2] / depths[0] - second[2] / depths[1] - wanted) / max(slope, 1e-3)
    lowest = first[2] - (0.15 * depths[0] if near_up > 0.0 else 0.0)  # a thing may stand in grass
    return float(np.clip(height, lowest, first[2] + 0.25 * depths[0]))


def _aperture(path: CameraPath, other: Track, story_s: float) -> float:
    """F-number at which the one is soft while the other is sharp: N = f^2 |d - s| / (c d (s - f))."""
    pose = path.pose(0.5 * path.seconds)
    axis = -np.asarray(pose.rotation, np.float64)[:, 2]
    points = (path.framing.reference(path.target, story_s), np.asarray(other.focus(story_s)))
    near, far = sorted(max(float((point - pose.position) @ axis), 0.1) for point in points)
    return _soft_at(pose, near, far)


def _aperture_alone(path: CameraPath, story_s: float) -> float:
    """F-number at which the one who is there grows soft while what lies behind is sharp."""
    pose = path.pose(0.5 * path.seconds)
    away = path.framing.reference(path.target, story_s) - pose.position
    near = max(float(away @ -np.asarray(pose.rotation, np.float64)[:, 2]), 0.1)
    return min(path.aperture_f, _soft_at(pose, near, BEHIND * near))


def _soft_at(pose: CameraPose, near: float, far: float) -> float:
    """F-number at which what is `near` (m) is soft while what is `far` is sharp: N = f^2 (d - s) / (c d (s - f))."""
    focal_m = pose.focal_length_mm / 1000.0
    blur_m = SOFT_SHARE * pose.sensor_mm[0] / 1000.0
    return float(np.clip(focal_m**2 * (far - near) / (blur_m * far * max(near - focal_m, 1e-3)), *APERTURES))
