"""Tracks: where a figure is, for the camera, without the bob of its gait; and how large it really is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Any

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.camera.parts import Part
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.quadruped import QuadrupedGait
from generators.previz.motion.quadruped_script import QuadrupedScript
from generators.previz.motion.rotations import Vec, rotate
from generators.previz.motion.script import Cue, whereabouts
from generators.previz.motion.simulation import Recording
from generators.previz.motion.travel import Travel
from generators.previz.rigs import Animation, Model, Puppet

__all__ = ["ActedTrack", "CarriedTrack", "Extents", "FreeTrack", "PlaceTrack", "WayTrack", "climb_of", "measure"]

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
    head_m: float = 0.0
    """How high its head is, where that is a large share of its height; 0 for whom a size says enough."""
    ahead_m: float = 0.0
    """How far the middle of its box lies before that origin."""
    busy_m: tuple[float, float] | None = None
    """Lowest and highest of what the hands are at: what a picture of the act has to show."""
    aside_m: float = 0.0
    """How far the middle of its box lies to the left of that origin."""


class Boxed:
    """What has a box: its size, m."""

    __slots__ = ()
    extents: Extents

    @property
    def height_m(self) -> float:
        """Height of the box that holds all it does."""
        return self.extents.height_m

    @property
    def head_m(self) -> float:
        """How high its head is, where that is a large share of its height."""
        return self.extents.head_m

    @property
    def length_m(self) -> float:
        """Extent along its heading."""
        return self.extents.length_m

    @property
    def width_m(self) -> float:
        """Extent across its heading."""
        return self.extents.width_m


@dataclass(frozen=True, slots=True)
class WayTrack(Boxed):
    """A figure on a way."""

    @property
    def busy_m(self) -> tuple[float, float] | None:
        """Lowest and highest of what a picture of its act has to show, over its base, m."""
        return self.extents.busy_m

    subject_id: str
    number: int
    extents: Extents
    travel: Travel
    climb_mps: float = 0.0
    """Of what rises or sinks on its way."""
    middle_s: float = 0.0
    """When it is where its box was measured, story s."""

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

    def speed(self, story_s: float) -> float:
        """Along its way, m/s."""
        return self.travel.speed(story_s)

    def _point(self, story_s: float, ahead_m: float, up_m: float) -> F64:
        distance = self.travel.distance(story_s)
        x, y = self.travel.point(distance)
        hx, hy = self.travel.direction(distance)
        ground = self.travel.smooth_ground(distance, max(1.0, self.extents.length_m))
        climbed = self.climb_mps * (story_s - self.middle_s)
        return np.array([x + hx * ahead_m, y + hy * ahead_m, ground + up_m + climbed])


@dataclass(frozen=True, slots=True, eq=False)  # a script is itself
class ActedTrack(Boxed):
    """A figure that plays a script: here on its way, there on a seat."""

    subject_id: str
    number: int
    extents: Extents
    travel: Travel
    cues: tuple[Cue, ...]

    @property
    def busy_m(self) -> tuple[float, float] | None:
        """Lowest and highest of what its hands are at, over its base, m."""
        return self.extents.busy_m

    def base(self, story_s: float) -> F64:
        """The point that it is on, under the middle of its box, m."""
        return self._point(story_s, self.extents.ahead_m, self.extents.aside_m, 0.0)

    def centre(self, story_s: float) -> F64:
        """The middle of its box, m."""
        return self._point(story_s, self.extents.ahead_m, self.extents.aside_m, self.extents.centre_m)

    def focus(self, story_s: float) -> F64:
        """Its face, m."""
        return self._point(story_s, *self.extents.focus)

    def heading(self, story_s: float) -> F64:
        """The level way it faces."""
        return np.array(frame_of(self.travel, self.cues, story_s)[1])

    def speed(self, story_s: float) -> float:
        """Along its way, m/s."""
        return self.travel.speed(story_s)

    def _point(self, story_s: float, ahead_m: float, left_m: float, up_m: float) -> F64:
        (x, y, z), (hx, hy, _) = frame_of(self.travel, self.cues, story_s)
        return np.array([x + hx * ahead_m - hy * left_m, y + hy * ahead_m + hx * left_m, z + up_m])


@dataclass(frozen=True, slots=True, eq=False)
class CarriedTrack(Boxed):
    """A thing that somebody moves."""

    subject_id: str
    number: int
    extents: Extents
    animation: Animation
    root_m: float
    way: tuple[float, float]

    def base(self, story_s: float) -> F64:
        """Its lowest point, m."""
        x, y, z = self.animation(story_s).position
        return np.array([x, y, z - self.root_m])

    def centre(self, story_s: float) -> F64:
        """Its middle, m."""
        posture = self.animation(story_s)
        up = rotate(posture.rotation, (0.0, 0.0, self.extents.height_m / 2 - self.root_m))
        return np.array(posture.position, np.float64) + np.array(up, np.float64)

    def focus(self, story_s: float) -> F64:
        """Its middle, m."""
        return self.centre(story_s)

    def heading(self, story_s: float) -> F64:  # noqa: ARG002
        """The way it had at first."""
        return np.array([self.way[0], self.way[1], 0.0])

    def speed(self, story_s: float) -> float:
        """Level speed, m/s."""
        away = self.base(story_s + 0.05) - self.base(story_s - 0.05)
        return hypot(float(away[0]), float(away[1])) / 0.1


def is_vault(cues: Sequence[Cue]) -> bool:
    """Whether an animal leaps onto something or dives: one box and one side to see it from hold all of that."""
    return any(
        (cue.motion == "jump" and cue.climb_mps > 0.0) or (cue.motion == "swim" and cue.raise_m < 0.0) for cue in cues
    )


def frame_of(travel: Travel, cues: Sequence[Cue], story_s: float) -> tuple[Vec, Vec]:
    """The point that a figure is on and the level way it faces."""
    if is_vault(cues):
        distance = travel.distance(story_s)
        x, y = travel.point(distance)
        return (x, y, travel.ground(distance)), (1.0 if travel.heading[0] >= 0.0 else -1.0, 0.0, 0.0)
    if cues and (cues[0].score is not None or any(cue.climb_mps or cue.facing or cue.raise_m for cue in cues)):
        return whereabouts(cues, [cue.start_s for cue in cues], travel, story_s)
    distance = travel.distance(story_s)
    x, y = travel.point(distance)
    hx, hy = travel.direction(distance)
    return (x, y, travel.ground(distance)), (hx, hy, 0.0)


@dataclass(frozen=True, slots=True, eq=False)  # a recording has no use for equality: each is itself
class FreeTrack(Boxed):
    """A figure that physics moves."""

    subject_id: str
    number: int
    extents: Extents
    recording: Recording
    way: tuple[float, float]
    half_m: float

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


@dataclass(frozen=True, slots=True)
class PlaceTrack(Boxed):
    """A still place in which something happens: its box, seen from the side."""

    subject_id: str
    number: int
    extents: Extents
    middle: Vec
    of_a_part: bool = False
    """Whether it is only a part of its subject that has to be seen."""

    def base(self, story_s: float) -> F64:  # noqa: ARG002
        """The middle of its floor, m."""
        x, y, z = self.middle
        return np.array([x, y, z - self.extents.height_m / 2])

    def centre(self, story_s: float) -> F64:  # noqa: ARG002
        """Its middle, m."""
        return np.array(self.middle)

    def focus(self, story_s: float) -> F64:
        """Its middle, m."""
        return self.centre(story_s)

    def heading(self, story_s: float) -> F64:  # noqa: ARG002
        """Across the picture."""
        return np.array([1.0, 0.0, 0.0])

    def speed(self, story_s: float) -> float:  # noqa: ARG002
        """It stays."""
        return 0.0


LEAST_SHARE = 0.12
"""Of a figure's height that its box keeps, however deep it dives."""
LOW_SHARE = 0.1
"""How high the middle of the feet of a beast is, over its height."""


def _hands_of(rigged: Model, model: Any) -> tuple[int, ...]:
    """The bodies of somebody's hands."""
    names = (f"{rigged.figure.name}/{side}/hand" for side in ("l", "r"))
    bodies = (mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, name) for name in names)
    return tuple(body for body in bodies if body >= 0)


def _part_at(rigged: Model, part: Part, model: Any, data: Any, face: F64, origin: F64) -> F64:
    """Where a part of somebody is, m: between its points; what has none has its feet on the ground, and else a face."""
    if not all(name in rigged.keypoints for name in part.points):
        return np.array([*origin[:2], origin[2] + LOW_SHARE * rigged.height_m]) if part.low else face
    middle = np.zeros(3)
    for name, weight in part.points.items():
        bone, at = rigged.keypoints[name]
        body = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{rigged.figure.name}/{bone}")
        middle += weight * (data.xpos[body] + data.xmat[body].reshape(3, 3) @ at)
    return middle


def climb_of(animation: Animation, travel: Travel, story_seconds: float) -> float:
    """How fast something rises over the ground of its way, m/s; 0 for what has no one position."""
    ends = [(animation(t), travel.ground(travel.distance(t))) for t in (0.0, story_seconds)]
    heights = [float(posture.position[2]) - ground for posture, ground in ends if hasattr(posture, "position")]
    return (heights[1] - heights[0]) / story_seconds if len(heights) > 1 and story_seconds > 0.0 else 0.0


def measure(
    rigged: Model,
    puppet: Puppet,
    animation: Animation,
    travel: Travel,
    model: Any,
    data: Any,
    story_seconds: float,
    cues: Sequence[Cue] = (),
    *,
    hands: bool = False,
    part: Part | None = None,
) -> Extents:
    """The real box of a figure in its act.

    In the middle of each thing that it does the box is averaged over a few instants; the whole holds all of them.
    The head, where there is one, is what a close shot looks at, or the `hands` or the `part` that the shot is to show.
    """
    root = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{rigged.figure.name}/root")
    head = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"{rigged.figure.name}/{HEAD}")
    looked_at = _hands_of(rigged, model) if hands else ()
    geoms = np.flatnonzero(model.body_rootid[model.geom_bodyid] == root)
    spans = [(cue.start_s, cue.end_s) for cue in cues if cue.start_s < story_seconds] or [(0.0, story_seconds)]
    low, high, faces = np.full(3, np.inf), np.full(3, -np.inf), []
    busy: list[float] = []
    for start, end in spans:
        boxes = []
        for sample in range(SAMPLES):
            story_s = (start + end) / 2 + (sample / SAMPLES - 0.5) * min(1.0, end - start)
            puppet.write(animation(story_s), data.qpos)
            mujoco.mj_kinematics(model, data)
            axes, origin = _axes(*frame_of(travel, cues, story_s))
            middles = (data.geom_xpos[geoms] - origin) @ axes
            turned = np.einsum("nji,jk->nik", data.geom_xmat[geoms].reshape(-1, 3, 3), axes)
            middles += np.einsum("nik,ni->nk", turned, model.geom_aabb[geoms, :3])
            reach = np.einsum("nik,ni->nk", np.abs(turned), model.geom_aabb[geoms, 3:])
            rounded = np.isin(model.geom_type[geoms], (mujoco.mjtGeom.mjGEOM_SPHERE, mujoco.mjtGeom.mjGEOM_ELLIPSOID))
            smooth = np.sqrt(np.einsum("nik,ni->nk", turned**2, model.geom_aabb[geoms, 3:] ** 2))
            reach = np.where(rounded[:, None], smooth, reach)
            if isinstance(animation, BipedGait | QuadrupedGait | QuadrupedScript):
                sometime = start + (sample + 0.5) / SAMPLES * (end - start)
                ground = frame_of(travel, cues, sometime)[0][2]
                busy += [height - ground for height in animation.busy(sometime)]
            box = [(middles - reach).min(axis=0), (middles + reach).max(axis=0)]
            if box[1][2] > LEAST_SHARE * rigged.height_m or sample == 0:
                boxes.append(box)
            at_face = data.xmat[head].reshape(3, 3) @ (rigged.face_ahead_m, 0.0, rigged.face_up_m)
            middle = np.mean(data.xpos[list(looked_at)], axis=0) if looked_at else data.xpos[head] + at_face
            middle = _part_at(rigged, part, model, data, middle, origin) if part is not None else middle
            faces.append((middle - origin) @ axes if head >= 0 else np.zeros(3))
        least, most = np.mean(boxes, axis=0)
        low, high = np.minimum(low, least), np.maximum(high, most)
    face = np.mean(faces, axis=0)
    floor = min((cue.raise_m for cue in cues if cue.motion in ("jump", "look")), default=0.0) if is_vault(cues) else 0.0
    aside = float(face[1]) if isinstance(animation, BipedGait) else 0.0
    focus = rigged.focus if head < 0 else (float(face[0]), aside, float(face[2]))
    return Extents(
        height_m=max(float(high[2] - max(low[2], floor)), LEAST_SHARE * rigged.height_m),
        length_m=float(high[0] - low[0]),
        width_m=float(high[1] - low[1]),
        centre_m=float(high[2] + max(low[2], floor)) / 2,
        head_m=rigged.head_m,
        focus=focus,
        ahead_m=float(high[0] + low[0]) / 2,
        aside_m=float(high[1] + low[1]) / 2,
        busy_m=(float(min(busy)), float(max(busy))) if busy else None,
    )


def _axes(at: Vec, way: Vec) -> tuple[F64, F64]:
    """Axes (columns: along, left, up) and origin of a figure's frame."""
    hx, hy, _ = way
    return np.array([[hx, -hy, 0.0], [hy, hx, 0.0], [0.0, 0.0, 1.0]]), np.array(at)
