"""Where the joints and the face of a person lie on its bones, for pose passes."""

from __future__ import annotations

from collections.abc import Mapping

from generators.previz.motion.rotations import Vec

__all__ = ["body_points"]

JOINTS = {"shoulder": "arm", "elbow": "forearm", "wrist": "hand", "hip": "thigh", "knee": "shank", "ankle": "foot"}
"""Joints of a side, and the bones that they carry."""


def body_points(head_m: float) -> Mapping[str, tuple[str, Vec]]:
    """Points by name: the bone each lies on and where, m. Left is the person's own.

    Args:
        head_m: height of the head, chin to crown.
    """
    points: dict[str, tuple[str, Vec]] = {"nose": ("head", (0.46 * head_m, 0.0, 0.27 * head_m))}
    for side, sign in (("left", 1.0), ("right", -1.0)):
        points[f"{side}_eye"] = ("head", (0.36 * head_m, sign * 0.138 * head_m, 0.365 * head_m))
        points[f"{side}_ear"] = ("head", (0.0, sign * 0.34 * head_m, 0.33 * head_m))
        for joint, bone in JOINTS.items():
            points[f"{side}_{joint}"] = (f"{side[0]}/{bone}", (0.0, 0.0, 0.0))
    return points
