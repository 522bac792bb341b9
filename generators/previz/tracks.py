"""Tracks: where a figure is, for the camera, without the bob of its gait; and how large it really is."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Any

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.motion.rotations import Vec
from generators.previz.motion.simulation import Recording
from generators.previz.motion.travel import Travel
from generators.previz.rigs import Animation, Model, Puppet

__all__ = ["Extents", "FreeTrack", "WayTrack", "measure"]

F64 = NDArray[np.float64]
SAMPLES = 8
HEAD = "head"


@dataclass(frozen=True, slots=True)
class Extents:
    """A figure's size, m: up, along and across its heading; and the height of its middle.

    `focus` is what a close shot looks at, in the frame whose origin is on the ground below it (x along the heading).
    """

    height_m: float
    length_m: float
    width_m: float
    centre_m: float
    focus: Vec
    ahead_m: float = 0.0
    """How far the middle of its box lies before that origin."""


@dataclass(frozen=True, slots=True)
class WayTrack:
    """A figure on a way."""

    subject_id: str
    number: int
    extents: Extents
    travel: Travel

    @property
    def height_m(self) -> float:
        """Height of its box."""
        return self.extents.height_m

    @property
    def length_m(self) -> float:
        """Extent along its heading."""
        return self.extents.length_m

    @property
    def width_m(self) -> float:
        """Extent across its heading."""
        return self.extents.width_m

    def base(self, story_s: float) -> F64:
        """The point that it stands on, under the middle of its box, m."""
        return self._point(story_s, self.extents.ahead_m, 0.0)

    def centre(self, story_s: float) -> F64:
        """The middle of its box, m."""
        return self._point(story_s, self.extents.ahead_m, self.extents.centre_m)

    def focus(self, story_s: float) -> F64:
        """Its face, m."""
        return self._point(story_s, self.extents.focus[0], self.extents.focus[2])

    def heading(self, story_s: float) -> F64:
        """The level way it faces."""
        x, y = self.travel.direction(self.travel.distance(story_s))
        return np.array([x, y, 0.0])

    def speed(self, story_s: float) -> float:  # noqa: ARG002
        """Along its way, m/s."""
        return self.travel.speed_mps

    def _point(self, story_s: float, ahead_m: float, up_m: float) -> F64:
        distance = self.travel.distance(story_s)
        x, y = self.travel.point(distance)
        hx, hy = self.travel.direction(distance)
        ground = self.travel.smooth_ground(distance, max(1.0, self.extents.length_m))
        return np.array([x + hx * ahead_m, y + hy * ahead_m, ground + up_m])


@dataclass(frozen=True, slots=True, eq=False)  # a recording has no use for equality: each is itself
class FreeTrack:
    """A figure that physics moves."""

    subject_id: str
    number: int
    extents: Extents
    recording: Recording
    way: tuple[float, float]
    half_m: float

    @property
    def height_m(self) -> float:
        """Height of its box as it stands."""
        return self.extents.height_m

    @property
    def length_m(self) -> float:
        """Extent along its heading."""
        return self.extents.length_m

    @property
    def width_m(self) -> float:
        """Extent across its heading."""
        return self.extents.width_m

    def base(self, story_s: float) -> F64:
        """Its lowest point, m."""
        return np.asarray(self.centre(story_s) - np.array([0.0, 0.0, self.half_m]), np.float64)

    def centre(self, story_s: float) -> F64:
        """Its middle, m."""
        return np.array(self.recording.at(story_s)[0], np.float64)

    def focus(self, story_s: float) -> F64:
        """Its middle, m."""
        return self.centre(story_s)

    def heading(self, story_s: float) -> F64:  # noqa: ARG002
        """The way it was sent."""
        return np.array([self.way[0], self.way[1], 0.0])

    def speed(self, story_s: float) -> float:
        """Level speed, m/s."""
        vx, vy, _ = self.recording.velocity(story_s)
        return hypot(vx, vy)


def measure(
    rigged: Model, puppet: Puppet, animation: Animation, travel: Travel, model: Any, data: Any, story_seconds: float
) -> Extents:
    """The real box of a figure in its act, averaged over a few instants around the middle of the story.

    The head, where there is one, is what a close shot looks at.
    """
    root = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{rigged.figure.name}/root")
    head = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{rigged.figure.name}/{HEAD}")
    geoms = np.flatnonzero(model.body_rootid[model.geom_bodyid] == root)
    boxes, faces = [], []
    for sample in range(SAMPLES):
        story_s = story_seconds / 2 + (sample / SAMPLES - 0.5) * min(1.0, story_seconds)
        puppet.write(animation(story_s), data.qpos)
        mujoco.mj_kinematics(model, data)
        axes, origin = _frame(travel, story_s)
        middles = (data.geom_xpos[geoms] - origin) @ axes
        turned = np.einsum("nji,jk->nik", data.geom_xmat[geoms].reshape(-1, 3, 3), axes)
        middles += np.einsum("nik,ni->nk", turned, model.geom_aabb[geoms, :3])
        reach = np.einsum("nik,ni->nk", np.abs(turned), model.geom_aabb[geoms, 3:])
        rounded = np.isin(model.geom_type[geoms], (mujoco.mjtGeom.mjGEOM_SPHERE, mujoco.mjtGeom.mjGEOM_ELLIPSOID))
        smooth = np.sqrt(np.einsum("nik,ni->nk", turned**2, model.geom_aabb[geoms, 3:] ** 2))
        reach = np.where(rounded[:, None], smooth, reach)
        boxes.append([(middles - reach).min(axis=0), (middles + reach).max(axis=0)])
        at_face = data.xmat[head].reshape(3, 3) @ (rigged.face_ahead_m, 0.0, rigged.face_up_m)
        faces.append((data.xpos[head] + at_face - origin) @ axes if head >= 0 else np.zeros(3))
    low, high = np.mean(boxes, axis=0)
    face = np.mean(faces, axis=0)
    focus = rigged.focus if head < 0 else (float(face[0]), 0.0, float(face[2]))
    return Extents(
        height_m=float(high[2] - max(low[2], 0.0)),
        length_m=float(high[0] - low[0]),
        width_m=float(high[1] - low[1]),
        centre_m=float(high[2] + max(low[2], 0.0)) / 2,
        focus=focus,
        ahead_m=float(high[0] + low[0]) / 2,
    )


def _frame(travel: Travel, story_s: float) -> tuple[F64, F64]:
    """Axes (columns: along, left, up) and origin on the ground of a figure's frame."""
    distance = travel.distance(story_s)
    hx, hy = travel.direction(distance)
    x, y = travel.point(distance)
    axes = np.array([[hx, -hy, 0.0], [hy, hx, 0.0], [0.0, 0.0, 1.0]])
    return axes, np.array([x, y, travel.ground(distance)])
