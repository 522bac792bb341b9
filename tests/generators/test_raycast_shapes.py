"""Every shape is met where a dense march along the ray first finds itself inside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generators.previz.scene import GeomKind, HeightField
from tests.generators.raycast_scenes import look_at, pixel_rays, shoot

SIZE = (32, 18)
STEP_M = 0.002


def inside(kind, size, p):
    """Whether local points p (..., 3) lie inside the shape: its definition, and nothing of the renderer's."""
    a, b, c = size
    x, y, z = p[..., 0], p[..., 1], p[..., 2]
    rho = np.hypot(x, y)
    if kind == GeomKind.SPHERE:
        return x**2 + y**2 + z**2 < a**2
    if kind == GeomKind.ELLIPSOID:
        return (x / a) ** 2 + (y / b) ** 2 + (z / c) ** 2 < 1
    if kind == GeomKind.BOX:
        return (abs(x) < a) & (abs(y) < b) & (abs(z) < c)
    if kind == GeomKind.CYLINDER:
        return (rho < a) & (abs(z) < b)
    if kind == GeomKind.CONE:
        return (abs(z) < b) & (rho < a + (c - a) * (z + b) / (2 * b))
    if kind == GeomKind.CAPSULE:
        return rho**2 + (z - np.clip(z, -b, b)) ** 2 < a**2
    # A round cone is the union of balls whose centres and radii run from one end to the other.
    share = np.linspace(0, 1, 60).reshape(-1, *([1] * x.ndim))
    return (rho**2 + (z - (2 * share - 1) * b) ** 2 < (a + (c - a) * share) ** 2).any(axis=0)


def rotation_of(quaternion):
    w, x, y, z = np.array(quaternion) / np.linalg.norm(quaternion)
    return np.array(
        [
            [1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y)],
            [2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x)],
            [2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)],
        ]
    )


turn = st.floats(-1, 1)
length = st.floats(0.25, 0.7)
SOLIDS = [
    GeomKind.SPHERE,
    GeomKind.ELLIPSOID,
    GeomKind.CAPSULE,
    GeomKind.CYLINDER,
    GeomKind.BOX,
    GeomKind.CONE,
    GeomKind.ROUND_CONE,
]


@pytest.mark.parametrize("kind", SOLIDS, ids=lambda kind: kind.name.lower())
@settings(max_examples=6, deadline=None)
@given(size=st.tuples(length, length, length), quaternion=st.tuples(st.floats(0.1, 1), turn, turn, turn))
def test_depth_is_where_a_march_first_comes_inside(kind, size, quaternion):
    if kind == GeomKind.ROUND_CONE and abs(size[0] - size[2]) > 1.8 * size[1]:
        size = (size[0], size[1], size[0])
    axes = rotation_of(quaternion)
    camera = look_at((0.3, -3.0, 0.8), (0.0, 0.0, 0.0))
    layers = shoot([{"kind": kind, "size": size, "axes": axes}], camera, size=SIZE)
    t = np.arange(1.2, 5.0, STEP_M)
    for y in range(0, SIZE[1], 3):
        for x in range(0, SIZE[0], 3):
            ray = pixel_rays(camera, *SIZE)[y, x]
            hits = inside(kind, size, (camera.position + t[:, None] * ray) @ axes)
            depth = layers.depth_m[y, x]
            if hits.sum() * STEP_M > 0.05:
                assert depth == pytest.approx(t[hits.argmax()], abs=2 * STEP_M)
            elif not hits.any() and np.isfinite(depth):
                # Only a graze may be seen by one and not by the other.
                near = inside(kind, [s + 0.02 for s in size], (camera.position + t[:, None] * ray) @ axes)
                assert near.any()


@pytest.mark.parametrize("kind", SOLIDS, ids=lambda kind: kind.name.lower())
def test_normals_point_out_of_the_solid(kind):
    size = (0.4, 0.5, 0.3)
    camera = look_at((1.2, -2.5, 1.4), (0.0, 0.0, 0.0))
    layers = shoot([{"kind": kind, "size": size}], camera, size=SIZE)
    points = camera.position + layers.depth_m[..., None] * pixel_rays(camera, *SIZE)
    seen = np.isfinite(layers.depth_m)
    assert seen.sum() > 20
    normal = layers.normal[seen]
    assert np.allclose(np.linalg.norm(normal, axis=1), 1, atol=1e-3)
    assert not inside(kind, size, points[seen] + 0.02 * normal).any()
    assert inside(kind, size, points[seen] - 0.02 * normal).mean() > 0.97


def cube_mesh(half):
    corners = np.array([[x, y, z] for x in (-half, half) for y in (-half, half) for z in (-half, half)], np.float32)
    faces = [(0, 1, 3), (0, 3, 2), (4, 6, 7), (4, 7, 5), (0, 4, 5), (0, 5, 1)]
    faces += [(2, 3, 7), (2, 7, 6), (0, 2, 6), (0, 6, 4), (1, 5, 7), (1, 7, 3)]
    return corners, np.array(faces, np.int32)


def test_a_mesh_of_a_cube_is_met_where_the_box_is():
    vertices, faces = cube_mesh(0.5)
    camera = look_at((1.5, -2.5, 1.2), (0.0, 0.0, 0.0))
    axes = rotation_of((0.9, 0.2, -0.3, 0.4))
    box = shoot([{"kind": GeomKind.BOX, "size": (0.5, 0.5, 0.5), "axes": axes}], camera)
    mesh = shoot(
        [{"kind": GeomKind.MESH, "axes": axes}],
        camera,
        mesh_vertices=vertices,
        mesh_faces=faces,
        mesh_face_range=np.array([[0, 12]], np.int32),
    )
    both = np.isfinite(box.depth_m) & np.isfinite(mesh.depth_m)
    assert both.sum() > 300
    assert (np.isfinite(box.depth_m) != np.isfinite(mesh.depth_m)).sum() <= 4
    assert np.allclose(box.depth_m[both], mesh.depth_m[both], atol=1e-3)


def test_a_mesh_of_thousands_of_triangles_is_met_like_the_ball_it_models():
    around, up = 64, 32
    theta, phi = np.meshgrid(np.linspace(0, 2 * np.pi, around, endpoint=False), np.linspace(0, np.pi, up))
    vertices = np.stack([np.cos(theta) * np.sin(phi), np.sin(theta) * np.sin(phi), np.cos(phi)], -1).reshape(-1, 3)
    faces = []
    for j in range(up - 1):
        for i in range(around):
            a, b = j * around + i, j * around + (i + 1) % around
            faces += [(a, a + around, b), (b, a + around, b + around)]
    camera = look_at((0.0, -4.0, 1.0), (0.0, 0.0, 0.0))
    mesh = shoot(
        [{"kind": GeomKind.MESH}],
        camera,
        mesh_vertices=vertices.astype(np.float32),
        mesh_faces=np.array(faces, np.int32),
        mesh_face_range=np.array([[0, len(faces)]], np.int32),
    )
    ball = shoot([{"kind": GeomKind.SPHERE, "size": (1.0, 0.0, 0.0)}], camera)
    both = np.isfinite(ball.depth_m) & np.isfinite(mesh.depth_m)
    assert both.sum() > 0.97 * np.isfinite(ball.depth_m).sum()
    assert np.abs(ball.depth_m[both] - mesh.depth_m[both]).mean() < 0.005
    assert np.abs(ball.normal[both] - mesh.normal[both]).mean() < 0.02


def bilinear(heights, half, x, y):
    rows, columns = heights.shape
    u = np.clip((x + half) / (2 * half) * (columns - 1), 0, columns - 1.001)
    v = np.clip((y + half) / (2 * half) * (rows - 1), 0, rows - 1.001)
    i, j = u.astype(int), v.astype(int)
    fu, fv = u - i, v - j
    low = heights[j, i] * (1 - fu) + heights[j, i + 1] * fu
    return low * (1 - fv) + (heights[j + 1, i] * (1 - fu) + heights[j + 1, i + 1] * fu) * fv


def test_a_height_field_is_met_where_a_march_first_comes_below_it():
    half = 10.0
    grid = np.linspace(-half, half, 41)
    x, y = np.meshgrid(grid, grid)
    heights = (0.8 * np.sin(0.7 * x) * np.cos(0.5 * y)).astype(np.float32)
    camera = look_at((0.0, -9.0, 2.5), (0.0, 0.0, 0.0))
    layers = shoot(
        [{"kind": GeomKind.HFIELD, "size": (half, half, 1.0)}],
        camera,
        height_fields=(HeightField(heights, half, half),),
        hfield_index=np.zeros(1, np.int32),
    )
    rays = pixel_rays(camera)
    t = np.arange(0.5, 18.0, 0.004)
    checked = 0
    for row in range(30, 54, 3):
        for column in range(0, 96, 7):
            p = camera.position + t[:, None] * rays[row, column]
            over = (abs(p[:, 0]) < half) & (abs(p[:, 1]) < half)
            below = over & (p[:, 2] < bilinear(heights, half, p[:, 0], p[:, 1]))
            if below.any() and below.sum() > 20:
                checked += 1
                depth = layers.depth_m[row, column]
                met = camera.position + depth * rays[row, column]
                assert met[2] == pytest.approx(bilinear(heights, half, *met[:2, None])[0], abs=0.004)
                before = p[t < depth - 0.01]
                assert (before[:, 2] > bilinear(heights, half, before[:, 0], before[:, 1]) - 0.01).all()
    assert checked > 60


def test_a_plane_is_seen_from_its_front_only_and_ends_at_its_half_extents():
    plane = {"kind": GeomKind.PLANE, "size": (1.0, 0.5, 0.1)}
    above = shoot([plane], look_at((0.0, 0.01, 4.0), (0.0, 0.0, 0.0)))
    below = shoot([plane], look_at((0.0, 0.01, -4.0), (0.0, 0.0, 0.0)))
    assert not np.isfinite(below.depth_m).any()
    # 35 mm at 4 m: 36 mm of sensor see 4.114 m, so 2 m are 46.7 of the 96 columns and 1 m 23.3 of the 54 rows.
    seen = np.isfinite(above.depth_m)
    assert seen.any(axis=0).sum() == pytest.approx(46.7, abs=1.5)
    assert seen.any(axis=1).sum() == pytest.approx(23.3, abs=1.5)
    assert np.allclose(above.depth_m[seen], 4.0, atol=0.02)


def test_what_cannot_be_drawn_is_refused_by_name():
    camera = look_at((0.0, -3.0, 0.0), (0.0, 0.0, 0.0))
    with pytest.raises(ValueError, match="geom 0 has kind 99"):
        shoot([{"kind": 99}], camera)
    with pytest.raises(ValueError, match="geom 0 is a mesh, but the scene holds no faces"):
        shoot([{"kind": GeomKind.MESH}], camera)
    with pytest.raises(ValueError, match="geom 0 is a height field, but the scene holds no heights"):
        shoot([{"kind": GeomKind.HFIELD}], camera)


@pytest.mark.parametrize("half_pixels", [0.55, 0.72, 0.8, 1.0, 1.2])
def test_what_is_as_small_as_a_pixel_is_found_wherever_it_stands(half_pixels):
    # 35 mm at 4 m: 36 mm of sensor see 4.114 m, a pixel of 96 is 0.0429 m wide.
    pixel = 4.0 * 36.0 / 35.0 / 96
    rng = np.random.default_rng(5)
    wall = {"kind": GeomKind.BOX, "size": (4.0, 0.05, 4.0), "at": (0.0, 0.3, 0.0)}
    # Five pixels apart, so that they stand at all places of the grids by which a picture is traced.
    places = [5.0 * np.array([i, j]) + rng.random(2) for i in range(-8, 9) for j in range(-4, 5)]
    balls = [{"size": (half_pixels * pixel, 0, 0), "at": (x * pixel, 0.0, z * pixel)} for x, z in places]
    layers = shoot([wall, *balls], look_at((0.0, -4.0, 0.0), (0.0, 0.0, 0.0)))
    centres = np.array([(x % 1.0, z % 1.0) for x, z in places])
    holds = np.hypot(*(centres - 0.5).T) < half_pixels - 0.02
    assert holds.sum() > 40
    assert set(np.flatnonzero(holds) + 1) <= set(np.unique(layers.geom))
