"""What scripts say in passing: ages, headings in running text, adjectives aside, what a camera move ends on."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def _shot(request: str) -> Shot:
    return read(request).shots[0]


@pytest.mark.parametrize(
    ("request_", "age"),
    [
        ("JACK (30s, leather jacket) lights a cigarette.", "30s"),
        ("Sarah (28, curly red hair) runs down a corridor.", "28"),
        ("A woman in her sixties knits.", "in her sixties"),
        ("a girl of about ten, with braids, plays chess", "of about ten"),
    ],
)
def test_an_age_is_no_length_and_no_decade(request_: str, age: str) -> None:
    shot = _shot(request_)
    assert shot.subjects[0].age == age
    assert shot.duration_s is None
    assert not shot.setting.era


def test_a_heading_in_running_text_gives_place_and_hour() -> None:
    shot = _shot("INT. DINER - NIGHT. A waitress wipes the counter.")
    assert (shot.setting.place, shot.setting.time_of_day) == ("diner", "night")
    assert shot.subjects[0].noun == "waitress"


def test_adjectives_between_commas_are_looks() -> None:
    shot = _shot("a wizard, tall and thin, raises his staff")
    assert {"tall", "thin"} <= {look.text for look in shot.subjects[0].looks}
    assert shot.beats[0].subject == shot.subjects[0].id


def test_a_move_that_ends_on_somebody_tells_what_they_do() -> None:
    shot = _shot("whip pan from the referee to the crowd cheering")
    crowd = next(s for s in shot.subjects if s.noun == "crowd")
    assert shot.beats[-1].subject == crowd.id


def test_a_move_until_something_is_seen_ends_there() -> None:
    shot = _shot("slowly zoom out from a ladybird on a leaf until the whole garden is seen")
    assert "garden" in shot.setting.place
    assert shot.end_state == "the whole garden is seen"


def test_a_convoy_is_as_many_as_it_says() -> None:
    assert _shot("a convoy of six yellow buses drives down a highway").subjects[0].count == 6


def test_who_is_named_more_closely_is_one() -> None:
    shot = _shot("my dog, a golden retriever called Biscuit, runs along the beach")
    assert [(s.noun, s.name) for s in shot.subjects] == [("golden retriever", "Biscuit")]


def test_weather_before_a_place_is_weather() -> None:
    assert _shot("a ship sails over a stormy sea").setting.weather == "storm"
    assert _shot("a swan takes off from a misty lake").setting.weather == "mist"
