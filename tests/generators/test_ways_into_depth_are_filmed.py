"""Who comes to the lens, leaves it, makes for a castle or goes side by side is seen; so is a moon that is told of."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.scene import CameraPose
from tests.generators.staged_words import shot_of, staged, tracks_of


def in_frame(camera: CameraPose, way: np.ndarray) -> tuple[float, float]:
    """Where a direction is in the frame, in halves of it; far outside for what lies behind."""
    right, up, back = np.asarray(camera.rotation, np.float64).T @ way
    if back >= 0.0:
        return 9.0, 9.0
    wide, high = (0.5 * side / camera.focal_length_mm for side in camera.sensor_mm)
    return float(-right / back / wide), float(-up / back / high)


def distances(words: str, subject: str) -> list[float]:
    """How far a subject is from the lens at the start, in the middle and at the end, m."""
    stage, track = staged(words), tracks_of(words, subject)[0]
    seconds = shot_of(words).duration_s or 5.0
    return [
        float(np.linalg.norm(np.asarray(track.centre(t)) - stage.camera.pose(t).position))
        for t in (0.0, 0.5 * seconds, seconds)
    ]


@pytest.mark.parametrize(
    ("words", "subject"),
    [("a train coming towards the camera", "train"), ("a car driving towards the camera, static shot", "car")],
)
def test_who_comes_towards_a_still_camera_is_nearest_at_the_end(words: str, subject: str) -> None:
    first, middle, last = distances(words, subject)
    assert first > middle > last
    assert shot_of(words).camera.view == "front"
    assert not staged(words).warnings


def test_who_leaves_is_nearest_at_the_start_with_what_they_ride() -> None:
    words = "a knight rides away from the camera"
    first, middle, last = distances(words, "knight")
    assert first < middle < last
    horse = tracks_of(words, "knight_horse")[0]
    rider = tracks_of(words, "knight")[0]
    apart = [np.hypot(*(np.asarray(horse.centre(t)) - np.asarray(rider.centre(t)))[:2]) for t in (0.0, 2.5, 5.0)]
    assert max(apart) < 0.6


def test_who_runs_at_the_lens_is_led_and_not_seen_from_afar() -> None:
    first, _, last = distances("a dog running towards us on the beach", "dog")
    assert first < 2.0 * last


def test_a_castle_that_somebody_makes_for_is_ahead_and_whole_in_the_frame() -> None:
    words = "a knight riding towards a castle"
    stage, castle = staged(words), tracks_of(words, "castle")[0]
    for t in (0.0, 4.9):
        camera = stage.camera.pose(t)
        x, y = in_frame(camera, np.asarray(castle.centre(t)) - camera.position)
        assert abs(x) < 0.9
        assert abs(y) < 0.9
    assert shot_of(words).camera.view == "back"


@pytest.mark.parametrize(
    "words",
    [
        "a cowboy riding into the setting sun",
        "a princess riding at dawn through a meadow",
        "a knight riding towards a castle",
    ],
)
def test_who_rides_and_nobody_says_what_is_on_a_horse(words: str) -> None:
    horses = [track for track in staged(words).tracks if track.subject_id.endswith("_horse")]
    assert len(horses) == 1


def test_nobody_on_an_escalator_is_on_a_horse() -> None:
    words = "an escalator with people riding up in a shopping mall"
    assert not any(track.subject_id.endswith("_horse") for track in staged(words).tracks)


@pytest.mark.parametrize(
    "words",
    [
        "a wolf standing on a ridge under a full moon",
        "an owl on a branch in front of the moon",
        "a couple dancing on the beach under the full moon",
        "a cowboy riding into the setting sun",
    ],
)
def test_a_moon_or_sun_that_is_told_of_is_in_the_frame(words: str) -> None:
    stage, seconds = staged(words), shot_of(words).duration_s or 5.0
    sun = np.asarray(stage.light.sky.sun_direction, np.float64)
    seen = [max(map(abs, in_frame(stage.camera.pose(share * seconds), sun))) < 1.0 for share in (0.03, 0.5, 0.97)]
    assert sum(seen) >= 2
    assert not any("out of the picture" in told for told in stage.warnings)


def test_a_moon_that_no_place_in_the_frame_is_left_for_is_reported() -> None:
    told = staged("a cat on a street under the full moon, overhead shot").warnings
    assert any("moon" in words for words in told)


@pytest.mark.parametrize("words", ["a couple walking hand in hand", "two old men strolling arm in arm through a park"])
def test_two_who_go_side_by_side_are_seen_from_before_them(words: str) -> None:
    assert shot_of(words).camera.view == "front"
    assert not any("hidden" in told for told in staged(words).warnings)
