"""Motion blur: what moves while the shutter is open is smeared along its way, what keeps still stays sharp."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.base import RenderSettings
from generators.previz.finish.shutter import open_shutter
from generators.previz.raycast import RayCaster
from generators.previz.rendering import _Studio
from generators.previz.scene import Frame, GeomKind, Pattern
from generators.previz.stage import Stage
from generators.previz.timing import Timings
from prompts.complete import complete
from prompts.read import read
from tests.generators.raycast_scenes import FLAT_SKY, SUN, look_at, scene

WIDTH, HEIGHT = 192, 108
BALL = {"size": (0.4, 0.0, 0.0), "at": (0.0, 0.0, 0.5), "colour": (0.8, 0.1, 0.1), "subject": 1}
FLOOR = {
    "kind": GeomKind.PLANE, "size": (0.0, 0.0, 1.0), "pattern": Pattern.CHECKER, "pattern_scale": 0.3,
    "colour": (0.9, 0.9, 0.9), "second_colour": (0.05, 0.05, 0.05),
}  # fmt: skip


def shot(*, camera_by: float = 0.0, ball_by: float = 0.0):
    """The layers of a ball on a chessboard, its frame, and the frame one exposure later."""
    built, position, rotation = scene(BALL, FLOOR)
    now = Frame(position, rotation, look_at((0.0, -4.0, 1.2), (0.0, 0.0, 0.5)), (SUN,), FLAT_SKY)
    moved = position.copy()
    moved[0, 0] += ball_by
    camera = replace(now.camera, position=now.camera.position + np.array([camera_by, 0.0, 0.0], np.float32))
    layers = RayCaster(built, WIDTH, HEIGHT).draw(now)
    return layers, now, replace(now, position=moved, camera=camera)


def across(light: np.ndarray, where: np.ndarray) -> float:
    """How much the light changes from pixel to pixel along the rows."""
    return float(np.abs(np.diff(light, axis=1))[where[:, 1:] & where[:, :-1]].mean())


def test_what_keeps_still_is_left_as_it_was_drawn() -> None:
    layers, now, then = shot()
    assert open_shutter(layers, now, then) is layers.light


def test_a_ball_that_is_tracked_stays_sharp_before_a_floor_that_streaks() -> None:
    layers, now, then = shot(camera_by=0.25, ball_by=0.25)
    blurred = open_shutter(layers, now, then)
    floor, ball = layers.geom == 1, layers.geom == 0
    assert across(blurred, floor) < 0.6 * across(layers.light, floor)
    inner = ball & np.roll(ball, 3, 1) & np.roll(ball, -3, 1) & np.roll(ball, 3, 0) & np.roll(ball, -3, 0)
    assert np.abs(blurred - layers.light)[inner].mean() < 0.02


def test_a_ball_that_flies_past_is_smeared_and_the_floor_is_not() -> None:
    layers, now, then = shot(ball_by=0.5)
    blurred = open_shutter(layers, now, then)
    changed = np.abs(blurred - layers.light).max(axis=2)
    assert changed[layers.geom == 0].max() > 0.1
    assert changed[:, :20].max() < 1e-6


def test_the_smear_keeps_the_light_there_was() -> None:
    layers, now, then = shot(camera_by=0.25)
    blurred = open_shutter(layers, now, then)
    assert blurred.mean() == pytest.approx(layers.light.mean(), rel=0.03)
    assert np.array_equal(blurred, open_shutter(layers, now, then))


def test_the_shutter_angle_sets_the_smear_and_drafts_have_none() -> None:
    request = complete(read("a red car drives fast on a country road, tracking shot").shots[0])

    def detail(degrees: float, profile: str) -> float:
        asked = request.model_copy(update={"camera": request.camera.model_copy(update={"shutter_deg": degrees})})
        settings = RenderSettings(width=WIDTH, height=HEIGHT, profile=profile, seed=0)
        stage = Stage.build(asked, seed=0, width=WIDTH, height=HEIGHT)
        picture = _Studio(stage, settings, asked, Timings()).picture(30).astype(float)
        return float(np.abs(np.diff(picture, axis=1)).mean())

    narrow, usual, draft = detail(20.0, "standard"), detail(180.0, "standard"), detail(180.0, "draft")
    assert usual < narrow
    assert usual < draft
