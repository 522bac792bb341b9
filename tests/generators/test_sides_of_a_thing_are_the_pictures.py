"""Who goes from one side of a thing to another is on both as the camera sees them, and stays there to be read."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of

SET_OFF_S, THERE_S = 1.2, 4.0


def staged(words: str) -> Stage:
    """The stage of a request."""
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def where(stage: Stage, story_s: float) -> tuple[float, float, float]:
    """Where who goes is against the thing: to the right in the picture (widths), nearer and higher, m."""
    passage = stage.performance.passage
    assert passage is not None
    who, thing = (stage.performance.players[i] for i in (passage.index, passage.base))
    pose = stage.camera.pose(story_s)
    at, middle = (np.array(p.animation(story_s).position, np.float64) for p in (who, thing))
    (x, _, depth), (x0, _, depth0) = (project(pose, point) for point in (at, middle))
    return float(x - x0), float(depth0 - depth), float(at[2] - stage.dressing.terrain.height(at[0], at[1]))


ACROSS = [
    ("A dog is on the right of a rock, then the dog runs to the left of the rock.", 1, -1),
    ("A rabbit is on the left of a table, then the rabbit jumps to the right of the table.", -1, 1),
    ("A woman is on the left of a bench, then she walks to the right of the bench.", -1, 1),
    ("A bird is on the right of a lamp, then the bird flies to the left of the lamp.", 1, -1),
]


@pytest.mark.parametrize(("words", "first", "last"), ACROSS)
def test_left_and_right_are_those_of_the_picture(words: str, first: int, last: int) -> None:
    stage = staged(words)
    assert where(stage, SET_OFF_S)[0] * first > 0
    assert where(stage, THERE_S)[0] * last > 0


def test_behind_is_farther_and_in_front_is_nearer() -> None:
    stage = staged("An elephant is in front of a car, then the elephant walks to the back of the car.")
    assert where(stage, SET_OFF_S)[1] > 0
    assert where(stage, THERE_S)[1] < 0


def test_who_is_on_a_table_comes_down_beside_it() -> None:
    stage = staged("A cat is on the table, then the cat runs to the left of the table.")
    assert where(stage, SET_OFF_S)[2] > where(stage, THERE_S)[2] + 0.3
    assert where(stage, THERE_S)[0] < 0


def test_a_bird_comes_down_out_of_the_air() -> None:
    stage = staged("A bird is above a tree, then the bird flies to the left of the tree.")
    assert where(stage, SET_OFF_S)[2] > where(stage, THERE_S)[2] + 0.5


def test_both_sides_are_held() -> None:
    stage = staged("A dog is behind a chair, then the dog runs to the right of the chair.")
    assert where(stage, 0.0) == pytest.approx(where(stage, SET_OFF_S), abs=0.05)
    assert where(stage, THERE_S) == pytest.approx(where(stage, 4.9), abs=0.05)


def test_a_camera_that_was_asked_for_is_kept() -> None:
    words = "low angle: a dog is on the right of a rock, then the dog runs to the left of the rock"
    stage = staged(words)
    assert float(stage.camera.pose(0.0).rotation[2, 2]) < 0.0


def test_who_goes_round_a_tree_is_seen_beside_its_trunk() -> None:
    stage = staged("A boy is behind a tree, then the boy runs to the front of the tree.")
    assert where(stage, SET_OFF_S)[1] < 0
    assert where(stage, THERE_S)[1] > 0
    assert not [warning for warning in stage.warnings if "out of" in warning or "too small" in warning]


def test_what_is_before_a_sofa_is_in_its_room() -> None:
    assert shot_of("A cat is in front of a sofa, then the cat jumps onto the sofa.").setting.interior


@pytest.mark.parametrize(
    "words",
    [
        "A monkey is in the front of an apple, then the monkey jumps to the left of the apple.",
        "A goat is on the left side of a tractor, then the goat walks to the right side of the tractor.",
    ],
)
def test_who_is_on_a_side_is_not_said_to_be_elsewhere(words: str) -> None:
    assert not [warning for warning in staged(words).warnings if "not placed so" in warning]


SAID_AGAIN = [
    ("A squirrel is on the left of a lamp post, then it runs to the right of it.", -1, 1),
    ("A cat sits to the left of a vase, then walks around to the other side.", -1, 1),
    ("A woman stands on the right side of a car and then moves to its left side.", 1, -1),
    ("A ball is on the left of a cushion, then bounces to the right of the cushion.", -1, 1),
]


@pytest.mark.parametrize(("words", "first", "last"), SAID_AGAIN)
def test_a_thing_need_not_be_named_twice_and_things_go_where_they_are_told(words: str, first: int, last: int) -> None:
    stage = staged(words)
    assert where(stage, SET_OFF_S)[0] * first > 0
    assert where(stage, THERE_S)[0] * last > 0
    assert not any("not acted out" in warning for warning in stage.warnings)


@pytest.mark.parametrize("thing", ["tree", "table"])
def test_a_bird_comes_from_under_a_thing_to_above_it(thing: str) -> None:
    stage = staged(f"A bird is under a {thing}, then the bird flies above the {thing}.")
    assert where(stage, 0.0)[2] < 0.3
    assert where(stage, THERE_S)[2] > 0.6
