"""Several things that physics moves together: they meet one another, what stands still, and water.

One MuJoCo model holds them all. A pair's contact is a spring and a damper, as for a single thing in `simulation`, but
a softer one that takes longer steps, since a row of dominoes makes thousands of contacts. Things may hang on a hinge
(a pendulum, a door), slide on a spring, and float: water pushes up by the weight it gives way to and drags along.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import pi, sqrt
from typing import Any, Final

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.motion.rotations import IDENTITY, Quat, Vec
from generators.previz.motion.simulation import (
    GRAVITY,
    MUJOCO_GEOM,
    RECORD_S,
    FreeBody,
    Recording,
    contact_rate,
    damping_ratio,
)
from generators.previz.scene import GeomKind

__all__ = ["Driven", "Fixed", "Hinge", "Slide", "Thing", "Water", "World", "simulate_together"]

STEP_S: Final = 0.0005
CONTACT_S: Final = 0.008
"""How long a contact lasts; many steps long, so that its spring and damper are exact."""
STIFFEST_PER_S: Final = 1000.0
"""Rate of a contact's spring at the most, 1/s: stiffer, the damper of what hardly rebounds would gain in a step."""
FEW: Final = 6
"""So many free things, and no more, bounce as exactly as one alone: contacts as short, blows in short steps."""
SHORT_CONTACT_S: Final = 0.0022
BLOW_STEP_S: Final = 0.00004
BLOW_MPS: Final = 0.06
"""What changes its speed by more between two records has been struck."""
IMPEDANCE: Final = 0.99
DRAG: Final = 0.9
"""Drag coefficient of a blunt body in water."""
ADDED_MASS: Final = 0.4
"""Water that moves along with a body, as a share of what it displaces; slows its rise and fall (Newman, 1977, sphere
0.5, box up to 1)."""
SPLASH_DAMPING: Final = 1.6
"""Waves carry the energy of bobbing away: damping at the surface, 1/s, as a share of the floating mass."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """A body that turns about an axis through a fixed point (world, m); `damping` in N m s."""

    pivot: Vec
    axis: Vec
    damping: float = 0.0


@dataclass(frozen=True, slots=True)
class Slide:
    """A body that slides along an axis on a spring.

    Attributes:
        axis: unit vector. stiffness: N/m. damping: N s/m.
        rest_m: how far along the axis from its start the spring is at rest.
    """

    axis: Vec
    stiffness: float
    damping: float = 0.0
    rest_m: float = 0.0


@dataclass(frozen=True, slots=True)
class Thing:
    """A body in the world; `joint` None leaves it free."""

    body: FreeBody
    joint: Hinge | Slide | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """What stands still and is in the way: a table's top, a ramp, a wall. As `MjModel.geom_size`, m."""

    kind: GeomKind
    size: Vec
    position: Vec
    rotation: Quat = IDENTITY
    restitution: float = 0.5
    friction: float = 0.5


@dataclass(frozen=True, slots=True)
class Driven:
    """A body that goes its own way whatever it meets: a car, a foot. `path` gives position and rotation at a time."""

    kind: GeomKind
    size: Vec
    path: Callable[[float], tuple[Vec, Quat]]
    friction: float = 0.6


@dataclass(frozen=True, slots=True)
class Water:
    """Still water up to a level (world z, m); density in kg/m3."""

    level_z: float
    density: float = 1000.0


@dataclass(frozen=True, slots=True)
class World:
    """What the things are in: a floor, what stands on it, and water."""

    floor_z: float | None = 0.0
    floor_restitution: float = 0.5
    floor_friction: float = 0.5
    fixed: tuple[Fixed, ...] = ()
    driven: tuple[Driven, ...] = ()
    water: Water | None = None
    gravity: float = GRAVITY


@dataclass(slots=True)
class _Film:
    """Positions and rotations of every body, row by row."""

    positions: list[NDArray[np.float64]] = field(default_factory=list)
    rotations: list[NDArray[np.float64]] = field(default_factory=list)


def simulate_together(things: Sequence[Thing], world: World, seconds: float) -> tuple[Recording, ...]:
    """Lets the things go, each at its own start, and records them.

    Args:
        things: until its start a thing stays where it is, and others may already run into it, which starts it.
        world: what is around them.
        seconds: of story to record, from story time 0.

    Returns:
        one recording for each thing, all from story time 0.
    """
    model = _model(things, world)
    data = mujoco.MjData(model)
    bodies = [mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"thing{i}") for i in range(len(things))]
    _start(model, data, things, bodies)
    waiting = {i: thing.body for i, thing in enumerate(things) if thing.body.start_s > 0.0 and _moves(thing.body)}
    floats = _Floating(things, bodies, world.water) if world.water else None
    light = [(body, thing.body) for body, thing in zip(bodies, things, strict=True) if thing.body.terminal_mps]
    film = _Film()
    apart = _Blows(model) if _few(things) else None
    for _ in range(int(seconds / RECORD_S) + 1):
        film.positions.append(data.xipos[bodies].copy())
        film.rotations.append(data.xquat[bodies].copy())
        for i in [i for i, body in waiting.items() if data.time >= body.start_s - 1e-9]:
            _push(model, data, bodies[i], waiting.pop(i))
        for number, driven in enumerate(world.driven):
            data.mocap_pos[number], data.mocap_quat[number] = driven.path(data.time)
        if floats is not None or light:
            _pushed(model, data, world, floats, light)
        elif apart is None:
            mujoco.mj_step(model, data, round(RECORD_S / STEP_S))
        else:
            apart.step(data)
    positions, rotations = np.array(film.positions), np.array(film.rotations)
    return tuple(Recording(0.0, positions[:, i], rotations[:, i]) for i in range(len(things)))


def _few(things: Sequence[Thing]) -> bool:
    """Whether there are so few, all of them free, that each blow can be worked out in short steps."""
    return len(things) <= FEW and all(thing.joint is None for thing in things)


def _pushed(
    model: Any, data: Any, world: World, floats: _Floating | None, light: Sequence[tuple[int, FreeBody]]
) -> None:
    """Goes on by one record with what water and air do to each thing."""
    for _ in range(round(RECORD_S / STEP_S)):
        if floats is not None:
            floats.push(data)
        for number, body in light:
            data.xfrc_applied[number, :3] = body.drag(data.cvel[number, 3:], world.gravity)
        mujoco.mj_step(model, data)


class _Blows:
    """Goes on by one record at a time, and works out again in short steps what a blow has changed."""

    def __init__(self, model: Any) -> None:
        self._model = model
        self._all = mujoco.mjtState.mjSTATE_INTEGRATION
        self._before = np.zeros(mujoco.mj_stateSize(model, self._all))

    def step(self, data: Any) -> None:
        """By `RECORD_S`."""
        mujoco.mj_getState(self._model, data, self._before, self._all)
        speeds = data.qvel.copy()
        mujoco.mj_step(self._model, data, round(RECORD_S / STEP_S))
        if np.abs(data.qvel - speeds).max(initial=0.0) < BLOW_MPS:
            return
        mujoco.mj_setState(self._model, data, self._before, self._all)
        self._model.opt.timestep = BLOW_STEP_S
        mujoco.mj_step(self._model, data, round(RECORD_S / BLOW_STEP_S))
        self._model.opt.timestep = STEP_S


def _moves(body: FreeBody) -> bool:
    return any((*body.velocity, *body.spin))


def _start(model: Any, data: Any, things: Sequence[Thing], bodies: Sequence[int]) -> None:
    for thing, body in zip(things, bodies, strict=True):
        if thing.joint is None and thing.body.start_s <= 0.0:
            _push(model, data, body, thing.body)
    mujoco.mj_forward(model, data)


def _push(model: Any, data: Any, body: int, given: FreeBody) -> None:
    """Gives a body its starting velocity; one on a joint takes the part along it."""
    first = int(model.body_dofadr[body])
    if int(model.body_dofnum[body]) == 6:
        data.qvel[first : first + 3], data.qvel[first + 3 : first + 6] = given.velocity, given.spin
        return
    joint = int(model.body_jntadr[body])
    axis = data.xaxis[joint]
    turning = model.jnt_type[joint] == mujoco.mjtJoint.mjJNT_HINGE
    data.qvel[first] = float(np.dot(given.spin if turning else given.velocity, axis))


def _model(things: Sequence[Thing], world: World) -> Any:
    spec = mujoco.MjSpec()
    spec.option.gravity = (0.0, 0.0, -world.gravity)
    spec.option.timestep = STEP_S
    spec.option.integrator = mujoco.mjtIntegrator.mjINT_IMPLICITFAST
    spec.option.cone = mujoco.mjtCone.mjCONE_ELLIPTIC
    spec.option.impratio = 10.0
    surfaces: list[tuple[str, float, float, float, bool]] = []
    if world.floor_z is not None:
        spec.worldbody.add_geom(
            name="floor", type=mujoco.mjtGeom.mjGEOM_PLANE, size=(0, 0, 1), pos=(0, 0, world.floor_z),
            contype=0, conaffinity=0,
        )  # fmt: skip
        surfaces.append(("floor", world.floor_restitution, world.floor_friction, 0.0, False))
    for i, wall in enumerate(world.fixed):
        spec.worldbody.add_geom(
            name=f"fixed{i}", type=MUJOCO_GEOM[wall.kind], size=wall.size, pos=wall.position, quat=wall.rotation,
            contype=0, conaffinity=0,
        )  # fmt: skip
        surfaces.append((f"fixed{i}", wall.restitution, wall.friction, 0.0, False))
    for i, driven in enumerate(world.driven):
        position, rotation = driven.path(0.0)
        body = spec.worldbody.add_body(name=f"driven{i}", mocap=True, pos=position, quat=rotation)
        body.add_geom(name=f"driven{i}", type=MUJOCO_GEOM[driven.kind], size=driven.size, contype=0, conaffinity=0)
        surfaces.append((f"driven{i}", 0.3, driven.friction, 0.0, False))
    for i, thing in enumerate(things):
        _add(spec, thing, i)
        body = thing.body
        surfaces.append((f"geom{i}", body.restitution, body.friction, body.rolling, True))
    contact_s = SHORT_CONTACT_S if _few(things) else CONTACT_S
    for one, other in itertools.combinations(surfaces, 2):
        if one[4] or other[4]:
            _add_pair(spec, one, other, contact_s)
    return spec.compile()


def _add(spec: Any, thing: Thing, number: int) -> None:
    given = thing.body
    body = spec.worldbody.add_body(name=f"thing{number}", pos=given.position, quat=given.rotation)
    if thing.joint is None:
        body.add_freejoint()
    elif isinstance(thing.joint, Hinge):
        local = _into(given, np.subtract(thing.joint.pivot, given.position))
        body.add_joint(
            type=mujoco.mjtJoint.mjJNT_HINGE, pos=local, axis=_into(given, thing.joint.axis),
            damping=(thing.joint.damping, 0, 0),
        )  # fmt: skip
    else:
        slide = thing.joint
        body.add_joint(
            type=mujoco.mjtJoint.mjJNT_SLIDE, axis=_into(given, slide.axis), stiffness=(slide.stiffness, 0, 0),
            damping=(slide.damping, 0, 0), springref=slide.rest_m,
        )  # fmt: skip
    body.add_geom(
        name=f"geom{number}",
        type=MUJOCO_GEOM[given.kind],
        size=given.size,
        mass=given.mass_kg,
        contype=0,
        conaffinity=0,
    )


def _into(body: FreeBody, vector: Any) -> NDArray[np.float64]:
    """A world vector in a body's own axes."""
    turned, inverse = np.zeros(3), np.zeros(4)
    mujoco.mju_negQuat(inverse, np.asarray(body.rotation, np.float64))
    mujoco.mju_rotVecQuat(turned, np.asarray(vector, np.float64), inverse)
    return turned


def _add_pair(
    spec: Any,
    one: tuple[str, float, float, float, bool],
    other: tuple[str, float, float, float, bool],
    contact_s: float,
) -> None:
    """The contact of two surfaces. A body's restitution is already that on this floor; two bodies share theirs."""
    between = one[4] and other[4]
    restitution = sqrt(one[1] * other[1]) if between else (one if one[4] else other)[1]
    friction = sqrt(one[2] * other[2])
    ratio = damping_ratio(restitution)
    omega = contact_rate(ratio, contact_s, STIFFEST_PER_S)
    rolling = max(one[3], other[3])
    spec.add_pair(
        geomname1=one[0],
        geomname2=other[0],
        condim=6,
        solref=(-omega * omega, -2 * ratio * omega),
        solimp=(IMPEDANCE, IMPEDANCE, 0.001, 0.5, 2.0),
        friction=(friction, friction, 0.002, rolling, rolling),
    )


class _Floating:
    """What water does to each body: lift by the volume that is under, drag, and the damping of bobbing."""

    def __init__(self, things: Sequence[Thing], bodies: Sequence[int], water: Water) -> None:
        self._water = water
        self._bodies = list(bodies)
        self._things = [thing.body for thing in things]
        self._volumes = [_volume(body) for body in self._things]

    def push(self, data: Any) -> None:
        """Sets the outer forces of this step."""
        for number, given, volume in zip(self._bodies, self._things, self._volumes, strict=True):
            half, arm = _upright_half(given, data.xmat[number].reshape(3, 3))
            z = float(data.xipos[number][2])
            under = _share_under(given, (self._water.level_z - (z - half)) / (2 * half))
            force, torque = np.zeros(3), np.zeros(3)
            if under > 0.0:
                velocity = data.cvel[number][3:6]
                speed = float(np.linalg.norm(velocity))
                area = under * pi * (0.75 * volume / pi) ** (2 / 3)
                moved = self._water.density * volume * under
                force = -0.5 * self._water.density * DRAG * area * speed * velocity
                force = force - SPLASH_DAMPING * min(moved, given.mass_kg) * velocity * (1.0 if under < 1.0 else 0.2)
                force[2] += moved * GRAVITY
                spin = data.cvel[number][:3]
                torque = -0.4 * moved * half * half * (spin + SPLASH_DAMPING * spin)
                # The lift acts in the middle of the part that is under, which rights what leans.
                torque = torque + np.cross(arm * (1.0 - under), (0.0, 0.0, moved * GRAVITY))
            data.xfrc_applied[number, :3], data.xfrc_applied[number, 3:] = force, torque


def _volume(body: FreeBody) -> float:
    """m3 of a primitive, sizes as in MuJoCo."""
    a, b, c = (*body.size, 0.0, 0.0)[:3]
    return {
        GeomKind.SPHERE: 4 / 3 * pi * a**3,
        GeomKind.ELLIPSOID: 4 / 3 * pi * a * b * c,
        GeomKind.BOX: 8 * a * b * c,
        GeomKind.CYLINDER: 2 * pi * a * a * b,
        GeomKind.CAPSULE: pi * a * a * (2 * b + 4 / 3 * a),
    }[body.kind]


def _upright_half(body: FreeBody, axes: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Half of a body's height as it lies now, m; and from its centre to the middle of its lower half, m."""
    up = np.abs(axes[2])
    a, b, c = (*body.size, 0.0, 0.0)[:3]
    if body.kind is GeomKind.SPHERE:
        return a, np.zeros(3)
    if body.kind is GeomKind.BOX:
        half = float(a * up[0] + b * up[1] + c * up[2])
    elif body.kind is GeomKind.ELLIPSOID:
        half = float(np.sqrt((a * up[0]) ** 2 + (b * up[1]) ** 2 + (c * up[2]) ** 2))
    else:
        half = float(
            b * up[2] + a * np.sqrt(max(1 - up[2] ** 2, 0)) + (a * up[2] if body.kind is GeomKind.CAPSULE else 0)
        )
    # Towards the corner that lies lowest: a leaning box is pushed up there.
    extent = np.array([a, b if body.kind in (GeomKind.BOX, GeomKind.ELLIPSOID) else a, c or b])
    lowest = axes @ (-np.sign(axes[2]) * extent) * 0.25
    return half, np.array([lowest[0], lowest[1], 0.0])


def _share_under(body: FreeBody, depth: float) -> float:
    """Share of the volume under water when the water stands at this share of the height."""
    depth = min(max(depth, 0.0), 1.0)
    if body.kind in (GeomKind.SPHERE, GeomKind.ELLIPSOID):
        return depth * depth * (3.0 - 2.0 * depth)  # the cap of a sphere
    return depth
