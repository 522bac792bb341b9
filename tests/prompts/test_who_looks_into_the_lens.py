"""Who looks at the camera is seen from the front, by a camera that stays there."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    "words",
    [
        "a woman looking at the camera",
        "a dog sitting and looking at the camera, close-up",
        "a teacher talking to the camera in a classroom",
        "a boy smiling into the lens",
    ],
)
def test_the_camera_is_before_them(words: str) -> None:
    camera = complete(read(words).shots[0]).camera
    assert camera.view == "front"
    assert not [move for move in camera.moves if "arc" in move.kind]


def test_a_side_that_was_asked_for_stays() -> None:
    assert complete(read("a woman looking at the camera, profile view").shots[0]).camera.view == "profile"


def test_who_looks_at_something_else_is_not_seen_from_the_front_for_it() -> None:
    assert complete(read("a woman looking at a painting").shots[0]).camera.view != "front"


def test_who_explains_something_is_filmed_and_not_only_what_is_explained() -> None:
    shot = read("a teacher explaining the solar system to children").shots[0]
    assert [subject.noun for subject in shot.subjects][:1] == ["teacher"]
