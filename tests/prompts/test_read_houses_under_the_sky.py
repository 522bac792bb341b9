"""What falls on a house, or hangs in the sky over it, is seen from outside it; and what a word before a name tells."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.wording.skies import shows_sun_or_moon


@pytest.mark.parametrize(
    "request_text",
    [
        "thick snow falling on a wooden cabin at night",
        "snow falling on a log cabin in the mountains",
        "aurora borealis over a snowy cabin",
        "a full moon rising over an old barn",
    ],
)
def test_the_house_is_seen_from_outside(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    assert any(subject.kind == "building" for subject in shot.subjects)
    assert not shot.setting.interior


@pytest.mark.parametrize("request_text", ["rain on the window of a cabin", "a man sleeping in a cabin as snow falls"])
def test_a_room_stays_a_room(request_text: str) -> None:
    assert complete(read(request_text).shots[0]).setting.interior


@pytest.mark.parametrize(
    ("request_text", "motion", "stage"),
    [
        ("a swimming polar bear", "swim", "lake"),
        ("a flying whale above the clouds", "fly", "sky"),
        ("a jumping dolphin", "jump", "sea"),
    ],
)
def test_a_word_before_an_animals_name_is_done(request_text: str, motion: str, stage: str) -> None:
    shot = complete(read(request_text).shots[0])
    assert (shot.beats[0].motion, shot.setting.stage) == (motion, stage)


def test_a_flying_fox_only_has_the_name() -> None:
    shot = complete(read("a flying fox hanging from a branch").shots[0])
    assert all(beat.action != "flying" for beat in shot.beats)


def test_a_small_thing_rises_by_its_own_heights() -> None:
    shot = complete(read("a lipstick rising out of its tube").shots[0])
    assert 0.0 < (shot.beats[0].speed_mps or 0.0) < 0.1


@pytest.mark.parametrize(
    "words", ["the sun rising over snowy mountains", "a couple under a full moon", "sunset over the sea"]
)
def test_a_sun_or_moon_to_see(words: str) -> None:
    assert shows_sun_or_moon(words)


@pytest.mark.parametrize(
    "words", ["a balloon over green hills at sunrise", "sunglasses over his eyes", "in the moonlight"]
)
def test_an_hour_or_a_light_is_none(words: str) -> None:
    assert not shows_sun_or_moon(words)


def test_northern_lights_are_seen_at_night_over_snow() -> None:
    shot = complete(read("aurora borealis over a snowy cabin").shots[0])
    assert (shot.setting.stage, shot.setting.time_of_day) == ("snow", "night")
