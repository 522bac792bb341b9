"""Two things that are told by one another are both whole in the picture, each where the words put it."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.blocking import Track
from generators.previz.supervising.viewfinder import frame_points
from tests.generators.staged_words import staged, track_of, tracks_of

EDGE = 1.05
"""Frame halves: how far a middle, a top or a foot may be from the middle of the picture."""


def across(words: str, track: Track) -> float:
    """Where the middle of a figure is across the first picture, halves of the frame, right positive."""
    pose = staged(words).camera.pose(0.0)
    return float(frame_points(pose, np.asarray([track.centre(0.0)], np.float64))[0, 0])


def ends_seen(words: str, track: Track) -> bool:
    """Whether both foot and top of a figure are in the first picture."""
    pose, middle = staged(words).camera.pose(0.0), np.asarray(track.centre(0.0), np.float64)
    up = np.array([0.0, 0.0, 0.5 * track.height_m])
    return bool(np.all(np.abs(frame_points(pose, np.array([middle - up, middle + up]))) < EDGE))


@pytest.mark.parametrize(
    ("words", "left", "right"),
    [
        ("a truck on the left of a motorcycle, front view", "truck", "motorcycle"),
        ("a spoon on the right of a fork, front view", "fork", "spoon"),
        ("a giraffe on the left of a cow, front view", "giraffe", "cow"),
        ("a lamp to the right of an armchair", "armchair", "lamp"),
    ],
)
def test_left_and_right_are_the_camera_s(words: str, left: str, right: str) -> None:
    first, second = track_of(words, left), track_of(words, right)
    assert across(words, first) < across(words, second)
    assert ends_seen(words, first)
    assert ends_seen(words, second)


@pytest.mark.parametrize(
    ("words", "upper", "lower"),
    [
        ("a teapot on the top of a box, front view", "teapot", "box"),
        ("a book on the bottom of an apple, front view", "apple", "book"),
        ("a cookie beneath an orange", "orange", "cookie"),
    ],
)
def test_one_is_over_the_other_and_rests_on_it(words: str, upper: str, lower: str) -> None:
    above, below = track_of(words, upper), track_of(words, lower)
    assert above.base(0.0)[2] > below.base(0.0)[2] + 0.3 * below.height_m
    assert np.hypot(*(above.centre(0.0) - below.centre(0.0))[:2]) < 0.5 * max(below.length_m, below.width_m)
    assert not [w for w in staged(words).warnings if "hangs in the air" in w or "not placed" in w]


def test_a_cat_under_a_table_does_not_lift_it() -> None:
    assert track_of("a cat under a table", "table").base(0.0)[2] == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("words", ["a hippo and a goat", "an elephant and a dog"])
def test_animals_of_different_size_are_both_seen_whole(words: str) -> None:
    assert all(ends_seen(words, track) for track in staged(words).tracks)


def test_an_airliner_over_a_bicycle_is_in_its_sky() -> None:
    words = "a scooter and an airplane"
    assert ends_seen(words, track_of(words, "airplane"))


def test_a_tower_in_the_background_is_seen_to_its_top() -> None:
    words = "a canoe on a river with the Eiffel Tower in the background"
    tower = track_of(words, "eiffel_tower")
    assert ends_seen(words, tower)
    assert tower.centre(0.0)[1] > track_of(words, "canoe").centre(0.0)[1] + 50.0


def test_a_kite_stays_on_its_string_and_shows_its_face() -> None:
    kite = track_of("a kite", "kite")
    assert np.allclose(kite.centre(0.0), kite.centre(4.0), atol=0.5)
    to_lens = staged("a kite").camera.pose(0.0).position - kite.centre(0.0)
    assert kite.heading(0.0) @ (to_lens / np.linalg.norm(to_lens)) > 0.8


def test_who_flies_past_is_no_speck_at_either_end() -> None:
    words = "an astronaut flying in space"
    stage, track = staged(words), tracks_of(words, "astronaut")[0]
    away = [float(np.linalg.norm(stage.camera.pose(t).position - track.centre(t))) for t in np.linspace(0.1, 4.0, 9)]
    assert max(away) < 2.5 * min(away)


def test_a_surfboard_stands_on_the_sand() -> None:
    stage = staged("a surfboard")
    assert not any("sea" in warning for warning in stage.warnings)
    assert track_of("a surfboard", "surfboard").base(0.0)[2] == pytest.approx(0.0, abs=0.05)


@pytest.mark.parametrize("words", ["a helicopter and a ferry", "an airplane and a tram"])
def test_what_flies_is_in_the_sky_over_what_does_not(words: str) -> None:
    first, second = staged(words).tracks
    flier, other = (first, second) if first.speed(1.0) > 0.0 else (second, first)
    assert flier.base(0.0)[2] > other.centre(0.0)[2]
    assert not [warning for warning in staged(words).warnings if "out of the picture" in warning]
