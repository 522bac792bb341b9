"""Baskets and boxes are open where the words put something in them, and it is seen there."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged, track_of


@pytest.mark.parametrize(
    "words", ["apples in a basket", "a dozen eggs in a basket", "kittens in a basket", "a puppy in a cardboard box"]
)
def test_it_is_seen_within(words: str) -> None:
    warned = staged(words).warnings
    assert not [line for line in warned if "hidden" in line or "out of the picture" in line or "not placed" in line]
    assert any("open" in subject.noun for subject in as_staged(shot_of(words)).subjects)


def test_an_empty_basket_stays_as_it_is() -> None:
    assert [s.noun for s in as_staged(shot_of("a basket on a table")).subjects if "basket" in s.noun] == ["basket"]


def test_a_puppy_in_a_box_is_no_longer_than_the_box() -> None:
    words = "a puppy in a cardboard box"
    box = next(s.id for s in as_staged(shot_of(words)).subjects if "open" in s.noun)
    assert track_of(words, "puppy").length_m < 1.3 * track_of(words, box).length_m
