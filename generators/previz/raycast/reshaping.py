"""Shapes that change from frame to frame: packed geoms in other sizes and colours, and meshes whose corners move.

A mesh keeps the order of its tree and gets new boxes, which is much quicker than building the tree anew.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast import layout as at
from generators.previz.raycast.mesh import NODE, TRIANGLE
from generators.previz.scene import Frame, GeomKind, Scene

__all__ = ["Reshaping"]

F64 = NDArray[np.float64]
I64 = NDArray[np.int64]
_FINISH = (at.ROUGHNESS, at.SPECULAR, at.EMISSION, at.TRANSMISSION, at.IOR)
_ROUND = frozenset({GeomKind.ROUND_CONE, GeomKind.CONE, GeomKind.CAPSULE, GeomKind.CYLINDER})
"""Kinds whose sizes are (radius, half length, radius): along z they are long, across it round."""


@dataclass(frozen=True, slots=True)
class _Tree:
    """Where a mesh lies in the packed trees, and in which order: its vertices (v, 3) and faces (f, 3) as packed.

    `spans`: (nodes, 2) first and last+1 triangle under each node.
    """

    first: int
    vertices: F64
    faces: I64
    spans: I64

    def packed(self, vertices: F64) -> F64:
        """The tree's boxes and triangles for other vertices."""
        corners = vertices[self.faces]
        edge_1, edge_2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
        flat = np.cross(edge_1, edge_2)
        normals = np.zeros_like(vertices)
        for corner in range(3):
            np.add.at(normals, self.faces[:, corner], flat)
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)
        rows = np.concatenate([corners[:, 0], edge_1, edge_2, normals[self.faces].reshape(-1, 9)], axis=1)
        low, high = corners.min(axis=1), corners.max(axis=1)
        boxes = [np.concatenate([low[a:b].min(axis=0), high[a:b].max(axis=0)]) for a, b in self.spans]
        return np.concatenate([np.array(boxes), rows.reshape(len(rows), -1)], axis=None)


class Reshaping:
    """Gives the packed scene of a frame whose shapes differ from the scene's own."""

    def __init__(self, scene: Scene, kinds: NDArray[np.int32], fixed: F64, tree: F64) -> None:
        """Takes the scene and what the ray caster packed of it."""
        self._scene, self._kinds, self._fixed, self._tree = scene, kinds, fixed, tree
        self._trees: dict[int, _Tree] = {}

    def of(self, frame: Frame) -> tuple[F64, F64]:
        """Geoms and mesh trees as this frame has them; the scene's own where it changes nothing."""
        fixed, tree = self._fixed, self._tree
        if frame.scale is None and not frame.meshes and frame.colour is None:
            return fixed, tree
        fixed = fixed.copy()
        if frame.colour is not None:
            fixed[:, at.COLOUR : at.COLOUR + 3] = frame.colour
        if frame.second_colour is not None:
            fixed[:, at.SECOND : at.SECOND + 3] = frame.second_colour
        if frame.finish is not None:
            fixed[:, _FINISH] = frame.finish
        scale = np.ones((len(fixed), 3)) if frame.scale is None else np.asarray(frame.scale, np.float64)
        changed = np.flatnonzero(np.any(np.abs(scale - 1.0) > 1e-6, axis=1)).tolist()
        bent = {g for g in changed if self._kinds[g, at.KIND] == at.MESH} | set(frame.meshes)
        for g in changed:
            fixed[g, at.SIZE : at.SIZE + 3] *= self._along(g, scale[g])
        if bent:
            tree = tree.copy()
        for g in sorted(bent):
            self._bend(g, scale[g], frame, fixed, tree)
        return fixed, tree

    def _along(self, geom: int, scale: F64) -> F64:
        """Factors of a geom's sizes for a scale along its axes."""
        x, y, z = scale
        across = np.sqrt(x * y)
        kind = GeomKind(int(self._scene.kind[geom]))
        if kind in _ROUND:
            return np.array([across, z, across])
        return np.full(3, np.cbrt(x * y * z)) if kind is GeomKind.SPHERE else scale

    def _bend(self, geom: int, scale: F64, frame: Frame, fixed: F64, tree: F64) -> None:
        if geom not in self._trees:
            self._trees[geom] = self._found(geom)
        known = self._trees[geom]
        given = frame.meshes.get(geom)
        vertices = (known.vertices if given is None else np.asarray(given, np.float64)) * scale
        packed = known.packed(vertices)
        nodes, first = len(known.spans), known.first
        cells = tree[first + 2 : first + 2 + nodes * NODE].reshape(nodes, NODE)
        cells[:, :6] = packed[: nodes * 6].reshape(nodes, 6)
        tree[first + 2 + nodes * NODE : first + 2 + nodes * NODE + len(known.faces) * TRIANGLE] = packed[nodes * 6 :]
        fixed[geom, at.SIZE : at.SIZE + 3] = np.abs(vertices).max(axis=0)

    def _found(self, geom: int) -> _Tree:
        """A mesh's tree with its triangles in the order they were packed, found again by their numbers."""
        begin, end = self._scene.mesh_face_range[geom]
        used, compact = np.unique(self._scene.mesh_faces[begin:end], return_inverse=True)
        vertices = np.asarray(self._scene.mesh_vertices, np.float64)[used]
        faces = compact.reshape(-1, 3).astype(np.int64)
        first = int(self._kinds[geom, at.FIRST])
        nodes, count = int(self._tree[first]), int(self._tree[first + 1])
        cells = self._tree[first + 2 : first + 2 + nodes * NODE].reshape(nodes, NODE)
        rows = self._tree[first + 2 + nodes * NODE :][: count * TRIANGLE].reshape(count, TRIANGLE)
        corners = vertices[faces]
        mine = np.concatenate([corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]], axis=1)
        by_row: dict[bytes, list[int]] = {}
        for number, row in enumerate(mine):
            by_row.setdefault(row.tobytes(), []).append(number)
        order = np.array([by_row[np.ascontiguousarray(row[:9]).tobytes()].pop() for row in rows], np.int64)
        return _Tree(first, vertices, faces[order], _spans(cells))


def _spans(cells: F64) -> I64:
    """First and last+1 triangle under every node; a node's own are in its last two cells, those of others below it."""
    spans = np.zeros((len(cells), 2), np.int64)
    for node, row in enumerate(cells):
        under = cells[node : int(row[6])]
        leaves = under[under[:, 8] > under[:, 7]]
        spans[node] = leaves[:, 7].min(), leaves[:, 8].max()
    return spans
