"""Beams that tilt under what they bear: the plank of a seesaw, the arms of a pair of scales.

MuJoCo turns the beam about its hinge, with the weights as masses at its ends, between two stops. What is worked out is
the angle over time; whoever sits on the beam is carried by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sin
from typing import Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.motion.rotations import Quat, Vec, about_x, about_y, add, rotate, scale
from generators.previz.motion.simulation import GRAVITY, RECORD_S

__all__ = ["Beam", "Burden", "angles_of"]

STEP_S: Final = 0.002
HELD_S: Final = 0.7
"""How long a beam is held level, so that its two sides are seen before it tilts."""
SLOWED_PER_S: Final = 2.0
"""What the air and the hinge take of its speed, 1/s."""
LOW_MIDDLE: Final = 0.06
"""How far below its hinge the middle of an arm's own weight lies, over its length: empty, it comes back to level."""
STOP: Final = (0.02, 0.5)
"""Time constant, s, and damping ratio of a stop: the end of a plank bumps on the ground."""


@dataclass(frozen=True, slots=True)
class Beam:
    """A beam as its thing is built.

    Attributes:
        bone: that turns. hung: bones on it that stay upright, such as pans.
        pivot: its hinge, in the thing's frame, m. lengthwise: whether it lies along the thing's x, and not its y.
        arm_m: from the hinge to what an end bears. up_m: how high that is over the hinge while the beam is level.
        stop_rad: how far it tilts either way. mass_kg: its own.
    """

    bone: str
    hung: tuple[str, ...]
    pivot: Vec
    lengthwise: bool
    arm_m: float
    up_m: float
    stop_rad: float
    mass_kg: float

    @property
    def drop_m(self) -> float:
        """How far an end goes down to its stop, m."""
        return self.arm_m * sin(self.stop_rad)

    def turned(self, angle_rad: float) -> Quat:
        """The beam's rotation at an angle of its hinge, in its thing's frame."""
        return about_y(angle_rad) if self.lengthwise else about_x(angle_rad)

    def end(self, side: float, angle_rad: float) -> Vec:
        """Where that is which an end bears, in the thing's frame, m.

        Args:
            side: of the hinge, over the arm's length: 1 is ahead, or to the left.
            angle_rad: of the hinge.
        """
        along: Vec = (1.0, 0.0, 0.0) if self.lengthwise else (0.0, 1.0, 0.0)
        arm, up = scale(along, side * self.arm_m), (0.0, 0.0, self.up_m)
        turn = self.turned(angle_rad)
        lies = add(rotate(turn, arm), up) if self.hung else rotate(turn, add(arm, up))
        return add(self.pivot, lies)


@dataclass(frozen=True, slots=True)
class Burden:
    """A weight on a beam: on which side, over the arm's length, and kg."""

    side: float
    mass_kg: float


def angles_of(beam: Beam, burdens: Sequence[Burden], seconds: float) -> NDArray[np.float64]:
    """(n,) angle of the hinge every RECORD_S seconds, radians: held level at first, then let go.

    Args:
        beam: it.
        burdens: what it bears.
        seconds: of story.
    """
    model = _model(beam, burdens)
    data = mujoco.MjData(model)
    each, angles = round(RECORD_S / STEP_S), []
    for number in range(int(seconds / RECORD_S) + 2):
        angles.append(float(data.qpos[0]))
        if number * RECORD_S >= HELD_S:
            mujoco.mj_step(model, data, each)
    return np.array(angles)


def _model(beam: Beam, burdens: Sequence[Burden]) -> mujoco.MjModel:
    inertia = beam.mass_kg * beam.arm_m**2 / 3 + sum(b.mass_kg * (b.side * beam.arm_m) ** 2 for b in burdens)
    spec = mujoco.MjSpec()
    spec.option.timestep, spec.option.gravity = STEP_S, (0.0, 0.0, -GRAVITY)
    spec.option.integrator = mujoco.mjtIntegrator.mjINT_IMPLICITFAST
    body = spec.worldbody.add_body()
    body.add_joint(
        type=mujoco.mjtJoint.mjJNT_HINGE, axis=(0.0, 1.0, 0.0) if beam.lengthwise else (1.0, 0.0, 0.0),
        damping=(SLOWED_PER_S * inertia, 0, 0), range=(np.degrees(-beam.stop_rad), np.degrees(beam.stop_rad)),
        limited=True, solref_limit=STOP,
    )  # fmt: skip
    half = (beam.arm_m, 0.02 * beam.arm_m, 0.02 * beam.arm_m)
    long = half if beam.lengthwise else (half[1], half[0], half[2])
    low = (0.0, 0.0, -LOW_MIDDLE * beam.arm_m)
    body.add_geom(type=mujoco.mjtGeom.mjGEOM_BOX, size=long, pos=low, mass=beam.mass_kg)
    for burden in burdens:
        x, y, z = beam.end(burden.side, 0.0)
        up = 0.0 if beam.hung else z - beam.pivot[2]  # what hangs weighs on the arm's end
        body.add_geom(
            type=mujoco.mjtGeom.mjGEOM_SPHERE, size=(0.01, 0, 0), mass=burden.mass_kg,
            pos=(x - beam.pivot[0], y - beam.pivot[1], up),
        )  # fmt: skip
    return spec.compile()
