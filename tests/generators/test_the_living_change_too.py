"""Those who live grow, shrink and change colour where the words say so; who is carried on a back is behind it."""

from __future__ import annotations

import pytest

from generators.previz.changing import change_of
from tests.generators.staged_words import shot_of, staged


def size_at_end(words: str) -> tuple[float, float]:
    shot = shot_of(words)
    course = change_of(shot, shot.subjects[0], 5.0)
    return course.size(5.0) if course else (1.0, 1.0)


@pytest.mark.parametrize("words", ["A panda changes from big to small.", "A boy shrinks.", "A cat gets smaller."])
def test_who_shrinks_is_small_at_the_end(words: str) -> None:
    assert max(size_at_end(words)) < 0.5


@pytest.mark.parametrize("words", ["A mouse grows bigger and bigger.", "A dog changes from small to big."])
def test_who_grows_is_small_at_the_start(words: str) -> None:
    shot = shot_of(words)
    course = change_of(shot, shot.subjects[0], 5.0)
    assert course is not None
    assert max(course.size(0.0)) < 0.5
    assert course.size(5.0) == (1.0, 1.0)


def test_a_chameleon_takes_on_another_colour() -> None:
    shot = shot_of("A chameleon changes colors on a branch.")
    assert change_of(shot, shot.subjects[0], 5.0) is not None


def test_who_is_carried_on_a_back_is_behind_it_and_not_on_the_head() -> None:
    stage = staged("A man carries a woman on his back.")
    tops = {t.subject_id: t.top(2.0)[2] if hasattr(t, "top") else t.centre(2.0)[2] for t in stage.tracks}
    assert tops["woman"] - tops["man"] < 0.6
