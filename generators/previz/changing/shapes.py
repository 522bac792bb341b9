"""The shapes of a stage at one instant, as what changes them finds and leaves them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import F32, GeomKind, Scene

__all__ = ["FINISH", "Alteration", "Shapes", "along", "both"]

F64 = NDArray[np.float64]
FINISH = ("roughness", "specular", "emission", "transmission", "ior")
"""Fields of a scene by which a surface looks polished, metallic, shining or clear."""


@dataclass(slots=True)
class Shapes:
    """All n geoms of the model. What changes them writes into the arrays.

    Attributes:
        position: (n, 3) m. rotation: (n, 3, 3).
        scale: (n, 3) size over the scene's own along each geom's own axes.
        colour, second_colour: (n, 3) reflectances.
        finish: (n, 5) the fields of `FINISH`.
        scene: all geoms as they were built.
        meshes: vertices (v, 3) of meshes that bend, in the geom's frame, by geom.
    """

    position: F64
    rotation: F64
    scale: F64
    colour: F64
    second_colour: F64
    finish: F64
    scene: Scene
    meshes: dict[int, F64] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene, data: Any) -> Shapes:
        """As the posed model and the scene of all its geoms have them."""
        return cls(
            data.geom_xpos.copy(),
            data.geom_xmat.reshape(-1, 3, 3).copy(),
            np.ones((len(scene.kind), 3)),
            np.asarray(scene.colour, np.float64).copy(),
            np.asarray(scene.second_colour, np.float64).copy(),
            np.column_stack([np.asarray(getattr(scene, name), np.float64) for name in FINISH]),
            scene,
        )

    def mesh(self, geom: int) -> F64:
        """Vertices (v, 3) of a geom's mesh in its frame, as they are now."""
        if geom in self.meshes:
            return self.meshes[geom]
        first, last = self.scene.mesh_face_range[geom]
        return np.asarray(self.scene.mesh_vertices[np.unique(self.scene.mesh_faces[first:last])], np.float64)

    def stretch(self, geoms: NDArray[np.intp], foot: F64, factors: F64) -> None:
        """Stretches geoms along the world's axes, away from a point.

        Args:
            geoms: which; (m,).
            foot: what stays where it is, (3,) m.
            factors: (m, 3).
        """
        before = self.position[geoms]
        self.position[geoms] = foot + (before - foot) * factors
        # A geom's own axis grows by as much as the stretch lengthens it; a mesh is stretched point by point.
        along = np.einsum("nji,nj->nij", self.rotation[geoms], factors)
        lengths = np.linalg.norm(along, axis=2)
        for geom, factor, length in zip(geoms.tolist(), factors, lengths, strict=True):
            if self.scene.kind[geom] == GeomKind.MESH:
                turn = self.rotation[geom]
                self.meshes[geom] = (self.mesh(geom) @ turn.T * factor) @ turn
            else:
                self.scale[geom] *= length

    def fields_of(self, drawn: NDArray[np.intp]) -> Mapping[str, Any]:
        """The fields of a `Frame` that shows these geoms."""
        numbers = {int(geom): place for place, geom in enumerate(drawn)}
        return {
            "position": _f32(self.position[drawn]),
            "rotation": _f32(self.rotation[drawn]),
            "scale": _f32(self.scale[drawn]),
            "colour": _f32(self.colour[drawn]),
            "second_colour": _f32(self.second_colour[drawn]),
            "finish": _f32(self.finish[drawn]),
            "meshes": {numbers[geom]: _f32(points) for geom, points in self.meshes.items() if geom in numbers},
        }


def _f32(values: F64) -> F32:
    return np.asarray(values, np.float32)


Alteration: TypeAlias = Callable[[float, Shapes], None]
"""Changes the shapes of one figure for a story time, s."""


def both(first: Alteration | None, second: Alteration) -> Alteration:
    """One alteration after another."""
    if first is None:
        return second
    before = first

    def apply(story_s: float, shapes: Shapes) -> None:
        before(story_s, shapes)
        second(story_s, shapes)

    return apply


def along(way: F64) -> F64:
    """A rotation whose third axis is a way."""
    z = way / max(float(np.linalg.norm(way)), 1e-9)
    x = np.cross(z, (0.0, 1.0, 0.0)) if abs(z[1]) < 0.9 else np.cross(z, (1.0, 0.0, 0.0))
    x /= np.linalg.norm(x)
    return np.column_stack([x, np.cross(z, x), z])
