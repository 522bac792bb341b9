"""What stands in the water or above the sea has it around it, and nothing is said to be missing then."""

from __future__ import annotations

import pytest

from generators.previz.sets.shore import drawn_up
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize("words", ["a lighthouse on a cliff above the sea", "a car on a coastal road beside the ocean"])
def test_the_sea_below_a_coast_is_not_missed(words: str) -> None:
    assert not any("not seen" in warning for warning in staged(words).warnings)


@pytest.mark.parametrize("words", ["a castle on a mountain, the harbour"])
def test_a_place_that_no_set_shows_is(words: str) -> None:
    assert any("not seen" in warning for warning in staged(words).warnings)


@pytest.mark.parametrize(
    ("words", "ashore"),
    [
        ("a boat and a bicycle", True),
        ("a dog and a boat", True),
        ("a boat on a calm sea", False),
        ("a boat sails past a beach with people", False),
    ],
)
def test_a_boat_beside_what_is_on_land_is_drawn_up(words: str, ashore: bool) -> None:
    assert drawn_up(shot_of(words)) is ashore


def test_a_verb_that_only_says_what_a_place_calls_up_is_not_missed() -> None:
    assert not any("acted" in warning for warning in staged("a palace evokes a forgotten age").warnings)


def test_what_a_thing_is_said_to_have_and_is_not_drawn_is_missed() -> None:
    assert any("acted" in warning for warning in staged("a streetlamp features delicate filigree").warnings)
