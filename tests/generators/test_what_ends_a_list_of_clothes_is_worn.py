"""Garments at the end of a list of what somebody has are on them, and do not lie beside them."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of


@pytest.mark.parametrize(
    ("words", "worn"),
    [
        ("a boy wearing a striped sweater and a backpack", "backpack"),
        ("a woman with a blue umbrella and red boots in the rain", "red boots"),
        ("a man with a guitar and a black hat", "black hat"),
    ],
)
def test_it_is_worn(words: str, worn: str) -> None:
    person, *others = as_staged(shot_of(words)).subjects
    assert worn in [look.text for look in person.looks]
    assert worn.split()[-1] not in [subject.noun for subject in others]


@pytest.mark.parametrize("words", ["a dog and a red hat on the floor", "a woman puts a hat and a scarf on a chair"])
def test_what_lies_there_stays(words: str) -> None:
    assert any("hat" in subject.noun for subject in as_staged(shot_of(words)).subjects)
