"""Small machines drive at their own pace and stop at what they run into; great things on tables are models of them."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.meeting import crash_of
from prompts.read import read
from tests.generators.staged_words import shot_of, staged


def way_m(words: str, subject_id: str) -> float:
    """How far a subject gets over the clip, level."""
    stage = staged(words)
    (player,) = [p for p in stage.performance.players if p.track.subject_id == subject_id]
    ends = [np.array(player.animation(t).position) for t in (0.1, 0.9 * stage.camera.seconds)]
    return float(np.linalg.norm((ends[1] - ends[0])[:2]))


@pytest.mark.parametrize(
    ("words", "striker", "struck"),
    [
        ("a roomba drives over the rug and bumps into a table leg", "roomba", "table"),
        ("a toy truck rolls over the floor and crashes into a wall", "toy_truck", "wall"),
    ],
)
def test_a_small_machine_comes_to_what_it_runs_into(words: str, striker: str, struck: str) -> None:
    shot = as_staged(shot_of(words))
    crash = crash_of(shot)
    assert crash is not None
    assert crash.striker == striker
    assert next(s for s in shot.subjects if s.id == crash.struck).noun.split()[-1] == struck
    assert 0.1 < way_m(words, striker) < 3.0


def test_two_cars_that_collide_head_on_are_under_way_both() -> None:
    crash = crash_of(as_staged(shot_of("two trucks collide head-on on a road")))
    assert crash is not None
    assert crash.both


@pytest.mark.parametrize("words", ["a castle stands on a desk", "a rocket on a classroom table, push in"])
def test_what_is_too_large_for_its_table_is_a_model(words: str) -> None:
    subject = as_staged(shot_of(words)).subjects[0]
    assert (subject.height_m or 9.0) < 0.5


def test_a_house_by_a_table_keeps_its_height() -> None:
    house = next(s for s in as_staged(shot_of("a house behind a garden table")).subjects if s.noun == "house")
    assert house.height_m is None or house.height_m > 2.0


def test_a_balloon_is_seen_to_rise() -> None:
    stage = staged("a hot air balloon rises over the fields")
    (player,) = stage.performance.players
    heights = [player.animation(t).position[2] for t in (0.0, stage.camera.seconds)]
    assert heights[1] - heights[0] > 6.0


@pytest.mark.parametrize(
    ("words", "motion"),
    [("close-up of a bouncing rubber ball", "bounce"), ("a bouncing ball, each bounce lower than the last", "bounce")],
)
def test_a_bouncing_ball_bounces(words: str, motion: str) -> None:
    assert any(b.motion == motion for b in read(words).shots[0].beats)


@pytest.mark.parametrize(
    "words",
    [
        "a jug pours milk into a glass",
        "a sugar cube falls into a cup of tea",
        "an ice cube melts in a glass of water",
        "a cup falls off a table",
    ],
)
def test_what_is_seen_is_not_reported_as_missing(words: str) -> None:
    assert not [w for w in staged(words).warnings if "not acted" in w or "hidden" in w or "not drawn" in w]


def test_a_washing_machine_stands_while_its_drum_turns() -> None:
    stage = staged("a washing machine spins")
    (player,) = stage.performance.players
    turns = [player.animation(t).rotation for t in (0.0, 1.0)]
    assert turns[0] == pytest.approx(turns[1])


@pytest.mark.parametrize("words", ["a toy car speeds down the corridor and hits the wall"])
def test_what_is_run_into_at_the_end_of_a_passage_is_beyond_who_runs_into_it(words: str) -> None:
    stage = staged(words)
    (car,) = [p for p in stage.performance.players if p.track.subject_id == "toy_car"]
    (wall,) = [p for p in stage.performance.players if p.track.subject_id == "wall"]
    lens = np.array(stage.camera.pose(2.5).position)
    gaps = [float(np.linalg.norm(np.array(p.animation(2.5).position)[:2] - lens[:2])) for p in (car, wall)]
    assert gaps[0] < gaps[1]
    assert not any("out of sight" in line or "hidden" in line for line in stage.warnings)
