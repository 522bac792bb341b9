"""What somebody knocks over lies then, or has gone over the edge; who leaves at last is not missed."""

import math

import mujoco
import numpy as np
import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(words: str) -> Stage:
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


def leans_deg(stage: Stage, subject: str, story_s: float) -> float:
    """How far a figure leans from the upright that it has at first, degrees."""
    number = next(track.number for track in stage.tracks if track.subject_id == subject)
    turns = []
    for time in (0.0, story_s):
        data = stage.new_data()
        stage.performance.pose(time, data)
        mujoco.mj_kinematics(stage.model, data)
        geom = int(stage.drawn[np.flatnonzero(stage.scene.subject == number)[0]])
        turns.append(data.geom_xmat[geom].reshape(3, 3).copy())
    turn = turns[1] @ turns[0].T
    return math.degrees(math.acos(min(max(turn[2, 2], -1.0), 1.0)))


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("A cat sits on a table and knocks over a glass.", "glass"),
        ("A dog runs through the kitchen and knocks over a chair.", "chair"),
        ("A woman knocks over a lamp.", "lamp"),
        ("a vase falling over", "vase"),
        ("a chess piece falling over in slow motion, macro", "chess_piece"),
        ("a chair falls over in an empty room", "chair"),
        ("a bicycle tips over", "bicycle"),
        ("a tree falls over in the storm", "tree"),
    ],
)
def test_what_is_knocked_over_lies(words: str, subject: str) -> None:
    stage = staged(words)
    assert leans_deg(stage, subject, 0.1) < 5.0
    assert leans_deg(stage, subject, 4.9) > 80.0
    assert not any("not acted" in warning for warning in stage.warnings)


def test_a_vase_that_a_cat_knocks_off_a_table_is_on_it_first_and_falls_to_the_floor() -> None:
    stage = staged("A cat knocks a vase off a table.")
    vase = next(track for track in stage.tracks if track.subject_id == "vase")
    data = stage.new_data()
    heights = []
    for time in (0.1, 4.9):
        stage.performance.pose(time, data)
        mujoco.mj_kinematics(stage.model, data)
        own = stage.drawn[np.flatnonzero(stage.scene.subject == vase.number)]
        heights.append(float(data.geom_xpos[own, 2].min()))
    assert heights[0] > 0.5
    assert heights[1] < 0.3


def test_an_egg_is_cracked_over_a_pan_on_the_counter() -> None:
    stage = staged("A chef cracks an egg into a pan.")
    pan = next(track for track in stage.tracks if track.subject_id == "pan")
    assert pan.centre(1.0)[2] > 0.6


def test_who_runs_away_at_last_is_not_missed_then() -> None:
    stage = staged("A cat jumps onto a table, knocks over a vase, and then runs away.")
    assert not any("out of sight at the end" in warning for warning in stage.warnings)


def test_what_falls_over_stands_on_the_ground_first_and_what_falls_down_does_not() -> None:
    over = next(t for t in staged("a vase falling over").tracks if t.subject_id == "vase")
    down = next(t for t in staged("an apple falling from a tree").tracks if t.subject_id == "apple")
    assert abs(float(over.base(0.0)[2])) < 0.05
    assert float(down.base(0.0)[2]) > 0.15
