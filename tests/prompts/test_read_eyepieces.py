"""What the lens looks through is no thing of the picture, unless somebody in it does the looking."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.wording.eyepieces import eyepiece_of


@pytest.mark.parametrize(
    ("words", "piece", "noun"),
    [
        ("POV through binoculars of a lion in the savanna", "binoculars", "lion"),
        ("peeking through a keyhole at an old woman counting money", "keyhole", "old woman"),
        ("shot through a car window of a man waiting", "car window", "man"),
        ("a ship on the horizon seen through a telescope", "telescope", "ship"),
        ("sniper scope view of a politician giving a speech", "sniper scope", "politician"),
    ],
)
def test_what_is_seen_through_it_is_the_subject(words: str, piece: str, noun: str) -> None:
    shot = read(words).shots[0]
    assert eyepiece_of(words) == piece
    assert shot.subjects[0].noun == noun


@pytest.mark.parametrize(
    "words", ["a boy looking through a telescope", "a sailor with binoculars", "a car window breaks"]
)
def test_who_looks_through_one_is_filmed(words: str) -> None:
    assert eyepiece_of(words) == ""


def test_what_is_seen_through_it_is_in_the_middle() -> None:
    shot = complete(read("looking through binoculars at a fox in the snow").shots[0])
    assert shot.camera.composition == "centred"


def test_a_car_window_that_is_looked_through_makes_no_room() -> None:
    assert not complete(read("shot through a car window of a man waiting in the rain").shots[0]).setting.interior


def test_who_looks_out_over_the_sea_is_seen_with_it() -> None:
    assert complete(read("a woman looking at the ocean").shots[0]).camera.view == "three_quarter_back"


def test_a_shot_through_a_doorway_keeps_how_it_is_taken() -> None:
    shot = read("wide shot through an archway of a monk sweeping").shots[0]
    assert shot.camera.size == "wide"
    assert shot.subjects[0].noun == "monk"


def test_somebody_lost_in_an_empty_place_is_seen_wide() -> None:
    shot = complete(read("a man alone in the middle of an empty parking lot").shots[0])
    assert shot.camera.size == "wide"
