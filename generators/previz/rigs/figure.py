"""A jointed figure in the stage's model: bones with shapes on them before compiling, a pose to set after.

Every bone is a MuJoCo body. The first hangs in the world by a free joint, the others by a ball joint (a rotation)
or, where an axis is given, a hinge (an angle) or a slide (a way). A figure's frame has x forward, y to its left and z
up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import mujoco

from generators.previz.building import StageBuilder, Surface, Vector
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, add, lerp, multiply, rotate, slerp
from generators.previz.rigs.stuff import is_eye
from generators.previz.scene import GeomKind

__all__ = ["ROOT", "Aliased", "Figure", "Posture", "Puppet", "blended"]

ROOT = "root"
_ROUND: Final = frozenset({GeomKind.SPHERE, GeomKind.ELLIPSOID})
_OF_ONE_NUMBER: Final = frozenset({int(mujoco.mjtJoint.mjJNT_HINGE), int(mujoco.mjtJoint.mjJNT_SLIDE)})
"""Joints that one number sets; the others take a rotation."""


@dataclass(frozen=True, slots=True)
class Posture:
    """A figure at one instant.

    Attributes:
        position: of the root bone, world m.
        rotation: of the root bone.
        joints: bone name to its rotation in its parent (ball), angle in radians (hinge) or way in metres (slide);
            others keep their rest.
    """

    position: Vec
    rotation: Quat = IDENTITY
    joints: Mapping[str, Quat | float] = field(default_factory=dict)


def blended(a: Posture, b: Posture, share: float) -> Posture:
    """The posture at `share` of the way from one to another, eased at both ends."""
    eased = share * share * (3 - 2 * share)
    joints = {name: _between(a.joints.get(name), joint, eased) for name, joint in b.joints.items()}
    return Posture(lerp(a.position, b.position, eased), slerp(a.rotation, b.rotation, eased), joints)


def _between(a: Quat | float | None, b: Quat | float, share: float) -> Quat | float:
    if isinstance(b, tuple):
        return slerp(a if isinstance(a, tuple) else IDENTITY, b, share)
    return (a if isinstance(a, float) else 0.0) * (1.0 - share) + b * share


def _bulk(geom: Any) -> float:
    """How much a shape fills, roughly, m3; nothing for a mesh, which has no size of its own."""
    a, b, c = (float(value) for value in geom.size)
    return a * (b or a) * (c or b or a)


class Figure:
    """A figure being built.

    Attributes:
        name: prefix of its bodies' names in the model. number: its segmentation number.
        stuff: the surface of all its shapes but its eyes, if it is of one stuff.
    """

    def __init__(self, builder: StageBuilder, name: str, number: int, stuff: Surface | None = None) -> None:
        self.builder = builder
        self.stuff = stuff
        self.name = name
        self.number = number
        self._bodies: dict[str, Any] = {}
        self._joints: dict[str, tuple[str, Vec]] = {}

    def root(self) -> str:
        """Adds the bone that carries all the others."""
        body = self.builder.world.add_body(name=f"{self.name}/{ROOT}")
        body.add_freejoint(name=f"{self.name}/{ROOT}")
        self._bodies[ROOT] = body
        return ROOT

    def bone(
        self,
        name: str,
        parent: str,
        at: Vector = (0.0, 0.0, 0.0),
        *,
        axis: Vector | None = None,
        turn: Quat = IDENTITY,
        slides: bool = False,
    ) -> str:
        """Adds a bone.

        Args:
            name: unique in the figure.
            parent: the bone it hangs on.
            at: its joint, in the parent's frame, m.
            axis: a hinge's or a slide's axis; None for a ball joint.
            turn: how its frame lies in the parent's at rest.
            slides: whether it slides along its axis rather than turns about it.
        """
        body = self._bodies[parent].add_body(name=f"{self.name}/{name}", pos=at, quat=turn)
        if axis is None:
            body.add_joint(name=f"{self.name}/{name}", type=mujoco.mjtJoint.mjJNT_BALL)
        else:
            kind = mujoco.mjtJoint.mjJNT_SLIDE if slides else mujoco.mjtJoint.mjJNT_HINGE
            body.add_joint(name=f"{self.name}/{name}", type=kind, axis=axis)
        self._bodies[name] = body
        x, y, z = at
        self._joints[name] = (parent, (float(x), float(y), float(z)))
        return name

    def has(self, bone: str) -> bool:
        """Whether it has a bone of that name."""
        return bone in self._bodies

    def is_round(self) -> bool:
        """Whether the largest shape of its root is a ball or an ellipsoid: an apple, not a cork."""
        round_ = (mujoco.mjtGeom.mjGEOM_SPHERE, mujoco.mjtGeom.mjGEOM_ELLIPSOID)
        geoms = list(self._bodies[ROOT].geoms)
        largest = max(geoms, key=_bulk, default=None)
        return largest is not None and largest.type in round_

    def place_of(self, bone: str, posture: Posture) -> tuple[Vec, Quat]:
        """World position of a bone's joint, and its rotation, in a posture (bones with hinges count as unbent)."""
        if bone == ROOT:
            return posture.position, posture.rotation
        parent, at = self._joints[bone]
        origin, turn = self.place_of(parent, posture)
        joint = posture.joints.get(bone, IDENTITY)
        bent = multiply(turn, joint) if isinstance(joint, tuple) else turn
        return add(origin, rotate(turn, at)), bent

    def shape(self, bone: str, kind: GeomKind, size: Vector, surface: Surface, **where: Any) -> None:
        """Adds a shape to a bone; `where` as in `StageBuilder.geom`."""
        if self.stuff is not None and not (kind in _ROUND and is_eye(surface, max(size, default=1.0))):
            surface = self.stuff
        self.builder.geom(self._bodies[bone], kind, size, surface, subject=self.number, **where)

    def ball(self, bone: str, radii: Vector, at: Vector, surface: Surface, **where: Any) -> None:
        """Adds an ellipsoid."""
        self.shape(bone, GeomKind.ELLIPSOID, radii, surface, position=at, **where)

    def limb(self, bone: str, start: Vector, end: Vector, radii: tuple[float, float], surface: Surface) -> None:
        """Adds a round cone between two points."""
        self.shape(bone, GeomKind.ROUND_CONE, radii, surface, ends=(start, end))

    def box(self, bone: str, half: Vector, at: Vector, surface: Surface, **where: Any) -> None:
        """Adds a box by its half extents."""
        self.shape(bone, GeomKind.BOX, half, surface, position=at, **where)

    def bind(self, model: Any) -> Puppet:
        """The figure in a compiled model."""
        addresses = {}
        for name in self._bodies:
            joint = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_JOINT, f"{self.name}/{name}")
            addresses[name] = (int(model.jnt_qposadr[joint]), int(model.jnt_type[joint]) in _OF_ONE_NUMBER)
        return Puppet(addresses)


class Aliased(Figure):
    """A figure under other names for some of its bones, for what builds on a bone by its name."""

    def __init__(self, figure: Figure, names: Mapping[str, str]) -> None:
        super().__init__(figure.builder, figure.name, figure.number, figure.stuff)
        self._bodies, self._joints, self._names = figure._bodies, figure._joints, names

    def bone(
        self,
        name: str,
        parent: str,
        at: Vector = (0.0, 0.0, 0.0),
        *,
        axis: Vector | None = None,
        turn: Quat = IDENTITY,
        slides: bool = False,
    ) -> str:
        """Adds a bone to one that may have another name."""
        return super().bone(name, self._names.get(parent, parent), at, axis=axis, turn=turn, slides=slides)

    def shape(self, bone: str, kind: GeomKind, size: Vector, surface: Surface, **where: Any) -> None:
        """Adds a shape to a bone that may have another name."""
        super().shape(self._names.get(bone, bone), kind, size, surface, **where)


@dataclass(frozen=True, slots=True)
class Puppet:
    """A figure in a compiled model: bone name to where its joint lies in `qpos`, and whether one number sets it."""

    addresses: Mapping[str, tuple[int, bool]]

    def write(self, posture: Posture, qpos: Any) -> None:
        """Sets the figure's joints in `MjData.qpos`; joints that the posture leaves out go to rest."""
        for name, (address, single) in self.addresses.items():
            if name == ROOT:
                qpos[address : address + 3] = posture.position
                qpos[address + 3 : address + 7] = posture.rotation
            elif single:
                qpos[address] = posture.joints.get(name, 0.0)
            else:
                qpos[address : address + 4] = posture.joints.get(name, IDENTITY)
