"""Who is acted on wears and has what the words say of them, as the doer does; it is no thing beside them."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


@pytest.mark.parametrize(
    ("request_", "noun", "looks"),
    [
        ("a man hugs a woman in a silver dress", "woman", ["silver dress"]),
        ("a robot meets a girl with a yellow dress", "girl", ["yellow dress"]),
        ("a boy looks at a girl with red hair", "girl", ["red hair"]),
        ("a man talks to a woman with long hair and glasses", "woman", ["long hair", "glasses"]),
        ("a dog chases a cat with a red collar", "cat", ["red collar"]),
    ],
)
def test_looks_of_whom_a_deed_is_about_are_theirs(request_: str, noun: str, looks: list[str]) -> None:
    shot = shot_of(request_)
    assert len(shot.subjects) == 2
    assert [look.text for s in shot.subjects if s.noun == noun for look in s.looks] == looks


@pytest.mark.parametrize("request_", ["a mother covers her child with a coat", "a man hits a man with a shoe"])
def test_what_a_deed_is_done_with_is_a_thing_of_its_own(request_: str) -> None:
    assert len(shot_of(request_).subjects) == 3


@pytest.mark.parametrize(
    "request_", ["a woman dressed in green", "a woman wearing green", "a man dressed all in green"]
)
def test_a_bare_colour_that_is_worn_is_that_of_the_clothes(request_: str) -> None:
    [look] = shot_of(request_).subjects[0].looks
    assert (look.part, look.colour) == ("clothes", "green")


def test_several_men_of_a_trade_are_so_many_of_it() -> None:
    [men] = shot_of("two firemen run in").subjects
    assert (men.id, men.count) == ("fireman", 2)
