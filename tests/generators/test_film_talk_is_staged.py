"""Shots that are told as people of film tell them are staged as they mean."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project
from tests.generators.staged_words import staged, track_of


def up_the_frame(words: str, subject_id: str, share: float) -> float:
    """How far from the middle of the frame somebody's middle is, in halves of its height."""
    stage = staged(words)
    seconds = stage.camera.seconds * share
    return float(project(stage.camera.pose(seconds), track_of(words, subject_id).centre(seconds))[1])


def test_a_balloon_that_rises_is_followed_up():
    words = "tilt to follow a balloon rising over a street"
    track = track_of(words, "balloon")
    assert track.centre(5.0)[2] > track.centre(0.0)[2] + 1.0
    assert all(abs(up_the_frame(words, "balloon", share)) < 1.0 for share in (0.0, 0.5, 1.0))


def test_a_headlong_flight_goes_forward_and_looks_ahead():
    camera = staged("FPV drone through a canyon").camera
    start, end = camera.pose(0.0), camera.pose(camera.seconds)
    ahead = -np.asarray(start.rotation, float)[:, 2]
    assert float((end.position - start.position) @ ahead) > 10.0
    assert abs(ahead[2]) < 0.15
    assert end.position[2] > 1.0


def test_what_is_seen_from_far_above_in_fog_is_seen():
    stage = staged("drone shot of a castle in fog")
    away = float(np.linalg.norm(stage.camera.pose(0.0).position))
    assert stage.light.sky.haze_per_m * away < 0.6


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("split screen of a woman and a man talking on the phone", "split screen"),
        ("a man walking down a street, played in reverse", "played in reverse"),
    ],
)
def test_what_no_effect_makes_is_said(words, missing):
    assert f"not shown in the previz: {missing}" in staged(words).warnings


def test_a_snowy_hill_has_no_grass():
    assert staged("a wolf on a hill").whole.blades is not None
    assert staged("a wolf on a snowy hill").whole.blades is None


def test_a_rider_is_framed_with_the_head_in_the_picture():
    words = "a knight on a horse in a forest"
    target = staged(words).camera.target
    assert target.height_m > max(track.height_m for track in target.tracks) + 0.2


def test_eyes_that_walk_are_no_deed_left_out():
    assert not staged("POV walking through a supermarket").warnings
