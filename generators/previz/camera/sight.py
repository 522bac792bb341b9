"""What stands in the camera's way. On a film set such a wall is wild: it is taken away for the shot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.blocking import Track
from generators.previz.camera.path import CameraPath

__all__ = ["in_the_way"]

SAMPLES: Final = 9
"""Instants of the clip that are looked at."""
HIDDEN_SHARE: Final = 0.3
"""A thing that hides the subject for a smaller share of the clip only passes by."""
LENS_M: Final = 0.25
"""Nothing of the set may be nearer to the lens."""
HIDING_SHARE: Final = 0.3
"""A thing hides the subjects when it stands before this share of what must be seen of them."""
LARGE_M: Final = 3.0
SHORT_OF_M: Final = 0.05
"""A sight line ends this far before the subject, which may touch the set."""
_HIDDEN_GROUP: Final = 5
_GROUND: Final = (int(mujoco.mjtGeom.mjGEOM_PLANE), int(mujoco.mjtGeom.mjGEOM_HFIELD))


def in_the_way(
    model: Any, data: Any, pose: Any, path: CameraPath, tracks: Sequence[Track], subject: NDArray[np.int32]
) -> frozenset[int]:
    """Shapes of the set that enclose the lens, or hide what the camera is for during much of the clip.

    Args:
        model: the stage's `MjModel`; its geom groups are used and put back.
        data: an `MjData` of it; its pose is overwritten.
        pose: sets `data.qpos` for a story time.
        path: the camera.
        tracks: whom it must see.
        subject: (n,) segmentation number of each geom; 0 the set.

    Returns:
        numbers of geoms.
    """
    groups = model.geom_group.copy()
    hidden: dict[int, int] = {}
    try:
        for clip_s in np.linspace(0.0, path.seconds, SAMPLES):
            story_s = float(clip_s) * path.time_scale
            pose(story_s, data)
            mujoco.mj_kinematics(model, data)
            camera = path.pose(float(clip_s))
            eye = np.asarray(camera.position, np.float64)
            for geom in _around(model, data, eye, subject):
                hidden[geom] = SAMPLES
            for geom in _between(model, data, eye, tracks, story_s, subject):
                hidden[geom] = hidden.get(geom, 0) + 1
    finally:
        model.geom_group[:] = groups
    return frozenset(geom for geom, times in hidden.items() if times > HIDDEN_SHARE * SAMPLES)


def _around(model: Any, data: Any, eye: NDArray[np.float64], subject: NDArray[np.int32]) -> list[int]:
    """Boxes and round shapes of the set whose surface is nearer to the lens than it may be."""
    bounded = (subject == 0) & (model.geom_rbound > 0.0) & (model.geom_type != mujoco.mjtGeom.mjGEOM_HFIELD)
    near = np.flatnonzero(bounded & (np.linalg.norm(data.geom_xpos - eye, axis=1) < model.geom_rbound + LENS_M))
    if not len(near):
        return []
    local = np.einsum("nji,nj->ni", data.geom_xmat[near].reshape(-1, 3, 3), eye - data.geom_xpos[near])
    outside = np.abs(local - model.geom_aabb[near, :3]) - model.geom_aabb[near, 3:]
    return [int(geom) for geom in near[np.all(outside < LENS_M, axis=1)]]


def _between(
    model: Any,
    data: Any,
    eye: NDArray[np.float64],
    tracks: Sequence[Track],
    story_s: float,
    subject: NDArray[np.int32],
) -> set[int]:
    """Shapes of the set, other than the ground, that stand before a subject's face (or its middle, if it has none)."""
    blocked: dict[int, int] = {}
    points = [point for track in tracks for point in _seen_points(track, eye, story_s)]
    for point in points:
        for geom in _before(model, data, eye, point, subject):
            blocked[geom] = blocked.get(geom, 0) + 1
    return {geom for geom, times in blocked.items() if times >= HIDING_SHARE * len(points)}


def _seen_points(track: Track, eye: NDArray[np.float64], story_s: float) -> list[NDArray[np.float64]]:
    """What must be seen of somebody: the face; of a thing as large as a house, also its sides and its top."""
    focus = np.asarray(track.focus(story_s), np.float64)
    if track.height_m < LARGE_M:
        return [focus]
    centre = np.asarray(track.centre(story_s), np.float64)
    away = centre - eye
    right = np.array([away[1], -away[0], 0.0]) / max(float(np.hypot(away[0], away[1])), 1e-6)
    wide, up = 0.35 * max(track.length_m, track.width_m), np.array([0.0, 0.0, 0.3 * track.height_m])
    return [focus, centre, centre + wide * right, centre - wide * right, centre + up]


def _before(
    model: Any, data: Any, eye: NDArray[np.float64], point: NDArray[np.float64], subject: NDArray[np.int32]
) -> set[int]:
    """Shapes of the set, other than the ground, that a line of sight meets before a point."""
    found: set[int] = set()
    struck = np.zeros(1, np.int32)
    seen_groups = np.ones(mujoco.mjNGROUP, np.uint8)
    seen_groups[_HIDDEN_GROUP] = 0
    groups = model.geom_group.copy()
    way = point - eye
    length = float(np.linalg.norm(way))
    while length > SHORT_OF_M:
        met = mujoco.mj_ray(model, data, eye, way / length, seen_groups, True, -1, struck)
        geom = int(struck[0])
        if geom < 0 or met < 0 or met > length - SHORT_OF_M or subject[geom] != 0:
            break
        if int(model.geom_type[geom]) in _GROUND:
            break
        found.add(geom)
        model.geom_group[geom] = _HIDDEN_GROUP
    model.geom_group[:] = groups
    return found
