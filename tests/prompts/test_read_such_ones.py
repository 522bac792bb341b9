"""`One` after a quality stands for the noun before it: a red car and a blue one are two cars."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("words", "nouns"),
    [
        ("a red car and a blue one", ["car", "car"]),
        ("two white horses and a black one in a meadow", ["horses", "horse"]),
        ("a big dog chases a small one", ["dog", "dog"]),
        ("a big ball hits two small ones", ["ball", "balls"]),
        ("three green apples and a red one", ["apples", "apple"]),
    ],
)
def test_one_is_another_of_the_kind(words: str, nouns: list[str]) -> None:
    assert [subject.noun for subject in read(words).shots[0].subjects] == nouns


def test_one_of_something_stays() -> None:
    assert read("a tall tree and one of its leaves falls").shots[0].subjects[0].noun == "tree"
