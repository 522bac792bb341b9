"""An animal with parts of another has them; what no rig shows of them is said."""

from __future__ import annotations

import pytest

from generators.previz.rigs.quadruped import breeds
from generators.previz.rigs.quadruped.borrowed import as_borrowed, not_borrowed
from prompts.read import read
from prompts.shot import Subject


def animal(words: str) -> Subject:
    return read(words).shots[0].subjects[0]


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("A rabbit with the horns of a goat.", "horns", "goat"),
        ("A dog with the tail of a fox.", "tail", breeds()["fox"].tail),
        ("A tiger with an elephant's trunk.", "trunk", True),
        ("A horse with zebra stripes.", "pattern", "stripes"),
        ("A cat with the wings of an eagle.", "wings", "feather"),
        ("A lion with the wings of a bat.", "wings", "skin"),
        ("A pig with butterfly wings.", "wings", "butterfly"),
    ],
)
def test_a_part_of_another_animal_is_that_animals(words: str, key: str, value: object) -> None:
    subject = animal(words)
    assert as_borrowed(breeds()[subject.noun], subject)[key] == value


def test_an_animal_with_its_own_parts_borrows_nothing() -> None:
    assert as_borrowed(breeds()["cow"], animal("A cow with short horns and a long tail.")) == {}


def test_parts_that_no_rig_shows_are_said() -> None:
    (shot,) = read("A lion with the body of a whale and the wings of a dragon.").shots
    assert not_borrowed(shot) == ("not seen in the previz: the body of a whale on the lion",)
