"""Who drives is seen in the car: through its windows, over its open top, or in the car that the deed implies."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from prompts.complete import complete
from prompts.read import read
from tests.generators.staged_words import staged, track_of


@pytest.mark.parametrize(
    "words",
    [
        "a man driving a car through town",
        "a woman driving a convertible along the coast",
        "a taxi driver driving through new york",
        "a racing driver in his race car",
        "an old man driving a tractor in a field",
    ],
)
def test_a_driver_is_not_hidden(words: str) -> None:
    assert not [warning for warning in staged(words).warnings if "hidden" in warning or "not placed" in warning]


@pytest.mark.parametrize(("words", "car"), [("a taxi driver drives to work", "taxi"), ("a man is driving home", "car")])
def test_who_drives_and_names_no_car_has_one(words: str, car: str) -> None:
    shot = as_staged(complete(read(words).shots[0]))
    assert [s.noun for s in shot.subjects if s.kind == "vehicle"] == [car]


def test_two_in_a_car_sit_side_by_side() -> None:
    words = "a couple driving a convertible through the desert"
    stage = staged(words)
    places = [track.centre(0.0) for track in stage.tracks if track.subject_id != "convertible"]
    car = track_of(words, "convertible")
    gaps = [abs(float(place[1] - car.centre(0.0)[1])) for place in places]
    assert all(0.15 < gap < 0.6 for gap in gaps)


@pytest.mark.parametrize("words", ["two friends singing in a car", "a man eating a burger in his car"])
def test_who_does_something_else_in_a_car_is_seen_inside_it(words: str) -> None:
    shot = as_staged(complete(read(words).shots[0]))
    assert shot.setting.interior
    assert not [s for s in shot.subjects if s.kind == "vehicle"]


def test_who_walks_past_a_car_stays_outside() -> None:
    shot = as_staged(complete(read("a boy walking past a parked car").shots[0]))
    assert not shot.setting.interior
