"""A class before its teacher sits at school desks, in a classroom; students of a professor are grown up."""

from __future__ import annotations

import pytest

from tests.generators.staged_words import shot_of, staged

BEFORE_A_CLASS = (
    "a teacher writing on a whiteboard in front of a class",
    "a teacher reading a story to her class",
    "a teacher in front of the class explaining the solar system",
    "children sitting at their desks listening to the teacher",
)


@pytest.mark.parametrize("words", BEFORE_A_CLASS)
def test_a_class_sits_in_a_classroom(words: str) -> None:
    shot = shot_of(words)
    assert shot.setting.stage == "classroom"
    assert any(beat.motion == "sit" and "desk" in beat.target for beat in shot.beats)
    assert not staged(words).warnings


def test_students_of_a_professor_are_no_children() -> None:
    student = next(s for s in shot_of("a professor lecturing in front of students").subjects if s.noun == "students")
    assert student.age != "child"


def test_desks_that_are_told_stay_the_only_ones() -> None:
    nouns = [s.noun for s in shot_of("a teacher talking to students at their desks").subjects]
    assert nouns.count("school desks") == 0
