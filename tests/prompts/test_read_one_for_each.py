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
        ("a man with balloons", "balloon", 3),
    ],
)
def test_as_many_as_have_them(words: str, thing: str, count: int) -> None:
    found = next(s for s in read(words).shots[0].subjects if s.id == thing)
    assert found.count == count


def test_a_number_that_was_said_stays() -> None:
    found = next(s for s in read("two girls with four guitars").shots[0].subjects if s.id == "guitar")
    assert found.count == 4
