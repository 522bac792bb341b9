"""Putting shapes with surfaces into a MuJoCo model, and reading the drawable scene back out of it.

What MuJoCo has no field for (pattern, second colour, the second radius of a round cone, subject number ...)
rides in each geom's `user` numbers, so that a stage written as MJCF and read back draws the same picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import mujoco
import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import BladeField, GeomKind, HeightField, Pattern, Scene

__all__ = ["StageBuilder", "Surface", "linear_rgb", "scene_of", "with_geoms"]

Vector = Sequence[float] | NDArray[np.floating[Any]]

USER_NUMBERS = 16
"""kind, r0, half, r1, pattern, scale, second rgb, roughness, specular, emission, transmission, ior, subject, 0."""

_MUJOCO_KIND = {
    GeomKind.PLANE: mujoco.mjtGeom.mjGEOM_PLANE,
    GeomKind.HFIELD: mujoco.mjtGeom.mjGEOM_HFIELD,
    GeomKind.SPHERE: mujoco.mjtGeom.mjGEOM_SPHERE,
    GeomKind.CAPSULE: mujoco.mjtGeom.mjGEOM_CAPSULE,
    GeomKind.ELLIPSOID: mujoco.mjtGeom.mjGEOM_ELLIPSOID,
    GeomKind.CYLINDER: mujoco.mjtGeom.mjGEOM_CYLINDER,
    GeomKind.BOX: mujoco.mjtGeom.mjGEOM_BOX,
    GeomKind.MESH: mujoco.mjtGeom.mjGEOM_MESH,
    GeomKind.ROUND_CONE: mujoco.mjtGeom.mjGEOM_CAPSULE,
    GeomKind.CONE: mujoco.mjtGeom.mjGEOM_CYLINDER,
}


def linear_rgb(srgb: Sequence[int]) -> tuple[float, float, float]:
    """Display colour 0..255 to linear light 0..1 (IEC 61966-2-1 transfer function)."""
    encoded = np.asarray(srgb, np.float64) / 255.0
    linear = np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    return float(linear[0]), float(linear[1]), float(linear[2])


@dataclass(frozen=True, slots=True)
class Surface:
    """What a shape is made of to the eye; fields as in `Scene`. Colours are linear reflectances 0..1."""

    colour: tuple[float, float, float]
    second_colour: tuple[float, float, float] | None = None
    pattern: Pattern = Pattern.PLAIN
    pattern_scale: float = 0.1
    roughness: float = 0.8
    specular: float = 0.04
    emission: float = 0.0
    transmission: float = 0.0
    ior: float = 1.0

    @classmethod
    def of(cls, *srgb: int, **more: Any) -> Self:
        """A surface from a display colour: `Surface.of(205, 150, 70, roughness=0.9)`."""
        return cls(linear_rgb(srgb), **more)

    def with_(self, **changes: Any) -> Surface:
        """A copy with some fields changed."""
        return replace(self, **changes)


class StageBuilder:
    """Builds one stage. Rigs and sets add bodies and geoms to `spec` through `geom`; `blades` are added beside."""

    def __init__(self) -> None:
        self.spec = mujoco.MjSpec()
        self.spec.nuser_geom = USER_NUMBERS
        self.blades: list[BladeField] = []
        # Posed figures need no mass of their own; this keeps bones without shapes legal.
        self.spec.compiler.boundmass = 1e-3
        self.spec.compiler.boundinertia = 1e-6
        self._meshes = 0

    def mesh(self, vertices: NDArray[np.floating[Any]], faces: NDArray[np.integer[Any]]) -> str:
        """Adds a triangle mesh to the model and returns its name, for `geom(..., GeomKind.MESH, meshname=name)`.

        Args:
            vertices: (v, 3), m.
            faces: (f, 3) indices of vertices, anticlockwise seen from outside.
        """
        self._meshes += 1
        name = f"mesh{self._meshes}"
        self.spec.add_mesh(
            name=name,
            uservert=np.asarray(vertices, np.float64).ravel(),
            userface=np.asarray(faces, np.int32).ravel(),
            inertia=mujoco.mjtMeshInertia.mjMESH_INERTIA_SHELL,
        )
        return name

    def height_field(
        self, body: Any, heights_m: NDArray[np.floating[Any]], half_m: float, surface: Surface, centre: Vector
    ) -> Any:
        """Adds square land with height.

        Args:
            body: an `MjsBody`.
            heights_m: (rows, columns), row 0 at the least y, above the centre's z.
            half_m: half its side.
            surface: how it looks.
            centre: of the square, m.
        """
        self._meshes += 1
        name = f"land{self._meshes}"
        low, high = float(heights_m.min()), float(heights_m.max())
        rows, columns = heights_m.shape
        share = (heights_m - low) / max(high - low, 1e-6)
        self.spec.add_hfield(
            name=name, size=[half_m, half_m, max(high - low, 1e-6), 0.1], nrow=rows, ncol=columns,
            userdata=share.ravel(),
        )  # fmt: skip
        place = (centre[0], centre[1], centre[2] + low)
        return self.geom(body, GeomKind.HFIELD, (0.0,), surface, position=place, hfieldname=name)

    @property
    def world(self) -> Any:
        """The world body (`MjsBody`)."""
        return self.spec.worldbody

    def geom(
        self,
        body: Any,
        kind: GeomKind,
        size: Vector,
        surface: Surface,
        *,
        position: Vector = (0.0, 0.0, 0.0),
        quaternion: Vector | None = None,
        ends: tuple[Vector, Vector] | None = None,
        subject: int = 0,
        collides: bool = False,
        mass_kg: float | None = None,
        **mujoco_fields: Any,
    ) -> Any:
        """Adds one shape to a body.

        Args:
            body: an `MjsBody`.
            kind: the shape.
            size: up to three numbers as in `Scene.size`. With `ends`, long shapes take their half-length from
                them: give (radius,) for CAPSULE and CYLINDER, (radius at first end, radius at second) for
                ROUND_CONE and CONE.
            surface: how it looks.
            position: of its centre in the body, m.
            quaternion: w, x, y, z of its axes in the body.
            ends: two points in the body that a long shape runs between, m.
            subject: segmentation number.
            collides: whether physics sees it.
            mass_kg: its mass; None lets MuJoCo derive it from the volume.
            mujoco_fields: passed on to `add_geom` (friction, solref, hfieldname, meshname ...).
        """
        numbers = np.zeros(3)
        if ends is not None:
            position, quaternion, half = _between(*ends)
            numbers[:] = (size[0], half, size[1] if len(size) > 1 else 0.0)
        else:
            numbers[: len(size)] = size
        mujoco_size = numbers.copy()
        if kind in (GeomKind.ROUND_CONE, GeomKind.CONE):
            mujoco_size[:] = (max(numbers[0], numbers[2]), numbers[1], 0.0)
        if kind is GeomKind.PLANE and mujoco_size[2] == 0.0:
            mujoco_size[2] = 1.0
        second = surface.second_colour or surface.colour
        user = [float(kind), *numbers, float(surface.pattern), surface.pattern_scale, *second]
        user += [surface.roughness, surface.specular, surface.emission, surface.transmission, surface.ior, subject, 0.0]
        fields: dict[str, Any] = {
            "type": _MUJOCO_KIND[kind],
            "size": mujoco_size,
            "pos": position,
            "rgba": [*surface.colour, 1.0 - 0.7 * surface.transmission],
            "userdata": user,
            **mujoco_fields,
        }
        if kind in (GeomKind.HFIELD, GeomKind.MESH):
            del fields["size"]
        if quaternion is not None:
            fields["quat"] = quaternion
        if mass_kg is not None:
            fields["mass"] = mass_kg
        if not collides:
            fields |= {"contype": 0, "conaffinity": 0}
        return body.add_geom(**fields)


def _between(first: Vector, second: Vector) -> tuple[NDArray[np.float64], NDArray[np.float64], float]:
    """Middle, quaternion that turns z to the line from first to second, and half its length."""
    a, b = np.asarray(first, np.float64), np.asarray(second, np.float64)
    along = b - a
    length = float(np.linalg.norm(along))
    quaternion = np.array([1.0, 0.0, 0.0, 0.0])
    if length > 1e-9:
        mujoco.mju_quatZ2Vec(quaternion, along / length)
    return (a + b) / 2, quaternion, length / 2


def scene_of(model: Any, blades: Sequence[BladeField] = ()) -> Scene:
    """The drawable scene of a compiled model whose geoms were added by a `StageBuilder`.

    Args:
        model: an `MjModel` (also one read back from MJCF).
        blades: grass fields, joined into one.
    """
    user = _user_numbers(model)
    kind = user[:, 0].astype(np.int32)
    size = _sizes(model, user)
    vertices, faces, face_range = _meshes(model)
    return Scene(
        kind=kind,
        size=size,
        colour=model.geom_rgba[:, :3].astype(np.float32),
        second_colour=user[:, 6:9].copy(),
        pattern=user[:, 4].astype(np.int32),
        pattern_scale=user[:, 5].copy(),
        roughness=user[:, 9].copy(),
        specular=user[:, 10].copy(),
        emission=user[:, 11].copy(),
        transmission=user[:, 12].copy(),
        ior=user[:, 13].copy(),
        subject=user[:, 14].astype(np.int32),
        blades=_joined(blades),
        mesh_vertices=vertices,
        mesh_faces=faces,
        mesh_face_range=face_range,
        height_fields=_height_fields(model),
        hfield_index=np.where(kind == GeomKind.HFIELD, model.geom_dataid, -1).astype(np.int32),
    )


def own_numbers(model: Any) -> dict[str, NDArray[np.float32]]:
    """Of every geom of a compiled model, (n,): kind, pattern, emission and segmentation number."""
    user = _user_numbers(model)
    return {"kind": user[:, 0], "pattern": user[:, 4], "emission": user[:, 11], "subject": user[:, 14]}


def _user_numbers(model: Any) -> NDArray[np.float32]:
    """(n, USER_NUMBERS) of every geom; those that no `StageBuilder` made get the plain ones of their own type."""
    user = np.zeros((model.ngeom, USER_NUMBERS), np.float32)
    given = min(USER_NUMBERS, model.nuser_geom)
    user[:, :given] = model.geom_user[:, :given]
    plain = Surface((0.0, 0.0, 0.0))
    for geom in range(model.ngeom):
        if user[geom].any() and model.geom_type[geom] == _MUJOCO_KIND.get(GeomKind(int(user[geom, 0]))):
            continue
        user[geom] = 0.0
        user[geom, 0] = float(model.geom_type[geom])
        user[geom, 5] = plain.pattern_scale
        user[geom, 9:14] = (plain.roughness, plain.specular, plain.emission, plain.transmission, plain.ior)
    return user


def _sizes(model: Any, user: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n, 3) sizes: MuJoCo's own, which an editor changes; two-radius shapes keep their ratio of radii."""
    size: NDArray[np.float32] = model.geom_size.astype(np.float32)
    for geom in np.flatnonzero(np.isin(user[:, 0], (GeomKind.ROUND_CONE, GeomKind.CONE))):
        first, _, last = user[geom, 1:4]
        scale = size[geom, 0] / max(first, last, 1e-9)
        size[geom] = (first * scale, size[geom, 1], last * scale)
    return size


_PER_GEOM = (
    "kind", "size", "colour", "second_colour", "pattern", "pattern_scale", "roughness", "specular", "emission",
    "transmission", "ior", "subject", "hfield_index", "mesh_face_range",
)  # fmt: skip
"""Fields of a scene that have a row for each geom."""


def with_geoms(scene: Scene, drawn: NDArray[np.integer[Any]]) -> Scene:
    """The scene with only these of its geoms, in this order."""
    return replace(scene, **{name: getattr(scene, name)[drawn] for name in _PER_GEOM})


def _meshes(model: Any) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int32]]:
    """Vertices and faces of all meshes, and each geom's first and last+1 face."""
    face_range = np.zeros((model.ngeom, 2), np.int32)
    faces = model.mesh_face.astype(np.int32).copy()
    for mesh in range(model.nmesh):
        first, count = int(model.mesh_faceadr[mesh]), int(model.mesh_facenum[mesh])
        faces[first : first + count] += int(model.mesh_vertadr[mesh])
        users = (model.geom_type == mujoco.mjtGeom.mjGEOM_MESH) & (model.geom_dataid == mesh)
        face_range[users] = (first, first + count)
    return model.mesh_vert.astype(np.float32), faces, face_range


def _height_fields(model: Any) -> tuple[HeightField, ...]:
    fields = []
    for index in range(model.nhfield):
        rows, columns = int(model.hfield_nrow[index]), int(model.hfield_ncol[index])
        half_x, half_y, top, _ = (float(value) for value in model.hfield_size[index])
        first = int(model.hfield_adr[index])
        heights = model.hfield_data[first : first + rows * columns].reshape(rows, columns) * top
        fields.append(HeightField(heights.astype(np.float32), half_x, half_y))
    return tuple(fields)


def _joined(blades: Sequence[BladeField]) -> BladeField | None:
    if not blades:
        return None
    names = BladeField.__slots__
    return BladeField(**{name: np.concatenate([getattr(field, name) for field in blades]) for name in names})
