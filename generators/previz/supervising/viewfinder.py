"""What the camera sees of each subject at the key moments of a clip: where it lies in the frame, and what hides it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Terrain
from generators.previz.camera import CameraPath
from generators.previz.scene import CameraPose

__all__ = ["MOMENTS", "Solid", "View", "Viewfinder"]

F64 = NDArray[np.float64]

MOMENTS: Final = (0.03, 0.26, 0.5, 0.74, 0.97)
"""The key moments, as shares of the clip: its start, middle and end, and half way between."""
ROUNDED: Final = 0.8
"""Corners of a shape's box lie this far out, as most shapes are round."""
MOST_RAYS: Final = 16
"""Shapes of one subject that a line of sight goes to: its largest."""
NEAREST_M: Final = 0.02
LINES_ACROSS, LINES_UP = 8, 5
"""Lines of sight through the frame by which it is told how much of it something covers."""
_HIDDEN_GROUP: Final = 5
_CORNERS: Final = np.array(list(product((-1.0, 1.0), repeat=3)))


@dataclass(frozen=True, slots=True)
class Solid:
    """The shapes of one subject at one moment, in the world.

    Attributes:
        geoms: (n,) numbers in the model. middles: (n, 3) m. areas: (n,) about how large each looks, m2.
        corners: (n, 8, 3) of their boxes, m.
        sunk: whether all of it is under the ground or under water, where nobody looks for it.
    """

    geoms: NDArray[np.intp]
    middles: F64
    areas: F64
    corners: F64
    sunk: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """How one subject is seen at one moment.

    Attributes:
        box: left, bottom, right and top in halves of the frame, which ends at -1 and 1.
        inside: share of it inside the frame. seen: share of it inside and in front of everything else.
        hidden_by: how many of its shapes each other shape of the stage stands before.
        hidden_numbers: the segmentation numbers of those, the one that hides most first.
        single: height or width of the largest of several, in halves of the frame; 0 where there is one.
        covers: share of the frame in which it is met first, where that was looked for.
    """

    box: tuple[float, float, float, float]
    inside: float
    seen: float = 0.0
    hidden_by: dict[int, int] = field(default_factory=dict)
    hidden_numbers: tuple[int, ...] = ()
    single: float = 0.0
    covers: float = 0.0

    @property
    def one_size(self) -> float:
        """As `size`, of the largest where there are several: a swarm that fills the frame may be of specks."""
        return self.single or self.size

    @property
    def size(self) -> float:
        """Height or width, whichever is larger, in halves of the frame."""
        left, bottom, right, top = self.box
        return max(right - left, top - bottom)


class Viewfinder:
    """Looks through a camera at the subjects of a stage that is not drawn yet. The camera may change between looks."""

    def __init__(
        self,
        model: Any,
        pose: Callable[[float, Any], None],
        subject: NDArray[np.int32],
        clear: NDArray[np.bool_],
        faces: frozenset[int] = frozenset(),
        terrain: Terrain | None = None,
    ) -> None:
        """Prepares a look at a stage.

        Args:
            model: its `MjModel`; geom groups are used for a moment and put back.
            pose: sets `data.qpos` for a story time.
            subject: (n,) segmentation number of each geom; 0 the set.
            clear: (n,) which geoms one sees through.
            faces: segmentation numbers of people and animals, of whom the upper half must be seen.
            terrain: what lies under it need not be seen.
        """
        self._model, self._pose, self._subject, self._clear = model, pose, subject, clear
        self._faces, self._terrain = faces, terrain
        self._posed: dict[float, Any] = {}
        self._solids: dict[float, dict[int, Solid]] = {}

    def solids(self, story_s: float) -> dict[int, Solid]:
        """The subjects at a story time, by their segmentation numbers."""
        if story_s not in self._solids:
            data = self.standing(story_s)
            self._solids[story_s] = {
                int(number): self._solid(data, np.flatnonzero((self._subject == number) & ~self._clear))
                for number in np.unique(self._subject[~self._clear])
                if number > 0
            }
        return self._solids[story_s]

    def middles(self, story_s: float) -> F64:
        """(n, 3) middles of all geoms at a story time, m."""
        return np.asarray(self.standing(story_s).geom_xpos, np.float64)

    def standing(self, story_s: float) -> Any:
        """An `MjData` with everybody in place; one for each moment, as posing costs more than looking."""
        if story_s not in self._posed:
            data = self._posed[story_s] = mujoco.MjData(self._model)
            self._pose(story_s, data)
            mujoco.mj_kinematics(self._model, data)
        return self._posed[story_s]

    def corners(self, story_s: float, geoms: NDArray[np.intp]) -> F64:
        """(n, 8, 3) corners of the boxes of some shapes at a story time, m."""
        return self._boxed(self.standing(story_s), geoms)[1]

    def _boxed(self, data: Any, geoms: NDArray[np.intp]) -> tuple[F64, F64]:
        """Middles (n, 3) and corners (n, 8, 3) of the boxes of shapes, m."""
        turn = data.geom_xmat[geoms].reshape(-1, 3, 3)
        box = self._model.geom_aabb[geoms]
        middles = data.geom_xpos[geoms] + np.einsum("nij,nj->ni", turn, box[:, :3])
        offsets = _CORNERS[None] * (ROUNDED * box[:, None, 3:])
        return middles, middles[:, None] + np.einsum("nij,ncj->nci", turn, offsets)

    def _solid(self, data: Any, geoms: NDArray[np.intp]) -> Solid:
        middles, corners = self._boxed(data, geoms)
        halves = np.sort(self._model.geom_aabb[geoms][:, 3:], axis=1)
        solid = Solid(geoms, middles, 4.0 * halves[:, 1] * halves[:, 2], corners)
        return solid if self._terrain is None else self._over_ground(solid, self._terrain)

    def _over_ground(self, solid: Solid, terrain: Terrain) -> Solid:
        """What of a subject is not under the ground."""
        x, y, _ = solid.middles.mean(axis=0)
        floor = float(terrain.height(float(x), float(y)))
        over = solid.corners[..., 2].max(axis=1) > floor
        if not np.any(over):
            return replace(solid, sunk=True)
        corners = solid.corners[over]
        corners[..., 2] = np.maximum(corners[..., 2], floor)
        return Solid(solid.geoms[over], solid.middles[over], solid.areas[over], corners)

    def look(self, path: CameraPath, share: float) -> dict[int, View]:
        """Where each subject lies in the frame at a share of the clip."""
        camera = path.pose(share * path.seconds)
        found = {}
        for number, solid in self.solids(share * path.seconds * path.time_scale).items():
            corners = frame_points(camera, solid.corners.reshape(-1, 3))
            middles = frame_points(camera, solid.middles)
            inside = np.all(np.abs(middles) <= 1.0, axis=1)
            low, high = corners.min(axis=0), corners.max(axis=0)
            weight = float(solid.areas[inside].sum() / max(float(solid.areas.sum()), 1e-12))
            box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
            found[number] = View(box, weight, weight, single=self._single(solid, corners))
        return found

    def _single(self, solid: Solid, corners: F64) -> float:
        """How large the largest of several figures of a subject is; 0 for one.

        Args:
            solid: all of them.
            corners: (8 n, 2) of their shapes in the frame.
        """
        roots = self._model.body_rootid[self._model.geom_bodyid[solid.geoms]]
        if np.all(roots == roots[0]):
            return 0.0
        by_geom = corners.reshape(-1, 8, 2)
        return max(float(np.ptp(by_geom[roots == root].reshape(-1, 2), axis=0).max()) for root in np.unique(roots))

    def look_closely(
        self, path: CameraPath, share: float, gone: frozenset[int] = frozenset(), *, whole: bool = False
    ) -> dict[int, View]:
        """As `look`, with what is hidden by what.

        Args:
            path: the camera.
            share: of the clip.
            gone: geoms that are taken off the stage.
            whole: whether the lower half of people and animals counts too.
        """
        camera, story_s = path.pose(share * path.seconds), share * path.seconds * path.time_scale
        views, solids = self.look(path, share), self.solids(story_s)
        data = self.standing(story_s)
        with self._solid_alone(gone):
            return {n: self._against_others(data, n, solids[n], camera, view, whole) for n, view in views.items()}

    def covered(self, path: CameraPath, share: float, gone: frozenset[int] = frozenset()) -> dict[int, float]:
        """The share of the frame in which each subject is met first; those that are met nowhere are left out.

        Args:
            path: the camera.
            share: of the clip.
            gone: geoms that are taken off the stage.
        """
        with self._solid_alone(gone):
            struck = self._met_first(path, share)
        numbers, counts = np.unique(self._subject[struck], return_counts=True)
        lines = LINES_ACROSS * LINES_UP
        return {int(n): float(count) / lines for n, count in zip(numbers, counts, strict=True) if n > 0}

    def met_of_set(self, path: CameraPath, share: float, gone: frozenset[int] = frozenset()) -> frozenset[int]:
        """The geoms that the picture shows large enough to be met by an even grid of lines of sight; as `covered`."""
        with self._solid_alone(gone):
            return frozenset(int(geom) for geom in self._met_first(path, share))

    def _met_first(self, path: CameraPath, share: float) -> NDArray[np.int32]:
        """What an even grid of lines of sight through the frame meets."""
        camera, data = path.pose(share * path.seconds), self.standing(share * path.seconds * path.time_scale)
        halves = 0.5 * np.asarray(camera.sensor_mm, np.float64) / camera.focal_length_mm
        across, up = ((np.arange(n) + 0.5) / n * 2.0 - 1.0 for n in (LINES_ACROSS, LINES_UP))
        grid = np.stack(np.meshgrid(halves[0] * across, halves[1] * up), axis=-1).reshape(-1, 2)
        ways = np.column_stack([grid, np.full(len(grid), -1.0)]) @ np.asarray(camera.rotation, np.float64).T
        ways /= np.linalg.norm(ways, axis=1, keepdims=True)
        struck, _ = self._cast(data, np.asarray(camera.position, np.float64), ways)
        return struck[struck >= 0]

    @contextmanager
    def _solid_alone(self, gone: frozenset[int]) -> Iterator[None]:
        """Lines of sight pass what is clear and what is gone within the block."""
        groups = self._model.geom_group.copy()
        self._model.geom_group[self._clear] = _HIDDEN_GROUP
        self._model.geom_group[list(gone)] = _HIDDEN_GROUP
        try:
            yield
        finally:
            self._model.geom_group[:] = groups

    def _against_others(
        self, data: Any, number: int, solid: Solid, camera: CameraPose, view: View, whole: bool
    ) -> View:
        """The view with the lines of sight to the subject's largest shapes inside the frame."""
        places = frame_points(camera, solid.middles)
        inside = np.flatnonzero(np.all(np.abs(places) <= 1.0, axis=1))
        if number in self._faces and not whole:
            heights = solid.middles[:, 2]
            upper = inside[heights[inside] >= (heights.min() + heights.max()) / 2.0]
            inside = upper if len(upper) else inside
        chosen = inside[np.argsort(-solid.areas[inside], kind="stable")[:MOST_RAYS]]
        if not len(chosen):
            return view
        eye = np.asarray(camera.position, np.float64)
        ways = solid.middles[chosen] - eye
        lengths = np.maximum(np.linalg.norm(ways, axis=1), NEAREST_M)
        struck, met = self._cast(data, eye, ways / lengths[:, None])
        own = (struck >= 0) & (self._subject[struck] == number)
        reaches = self._model.geom_rbound[solid.geoms[chosen]]
        free = own | (struck < 0) | (met > lengths - np.minimum(reaches, 0.5 * lengths))
        areas = solid.areas[chosen]
        hidden_by: dict[int, int] = {}
        for geom in struck[~free]:
            hidden_by[int(geom)] = hidden_by.get(int(geom), 0) + 1
        ranked = sorted(hidden_by, key=lambda geom: -hidden_by[geom])
        numbers = tuple(dict.fromkeys(int(self._subject[geom]) for geom in ranked))
        seen = view.inside * float(areas[free].sum() / areas.sum())
        return replace(view, seen=seen, hidden_by=hidden_by, hidden_numbers=numbers)

    def _cast(self, data: Any, eye: F64, ways: F64) -> tuple[NDArray[np.int32], F64]:
        """The first shape that each line of sight meets (-1 for none), and how far away."""
        count = len(ways)
        struck, met = np.full(count, -1, np.int32), np.zeros(count)
        groups = np.ones(mujoco.mjNGROUP, np.uint8)
        groups[_HIDDEN_GROUP] = 0
        mujoco.mj_multiRay(
            self._model, data, eye, np.ascontiguousarray(ways).ravel(), groups, 1, -1, struck, met, None,
            count, mujoco.mjMAXVAL,
        )  # fmt: skip
        return struck, met


def frame_points(camera: CameraPose, points: F64) -> F64:
    """(n, 2) where points (n, 3) lie in the frame, in halves of it; far outside what lies behind the lens."""
    local = (points - np.asarray(camera.position, np.float64)) @ np.asarray(camera.rotation, np.float64)
    depth = np.maximum(-local[:, 2], NEAREST_M)
    halves = 0.5 * np.asarray(camera.sensor_mm, np.float64) / camera.focal_length_mm
    placed: F64 = local[:, :2] / depth[:, None] / halves
    return np.where(local[:, 2:] < 0.0, placed, 99.0)
