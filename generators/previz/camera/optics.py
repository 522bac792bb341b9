"""The pinhole camera: sensor, orientation, projection.

Angles: yaw is the bearing of the view axis in the ground plane, anticlockwise from +x seen from above; pitch is
positive upwards; roll is positive clockwise as the operator sees it (the picture then turns anticlockwise).
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import CameraPose

__all__ = ["angles_of", "direction", "project", "rotation", "sensor_mm", "subject_scale"]

F64 = NDArray[np.float64]
SENSOR_LONG_SIDE_MM = 36.0


def sensor_mm(aspect: float) -> tuple[float, float]:
    """Width and height of the sensor for a picture's width over height; the long side is always 36 mm."""
    if aspect >= 1.0:
        return SENSOR_LONG_SIDE_MM, SENSOR_LONG_SIDE_MM / aspect
    return SENSOR_LONG_SIDE_MM * aspect, SENSOR_LONG_SIDE_MM


def direction(bearing_rad: float, elevation_rad: float) -> F64:
    """(3,) unit vector."""
    level = math.cos(elevation_rad)
    return np.array([level * math.cos(bearing_rad), level * math.sin(bearing_rad), math.sin(elevation_rad)])


def rotation(yaw_rad: float, pitch_rad: float, roll_rad: float = 0.0) -> F64:
    """(3, 3) camera axes as columns right, up, back."""
    forward = direction(yaw_rad, pitch_rad)
    right = np.array([math.sin(yaw_rad), -math.cos(yaw_rad), 0.0])
    up = np.cross(right, forward)
    cosine, sine = math.cos(roll_rad), math.sin(roll_rad)
    return np.column_stack([cosine * right - sine * up, cosine * up + sine * right, -forward])


def angles_of(towards: F64, fallback_yaw_rad: float = 0.0) -> tuple[float, float]:
    """Yaw and pitch (radians) that look along a vector; the fallback serves a vertical one."""
    level = math.hypot(float(towards[0]), float(towards[1]))
    yaw = fallback_yaw_rad if level < 1e-9 else math.atan2(float(towards[1]), float(towards[0]))
    return yaw, math.atan2(float(towards[2]), level)


def project(pose: CameraPose, point: F64) -> tuple[float, float, float]:
    """Where a point lies in the picture.

    Returns:
        across and up from the middle as fractions of the frame's width and height (-0.5..0.5 inside), and the
        depth along the view axis in metres (negative behind the camera).
    """
    across, up, back = np.asarray(pose.rotation, np.float64).T @ (point - np.asarray(pose.position, np.float64))
    depth = float(-back)
    per_metre = pose.focal_length_mm / max(abs(depth), 1e-9)
    width, height = pose.sensor_mm
    return float(across) * per_metre / width, float(up) * per_metre / height, depth


def subject_scale(pose: CameraPose, point: F64) -> float:
    """How many frame heights a metre at `point` fills."""
    depth = project(pose, point)[2]
    return pose.focal_length_mm / (pose.sensor_mm[1] * depth)
