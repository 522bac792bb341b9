"""Vehicles come out of a hill's mouth and go into it; what a tornado lifts goes round and up in it."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.performance import Player
from generators.previz.tunnels import MOUTH_ID
from tests.generators.staged_words import staged


def player_of(words: str, subject_id: str) -> Player:
    """The first figure of a subject on the stage of some words."""
    return next(p for p in staged(words).performance.players if p.track.subject_id == subject_id)


def ahead_m(words: str, subject_id: str, story_s: float) -> float:
    """How far a vehicle's middle is before the mouth, along the way that the mouth faces, m."""
    mouth = player_of(words, MOUTH_ID)
    w, _, _, z = mouth.animation(0.0).rotation
    faces = np.array([w * w - z * z, 2.0 * w * z])
    away = np.subtract(player_of(words, subject_id).animation(story_s).position, mouth.animation(0.0).position)
    return float(away[:2] @ faces)


@pytest.mark.parametrize(
    ("words", "who"), [("A train comes out of a tunnel", "train"), ("A red bus emerges from a tunnel", "bus")]
)
def test_who_comes_out_of_a_tunnel_is_in_the_hill_first_and_before_it_then(words: str, who: str) -> None:
    seconds = staged(words).camera.seconds
    assert ahead_m(words, who, 0.0) < 0.0 < ahead_m(words, who, 0.9 * seconds)
    assert not any("out of sight" in told for told in staged(words).warnings)


def test_who_drives_into_a_tunnel_is_in_the_hill_at_the_end() -> None:
    words = "A red car drives into a tunnel and disappears"
    assert ahead_m(words, "car", 0.0) > 0.0 > ahead_m(words, "car", staged(words).camera.seconds)


def test_what_goes_on_inside_a_tunnel_has_no_hill() -> None:
    assert all(p.track.subject_id != MOUTH_ID for p in staged("A train rushes through a tunnel").performance.players)


def test_a_tornado_lifts_what_the_words_say_and_stays_itself() -> None:
    words = "A tornado sucks up a car and hurls it away"
    car, wind = player_of(words, "car"), player_of(words, "tornado")
    assert car.animation(4.9).position[2] > car.animation(0.0).position[2] + 5.0
    assert abs(wind.animation(4.9).position[2] - wind.animation(0.0).position[2]) < 1.0
    assert not any("not acted" in told for told in staged(words).warnings)
