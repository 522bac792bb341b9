"""An animal that does what takes hands stands on two legs; what its kind does anyway it does as it is."""

from __future__ import annotations

import pytest

from generators.previz.like_people import as_people
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def staged(request: str) -> Shot:
    return as_people(complete(read(request).shots[0]))


@pytest.mark.parametrize(
    "request_",
    [
        "a bear plays the violin",
        "a koala drinking tea",
        "a fox typing on a laptop",
        "a teddy bear ironing a shirt",
        "a raccoon playing the saxophone",
        "a dog plays the harp",
    ],
)
def test_paws_that_must_grasp_get_a_body_with_hands(request_: str) -> None:
    subject = staged(request_).subjects[0]
    assert subject.kind == "human"
    assert (subject.height_m or 0.0) > 1.1


@pytest.mark.parametrize(
    "request_",
    ["a bear catches a fish", "a dog drinking water", "a cat chases a ball", "a squirrel eats a nut", "a panda sleeps"],
)
def test_what_animals_do_they_do_on_all_fours(request_: str) -> None:
    assert staged(request_).subjects[0].kind == "quadruped"
