"""Exact optical flow: where each surface point of one frame lies in the next, from the poses themselves."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import CameraPose, Frame, Layers

__all__ = ["camera_axes", "optical_flow", "pixel_rays"]

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
NEAREST_M = 1e-3
"""A point nearer to the eye than this, or behind it, has no place in the picture."""


def pixel_rays(camera: CameraPose, width: int, height: int) -> F64:
    """(h, w, 3) rays through the pixels' centres in the camera's axes (right, up, back), of length 1 along the view."""
    half_width = 0.5 * camera.sensor_mm[0] / camera.focal_length_mm
    half_height = 0.5 * camera.sensor_mm[1] / camera.focal_length_mm
    rays = np.empty((height, width, 3))
    rays[..., 0] = (2.0 * (np.arange(width) + 0.5) / width - 1.0) * half_width
    rays[..., 1] = ((1.0 - 2.0 * (np.arange(height) + 0.5) / height) * half_height)[:, None]
    rays[..., 2] = -1.0
    return rays


def camera_axes(camera: CameraPose) -> tuple[F64, F64]:
    """Position (3,) and axes (3, 3) in double precision."""
    return np.asarray(camera.position, np.float64), np.asarray(camera.rotation, np.float64)


def optical_flow(now: Frame, then: Frame, layers: Layers) -> tuple[F32, NDArray[np.bool_]]:
    """How far each pixel's surface point moves in the picture, from one frame to the next.

    A point of a moving shape is carried along with the shape, every other one stays in the world, and the sky turns
    with the camera. Grass counts as rooted, and what only looks as if it moved (waves of water, clouds, rain) as still.

    Args:
        now: the frame that was drawn.
        then: the poses of the next one.
        layers: of `now`, drawn with `passes`.

    Returns:
        (h, w, 2) float32 displacement in pixels, right and down; and (h, w) whether the point is before the camera
        in the next frame (elsewhere the displacement is 0).

    Raises:
        ValueError: the layers have no `geom`.
    """
    if layers.geom is None:
        raise ValueError("optical flow needs layers that were drawn with passes")
    height, width = layers.depth_m.shape
    position, axes = camera_axes(now.camera)
    next_position, next_axes = camera_axes(then.camera)
    rays = pixel_rays(now.camera, width, height)
    sky = ~np.isfinite(layers.depth_m)
    points = np.where(sky[..., None], 1.0, layers.depth_m[..., None]) * rays
    points = points @ axes.T
    points += np.where(sky[..., None], 0.0, position)
    _carry(points, now, then, layers.geom)
    seen = (points - np.where(sky[..., None], 0.0, next_position)) @ next_axes
    ahead = -seen[..., 2]
    before = ahead > NEAREST_M
    ahead = np.where(before, ahead, 1.0)
    per_metre = np.array(
        [
            width * then.camera.focal_length_mm / then.camera.sensor_mm[0],
            -height * then.camera.focal_length_mm / then.camera.sensor_mm[1],
        ]
    )
    flow = seen[..., :2] / ahead[..., None] * per_metre + (0.5 * width, 0.5 * height)
    flow[..., 0] -= np.arange(width) + 0.5
    flow[..., 1] -= (np.arange(height) + 0.5)[:, None]
    flow[~before] = 0.0
    return flow.astype(np.float32), before


def _carry(points: F64, now: Frame, then: Frame, geom: NDArray[np.int32]) -> None:
    """Moves the points (world, m) of shapes that move, in place."""
    moves = np.any(now.position != then.position, axis=1) | np.any(now.rotation != then.rotation, axis=(1, 2))
    at = np.flatnonzero((geom >= 0) & moves[np.maximum(geom, 0)])
    if not len(at):
        return
    flat = points.reshape(-1, 3)
    shapes = geom.ravel()[at]
    local = np.einsum("nji,nj->ni", now.rotation[shapes].astype(np.float64), flat[at] - now.position[shapes])
    flat[at] = np.einsum("nij,nj->ni", then.rotation[shapes].astype(np.float64), local) + then.position[shapes]
