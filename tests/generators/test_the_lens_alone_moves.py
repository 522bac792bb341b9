"""Where only the lens is asked to move, the camera goes along with who is on the way."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def stage_of(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=64, height=36)


def away_m(stage: Stage, clip_s: float) -> float:
    track = stage.camera.target.tracks[0]
    eye = np.asarray(stage.camera.pose(clip_s).position)
    return float(np.linalg.norm(np.asarray(track.centre(clip_s)) - eye))


@pytest.mark.parametrize("request_", ["a dog playing in a park, zoom out", "a girl riding a bike, zoom in"])
def test_who_is_on_the_way_stays_as_far_off(request_: str) -> None:
    stage = stage_of(request_)
    assert away_m(stage, 4.5) == pytest.approx(away_m(stage, 0.2), rel=0.2)


def test_who_is_to_go_away_is_let_go() -> None:
    stage = stage_of("a dog runs away across a field, zoom out")
    assert not stage.camera.aiming.follows


def test_a_rack_with_nobody_else_goes_to_what_lies_behind() -> None:
    stage = stage_of("a woman reading a book, racking focus")
    first, last = stage.camera.pose(0.1).focus_m, stage.camera.pose(4.9).focus_m
    assert last > 3.0 * first


def test_a_house_keeps_its_foot_in_the_picture_as_the_camera_comes_nearer() -> None:
    stage = stage_of("a castle, slow push in")
    pose = stage.camera.pose(4.9)
    track = stage.camera.target.tracks[0]
    foot = np.asarray(track.centre(4.9)) - np.array([0.0, 0.0, track.height_m / 2])
    _, y, z = np.asarray(pose.rotation, np.float64).T @ (foot - np.asarray(pose.position))
    assert abs(y / -z) < 0.5 * pose.sensor_mm[1] / pose.focal_length_mm


def test_a_couple_with_umbrellas_has_one_each() -> None:
    shot = read("a couple walk home with umbrellas").shots[0]
    assert [s.count for s in shot.subjects if "umbrella" in s.noun] == [2]
