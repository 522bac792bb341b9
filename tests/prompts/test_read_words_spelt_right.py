"""Words that are near to a word of film, but are spelt right, stay what they are."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.reading.spelling import mend_spelling
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    "sentence",
    [
        "a string quartet plays, though it rains",
        "an animator draws, a palm reader nods, a follower kneels",
        "friction marks and a fairly old stripe",
        "a translation of a slow trial",
    ],
)
def test_a_right_word_is_not_mended(sentence: str) -> None:
    assert mend_spelling(sentence) == sentence


def test_a_descent_is_still_a_move_of_the_camera() -> None:
    assert [m.kind for m in shot_of("The camera makes a slow descent over a city.").camera.moves] == ["pedestal_down"]


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("a red square, a blue circle and a green triangle on a white wall", ["red square", "circle", "triangle"]),
        ("a small dog next to a big dog, both asleep", ["dog", "dog"]),
        ("an ice hockey player slams into the boards", ["ice hockey player"]),
        ("a barber shop quartet sings", ["barber shop quartet"]),
        ("A tilt-up from the bride's bouquet to her face.", ["bouquet", "bride"]),
        ("A smooth lateral move past a fountain.", ["fountain"]),
    ],
)
def test_shapes_and_companies_are_what_they_are(request_: str, seen: list[str]) -> None:
    assert [s.noun for s in shot_of(request_).subjects if s.noun != "wall"] == seen


def test_twins_are_two() -> None:
    assert shot_of("twins argue over the last slice of pizza").subjects[0].count == 2


def test_burners_that_roar_are_no_people() -> None:
    (burners,) = shot_of("a hot air balloon festival, burners roaring").subjects
    assert burners.kind == "thing"


def test_what_happened_before_is_told_of_who_is_there() -> None:
    shot = shot_of("the dog that ate my homework looks guilty")
    assert [b.action for b in shot.beats] == ["looking guilty"]
    assert [look.text for look in shot.subjects[0].looks] == ["that ate my homework"]


def test_a_half_circle_round_a_thing_is_an_arc() -> None:
    shot = shot_of("The camera moves in a smooth semicircle from left to right around the sculpture.")
    assert [m.kind for m in shot.camera.moves] == ["arc_ccw"]
