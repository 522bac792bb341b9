"""Which way on screen the words send somebody: to the lens, from it, into the distance, or nowhere that they say."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("a man walks toward the camera", "toward"),
        ("a lion walking straight at the camera", "toward"),
        ("a child runs towards us", "toward"),
        ("a woman walks away from the camera", "away"),
        ("a cowboy riding into the sunset", "away"),
        ("a man walks off into the fog", "away"),
        ("a girl runs towards the door", ""),
        ("a thief runs away from a policeman", ""),
        ("a man walks into the kitchen", ""),
        ("a dog runs to the left", "left"),
    ],
)
def test_only_the_lens_and_the_distance_are_ways_into_depth(words: str, way: str) -> None:
    assert read(words).shots[0].beats[0].direction == way


def test_a_camera_that_pulls_back_in_front_of_somebody_leads_them() -> None:
    shot = read("a man walks toward the camera, the camera pulling back in front of him").shots[0]
    assert [move.kind for move in shot.camera.moves] == ["track_lead"]
    assert shot.subjects[0].position == ""


def test_who_makes_for_a_mountain_is_followed() -> None:
    shot = complete(read("a hiker walking towards a mountain").shots[0])
    assert shot.beats[0].direction == "away"
    assert [move.kind for move in shot.camera.moves] == ["track_tail"]


def test_the_moon_behind_an_owl_is_no_place() -> None:
    shot = complete(read("an owl on a branch in front of the moon").shots[0])
    assert shot.setting.stage != "space"
    assert shot.setting.time_of_day == "night"


def test_who_is_before_the_sun_stays_on_the_swing() -> None:
    assert read("a girl on a swing in front of the setting sun").shots[0].subjects[0].position == "on a swing"


def test_who_runs_to_a_lighthouse_is_on_land() -> None:
    assert complete(read("a girl running towards a lighthouse").shots[0]).setting.stage == "beach"


def test_side_by_side_is_no_split_screen() -> None:
    shot = read("two soldiers walking side by side through ruins").shots[0]
    assert not any(move.kind == "split_screen" for move in shot.camera.moves)
    assert "split screen" not in shot.model_dump_json()
