"""What is taken out is what `it` means afterwards; a bow that is taken is no weapon, and circles are no things."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


def shot(request: str):
    return read(request).shots[0]


def test_it_is_what_was_taken_out() -> None:
    beats = shot("A person stands at the bookshelf, takes out a book, and then puts it in her arms.").beats
    assert [beat.target for beat in beats[1:]] == ["book", "book"]


@pytest.mark.parametrize(
    "request_text",
    [
        "A man takes a bow.",
        "A dolphin swims in circles.",
        "A penguin ice skates gracefully.",
        "The room becomes lighter.",
    ],
)
def test_no_second_thing_is_cast(request_text: str) -> None:
    assert len(shot(request_text).subjects) <= 1


def test_an_archer_takes_a_bow() -> None:
    assert "bow" in [s.noun for s in shot("An archer takes a bow and an arrow.").subjects]


def test_what_is_scrambled_is_not_climbed() -> None:
    assert shot("A boy scrambles a Rubik's cube.").beats[0].motion == "work"


def test_indoors_is_a_room() -> None:
    assert complete(shot("A woman opens an umbrella indoors.")).setting.interior is True


@pytest.mark.parametrize(
    ("request_text", "subjects"),
    [
        ("A family sits around a bonfire, and then the fire dies out.", ["family", "bonfire"]),
        ("A man fells an oak, and the tree falls.", ["man", "oak"]),
        ("A fisherman catches a trout and holds up the fish.", ["fisherman", "trout"]),
    ],
)
def test_the_broader_word_means_what_was_named(request_text: str, subjects: list[str]) -> None:
    assert [s.noun for s in shot(request_text).subjects] == subjects
