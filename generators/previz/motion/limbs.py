"""Limbs of two bones that must end at a point: where the elbow or knee goes, and how the bones turn."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from generators.previz.motion.rotations import Quat, Vec, add, aim, scale, subtract

__all__ = ["Bend", "reach"]


@dataclass(frozen=True, slots=True)
class Bend:
    """A limb that has been bent to reach a point, in the frame of its root.

    Attributes:
        upper, lower: rotations of the two bones (length along -z, front along x).
        joint: where they meet. end: where the second ends; short of the goal when that is out of reach.
        missing_m: by how much it falls short.
    """

    upper: Quat
    lower: Quat
    joint: Vec
    end: Vec
    missing_m: float


def reach(root: Vec, goal: Vec, upper_m: float, lower_m: float, pole: Vec, front: Vec) -> Bend:
    """Bends a limb of two bones from `root` to `goal` (law of cosines).

    Args:
        root: where the upper bone hangs, m.
        goal: where the lower bone is to end, m.
        upper_m: length of the upper bone.
        lower_m: length of the lower bone.
        pole: the way the joint between them points (a knee forward, an elbow back).
        front: the way the bones' front faces.
    """
    span = subtract(goal, root)
    wanted = sqrt(span[0] ** 2 + span[1] ** 2 + span[2] ** 2) or 1e-9
    shortest, longest = abs(upper_m - lower_m) * 1.02 + 1e-6, (upper_m + lower_m) * 0.9995
    distance = min(max(wanted, shortest), longest)
    along = scale(span, 1.0 / wanted)
    toward = pole[0] * along[0] + pole[1] * along[1] + pole[2] * along[2]
    out = subtract(pole, scale(along, toward))
    out = scale(out, 1.0 / (sqrt(out[0] ** 2 + out[1] ** 2 + out[2] ** 2) or 1.0))
    foot_of_joint = (upper_m**2 - lower_m**2 + distance**2) / (2 * distance)
    side = sqrt(max(0.0, upper_m**2 - foot_of_joint**2))
    joint = add(root, add(scale(along, foot_of_joint), scale(out, side)))
    end = add(root, scale(along, distance))
    return Bend(
        upper=aim(subtract(joint, root), front),
        lower=aim(subtract(end, joint), front),
        joint=joint,
        end=end,
        missing_m=max(0.0, wanted - distance),
    )
