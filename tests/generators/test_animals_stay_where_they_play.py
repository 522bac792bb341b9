"""Animals that play on a bed or a rug stay on it; what is planted is a sapling; a colour gives way to a metal."""

from __future__ import annotations

import pytest

from generators.previz.changing.course import change_of
from generators.previz.going import as_they_go
from generators.previz.young import with_saplings
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def _shot(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "where"),
    [
        ("Two kittens are playing on a bed.", "on the bed"),
        ("Puppies are romping on the rug.", "on the rug"),
    ],
)
def test_who_plays_on_a_thing_stays_on_it(request_: str, where: str) -> None:
    shot = as_they_go(_shot(request_))
    assert shot.beats[0].speed_mps == 0.0
    assert shot.subjects[0].position.replace(" a ", " the ") == where


def test_who_plays_on_the_beach_runs_about() -> None:
    assert as_they_go(_shot("Two dogs are playing on the beach.")).beats[0].speed_mps != 0.0


def test_what_is_planted_is_no_grown_tree() -> None:
    tree = with_saplings(_shot("Two people are planting a tree together.")).subjects[1]
    assert tree.height_m == pytest.approx(1.35)


def test_a_tree_that_somebody_waters_is_as_it_was() -> None:
    shot = _shot("A woman waters a tree.")
    assert with_saplings(shot) == shot


def test_a_moon_that_turns_silver_is_yellow_first() -> None:
    shot = _shot("The moon changes from yellow to silver.")
    course = change_of(shot, shot.subjects[0], 5.0)
    assert course is not None
    assert course.start_rgb is not None
