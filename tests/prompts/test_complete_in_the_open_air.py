"""What is told to be done outdoors, outside or under the stars is not in a room; what is seen outside may be."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from prompts.vocabulary import table


def _shot(words: str) -> Shot:
    return complete(read(words).shots[0])


@pytest.mark.parametrize(
    "words",
    [
        "a man sings outdoors",
        "they dance under the stars",
        "a family eats dinner outside",
        "kids play outside",
        "a woman reads a book in the open air",
    ],
)
def test_it_is_in_the_open(words: str) -> None:
    assert not table("stages")[_shot(words).setting.stage or ""].interior


@pytest.mark.parametrize(
    "words", ["a woman looks outside through the window", "a boy sits at home while it rains outside"]
)
def test_who_looks_out_is_within(words: str) -> None:
    assert table("stages")[_shot(words).setting.stage or ""].interior


def test_under_the_stars_it_is_night() -> None:
    assert _shot("two friends talk under the stars").setting.time_of_day == "night"
