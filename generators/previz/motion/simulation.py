"""Falling, thrown, bouncing, sliding and rolling things, worked out once by MuJoCo and read back at any time.

The things meet the ground in a small model of their own (one free body each, and the floor), so that the figures of
the stage need no mass and no muscles. A contact is a spring and a damper in parallel that push and never pull; from the
restitution follows their damping ratio, and from the contact's length the stiffness. Steps are short while something
touches and long in the air.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import atan2, exp, log, pi, sqrt
from typing import Any

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.motion.rotations import IDENTITY, Quat, Vec, slerp
from generators.previz.scene import GeomKind

__all__ = [
    "GRAVITY",
    "MUJOCO_GEOM",
    "RECORD_S",
    "Bout",
    "FreeBody",
    "Recording",
    "contact_rate",
    "damping_ratio",
    "simulate",
]

GRAVITY = 9.81
AIR_STEP_S = 0.002
TOUCH_STEP_S = 0.0005
BLOW_STEP_S = 0.00003
BLOW_MPS = 0.08
"""Contacts faster than this are blows, and take the shortest steps."""
RECORD_S = 0.002
CONTACT_S = 0.0022
"""How long a bounce touches the floor: short enough that nothing is seen to sink in."""
STIFFEST_PER_S = 1500.0
"""Rate of a contact's spring at the most, 1/s: what hardly rebounds is damped so much that longer steps would gain."""
REST_MPS = 0.012
REST_S = 0.25
"""A thing slower than REST_MPS for REST_S stays where it is."""

MUJOCO_GEOM = {
    GeomKind.SPHERE: mujoco.mjtGeom.mjGEOM_SPHERE,
    GeomKind.BOX: mujoco.mjtGeom.mjGEOM_BOX,
    GeomKind.CYLINDER: mujoco.mjtGeom.mjGEOM_CYLINDER,
    GeomKind.CAPSULE: mujoco.mjtGeom.mjGEOM_CAPSULE,
    GeomKind.ELLIPSOID: mujoco.mjtGeom.mjGEOM_ELLIPSOID,
}


@dataclass(frozen=True, slots=True)
class FreeBody:
    """A thing at the start of its bout.

    Attributes:
        kind, size: its shape as `MjModel.geom_type` and `geom_size` say it, m.
        mass_kg: its mass. restitution: rebound speed over impact speed on this floor. friction: sliding.
        rolling: rolling friction, m (loss of a rolling thing; 0 rolls for ever).
        position, rotation: of its centre at the start. velocity: m/s. spin: rad/s in its own axes.
        start_s: story time at which it is let go; before that it is still.
        terminal_mps: the speed at which the air carries its weight; 0 for what air does not slow to the eye.
    """

    kind: GeomKind
    size: Vec
    mass_kg: float
    restitution: float
    friction: float
    position: Vec
    rotation: Quat = IDENTITY
    velocity: Vec = (0.0, 0.0, 0.0)
    spin: Vec = (0.0, 0.0, 0.0)
    rolling: float = 0.0004
    start_s: float = 0.0
    terminal_mps: float = 0.0

    def drag(self, velocity: NDArray[np.float64], gravity: float) -> NDArray[np.float64]:
        """Force of the air, N: with the square of the speed, and as large as the weight at the terminal speed.

        Args:
            velocity: (3,), m/s.
            gravity: m/s2.
        """
        if self.terminal_mps <= 0.0:
            return np.zeros(3)
        speed = float(np.linalg.norm(velocity))
        pull: NDArray[np.float64] = -self.mass_kg * gravity * speed / self.terminal_mps**2 * velocity
        return pull


@dataclass(frozen=True, slots=True)
class Bout:
    """What the things move on: a floor through `floor_z` that rises along x by `slope_rad`, under `gravity`, m/s2."""

    floor_z: float = 0.0
    slope_rad: float = 0.0
    gravity: float = GRAVITY


@dataclass(frozen=True, slots=True)
class Recording:
    """One body's way: positions (n, 3) and rotations (n, 4) every RECORD_S seconds from `start_s`."""

    start_s: float
    positions: NDArray[np.float64]
    rotations: NDArray[np.float64]

    def at(self, story_s: float) -> tuple[Vec, Quat]:
        """Position and rotation at a story time; still before the start and after the end."""
        place = min(max((story_s - self.start_s) / RECORD_S, 0.0), len(self.positions) - 1.0)
        first = int(place)
        second = min(first + 1, len(self.positions) - 1)
        share = place - first
        a, b = self.positions[first], self.positions[second]
        position = tuple(float(v) for v in a + (b - a) * share)
        turn = slerp(_quat(self.rotations[first]), _quat(self.rotations[second]), share)
        return (position[0], position[1], position[2]), turn

    def velocity(self, story_s: float) -> Vec:
        """m/s at a story time."""
        (ax, ay, az), (bx, by, bz) = self.at(story_s - RECORD_S)[0], self.at(story_s + RECORD_S)[0]
        span = 2 * RECORD_S
        return (bx - ax) / span, (by - ay) / span, (bz - az) / span


def _quat(row: NDArray[np.float64]) -> Quat:
    return float(row[0]), float(row[1]), float(row[2]), float(row[3])


@cache
def damping_ratio(restitution: float) -> float:
    """Damping ratio of a contact that pushes and never pulls, whose rebound has this restitution (0.02..0.999).

    The contact ends when spring and damper cancel, before the spring is at rest: Schwager and Poeschel, "Coefficient
    of restitution and linear-dashpot model revisited", Granular Matter 9 (2007), solved for the ratio by halving. What
    hardly rebounds is damped over the critical ratio of 1.
    """
    wanted = min(max(restitution, 0.02), 0.999)
    low, high = 0.0, 4.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _restitution(middle) > wanted else (low, middle)
    return (low + high) / 2


def contact_rate(ratio: float, seconds: float, stiffest: float) -> float:
    """Rate of a contact's spring, 1/s: that of a bounce of this length, as far as a step can follow it.

    Args:
        ratio: damping, see `damping_ratio`.
        seconds: how long the contact lasts.
        stiffest: at the most, 1/s; over the critical damping less, so that the damper does not gain in a step.
    """
    if ratio >= 1.0:
        return stiffest / ratio
    return min(pi / (seconds * sqrt(1 - ratio * ratio)), stiffest)


def _restitution(ratio: float) -> float:
    if ratio >= 1.0:
        over = sqrt(max(ratio * ratio - 1, 1e-9))
        return exp(-ratio / over * log((ratio + over) / (ratio - over)))
    root = sqrt(1 - ratio * ratio)
    angle = atan2(2 * ratio * root, 1 - 2 * ratio * ratio)
    return exp(-(ratio / root) * (pi - angle))


def simulate(bodies: Sequence[FreeBody], bout: Bout, seconds: float) -> tuple[Recording, ...]:
    """Lets the bodies go and records them.

    Args:
        bodies: each is let go at its own start; one that has not started yet is not there for the others.
        bout: the floor.
        seconds: of story to record, counted from story time 0.
    """
    return tuple(_one(body, bout, seconds) for body in bodies)


def _one(body: FreeBody, bout: Bout, seconds: float) -> Recording:
    """One body on the floor. Bodies do not meet one another yet are independent of each other's step length."""
    model = _model(body, bout)
    data = mujoco.MjData(model)
    data.qpos[:3], data.qpos[3:] = body.position, body.rotation
    data.qvel[:3], data.qvel[3:] = body.velocity, body.spin
    reach = float(np.linalg.norm(body.size)) if body.kind is not GeomKind.SPHERE else body.size[0]
    positions, rotations = [data.qpos[:3].copy()], [data.qpos[3:].copy()]
    slow_s, next_s, span = 0.0, RECORD_S, max(0.0, seconds - body.start_s)
    slope = np.tan(bout.slope_rad)
    while next_s <= span:
        clearance = data.qpos[2] - bout.floor_z - slope * data.qpos[0] - reach * sqrt(1 + slope**2)
        speed = float(np.linalg.norm(data.qvel[:3]))
        touching = clearance < 1.5 * speed * AIR_STEP_S + 1e-4
        across = abs(float(data.qvel[2]) - slope * float(data.qvel[0]))
        wanted = AIR_STEP_S if not touching else BLOW_STEP_S if across > BLOW_MPS else TOUCH_STEP_S
        step = min(wanted, max(next_s - data.time, 1e-6))
        model.opt.timestep = step
        if body.terminal_mps:
            data.xfrc_applied[1, :3] = body.drag(data.qvel[:3], bout.gravity)
        mujoco.mj_step(model, data)
        slow_s = slow_s + step if speed < REST_MPS and touching else 0.0
        if data.time >= next_s - 1e-9:
            positions.append(data.qpos[:3].copy())
            rotations.append(data.qpos[3:].copy())
            next_s += RECORD_S
        if slow_s > REST_S:
            break
    return Recording(body.start_s, np.array(positions), np.array(rotations))


def _model(body: FreeBody, bout: Bout) -> Any:
    """The small model. Negative `solref` is a stiffness and a damping per unit mass (MuJoCo's XML reference)."""
    ratio = damping_ratio(body.restitution)
    omega = contact_rate(ratio, CONTACT_S, STIFFEST_PER_S)
    impedance = 0.99
    spec = mujoco.MjSpec()
    spec.option.gravity = (0.0, 0.0, -bout.gravity)
    spec.option.integrator = mujoco.mjtIntegrator.mjINT_RK4
    spec.option.cone = mujoco.mjtCone.mjCONE_ELLIPTIC
    spec.option.impratio = 10.0
    contact = {
        "solref": (-omega * omega, -2 * ratio * omega),
        "solimp": (impedance, impedance, 0.001, 0.5, 2.0),
        "friction": (body.friction, 0.002, body.rolling),
        "condim": 6,
    }
    tilt = (float(np.cos(bout.slope_rad / 2)), 0.0, float(-np.sin(bout.slope_rad / 2)), 0.0)
    spec.worldbody.add_geom(
        type=mujoco.mjtGeom.mjGEOM_PLANE, size=(0, 0, 1), pos=(0, 0, bout.floor_z), quat=tilt, **contact
    )
    free = spec.worldbody.add_body()
    free.add_freejoint()
    free.add_geom(type=MUJOCO_GEOM[body.kind], size=body.size, mass=body.mass_kg, **contact)
    return spec.compile()
