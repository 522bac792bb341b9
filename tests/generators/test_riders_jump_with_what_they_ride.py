"""Who jumps on a board, a cycle or a horse takes it along through the air; who jumps out of a run goes on."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generators.previz.hopping import jumps
from generators.previz.stage import Stage
from tests.generators.staged_words import staged


def _height(stage: Stage, index: int, story_s: float) -> float:
    return stage.performance.players[index].animation(story_s).position[2]


def _risen(stage: Stage, index: int, top_s: float) -> float:
    """How much higher a figure is at the top of a jump than halfway between its places before and after, m."""
    return _height(stage, index, top_s) - (_height(stage, index, 2.6) + _height(stage, index, 4.9)) / 2.0


@pytest.mark.parametrize(
    "words",
    [
        "A cyclist rides along a road, jumps over a log, and waves.",
        "A skateboarder rolls down the street, does an ollie, and then raises his arms.",
        "A girl rides a horse across a field, jumps over a fence, and then pats its neck.",
        "A skier races down the slope, jumps off a ramp, and stops.",
    ],
)
def test_a_rider_is_in_the_air_in_the_middle_of_the_jump(words: str) -> None:
    assert _risen(staged(words), 0, 3.75) > 0.4


@pytest.mark.parametrize(
    "words",
    [
        "A girl rides a horse across a field, jumps over a fence, and then pats its neck.",
        "A cyclist rides along a road, jumps over a log, and waves.",
    ],
)
def test_what_is_ridden_rises_with_its_rider(words: str) -> None:
    stage = staged(words)
    assert _risen(stage, 0, 3.75) > 0.4
    ridden = [i for i, p in enumerate(stage.performance.players) if p.track.subject_id != "log" and i > 0]
    assert any(_risen(stage, index, 3.75) > 0.4 for index in ridden)


def test_what_is_jumped_over_lies_under_the_jump() -> None:
    stage = staged("A cyclist rides along a road, jumps over a log, and waves.")
    cyclist, log = (p.animation(3.75).position for p in stage.performance.players[:2])
    assert abs(cyclist[0] - log[0]) < 0.6
    assert not stage.warnings


def test_a_board_turns_over_in_a_kickflip() -> None:
    stage = staged("A skateboarder rolls down the street, does a kickflip, and then raises his arms.")
    board = stage.performance.players[1].animation
    level, over = board(2.0).rotation, board(3.75).rotation
    turned = abs(sum(a * b for a, b in zip(level, over, strict=True)))
    assert turned < 0.3  # half over at the top
    assert not stage.warnings


def test_who_jumps_off_a_board_leaves_it() -> None:
    stage = staged("A skateboarder rolls down the street, jumps off, and waves.")
    board = stage.performance.players[1].animation
    heights = [board(s).position[2] for s in (1.0, 3.0, 3.75, 4.5)]
    assert max(heights) - min(heights) < 0.3


def test_who_leaps_out_of_a_run_goes_on_and_lands() -> None:
    stage = staged("A long jumper sprints along the track, leaps, and lands.")
    way = [stage.performance.players[0].animation(s).position[0] for s in (2.6, 3.2, 3.75, 4.3)]
    assert all(abs(b - a) > 0.3 for a, b in pairwise(way))
    top, there = (_height(stage, 0, s) for s in (3.75, 7.3))
    assert top > there + 0.2


def test_leaping_into_the_air_is_no_dive() -> None:
    stage = staged("A woman runs along the beach, leaps into the air, and laughs.")
    assert len(stage.performance.players) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [("jumping over a rock", True), ("doing a kickflip", True), ("wearing a jumper", False), ("landing", False)],
)
def test_jumps_are_told_by_their_verb(words: str, told: bool) -> None:
    assert jumps(words) is told
