"""Those who live grow, shrink and change colour where the words say so; who is carried on a back is behind it."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.changing import change_of
from prompts.complete import complete
from prompts.read import read
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


@pytest.mark.parametrize(
    ("words", "doer", "thing"),
    [
        ("a magician turns the handkerchief blue", "magician", "handkerchief"),
        ("a witch turns the frog purple", "witch", "frog"),
    ],
)
def test_who_changes_another_things_colour_keeps_their_own(words, doer, thing):
    shot = complete(read(words).shots[0])
    subjects = {subject.noun: subject for subject in shot.subjects}
    changed = change_of(shot, subjects[thing], 5.0)
    assert changed is not None
    assert changed.end_rgb is not None
    assert change_of(shot, subjects[doer], 5.0) is None


def test_a_part_that_is_changed_does_not_take_the_colour_of_what_it_is_of():
    shot = as_staged(complete(read("a mechanic changing the tyre of a yellow taxi at the roadside").shots[0]))
    assert [change_of(shot, subject, 5.0) for subject in shot.subjects] == [None, None]
