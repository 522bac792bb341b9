"""What a camera path does, measured from its poses, in CameraBench's words for camera-centric movement."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Protocol

import numpy as np

from generators.previz.camera.optics import angles_of
from generators.previz.scene import CameraPose

__all__ = ["SLIDE_LIMIT", "TURN_LIMIT_DEG", "ZOOM_LIMIT", "labels_of", "movement_labels"]

SAMPLES = 25
SLIDE_LIMIT = 0.035
"""A slide shorter than this share of the focus distance is not a move."""
TURN_LIMIT_DEG = 2.0
ZOOM_LIMIT = math.log(1.04)
SLIDES = ("right", "up", "forward")
SMALL_BESIDE = 0.25
"""A push-in that keeps an off-centre subject in its place drifts a little to the side; nobody calls that a truck."""

_WORDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "right": ("Move Right", "Move Left"),
        "up": ("Move Up", "Move Down"),
        "forward": ("Move In", "Move Out"),
        "yaw": ("Pan Left", "Pan Right"),
        "pitch": ("Tilt Up", "Tilt Down"),
        "roll": ("Roll Clockwise", "Roll Counterclockwise"),
        "zoom": ("Zoom In", "Zoom Out"),
    }
)
"""Label for a positive and for a negative amount."""


class Path(Protocol):
    """Anything with a pose for every instant."""

    def pose(self, clip_s: float) -> CameraPose:
        """The pose at a time, seconds."""
        ...


def movement_labels(path: Path, seconds: float) -> frozenset[str]:
    """The labels of a path: "Static", or which ways the camera moves, turns and zooms.

    Slides are summed in the camera's own level axes along the way, so that an arc counts as a slide and a pan.
    """
    poses = [path.pose(float(t)) for t in np.linspace(0.0, seconds, SAMPLES)]
    amounts = dict.fromkeys(_WORDS, 0.0)
    for before, after in itertools.pairwise(poses):
        for name, step in _steps(before, after).items():
            amounts[name] += step
    return labels_of(amounts)


def labels_of(amounts: Mapping[str, float]) -> frozenset[str]:
    """The labels of amounts in units of their limits: slides right, up, forward, turns yaw, pitch, roll, and zoom.

    A slide that is small beside another is how that one is done, not a move of its own.
    """
    largest = max(abs(amounts[name]) for name in SLIDES)
    limits = {name: SMALL_BESIDE * largest if name in SLIDES else 0.0 for name in _WORDS}
    found = {
        words[0] if amounts[name] > 0 else words[1]
        for name, words in _WORDS.items()
        if abs(amounts[name]) > max(1.0, limits[name])
    }
    return frozenset(found or {"Static"})


def _steps(before: CameraPose, after: CameraPose) -> dict[str, float]:
    """What happens between two poses, each in units of its limit."""
    axes = np.asarray(before.rotation, np.float64)
    later = np.asarray(after.rotation, np.float64)
    moved = np.asarray(after.position, np.float64) - np.asarray(before.position, np.float64)
    yaw, pitch = angles_of(-axes[:, 2])
    later_yaw, later_pitch = angles_of(-later[:, 2], yaw)
    level_forward = np.array([math.cos(yaw), math.sin(yaw), 0.0])
    level_right = np.array([math.sin(yaw), -math.cos(yaw), 0.0])
    slide = SLIDE_LIMIT * max(before.focus_m, 0.05)
    turn = math.radians(TURN_LIMIT_DEG)
    return {
        "right": float(moved @ level_right) / slide,
        "up": float(moved[2]) / slide,
        "forward": float(moved @ level_forward) / slide,
        "yaw": math.remainder(later_yaw - yaw, 2.0 * math.pi) / turn,
        "pitch": (later_pitch - pitch) / turn,
        "roll": math.remainder(_roll(later) - _roll(axes), 2.0 * math.pi) / turn,
        "zoom": math.log(after.focal_length_mm / before.focal_length_mm) / ZOOM_LIMIT,
    }


def _roll(axes: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """Roll against the horizon, clockwise, radians."""
    return math.atan2(-float(axes[2, 0]), float(axes[2, 1]))
