"""The lens blurs by the thin-lens law: sharp at the focus distance, and no bleeding of what is sharp."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.raycast.lens import blur_radius_px
from generators.previz.scene import GeomKind
from tests.generators.raycast_scenes import look_at, shoot

SIZE = (192, 108)
WALL = {
    "kind": GeomKind.BOX,
    "size": (30.0, 0.1, 30.0),
    "colour": (0.0, 0.0, 0.0),
    "emission": 1.0,
    "roughness": 1.0,
    "specular": 0.0,
}
BAR = WALL | {"size": (0.15, 0.05, 30.0), "colour": (1.0, 1.0, 1.0)}


def camera(aperture_f, focus_m):
    return look_at((0.0, 0.0, 0.0), (0.0, 1.0, 0.0), 50.0, aperture_f=aperture_f, focus_m=focus_m)


def edge_width(layers):
    row = layers.light[SIZE[1] // 2, :, 0]
    return int(((row > 0.08 * row.max()) & (row < 0.92 * row.max())).sum())


def test_the_circle_of_confusion_is_the_thin_lens_one():
    lens = camera(2.0, 2.0)
    # f^2 / (N (s - f)) * |d - s| / d = 0.0025 / (2 * 1.95) * 2 / 4 = 0.3205 mm across, of 36 mm in 854 pixels.
    assert blur_radius_px(4.0, lens, 854) == pytest.approx(0.5 * 0.3205 / 36 * 854, rel=1e-3)
    assert blur_radius_px(2.0, lens, 854) == 0


def test_what_is_in_focus_stays_sharp_and_the_rest_blurs_more_with_a_wider_aperture():
    geoms = [WALL | {"at": (0.0, 9.0, 0.0)}, BAR | {"at": (0.0, 3.0, 0.0)}]
    sharp = edge_width(shoot(geoms, camera(0.0, 3.0), (), size=SIZE))
    focused = edge_width(shoot(geoms, camera(1.4, 3.0), (), size=SIZE))
    stopped_down = edge_width(shoot(geoms, camera(2.4, 1.5), (), size=SIZE))
    wide_open = edge_width(shoot(geoms, camera(1.4, 1.5), (), size=SIZE))
    assert focused <= sharp + 2
    assert wide_open > stopped_down > sharp


def test_a_sharp_subject_casts_no_halo_on_a_blurred_background():
    geoms = [WALL | {"at": (0.0, 9.0, 0.0)}, BAR | {"at": (0.0, 1.5, 0.0)}]
    row = shoot(geoms, camera(1.4, 1.5), (), size=SIZE).light[SIZE[1] // 2, :, 0]
    bar = np.flatnonzero(row > 0.5 * row.max())
    assert row[bar[0] - 3] < 0.05 * row.max()
    assert row[bar[-1] + 3] < 0.05 * row.max()


def test_a_blurred_foreground_spreads_over_what_is_sharp_behind():
    geoms = [WALL | {"at": (0.0, 6.0, 0.0)}, BAR | {"at": (0.0, 0.9, 0.0), "size": (0.05, 0.02, 30.0)}]
    sharp = shoot(geoms, camera(0.0, 6.0), (), size=SIZE).light[SIZE[1] // 2, :, 0]
    soft = shoot(geoms, camera(1.4, 6.0), (), size=SIZE).light[SIZE[1] // 2, :, 0]
    outside = np.flatnonzero(sharp > 0.5 * sharp.max())[0] - 3
    assert sharp[outside] < 0.01
    assert soft[outside] > 0.05
