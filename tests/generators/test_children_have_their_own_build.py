"""The young are as tall as one is at their age, with larger heads and shorter legs the younger they are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generators.previz.rigs.human.wardrobe import build_of
from prompts.shot import Subject
from prompts.wording.years import stature_m, years_of
from tests.generators.staged_words import shot_of

GROWING = ("a baby sits", "a toddler walks", "a five-year-old boy runs", "a 12-year-old girl reads", "a woman reads")


def subject_of(words: str) -> Subject:
    return shot_of(words).subjects[0]


def test_heads_are_larger_the_younger_somebody_is() -> None:
    heads = [build_of(subject_of(words)).heads for words in GROWING]
    assert all(younger < older for younger, older in pairwise(heads))
    assert heads[0] < 4.0


def test_faces_are_a_childs_the_younger_somebody_is() -> None:
    youth = [build_of(subject_of(words)).youth for words in GROWING]
    assert youth[0] == 1.0
    assert youth[-1] == 0.0


@pytest.mark.parametrize(
    ("words", "tallest_m"),
    [("A two-year-old girl plays.", 0.95), ("A 5 year old boy runs.", 1.2), ("A 10-month-old baby crawls.", 0.8)],
)
def test_whose_age_is_told_in_numbers_is_as_tall_as_one_is_then(words: str, tallest_m: float) -> None:
    assert (subject_of(words).height_m or 9.0) < tallest_m


def test_old_people_are_no_children() -> None:
    assert years_of(subject_of("An old man walks.")) is None
    assert build_of(subject_of("A 70-year-old woman sits.")).youth == 0.0


def test_one_grows_from_year_to_year() -> None:
    heights = [stature_m(float(years)) for years in range(19)]
    assert all(low < high for low, high in pairwise(heights))
