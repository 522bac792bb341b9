"""Who works on what is in a vessel has the vessel under their hands, and what is in it inside it."""

from __future__ import annotations

import pytest

from generators.previz.contents import with_meals_in_vessels, with_vessels_at_work
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "food", "vessel"),
    [
        ("a chef tosses vegetables in a wok", "vegetable", "wok"),
        ("a chef fries an egg in a pan", "egg", "pan"),
        ("a woman stirs soup in a big pot", "soup", "pot"),
    ],
)
def test_the_vessel_is_under_the_hands(request_: str, food: str, vessel: str) -> None:
    shot = with_vessels_at_work(complete(read(request_).shots[0]))
    assert shot.beats[0].target == vessel
    assert next(s.position for s in shot.subjects if s.id == food) == f"in the {vessel}"


def test_what_is_thrown_into_a_vessel_is_not_in_it_yet() -> None:
    shot = complete(read("a boy throws a ball into a bucket").shots[0])
    assert with_vessels_at_work(shot) == shot


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("a man drinks juice from a glass", "glass of juice"),
        ("a woman is slurping noodles from a steaming bowl", "bowl of noodles"),
        ("a boy eats cereal out of his favourite bowl", "bowl of cereal"),
    ],
)
def test_what_is_eaten_from_a_vessel_is_in_it(request_: str, noun: str) -> None:
    shot = with_meals_in_vessels(complete(read(request_).shots[0]))
    assert [s.noun for s in shot.subjects[1:]] == [noun]
    assert shot.beats[0].target == shot.subjects[1].id


def test_what_is_eaten_with_something_stays_by_itself() -> None:
    shot = complete(read("a man eats soup with a spoon").shots[0])
    assert with_meals_in_vessels(shot) == shot
