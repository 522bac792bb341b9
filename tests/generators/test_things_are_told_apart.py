"""Painted things that stand together are of different colours, unless the words say which they have."""

from __future__ import annotations

import pytest

from generators.previz.told_apart import with_colours_apart
from tests.generators.staged_words import shot_of, staged, track_of


def colours(words: str) -> list[list[str]]:
    return [[look.colour for look in s.looks] for s in with_colours_apart(shot_of(words)).subjects]


@pytest.mark.parametrize("words", ["a truck and a bicycle", "a car and a train"])
def test_the_second_of_one_colour_is_painted(words: str) -> None:
    first, second = colours(words)
    assert first == []
    assert second != []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("a red car and a red train", [["red"], ["red"]]),
        ("a car and a fire engine", [[], []]),
        ("a cat and a dog", [[], []]),
        ("a car and a bicycle", [[], []]),
    ],
)
def test_what_is_told_apart_or_said_keeps_its_colour(words: str, told: list[list[str]]) -> None:
    assert colours(words) == told


@pytest.mark.parametrize(
    ("over", "through"),
    [
        ("a drone flying over a snowy forest", "a drone flying through a snowy forest"),
        ("an eagle flying over a city", "an eagle flying in a city"),
    ],
)
def test_who_flies_over_a_place_is_above_what_stands_there(over: str, through: str) -> None:
    who = "drone" if "drone" in over else "eagle"
    assert track_of(over, who).base(1.0)[2] > 8.0 + track_of(through, who).base(1.0)[2]


@pytest.mark.parametrize(
    ("words", "warning"),
    [
        ("a raccoon that looks like a turtle", "looking like a turtle"),
        ("a corgi depicted as an explosion of a nebula", "depicted as an explosion of a nebula"),
    ],
)
def test_a_likeness_that_no_figure_takes_on_is_said(words: str, warning: str) -> None:
    assert any(warning in said for said in staged(words).warnings)
