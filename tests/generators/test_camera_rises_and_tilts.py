"""Tilts keep to whom they are over, rises show what lies beyond, falls of a crane end on their subject."""

from __future__ import annotations

import math

import numpy as np
import pytest

from generators.previz.camera import camera_path, project
from generators.previz.finish import unmade
from prompts.shot import Shot
from tests.generators._blocking import CLIP_S, LevelGround, Walker, shot_with

FEET, FACE = np.array([0.0, 0.0, 0.05]), np.array([0.0, 0.0, 1.6])


def path_of(moves, *, tracks=None, end_state="", provenance=None, **camera):
    camera = {"size": "wide", "view": "front", "composition": "centred", **camera}
    shot = shot_with(camera={**camera, "moves": moves})
    shot = Shot.model_validate({**shot.model_dump(), "end_state": end_state, "provenance": provenance or {}})
    tracks = [Walker()] if tracks is None else tracks
    return camera_path(shot, tracks, LevelGround(), seconds=CLIP_S, aspect=16 / 9, seed=5)


def up_the_frame(path, share, point):
    """Where a point lies, -1 at the lower edge of the frame and 1 at the upper."""
    return float(project(path.pose(share * CLIP_S), point)[1])


def pitch_deg(pose):
    return math.degrees(math.asin(-pose.rotation[2, 2]))


def test_a_tilt_up_from_near_goes_from_the_feet_to_the_face():
    path = path_of([{"kind": "tilt_up"}], size="medium_close_up")
    assert abs(up_the_frame(path, 0.0, FEET)) < 1.0
    assert abs(up_the_frame(path, 1.0, FACE)) < 1.0
    assert abs(up_the_frame(path, 1.0, FEET)) > 1.0


def test_a_tilt_down_from_near_goes_from_the_face_to_the_feet():
    path = path_of([{"kind": "tilt_down"}], size="medium_close_up")
    assert abs(up_the_frame(path, 0.0, FACE)) < 1.0
    assert abs(up_the_frame(path, 1.0, FEET)) < 1.0


@pytest.mark.parametrize("kind", ["tilt_up", "tilt_down"])
def test_a_tilt_from_afar_keeps_somebody_in_sight(kind):
    path = path_of([{"kind": kind, "speed": "fast"}])
    for share in (0.0, 0.5, 1.0):
        assert min(abs(up_the_frame(path, share, point)) for point in (FEET, FACE)) < 1.0


@pytest.mark.parametrize("kind", ["crane_down", "pedestal_down"])
def test_what_comes_down_ends_on_its_framing(kind):
    path, still = path_of([{"kind": kind}]), path_of([{"kind": "static"}])
    assert path.pose(CLIP_S).position == pytest.approx(still.pose(CLIP_S).position, abs=1e-3)
    assert path.pose(0.0).position[2] > still.pose(0.0).position[2] + 0.3


def test_a_crane_that_shows_the_valley_keeps_the_horizon_in_the_frame():
    moves = [{"kind": "crane_up", "speed": "fast"}]
    over, beyond = path_of(moves), path_of(moves, end_state="the valley is revealed")
    half_deg = math.degrees(beyond.half_view())
    assert abs(pitch_deg(beyond.pose(CLIP_S))) < half_deg
    assert abs(pitch_deg(over.pose(CLIP_S))) > half_deg


def test_eyes_of_nobody_walk_into_the_place():
    path = path_of([{"kind": "pov"}], tracks=[], size=None)
    start, end = path.pose(0.0), path.pose(CLIP_S)
    ahead = -np.asarray(start.rotation, float)[:, 2]
    assert float((end.position - start.position) @ ahead) > 1.0
    assert 1.4 < float(end.position[2]) < 1.8


def test_a_low_angle_comes_near_enough_to_look_up():
    user = {"source": "user", "reason": "said"}
    free = path_of([{"kind": "static"}], angle="low_angle", provenance={"camera.angle": user})
    lens = path_of(
        [{"kind": "static"}],
        angle="low_angle",
        focal_length_mm=85.0,
        provenance={"camera.angle": user, "camera.focal_length_mm": user},
    )
    assert pitch_deg(free.pose(0.0)) > pitch_deg(lens.pose(0.0)) + 3.0
    assert free.framing.frame_m == pytest.approx(lens.framing.frame_m, rel=0.01)


def test_ways_of_putting_pictures_together_that_no_effect_makes_are_said():
    asked = Shot.model_validate({"style": {"words": ["split screen", "film grain"]}})
    assert unmade(asked) == ("not shown in the previz: split screen",)
