"""Bare plurals in the hands of several people are one for each."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("words", "thing", "count"),
    [
        ("two girls with guitars", "guitar", 2),
        ("a couple walking home with umbrellas", "umbrella", 2),
        ("two kids eating ice creams", "ice_cream", 2),
        ("two women with umbrellas walking down a wet street", "umbrella", 2),
        ("three children with red balloons running across a field", "balloon", 3),
        ("a man with balloons", "balloon", 3),
    ],
)
def test_as_many_as_have_them(words: str, thing: str, count: int) -> None:
    found = next(s for s in read(words).shots[0].subjects if s.id == thing)
    assert found.count == count


def test_a_number_that_was_said_stays() -> None:
    found = next(s for s in read("two girls with four guitars").shots[0].subjects if s.id == "guitar")
    assert found.count == 4


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("a woman with an umbrella walking down the street", "woman"),
        ("a man with a suitcase running through a station", "man"),
        ("two men with guitars walking along a beach", "man"),
        ("a man with a ball rolling across the floor", "ball"),
        ("a woman with a phone ringing in her bag", "phone"),
        ("a woman with a dog running on the beach", "dog"),
    ],
)
def test_what_somebody_has_with_them_does_only_what_such_things_do(words: str, who: str) -> None:
    assert read(words).shots[0].beats[0].subject == who


@pytest.mark.parametrize("words", ["a robot chef cooking in a kitchen", "a robotic waiter dancing", "an android nurse"])
def test_a_robot_of_a_trade_is_a_robot(words: str) -> None:
    assert read(words).shots[0].subjects[0].kind == "robot"
