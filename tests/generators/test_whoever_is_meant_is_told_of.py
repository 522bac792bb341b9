"""A draft without anybody says so where the words speak of her or him."""

from __future__ import annotations

import pytest

from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    "words", ["the wind takes her hat away as she crosses the bridge", "rain falls on his face as he looks up"]
)
def test_who_is_only_called_she_or_he_is_missed(words: str) -> None:
    people = any(subject.kind == "human" for subject in shot_of(words).subjects)
    assert people or any("whoever is meant" in line for line in staged(words).warnings)


@pytest.mark.parametrize(
    "words", ["a dog wags its tail as she comes home", "a lighthouse in a storm", "she walks along a beach"]
)
def test_nobody_is_missed_elsewhere(words: str) -> None:
    assert not any("whoever is meant" in line for line in staged(words).warnings)


def test_the_camera_that_follows_her_follows_a_woman() -> None:
    assert [s.noun for s in shot_of("the camera follows her through the market").subjects] == ["woman"]
