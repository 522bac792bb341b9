"""Bodies as 18 points, in the order of the COCO model of OpenPose, and the usual coloured drawing of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from generators.previz.passes.flow import camera_axes
from generators.previz.scene import CameraPose

__all__ = ["KEYPOINTS", "BodyPose", "draw_poses", "seen_pose"]

KEYPOINTS: Final = (
    "nose", "neck", "right_shoulder", "right_elbow", "right_wrist", "left_shoulder", "left_elbow", "left_wrist",
    "right_hip", "right_knee", "right_ankle", "left_hip", "left_knee", "left_ankle", "right_eye", "left_eye",
    "right_ear", "left_ear",
)  # fmt: skip
"""The points' names, in order."""

LIMBS: Final = (
    (1, 2), (1, 5), (2, 3), (3, 4), (5, 6), (6, 7), (1, 8), (8, 9), (9, 10), (1, 11), (11, 12), (12, 13), (1, 0),
    (0, 14), (14, 16), (0, 15), (15, 17),
)  # fmt: skip
"""Which points a limb joins, in the order of its colour."""

COLOURS: Final = tuple(
    tuple(round(255 * c) for c in colour)
    for colour in (
        (1, 0, 0), (1, 1 / 3, 0), (1, 2 / 3, 0), (1, 1, 0), (2 / 3, 1, 0), (1 / 3, 1, 0), (0, 1, 0), (0, 1, 1 / 3),
        (0, 1, 2 / 3), (0, 1, 1), (0, 2 / 3, 1), (0, 1 / 3, 1), (0, 0, 1), (1 / 3, 0, 1), (2 / 3, 0, 1), (1, 0, 1),
        (1, 0, 2 / 3), (1, 0, 1 / 3),
    )
)  # fmt: skip
"""Of the points, and of the limbs at 60 % of their strength: round the hues in steps of 20 degrees."""

LIMB_STRENGTH: Final = 0.6
LIMB_WIDTH: Final = 8 / 512
"""Over the picture's shorter side."""
HIDDEN_BY_M: Final = 0.22
"""A point this far behind the surface that is seen in its place is hidden by something else than its own flesh."""


@dataclass(frozen=True, slots=True)
class BodyPose:
    """One body in one frame.

    Attributes:
        subject: its segmentation number.
        points: (18, 3) float32: pixels right and down, and confidence: 1 seen, 0.5 hidden by something, 0 outside of
            the picture.
        world_m: (18, 3) float32 in the world, m.
    """

    subject: int
    points: NDArray[np.float32]
    world_m: NDArray[np.float32]


def seen_pose(subject: int, world_m: NDArray[np.float64], camera: CameraPose, depth_m: NDArray[np.float32]) -> BodyPose:
    """A body's points in a picture.

    Args:
        subject: its segmentation number.
        world_m: (18, 3) its points, m.
        camera: of the frame.
        depth_m: (h, w) of the frame, along the view axis; tells what is hidden.
    """
    height, width = depth_m.shape
    position, axes = camera_axes(camera)
    seen = (world_m - position) @ axes
    ahead = np.maximum(-seen[:, 2], 1e-6)
    x = width * (0.5 + seen[:, 0] / ahead * camera.focal_length_mm / camera.sensor_mm[0])
    y = height * (0.5 - seen[:, 1] / ahead * camera.focal_length_mm / camera.sensor_mm[1])
    inside = (seen[:, 2] < 0.0) & (x >= 0) & (x < width) & (y >= 0) & (y < height)
    surface = depth_m[np.where(inside, y, 0).astype(int), np.where(inside, x, 0).astype(int)]
    confidence = np.where(inside, np.where(ahead > surface + HIDDEN_BY_M, 0.5, 1.0), 0.0)
    points = np.column_stack([np.where(inside, x, 0.0), np.where(inside, y, 0.0), confidence])
    return BodyPose(subject, points.astype(np.float32), world_m.astype(np.float32))


def draw_poses(poses: Sequence[BodyPose], width: int, height: int) -> NDArray[np.uint8]:
    """The usual drawing: limbs as coloured ellipses on black, points as dots. (h, w, 3) RGB.

    Points that something hides are drawn too, as an estimator would guess them; those outside are not.
    """
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    half = max(1.0, 0.5 * LIMB_WIDTH * min(width, height))
    for pose in poses:
        for number, (a, b) in enumerate(LIMBS):
            if pose.points[a, 2] > 0 and pose.points[b, 2] > 0:
                colour = tuple(round(LIMB_STRENGTH * c) for c in COLOURS[number])
                draw.polygon(_ellipse(pose.points[a], pose.points[b], half), fill=colour)
        for number, (x, y, confidence) in enumerate(pose.points):
            if confidence > 0:
                draw.ellipse((x - half, y - half, x + half, y + half), fill=COLOURS[number])
    return np.asarray(image)


def _ellipse(a: NDArray[np.float32], b: NDArray[np.float32], half_width: float) -> list[tuple[float, float]]:
    """An ellipse whose long axis runs from a to b, as a polygon, pixels."""
    middle_x, middle_y = float(a[0] + b[0]) / 2, float(a[1] + b[1]) / 2
    along = math.hypot(float(b[0] - a[0]), float(b[1] - a[1])) / 2
    turn = math.atan2(float(b[1] - a[1]), float(b[0] - a[0]))
    cosine, sine = math.cos(turn), math.sin(turn)
    outline = []
    for step in range(24):
        angle = 2.0 * math.pi * step / 24
        u, v = along * math.cos(angle), half_width * math.sin(angle)
        outline.append((middle_x + u * cosine - v * sine, middle_y + u * sine + v * cosine))
    return outline
