"""Rows topple, piles fall, balls strike: what the words say meets is in one frame and physics decides."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.camera import project
from generators.previz.meeting import formation_of, usual_count, with_units
from generators.previz.stage import Stage
from prompts.shot import Subject
from tests.generators.staged_words import shot_of


def staged(words: str) -> Stage:
    return Stage.build(shot_of(words), seed=0, width=320, height=180)


def tracks(stage: Stage, subject: str) -> list:
    return [track for track in stage.tracks if subject in track.subject_id]


def moved(track, seconds: float = 5.0) -> float:
    return float(np.linalg.norm(track.centre(seconds) - track.centre(0.0)))


def test_a_row_of_dominoes_falls_from_first_to_last() -> None:
    stage = staged("a row of dominoes falls one after another")
    row = sorted(tracks(stage, "domino"), key=lambda track: track.centre(0.0)[0])
    assert len(row) >= 6
    upright = row[0].centre(0.0)[2]

    def down_at(track) -> float:
        return next(t for t in np.arange(0.0, 5.0, 0.02) if track.centre(t)[2] < 0.8 * upright)

    times = [down_at(track) for track in row]
    assert times == sorted(times)
    assert times[-1] - times[0] > 0.2


@pytest.mark.parametrize(
    ("words", "struck"),
    [
        ("a steel ball rolls across the floor and knocks over three dominoes", "domino"),
        ("a bowling ball strikes the pins", "pin"),
        ("a car crashes into a stack of cardboard boxes", "box"),
    ],
)
def test_what_is_struck_moves_and_only_then(words: str, struck: str) -> None:
    stage = staged(words)
    targets = tracks(stage, struck)
    assert len(targets) >= 3
    assert max(moved(track, 0.3) for track in targets) < 0.05 * max(track.height_m for track in targets) + 0.003
    assert max(moved(track) for track in targets) > 0.3 * targets[0].height_m
    assert stage.performance.met


def test_two_balls_that_collide_come_together_and_part() -> None:
    one, other = staged("two billiard balls collide on the floor").tracks[:2]
    gaps = [float(np.linalg.norm(one.centre(t) - other.centre(t))) for t in np.arange(0.0, 4.0, 0.01)]
    closest = int(np.argmin(gaps))
    assert gaps[closest] == pytest.approx(one.height_m, rel=0.05)
    assert gaps[0] > 3 * gaps[closest] < gaps[-1]
    assert 0 < closest < len(gaps) - 1


def test_a_tower_of_blocks_is_blocks_and_does_not_stand_for_long() -> None:
    stage = staged("a tower of wooden blocks collapses")
    heights = [max(track.centre(t)[2] + track.height_m / 2 for track in stage.tracks) for t in (0.0, 0.3, 4.0)]
    assert heights[0] == pytest.approx(heights[1], rel=0.03)
    assert heights[2] < 0.6 * heights[0]


def test_all_who_meet_are_in_the_frame_when_they_do() -> None:
    for words in ("a bowling ball strikes the pins", "two billiard balls collide on the floor"):
        stage = staged(words)
        times = np.arange(0.2, 3.0, 0.02)
        met = stage.tracks
        spread = [np.ptp([track.centre(t)[0] for track in met]) for t in times]
        moment = float(times[int(np.argmin(spread))])
        pose = stage.camera.pose(moment / stage.time_scale)
        for track in met:
            across, up, depth = project(pose, track.centre(moment))
            assert abs(across) < 0.5
            assert abs(up) < 0.5
            assert depth > 0


def test_units_and_their_usual_number() -> None:
    shot = shot_of("a dog runs")
    tower = Subject(id="tower", noun="tower of wooden blocks", kind="building")
    (unit,) = with_units(shot.model_copy(update={"subjects": [tower], "beats": []})).subjects
    assert unit.kind == "box"
    assert usual_count(unit) == 6
    castle = Subject(id="castle", noun="tower of a castle", kind="building")
    assert with_units(shot.model_copy(update={"subjects": [castle], "beats": []})).subjects == [castle]
    three = Subject(id="domino", noun="dominoes", kind="box", count=3, count_text="three")
    assert formation_of(three) is not None
    assert usual_count(three) is None


@pytest.mark.parametrize(
    "words",
    [
        "a red ball and a blue ball roll towards each other and collide",
        "Two green balls and one yellow ball roll toward each other and collide on a wooden floor, overhead shot.",
    ],
)
def test_balls_that_are_all_told_to_collide_come_from_all_round(words: str) -> None:
    stage = staged(words)
    ways = [[np.array(p.animation(t).position)[:2] for t in (0.0, 0.5, 0.9)] for p in stage.performance.players]
    middle = np.mean([way[0] for way in ways], axis=0)
    away = np.array([[np.linalg.norm(at - middle) for at in way] for way in ways])
    assert np.all(np.diff(away, axis=1) < 0.0)
