"""Cameras go where directors send them: from hands to a face, away until a speck is left, aside of what they reveal."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project
from tests.generators.staged_words import staged


def along(words: str, share: float, point_of: str = "focus"):
    """Where the first subject is in the frame at a share of the clip: across, up and depth."""
    stage = staged(words)
    camera = stage.camera
    at_s = share * camera.seconds
    track = camera.target.tracks[0]
    return project(camera.pose(at_s), np.asarray(getattr(track, point_of)(at_s * camera.time_scale), np.float64))


def test_a_tilt_told_from_boots_begins_on_the_ground_and_ends_on_the_face() -> None:
    words = "start on the muddy boots, tilt up to the face of a miner"
    assert abs(along(words, 0.0, "base")[1]) < 1.0 < abs(along(words, 0.0)[1])
    assert abs(along(words, 1.0)[1]) < 1.0 < abs(along(words, 1.0, "base")[1])


def test_a_tilt_from_hands_does_not_begin_on_the_feet() -> None:
    assert abs(along("tilt up from the hands to the face of a baker", 0.0, "base")[1]) > 1.0


def test_a_camera_that_leaves_a_speck_goes_far() -> None:
    words = "a woman standing on a beach, the camera pulls back until she is a speck"
    assert along(words, 1.0)[2] > 5.0 * along(words, 0.0)[2]


@pytest.mark.parametrize("way", ["left", "right"])
def test_a_pan_that_reveals_begins_beside_it(way: str) -> None:
    words = f"the camera pans {way} to reveal a horse"
    side = -1.0 if way == "left" else 1.0
    assert side * along(words, 0.0)[0] > 0.9
    assert abs(along(words, 1.0)[0]) < 0.9


def test_somebody_sees_the_way_and_not_what_they_carry_on_it() -> None:
    camera = staged("POV of somebody walking down a corridor with a lantern").camera
    assert abs(float(camera.pose(0.5 * camera.seconds).rotation[2, 2])) < 0.3
    assert not camera.gazes


@pytest.mark.parametrize(
    ("words", "near", "far"),
    [
        ("over the shoulder of a bear, a hunter stands still", "bear", "hunter"),
        ("over-the-shoulder shot of a dragon looking at a knight", "dragon", "knight"),
    ],
)
def test_animals_have_shoulders_too(words: str, near: str, far: str) -> None:
    stage = staged(words)
    pose = stage.camera.pose(0.5 * stage.camera.seconds)
    tracks = {track.subject_id: track for track in stage.tracks}
    at = {name: project(pose, np.asarray(tracks[name].focus(0.0), np.float64)) for name in (near, far)}
    assert 0.0 < at[near][2] < at[far][2]


def test_two_who_may_draw_stand_apart_and_friends_do_not() -> None:
    def gap_m(words: str) -> float:
        one, other = staged(words).tracks[:2]
        return float(np.linalg.norm(np.asarray(one.centre(0.0)) - other.centre(0.0)))

    assert gap_m("two gunslingers face each other in a dusty street") > 5.0
    assert gap_m("two women face each other in a garden") < 3.0


def test_an_aerial_shot_sees_the_land_beyond() -> None:
    camera = staged("aerial shot of a tractor in a field").camera
    assert 0.2 < float(camera.pose(0.0).rotation[2, 2]) < 0.75


def test_a_tilt_from_busy_hands_keeps_its_length() -> None:
    words = "close-up of hands opening a letter, then tilt up to a sad woman"
    assert abs(along(words, 0.0, "base")[1]) > 1.0
    assert abs(along(words, 1.0)[1]) < 1.0


def test_who_aims_looks_where_it_is_aimed() -> None:
    camera = staged("POV of a ranger pointing a flashlight at a wolf").camera
    assert [gaze.at.subject_id for gaze in camera.gazes] == ["wolf"]
