"""Keyframes read back: the pose of everything and the camera at any time between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import CameraPose
from generators.previz.stagefile.names import CAMERA, CAMERA_BODY, LENS_NUMBERS, LENS_ROWS, PLACES

__all__ = ["Keys"]

F64 = NDArray[np.float64]
SENSOR_MM = (36.0, 20.25)
SIMULATED_FPS = 60.0
DEFAULT_ELEVATION_DEG, DEFAULT_AZIMUTH_DEG = -20.0, 90.0
"""Of MuJoCo's own free camera."""


@dataclass(frozen=True, slots=True)
class Keys:
    """A model over time: k keyframes.

    Attributes:
        times_s: (k,) rising. qpos: (k, nq). position: (k, 3) and quaternion: (k, 4) of the camera. lens: (k, 5) as in
            the file.
        quaternions: where in `qpos` a quaternion begins.
    """

    times_s: F64
    qpos: F64
    position: F64
    quaternion: F64
    lens: F64
    quaternions: tuple[int, ...]

    @classmethod
    def of(cls, model: Any, *, aspect: float, seconds: float) -> Self:
        """The keyframes of a model; one without any is let go and simulated.

        Args:
            model: an `MjModel`.
            aspect: of the picture, for a camera without lens numbers.
            seconds: how long a model without keyframes is simulated.
        """
        starts = [
            int(model.jnt_qposadr[j]) + (3 if model.jnt_type[j] == mujoco.mjtJoint.mjJNT_FREE else 0)
            for j in range(model.njnt)
            if model.jnt_type[j] in (mujoco.mjtJoint.mjJNT_FREE, mujoco.mjtJoint.mjJNT_BALL)
        ]
        times, qpos = (model.key_time, model.key_qpos) if model.nkey > 1 else _simulated(model, seconds)
        qpos = _moved(model, np.array(qpos)) if model.nkey > 1 else qpos
        order = np.argsort(times, kind="stable")
        position, quaternion, lens = _cameras(model, len(times), aspect)
        return cls(times[order], qpos[order], position[order], quaternion[order], lens[order], tuple(starts))

    @property
    def seconds(self) -> float:
        """From the first keyframe to the end of the last, which lasts as long as the one before it."""
        steps = np.diff(self.times_s)
        return float(self.times_s[-1] - self.times_s[0] + (steps[-1] if len(steps) else 0.0))

    def pose(self, clip_s: float, data: Any) -> None:
        """Sets `MjData.qpos` for a time, s: straight lines between keyframes, turns along the shorter way."""
        one, other, share = self._between(clip_s)
        data.qpos[:] = (1.0 - share) * self.qpos[one] + share * self.qpos[other]
        for at in self.quaternions:
            data.qpos[at : at + 4] = _turned(self.qpos[one, at : at + 4], self.qpos[other, at : at + 4], share)

    def camera(self, clip_s: float) -> CameraPose:
        """The camera at a time, s."""
        one, other, share = self._between(clip_s)
        position = (1.0 - share) * self.position[one] + share * self.position[other]
        axes = np.zeros(9)
        mujoco.mju_quat2Mat(axes, _turned(self.quaternion[one], self.quaternion[other], share))
        focal, wide, high, focus, aperture = (1.0 - share) * self.lens[one] + share * self.lens[other]
        return CameraPose(
            position=position.astype(np.float32),
            rotation=axes.reshape(3, 3).astype(np.float32),
            focal_length_mm=float(focal),
            sensor_mm=(float(wide), float(high)),
            focus_m=float(focus),
            aperture_f=float(aperture),
        )

    def _between(self, clip_s: float) -> tuple[int, int, float]:
        time = self.times_s[0] + clip_s
        other = int(np.searchsorted(self.times_s, time, side="right"))
        if other in (0, len(self.times_s)):
            at = min(other, len(self.times_s) - 1)
            return at, at, 0.0
        span = self.times_s[other] - self.times_s[other - 1]
        return other - 1, other, float((time - self.times_s[other - 1]) / span)


def _turned(one: F64, other: F64, share: float) -> F64:
    """Between two unit quaternions: a straight line, normalised, which is slerp for keyframes a picture apart."""
    sign = -1.0 if float(one @ other) < 0.0 else 1.0
    mixed = (1.0 - share) * one + share * sign * other
    length = float(np.linalg.norm(mixed))
    turned: F64 = mixed / length if length > 1e-9 else np.array([1.0, 0.0, 0.0, 0.0])
    return turned


def _moved(model: Any, qpos: F64) -> F64:
    """The keyframes with whatever an edit gave another place shifted by as much, in every one of them."""
    numeric = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_NUMERIC, PLACES)
    free = np.flatnonzero(model.jnt_type == mujoco.mjtJoint.mjJNT_FREE)
    if numeric < 0 or int(model.numeric_size[numeric]) != 3 * len(free):
        return qpos
    first = int(model.numeric_adr[numeric])
    for joint, place in zip(free, model.numeric_data[first : first + 3 * len(free)].reshape(-1, 3), strict=True):
        start = int(model.jnt_qposadr[joint])
        qpos[:, start : start + 3] += model.body_pos[int(model.jnt_bodyid[joint])] - place
    return qpos


def _simulated(model: Any, seconds: float) -> tuple[F64, F64]:
    """Times and poses of a model that is let go."""
    data = mujoco.MjData(model)
    if model.nkey:
        mujoco.mj_resetDataKeyframe(model, data, 0)
    frames = max(1, round(seconds * SIMULATED_FPS))
    poses = np.zeros((frames + 1, model.nq))
    for frame in range(frames + 1):
        while data.time < frame / SIMULATED_FPS - 1e-9:
            mujoco.mj_step(model, data)
        poses[frame] = data.qpos
    return np.arange(frames + 1) / SIMULATED_FPS, poses


def _cameras(model: Any, count: int, aspect: float) -> tuple[F64, F64, F64]:
    """Positions, quaternions and lens numbers of the camera, a row a keyframe."""
    body = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, CAMERA_BODY)
    numeric = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_NUMERIC, LENS_ROWS)
    mocap = int(model.body_mocapid[body]) if body >= 0 else -1
    if mocap >= 0 and model.nkey == count and numeric >= 0:
        first = int(model.numeric_adr[numeric])
        stored = model.numeric_data[first : first + int(model.numeric_size[numeric])]
        if len(stored) == count * LENS_NUMBERS:
            places = model.key_mpos.reshape(count, -1, 3)[:, mocap]
            turns = model.key_mquat.reshape(count, -1, 4)[:, mocap]
            return places.copy(), turns.copy(), stored.reshape(count, LENS_NUMBERS).copy()
    position, quaternion, fovy_deg = _still_camera(model)
    high = SENSOR_MM[0] / aspect
    focal = high / 2.0 / np.tan(np.radians(fovy_deg) / 2.0)
    lens = np.array([focal, SENSOR_MM[0], high, max(float(np.linalg.norm(position - model.stat.center)), 0.05), 0.0])
    return np.tile(position, (count, 1)), np.tile(quaternion, (count, 1)), np.tile(lens, (count, 1))


def _still_camera(model: Any) -> tuple[F64, F64, float]:
    """Position, quaternion and vertical view of the camera `shot`, of the first one, or of MuJoCo's free camera."""
    data = mujoco.MjData(model)
    mujoco.mj_forward(model, data)
    named = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_CAMERA, CAMERA)
    camera = named if named >= 0 else 0 if model.ncam else -1
    quaternion = np.zeros(4)
    if camera >= 0:
        mujoco.mju_mat2Quat(quaternion, data.cam_xmat[camera])
        return data.cam_xpos[camera].copy(), quaternion, float(model.cam_fovy[camera])
    azimuth, elevation = np.radians(DEFAULT_AZIMUTH_DEG), np.radians(DEFAULT_ELEVATION_DEG)
    level = np.cos(elevation)
    forward = np.array([level * np.cos(azimuth), level * np.sin(azimuth), np.sin(elevation)])
    right = np.array([np.sin(azimuth), -np.cos(azimuth), 0.0])
    axes = np.column_stack([right, np.cross(right, forward), -forward])
    mujoco.mju_mat2Quat(quaternion, axes.ravel())
    return model.stat.center - 1.5 * model.stat.extent * forward, quaternion, float(model.vis.global_.fovy)
