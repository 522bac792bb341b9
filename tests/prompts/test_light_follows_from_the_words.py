"""Where nobody says what lights a shot, it follows from what shines in the words, from place, hour and weather."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "setup"),
    [
        ("a hacker types, lit only by three monitors", "screens"),
        ("a boy reads under his blanket by flashlight", "flashlight"),
        ("a keeper climbs the spiral stairs with a lantern, midnight", "candlelight"),
        ("a grandmother knits by the fire, snow outside", "firelight"),
        ("a nurse falls asleep on the last bus home, neon reflections on her face", "neon"),
        ("a volcano erupts at night", "firelight"),
        ("a penalty shootout in the rain, floodlights", "floodlights"),
        ("a child blows out birthday candles, lights off", "candlelight"),
        ("a woman lit by a bare bulb", "practical"),
        ("a watchmaker works late at night", "practical"),
        ("a rainbow over the hills after rain", "sunlight"),
    ],
)
def test_the_light_is_what_shines_in_the_words(request_: str, setup: str) -> None:
    assert shot_of(request_).lighting.setup == setup


@pytest.mark.parametrize(
    "request_", ["a bar after closing time", "the moon rises behind a ferris wheel", "a thief cracks a safe"]
)
def test_hours_that_nobody_names_are_understood(request_: str) -> None:
    assert shot_of(request_).setting.time_of_day == "night"


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("the couple leaves the church", "street"),
        ("a girl runs to school with toast in her mouth", "street"),
        ("a steam locomotive leaves the station", "road"),
        ("a boy sits in the church", "room"),
        ("a tennis player serves on a clay court", "meadow"),
        ("a diver swims through a sunken cathedral", "underwater"),
        ("a ghost walks through a wall", "room"),
        ("a kitten chases a laser dot", "room"),
        ("a baby takes its first steps", "room"),
    ],
)
def test_the_place_follows_from_what_is_done(request_: str, stage: str) -> None:
    assert shot_of(request_).setting.stage == stage


def test_weather_outside_leaves_the_air_of_a_room_clear() -> None:
    assert (shot_of("a grandmother knits by the fire, snow outside").lighting.haze or 0.0) < 0.1


def test_a_flame_is_said_to_waver_and_no_light_lights() -> None:
    text = compile_prompt(shot_of("a monk copies a book in a cellar, lit only by a candle at night")).text
    assert "light lights" not in text
    assert "candlelight lights" not in compile_prompt(shot_of("a child blows out birthday candles, lights off")).text
