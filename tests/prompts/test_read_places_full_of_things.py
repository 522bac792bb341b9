"""A place that is full of something is a place, and what fills it is there; who acts in it is who the shot follows."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    ("request_", "place", "things"),
    [
        ("a room full of balloons", "room", [("balloons", 8, "in a room")]),
        ("a beach covered in starfish", "beach", [("starfish", 8, "on a beach")]),
        ("a street lined with cherry trees", "street", [("cherry trees", 8, "along a street")]),
        ("a lake dotted with sailing boats", "lake", [("sailing boats", 8, "on a lake")]),
        ("a kitchen full of steam", "kitchen", [("steam", 1, "in a kitchen")]),
        ("a harbour full of fishing boats and gulls", "harbour",
         [("fishing boats", 8, "in a harbour"), ("gulls", 8, "in a harbour")]),
        ("an office full of three sleeping cats", "office", [("cats", 3, "in an office")]),
    ],
)  # fmt: skip
def test_what_fills_a_place_is_there(request_: str, place: str, things: list[tuple[str, int, str]]) -> None:
    shot = shot_of(request_)
    assert shot.setting.place == place
    assert [(s.noun, s.count, s.position) for s in shot.subjects] == things
    assert (shot.beats, shot.style.words, shot.setting.details) == ([], [], [])


@pytest.mark.parametrize(
    ("request_", "who"),
    [
        ("in a room full of balloons a child dances", "child"),
        ("a garage full of old motorcycles, a boy sweeps the floor", "boy"),
        ("a stadium packed with fans, the striker takes a penalty", "striker"),
    ],
)
def test_who_acts_there_is_who_the_shot_follows(request_: str, who: str) -> None:
    shot = complete(shot_of(request_))
    assert shot.main_subject is not None
    assert shot.main_subject.noun == who
