"""Triangle meshes: a bounding-volume tree built once, walked without a stack.

A packed tree in `tree` is: the number of nodes, the number of triangles, then NODE cells a node (low corner, high
corner, the node to go to when this one is missed, first triangle, last + 1), depth first; then TRIANGLE cells a
triangle (a corner, two edges, three vertex normals). Inner nodes hold no triangles.
"""
# mypy: disable-error-code="no-untyped-def, no-untyped-call"

from __future__ import annotations

from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from generators.previz.raycast.jit import inner
from generators.previz.raycast.layout import (
    FAR,
)
from generators.previz.scene import F32, I32

NODE = 9
TRIANGLE = 18
LEAF_TRIANGLES = 4
KEPT_MESHES = 32
"""So many meshes are packed once: the light meter, the picture and the next take show the same."""


def pack_mesh(vertices: F32, faces: I32) -> NDArray[np.float64]:
    """Builds the tree of one mesh by halving at the median of the widest axis.

    vertices: (v, 3) in the geom's frame, m.
    faces: (f, 3) indices of vertices, anticlockwise seen from outside.

    Returns:
        the packed tree, which is not to be written to.
    """
    return _packed(np.asarray(vertices, np.float64).tobytes(), np.asarray(faces, np.int64).tobytes())


@lru_cache(maxsize=KEPT_MESHES)
def _packed(vertices: bytes, indices: bytes) -> NDArray[np.float64]:
    points = np.frombuffer(vertices, np.float64).reshape(-1, 3)
    faces = np.frombuffer(indices, np.int64).reshape(-1, 3)
    corners = points[faces]
    edge_1, edge_2 = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    normals = _vertex_normals(points, faces, np.cross(edge_1, edge_2))
    rows = np.concatenate([corners[:, 0], edge_1, edge_2, normals[faces].reshape(-1, 9)], axis=1)
    low, high, middle = corners.min(axis=1), corners.max(axis=1), corners.mean(axis=1)

    nodes: list[list[float]] = []
    order: list[NDArray[np.int64]] = []
    placed = 0
    # A node is pushed after its siblings' turn; `after` marks the moment a subtree is finished.
    pending: list[tuple[NDArray[np.int64], int]] = [(np.arange(len(faces), dtype=np.int64), -1)]
    while pending:
        members, finished = pending.pop()
        if finished >= 0:
            nodes[finished][6] = len(nodes)
            continue
        box = [*low[members].min(axis=0), *high[members].max(axis=0)]
        nodes.append([*box, 0.0, 0.0, 0.0])
        pending.append((members, len(nodes) - 1))
        if len(members) <= LEAF_TRIANGLES:
            nodes[-1][7:9] = [placed, placed + len(members)]
            placed += len(members)
            order.append(members)
            continue
        ranked, half = _split(members, low, high, middle)
        pending += [(ranked[half:], -1), (ranked[:half], -1)]
    head = np.array([len(nodes), len(rows)], np.float64)
    packed = np.concatenate([head, np.array(nodes).ravel(), rows[np.concatenate(order)].ravel()])
    packed.flags.writeable = False
    return packed


def _split(
    members: NDArray[np.int64], low: NDArray[np.float64], high: NDArray[np.float64], middle: NDArray[np.float64]
) -> tuple[NDArray[np.int64], int]:
    """Triangles in the order of an axis, and where to part them: by the surface area heuristic.

    A box is met by a ray in proportion to its surface, so the split that makes surface times triangles smallest on
    both sides together costs least (MacDonald and Booth, 1990).
    """
    best, chosen, at = np.inf, members, len(members) // 2
    for axis in range(3):
        ranked = members[np.argsort(middle[members, axis], kind="stable")]
        front = _surfaces(np.minimum.accumulate(low[ranked], 0), np.maximum.accumulate(high[ranked], 0))
        behind = ranked[::-1]
        back = _surfaces(np.minimum.accumulate(low[behind], 0), np.maximum.accumulate(high[behind], 0))[::-1]
        counts = np.arange(1, len(members))
        costs = front[:-1] * counts + back[1:] * counts[::-1]
        least = int(np.argmin(costs))
        if costs[least] < best:
            best, chosen, at = float(costs[least]), ranked, least + 1
    return chosen, at


def _surfaces(low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y, z = (high - low).T
    half: NDArray[np.float64] = x * y + y * z + z * x
    return half


def _vertex_normals(
    points: NDArray[np.float64], faces: NDArray[np.int64], face_normals: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Unit normals at the vertices, each face weighing by its area."""
    normals = np.zeros_like(points)
    for corner in range(3):
        np.add.at(normals, faces[:, corner], face_normals)
    length = np.linalg.norm(normals, axis=1, keepdims=True)
    unit: NDArray[np.float64] = normals / np.maximum(length, 1e-12)
    return unit


@inner
def _inverse(d):
    return 1.0 / d if abs(d) > 1.0e-12 else 1.0e12


@inner
def _misses(tree, at, ox, oy, oz, ix, iy, iz, tmin, tmax):
    """Whether a ray misses the box of the node at `at` between tmin and tmax; ix, iy, iz: one over its direction."""
    x0, x1 = (tree[at] - ox) * ix, (tree[at + 3] - ox) * ix
    y0, y1 = (tree[at + 1] - oy) * iy, (tree[at + 4] - oy) * iy
    z0, z1 = (tree[at + 2] - oz) * iz, (tree[at + 5] - oz) * iz
    near = max(min(x0, x1), max(min(y0, y1), min(z0, z1)))
    far = min(max(x0, x1), min(max(y0, y1), max(z0, z1)))
    return near > far or far < tmin or near > tmax


@inner
def _hit_triangle(tree, c, ox, oy, oz, dx, dy, dz):
    """Where a ray meets the triangle at `c`: t, or FAR, and its share of the second and the third corner.

    Möller and Trumbore (1997).
    """
    px = dy * tree[c + 8] - dz * tree[c + 7]
    py = dz * tree[c + 6] - dx * tree[c + 8]
    pz = dx * tree[c + 7] - dy * tree[c + 6]
    det = tree[c + 3] * px + tree[c + 4] * py + tree[c + 5] * pz
    if abs(det) < 1.0e-14:
        return FAR, 0.0, 0.0
    k = 1.0 / det
    sx, sy, sz = ox - tree[c], oy - tree[c + 1], oz - tree[c + 2]
    u = (sx * px + sy * py + sz * pz) * k
    qx = sy * tree[c + 5] - sz * tree[c + 4]
    qy = sz * tree[c + 3] - sx * tree[c + 5]
    qz = sx * tree[c + 4] - sy * tree[c + 3]
    v = (dx * qx + dy * qy + dz * qz) * k
    if u < 0.0 or v < 0.0 or u + v > 1.0:
        return FAR, 0.0, 0.0
    return (tree[c + 6] * qx + tree[c + 7] * qy + tree[c + 8] * qz) * k, u, v


@inner
def hit_mesh(tree, first, ox, oy, oz, dx, dy, dz, tmin, tmax):
    """First crossing with a mesh between tmin and tmax: t and the smooth normal there; t is FAR for none."""
    count = int(tree[first])
    triangles = first + 2 + count * NODE
    ix, iy, iz = _inverse(dx), _inverse(dy), _inverse(dz)
    best, which, bu, bv = tmax, -1, 0.0, 0.0
    node = 0
    while node < count:
        at = first + 2 + node * NODE
        if _misses(tree, at, ox, oy, oz, ix, iy, iz, tmin, best):
            node = int(tree[at + 6])
            continue
        node += 1
        for k in range(int(tree[at + 7]), int(tree[at + 8])):
            c = triangles + k * TRIANGLE
            t, u, v = _hit_triangle(tree, c, ox, oy, oz, dx, dy, dz)
            if tmin < t < best:
                best, which, bu, bv = t, c, u, v
    if which < 0:
        return FAR, 0.0, 0.0, 1.0
    c, w = which + 9, 1.0 - bu - bv
    nx = w * tree[c] + bu * tree[c + 3] + bv * tree[c + 6]
    ny = w * tree[c + 1] + bu * tree[c + 4] + bv * tree[c + 7]
    nz = w * tree[c + 2] + bu * tree[c + 5] + bv * tree[c + 8]
    scale = 1.0 / sqrt(nx * nx + ny * ny + nz * nz + 1.0e-20)
    return best, nx * scale, ny * scale, nz * scale


@inner
def is_in_the_way(tree, first, ox, oy, oz, dx, dy, dz, tmin, tmax):
    """Whether a mesh is crossed anywhere between tmin and tmax."""
    count = int(tree[first])
    triangles = first + 2 + count * NODE
    ix, iy, iz = _inverse(dx), _inverse(dy), _inverse(dz)
    node = 0
    while node < count:
        at = first + 2 + node * NODE
        if _misses(tree, at, ox, oy, oz, ix, iy, iz, tmin, tmax):
            node = int(tree[at + 6])
            continue
        node += 1
        for k in range(int(tree[at + 7]), int(tree[at + 8])):
            if tmin < _hit_triangle(tree, triangles + k * TRIANGLE, ox, oy, oz, dx, dy, dz)[0] < tmax:
                return True
    return False
