"""All passes of one frame, and how each is shown as a picture."""

from __future__ import annotations

import colorsys
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.previz.passes.flow import camera_axes
from generators.previz.passes.keypoints import BodyPose, draw_poses
from generators.previz.scene import CameraPose

__all__ = ["DEPTH_STEP_M", "PASSES", "PassFrame", "Picture", "flow_colours", "pictures", "subject_colour"]

DEPTH_STEP_M: Final = 0.005
"""Metres a step of the 16-bit metric depth video; what is farther than 327 m, and the sky, is 65535."""
SKY_COLOUR: Final = (0, 0, 0)
SET_COLOUR: Final = (64, 64, 64)
GOLDEN_TURN: Final = (math.sqrt(5.0) - 1.0) / 2.0
FLOW_SHOWN: Final = 0.02
"""Flow of this share of the picture's width a frame is drawn in full colour."""


def subject_colour(number: int) -> tuple[int, int, int]:
    """The colour that stands for a segmentation number: -1 the sky, 0 the set, 1.. the subjects."""
    if number <= 0:
        return SET_COLOUR if number == 0 else SKY_COLOUR
    red, green, blue = colorsys.hsv_to_rgb((number - 1) * GOLDEN_TURN % 1.0, 0.75, 1.0)
    return round(255 * red), round(255 * green), round(255 * blue)


@dataclass(frozen=True, slots=True)
class PassFrame:
    """One frame, height h and width w, row 0 at the top; every pass is aligned to the pixel.

    Attributes:
        index: of the frame. clip_s: its time, seconds.
        colour: (h, w, 3) uint8 display RGB, as the clip shows it.
        depth_m: (h, w) float32, m along the view axis; inf for the sky.
        normal: (h, w, 3) float32 unit normals in the camera's axes (right, up, towards the camera); 0 for the sky.
        edges: (h, w) uint8, 255 on a line.
        segmentation: (h, w) int32: -1 the sky, 0 the set, 1.. the shot's subjects in order.
        flow_px: (h, w, 2) float32, pixels to the next frame, right and down.
        flow_known: (h, w) bool, whether the point is before the camera in the next frame.
        poses: the bodies that have keypoints.
        camera: the pose and the lens.
    """

    index: int
    clip_s: float
    colour: NDArray[np.uint8]
    depth_m: NDArray[np.float32]
    normal: NDArray[np.float32]
    edges: NDArray[np.uint8]
    segmentation: NDArray[np.int32]
    flow_px: NDArray[np.float32]
    flow_known: NDArray[np.bool_]
    poses: tuple[BodyPose, ...]
    camera: CameraPose

    @property
    def nearness(self) -> NDArray[np.float32]:
        """(h, w) one over the depth, 1/m; 0 for the sky."""
        far = ~np.isfinite(self.depth_m)
        near: NDArray[np.float32] = np.where(far, 0.0, 1.0 / np.maximum(self.depth_m, 1e-3)).astype(np.float32)
        return near

    def intrinsics(self) -> tuple[float, float, float, float]:
        """Focal lengths and principal point: fx, fy, cx, cy, pixels."""
        height, width = self.depth_m.shape
        fx = width * self.camera.focal_length_mm / self.camera.sensor_mm[0]
        fy = height * self.camera.focal_length_mm / self.camera.sensor_mm[1]
        return fx, fy, width / 2, height / 2

    def camera_to_world(self) -> NDArray[np.float64]:
        """(4, 4) from camera axes as computer vision has them (right, down, forward) to the world (x, y, z up), m."""
        position, axes = camera_axes(self.camera)
        matrix = np.eye(4)
        matrix[:3, 0], matrix[:3, 1], matrix[:3, 2] = axes[:, 0], -axes[:, 1], -axes[:, 2]
        matrix[:3, 3] = position
        return matrix


Picture: TypeAlias = NDArray[np.uint8] | NDArray[np.uint16]


def _depth_metric(frame: PassFrame) -> Picture:
    steps: NDArray[np.uint16] = np.round(np.clip(frame.depth_m / DEPTH_STEP_M, 0.0, 65535.0)).astype(np.uint16)
    return steps


def _normal(frame: PassFrame) -> Picture:
    shown: NDArray[np.uint8] = np.round((frame.normal * 0.5 + 0.5) * 255.0).astype(np.uint8)
    shown[~np.isfinite(frame.depth_m)] = 0
    return shown


def _edges(frame: PassFrame) -> Picture:
    return np.repeat(frame.edges[..., None], 3, axis=2)


def _segmentation(frame: PassFrame) -> Picture:
    most = int(frame.segmentation.max())
    palette = np.array([subject_colour(number) for number in range(-1, most + 1)], np.uint8)
    return palette[frame.segmentation + 1]


def _flow(frame: PassFrame) -> Picture:
    return flow_colours(frame.flow_px)


def flow_colours(flow_px: NDArray[np.float32]) -> NDArray[np.uint8]:
    """A flow, (h, w, 2) pixels right and down, as a picture, (h, w, 3).

    Hue is the direction, red to the right and on through yellow downwards; strength the speed; still is white.
    """
    across, down = flow_px[..., 0], flow_px[..., 1]
    speed = np.clip(np.hypot(across, down) / (FLOW_SHOWN * flow_px.shape[1]), 0.0, 1.0)
    hue = 6.0 * ((np.arctan2(down, across) / (2.0 * math.pi)) % 1.0)
    ramps = np.stack([(hue + shift) % 6.0 for shift in (5.0, 3.0, 1.0)], axis=-1)
    part = np.clip(np.minimum(ramps, 4.0 - ramps), 0.0, 1.0)
    shown: NDArray[np.uint8] = np.round(255.0 * (1.0 - speed[..., None] * part)).astype(np.uint8)
    return shown


def _pose(frame: PassFrame) -> Picture:
    height, width = frame.depth_m.shape
    return draw_poses(frame.poses, width, height)


def pictures(nearest: float, farthest: float) -> Mapping[str, Callable[[PassFrame], Picture]]:
    """Each pass by name, and its picture: (h, w, 3) uint8, or (h, w) uint16 for the two depths.

    Args:
        nearest: of the clip, one over metres; white in the normalised depth.
        farthest: of the clip, likewise; black.
    """

    def depth(frame: PassFrame) -> Picture:
        share = np.clip((frame.nearness - farthest) / max(nearest - farthest, 1e-9), 0.0, 1.0)
        shown: NDArray[np.uint16] = np.round(share * 65535.0).astype(np.uint16)
        return shown

    return {
        "colour": lambda frame: frame.colour,
        "depth": depth,
        "depth_metric": _depth_metric,
        "normal": _normal,
        "edges": _edges,
        "segmentation": _segmentation,
        "flow": _flow,
        "pose": _pose,
    }


PASSES: Final = tuple(pictures(1.0, 0.0))
"""The names of all passes."""
