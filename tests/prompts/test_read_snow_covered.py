"""`snow covered mountains` are a place and not a deed of the snow."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    "words",
    [
        "snow covered mountains",
        "snow capped peaks",
        "snow rocky mountains",
        "mist covered hills",
        "snowy mountain peaks",
    ],
)
def test_what_covers_a_place_is_no_deed_and_no_weather(words: str) -> None:
    shot = read(words).shots[0]
    assert not shot.beats
    assert shot.setting.weather is None


def test_snow_that_covers_something_is_a_deed() -> None:
    assert read("snow covered the garden").shots[0].beats or read("snow covered the garden").shots[0].setting.weather
