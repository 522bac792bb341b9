"""How the camera moved, measured from the picture's own flow and depth, with no look at its path.

The model is the motion field of a pinhole camera (Longuet-Higgins and Prazdny, 1980): for a point at (x, y), on a
picture at 1 m, and depth d,

    x' = (-tx + x tf) / d + yaw (1 + x^2) - pitch x y - roll y + zoom x
    y' = (-ty + y tf) / d + yaw x y - pitch (1 + y^2) + roll x + zoom y

with the camera travelling right, up and forward by tx, ty, tf. Everything is linear in the seven unknowns, and all
pixels of the set together are far more than enough to solve for them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generators.previz.passes.flow import pixel_rays
from generators.previz.passes.frame import PassFrame

__all__ = ["Egomotion", "egomotion"]

LEAST_PIXELS = 60
STRIDE = 3
"""Every third row and column is plenty."""


@dataclass(frozen=True, slots=True)
class Egomotion:
    """What the camera does, per second.

    Attributes:
        right, up, forward: m/s along its own axes.
        yaw_deg: to the left. pitch_deg: upwards. roll_deg: clockwise. Degrees a second.
        zoom: natural logarithm of the focal length, per second.
        residual_px: median distance between the flow and the motion found, pixels a frame.
    """

    right: float
    up: float
    forward: float
    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    zoom: float
    residual_px: float


def egomotion(frame: PassFrame, fps: float) -> Egomotion | None:
    """The camera's motion between a frame and the next, from the flow of the set and the sky.

    Args:
        frame: with flow to the next one, drawn closely enough that the camera turns by a degree or two at most.
        fps: frames a second.

    Returns:
        None when too little of the set is seen.
    """
    height, width = frame.depth_m.shape
    picked = (slice(None, None, STRIDE), slice(None, None, STRIDE))
    rays = pixel_rays(frame.camera, width, height)[picked]
    use = (frame.segmentation[picked] <= 0) & frame.flow_known[picked]
    if int(use.sum()) < LEAST_PIXELS:
        return None
    x, y = rays[..., 0][use], rays[..., 1][use]
    per_pixel = frame.camera.sensor_mm[0] / frame.camera.focal_length_mm / width
    moved = frame.flow_px[picked][use].astype(np.float64) * per_pixel
    near = frame.nearness[picked][use].astype(np.float64)
    none = np.zeros_like(x)
    across = np.column_stack([-near, none, x * near, 1 + x * x, -x * y, -y, x])
    along = np.column_stack([none, -near, y * near, x * y, -(1 + y * y), x, y])
    system = np.concatenate([across, along])
    wanted = np.concatenate([moved[:, 0], -moved[:, 1]])
    # Columns of unlike size (a zoom against metres a second at a kilometre) are brought to one.
    size = np.maximum(np.linalg.norm(system, axis=0), 1e-12)
    found = np.linalg.lstsq(system / size, wanted, rcond=1e-9)[0] / size
    off = (system @ found - wanted).reshape(2, -1)
    right, up, forward, yaw, pitch, roll, zoom = (float(value) * fps for value in found)
    return Egomotion(
        right=right,
        up=up,
        forward=forward,
        yaw_deg=float(np.degrees(yaw)),
        pitch_deg=float(np.degrees(pitch)),
        roll_deg=float(np.degrees(roll)),
        zoom=zoom,
        residual_px=float(np.median(np.hypot(off[0], off[1]))) / per_pixel,
    )
