"""Where the sun or the moon stands that the picture is to show: in the frame, and behind nothing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.camera import CameraPath
from generators.previz.light import LightCues, bearing_of
from generators.previz.scene import CameraPose
from generators.previz.supervising.viewfinder import MOMENTS

__all__ = ["NOWHERE", "placed_in_frame"]

F64 = NDArray[np.float64]

NOWHERE: Final = "out of the picture: the {}"
ACROSS: Final = (0.45, -0.45, 0.62, -0.62, 0.28, -0.28, 0.78, -0.78, 0.0)
"""Places across the frame that it may take, in halves of it, the best first: beside who is on a third."""
UP: Final = (0.62, 0.48, 0.74, 0.34, 0.2, 0.06)
BEHIND_FLYER: Final = (0.06, 0.1)
"""Its place in the frame, in halves of it, where somebody flies past it who is in the middle."""
EDGE: Final = 0.92
LEAST_UP_DEG: Final = 1.5
SUN_UP_DEG, MOON_UP_DEG = 16.0, 65.0
"""A sun that is filmed is low, or its disc would be a glare; a moon may be high."""
FAR_M: Final = 900.0
_HIDDEN_GROUP: Final = 5


def placed_in_frame(
    model: Any,
    pose: Callable[[float, Any], None],
    path: CameraPath,
    cues: LightCues,
    hidden: frozenset[int],
    *,
    at: float | None = None,
) -> tuple[float, float] | None:
    """The bearing and height at which the disc is in the frame and behind nothing for most of the clip.

    Args:
        model: the stage's `MjModel`.
        pose: sets the cast for a story time, s.
        path: the camera.
        cues: the shot's light.
        hidden: geoms that are not drawn.
        at: the share of the clip at which the lens is turned up to it; None for all of the clip.

    Returns:
        Azimuth as `LightCues` counts it and elevation, degrees; None where no place in the sky is seen.
    """
    shares = MOMENTS[::2] if at is None else (min(max(at, MOMENTS[0]), MOMENTS[-1]),)
    cameras = [path.pose(share * path.seconds) for share in shares]
    if cues.crossed:
        return _turned(_ray(cameras[0], *BEHIND_FLYER), cameras[0])
    groups = model.geom_group.copy()
    model.geom_group[list(hidden)] = _HIDDEN_GROUP
    best, most = None, 0.0
    try:
        stages = []
        for share in shares:
            data = mujoco.MjData(model)
            pose(share * path.seconds * path.time_scale, data)
            mujoco.mj_kinematics(model, data)
            stages.append(data)
        for ray in _rays(cameras[0], MOON_UP_DEG if cues.night or at is not None else SUN_UP_DEG):
            seen = float(sum(_is_clear(model, data, camera, ray) for data, camera in zip(stages, cameras, strict=True)))
            if seen > most:
                best, most = ray, seen
            if most == len(shares):
                break
    finally:
        model.geom_group[:] = groups
    if best is None:
        return None
    return _turned(best, cameras[0])


def _turned(ray: F64, camera: CameraPose) -> tuple[float, float]:
    """A direction as azimuth from a camera's own and elevation, degrees."""
    azimuth = math.degrees(math.atan2(ray[1], ray[0]) - bearing_of(camera))
    return math.remainder(azimuth, 360.0), math.degrees(math.asin(float(ray[2])))


def _ray(camera: CameraPose, across: float, up: float) -> F64:
    """The direction through a place of a camera's frame, in halves of it from the middle."""
    half = _halves(camera)
    way = np.asarray(camera.rotation, np.float64) @ np.array([across * half[0], up * half[1], -1.0])
    return np.asarray(way / np.linalg.norm(way), np.float64)


def _rays(camera: CameraPose, highest_deg: float) -> Iterator[F64]:
    """Directions into the sky through the frame of a camera and no higher than so, the best place first."""
    highest = math.sin(math.radians(highest_deg))
    for up in UP:
        for across in ACROSS:
            way = _ray(camera, across, up)
            if math.sin(math.radians(LEAST_UP_DEG)) < way[2] < highest:
                yield way


def _halves(camera: CameraPose) -> tuple[float, float]:
    """Half the frame's width and height at a distance of 1."""
    wide, high = camera.sensor_mm
    return 0.5 * wide / camera.focal_length_mm, 0.5 * high / camera.focal_length_mm


def _is_clear(model: Any, data: Any, camera: CameraPose, ray: F64) -> bool:
    """Whether a camera has a direction in its frame, and nothing stands before it."""
    local = np.asarray(camera.rotation, np.float64).T @ ray
    if local[2] >= 0.0:
        return False
    half = _halves(camera)
    if abs(local[0] / local[2]) > EDGE * half[0] or abs(local[1] / local[2]) > EDGE * half[1]:
        return False
    seen_groups = np.ones(mujoco.mjNGROUP, np.uint8)
    seen_groups[_HIDDEN_GROUP] = 0
    eye = np.asarray(camera.position, np.float64)
    return bool(mujoco.mj_ray(model, data, eye, ray, seen_groups, True, -1, np.zeros(1, np.int32)) < 0.0)
