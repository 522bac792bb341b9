"""The camera is a pinhole: sizes follow f / d, depth runs along the axis, and the passes lie on each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.previz.raycast import RayCaster
from generators.previz.scene import BladeField, Flakes, Frame, GeomKind
from tests.generators.raycast_scenes import FLAT_SKY, HEIGHT, SUN, WIDTH, look_at, pixel_of, scene, shoot

BALL = {"kind": GeomKind.SPHERE, "size": (0.5, 0.0, 0.0), "subject": 3}


@pytest.mark.parametrize(("focal_length_mm", "distance_m"), [(24.0, 4.0), (35.0, 8.0), (85.0, 12.0)])
def test_a_ball_is_as_wide_as_focal_length_over_distance_says(focal_length_mm, distance_m):
    camera = look_at((0.0, -distance_m, 0.0), (0.0, 0.0, 0.0), focal_length_mm)
    layers = shoot([BALL], camera, size=(480, 270))
    # The outline of a ball on the axis is where the line of sight touches it: r / sqrt(d^2 - r^2).
    expected = 2 * 0.5 / np.sqrt(distance_m**2 - 0.25) * focal_length_mm / 36.0 * 480
    assert (layers.subject == 3).any(axis=0).sum() == pytest.approx(expected, abs=1.5)


def test_a_dolly_zoom_keeps_the_ball_and_changes_what_is_behind_it():
    behind = {"kind": GeomKind.SPHERE, "size": (1.0, 0.0, 0.0), "at": (6.0, 12.0, 0.0), "subject": 1}
    widths = []
    for focal_length_mm, distance_m in ((25.0, 4.0), (50.0, 8.0)):
        camera = look_at((0.0, -distance_m, 0.0), (0.0, 0.0, 0.0), focal_length_mm)
        subject = shoot([BALL, behind], camera, size=(480, 270)).subject
        widths.append([(subject == who).any(axis=0).sum() for who in (3, 1)])
    assert widths[0][0] == pytest.approx(widths[1][0], abs=2)
    assert widths[1][1] > 1.2 * widths[0][1]


def test_depth_is_measured_along_the_axis_not_along_the_ray():
    wall = {"kind": GeomKind.BOX, "size": (50.0, 0.5, 50.0), "at": (0.0, 5.5, 0.0)}
    layers = shoot([wall], look_at((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), 18.0))
    assert np.allclose(layers.depth_m, 5.0, atol=1e-3)
    assert np.allclose(layers.normal, (0.0, -1.0, 0.0), atol=1e-3)


def test_passes_lie_on_the_depth_and_name_what_is_seen():
    geoms = [
        {"kind": GeomKind.PLANE, "size": (0.0, 0.0, 0.1)},
        BALL | {"at": (-1.0, 0.0, 0.5), "subject": 1},
        {"kind": GeomKind.BOX, "size": (0.3, 0.3, 0.6), "at": (1.0, 0.0, 0.6), "subject": 2},
    ]
    camera = look_at((0.0, -5.0, 1.2), (0.0, 0.0, 0.6))
    layers = shoot(geoms, camera)
    sky = np.isinf(layers.depth_m)
    assert sky.any()
    assert (layers.geom[sky] == -1).all()
    assert (layers.subject[sky] == -1).all()
    assert (layers.normal[sky] == 0).all()
    assert (layers.subject[~sky] == np.array([0, 1, 2])[layers.geom[~sky]]).all()
    for index, point in ((1, (-1.0, -0.4, 0.5)), (2, (1.0, -0.3, 0.6)), (0, (0.0, -2.0, 0.0))):
        x, y = pixel_of(camera, point)
        assert layers.geom[int(y), int(x)] == index


def test_passes_are_left_out_unless_asked_for_and_change_nothing():
    camera = look_at((0.0, -3.0, 1.0), (0.0, 0.0, 0.0))
    with_passes, without = shoot([BALL], camera), shoot([BALL], camera, passes=False)
    assert without.normal is None
    assert without.subject is None
    assert np.array_equal(with_passes.geom, without.geom)
    assert np.array_equal(with_passes.light, without.light)
    assert np.array_equal(with_passes.depth_m, without.depth_m)


def test_the_outline_of_a_ball_is_smooth():
    white = {"kind": GeomKind.SPHERE, "size": (0.5, 0.0, 0.0), "emission": 1.0, "colour": (1.0, 1.0, 1.0)}
    camera = look_at((0.0, -3.0, 0.0), (0.0, 0.0, 0.0))
    layers = shoot([white], camera, (), replace(FLAT_SKY, ambient=0.0))
    ball, sky = layers.light[HEIGHT // 2, WIDTH // 2, 0], layers.light[0, 0, 0]
    cover = (layers.light[..., 0] - sky) / (ball - sky)
    radius_px = 0.5 / np.sqrt(9.0 - 0.25) * 35.0 / 36.0 * WIDTH
    assert ((cover > 0.1) & (cover < 0.9)).sum() > 4 * radius_px * 0.7
    assert np.clip(cover, 0, 1).sum() == pytest.approx(np.pi * radius_px**2, rel=0.03)


def test_a_geom_that_reaches_behind_the_camera_is_still_seen():
    wall = {"kind": GeomKind.BOX, "size": (0.2, 20.0, 3.0), "at": (2.0, 0.0, 0.0)}
    beam = {"kind": GeomKind.CAPSULE, "size": (0.3, 10.0, 0.0), "at": (-1.5, 0.0, 0.0), "axes": axes_along_y()}
    layers = shoot([wall, beam], look_at((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), 18.0))
    assert (layers.geom[HEIGHT // 2, -20:] == 0).all()
    assert (layers.geom[HEIGHT // 2, 2:15] == 1).all()


def axes_along_y():
    return np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, -1.0, 0.0]])


def one_blade(y, **more):
    column = {"height_m": 0.5, "width_m": 0.1, "lean": 0.0, "azimuth": 0.0, "phase": 0.0, "flower_radius_m": 0.0}
    arrays = {name: np.array([value], np.float32) for name, value in (column | more).items()}
    colours = {name: np.array([[0.0, 0.6, 0.0]], np.float32) for name in ("root_colour", "tip_colour", "flower_colour")}
    return BladeField(root=np.array([[0.0, y, 0.0]], np.float32), **arrays, **colours)


@pytest.mark.parametrize(("y", "visible"), [(-1.0, True), (1.0, False)])
def test_a_blade_is_drawn_before_a_wall_and_hidden_behind_it(y, visible):
    wall = {"kind": GeomKind.BOX, "size": (2.0, 0.1, 2.0), "colour": (0.5, 0.0, 0.0)}
    camera = look_at((0.0, -4.0, 0.3), (0.0, 0.0, 0.3))
    layers = shoot([wall], camera, blades=one_blade(y))
    green = layers.light[..., 1] > layers.light[..., 0]
    assert green.any() == visible
    if visible:
        x, row = (int(v) for v in pixel_of(camera, (0.0, y, 0.25)))
        assert green[row, x]
        assert layers.depth_m[row, x] == pytest.approx(3.0, abs=0.02)
        assert layers.subject[row, x] == 0


def test_blades_sway_with_the_wind():
    built, position, rotation = scene({"kind": GeomKind.PLANE, "size": (0.0, 0.0, 0.1)}, blades=one_blade(0.0))
    camera = look_at((0.0, -3.0, 0.4), (0.0, 0.0, 0.25))
    caster = RayCaster(built, WIDTH, HEIGHT)

    def middle(phase):
        frame = Frame(position, rotation, camera, (SUN,), FLAT_SKY, wind_phase=phase, wind_lean=0.5)
        rows = caster.draw(frame, passes=True).geom == -2
        return np.nonzero(rows)[1].mean()

    assert middle(np.pi / 2) > middle(0.0) + 1 > middle(-np.pi / 2) + 2


def test_flakes_are_seen_streak_along_their_way_and_leave_the_passes():
    def flakes(speed):
        return Flakes(
            position=np.array([[0.0, 0.0, 0.0]], np.float32),
            velocity=np.array([[speed, 0.0, 0.0]], np.float32),
            radius_m=np.array([0.1], np.float32),
            colour=np.ones((1, 3), np.float32),
            opacity=np.ones(1, np.float32),
            glow=np.ones(1, np.float32),
        )

    wall = {"kind": GeomKind.BOX, "size": (9.0, 0.1, 9.0), "at": (0.0, 2.0, 0.0), "colour": (0.0, 0.0, 0.0)}
    camera = look_at((0.0, -3.0, 0.0), (0.0, 0.0, 0.0))
    still, fast = (shoot([wall], camera, flakes=flakes(speed)) for speed in (0.0, 24.0))
    wide = [(layers.light[HEIGHT // 2, :, 0] > 0.05).sum() for layers in (still, fast)]
    assert 4 <= wide[0] <= 10
    assert wide[1] > wide[0] + 8
    assert (still.geom == 0).all()
