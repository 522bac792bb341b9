"""Lessons show what they name: balls that strike balls, racks, parts that labels point at, and hours that pass."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.pins import Pins
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of


def staged(words: str) -> Stage:
    return Stage.build(shot_of(words), seed=3, width=160, height=90)


def test_a_ball_that_meets_its_equal_hands_its_speed_over() -> None:
    stage = staged("A white billiard ball rolls into a red billiard ball on a green table.")
    white, red = (p.animation for p in stage.performance.players)
    speeds = [np.linalg.norm(np.subtract(ball(2.5).position, ball(2.2).position)) / 0.3 for ball in (white, red)]
    assert speeds[1] > 3.0 * speeds[0]
    assert np.linalg.norm(np.subtract(red(0.5).position, red(0.0).position)) < 0.001


def test_a_rack_of_balls_scatters_on_the_cloth() -> None:
    stage = staged("The cue ball strikes a rack of billiard balls on a green table.")
    rack = [p.animation for p in stage.performance.players if p.track.subject_id == "rack"]
    assert len(rack) == 10
    start, end = (np.array([ball(t).position[:2] for ball in rack]) for t in (0.0, 4.0))
    assert np.ptp(start, axis=0).max() < 0.3
    assert np.ptp(end, axis=0).max() > 1.0


@pytest.mark.parametrize("count", ["Five", "seven"])
def test_as_many_dominoes_stand_as_are_counted(count: str) -> None:
    stage = staged(f"{count} dominoes in a row topple one after another")
    assert len(stage.performance.players) == {"Five": 5, "seven": 7}[count]


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("Two bar magnets lie on a table with the poles labelled N and S", ["N", "S"]),
        ("The moon passes between the earth and the sun, with labels", ["moon", "earth", "sun"]),
        ("An atom with electrons circling the nucleus, labelled", ["atom", "electrons", "nucleus"]),
    ],
)
def test_labels_point_at_what_they_name(words: str, labels: list[str]) -> None:
    shot, stage = shot_of(words), staged(words)
    assert [text.text for text in shot.text] == labels
    data = stage.new_data()
    anchors = Pins(shot, stage).anchors(data, stage.frame(1.0, data, air=False), 480, 270)
    points = {(round(anchor.x), round(anchor.y)) for anchor in anchors.values()}
    assert len(points) >= len(labels) - 1


def test_the_sun_goes_on_while_a_day_passes_and_stands_otherwise() -> None:
    day, noon = staged("A sundial in a garden, its shadow turning through the day"), staged("A sundial in a garden")
    first, last = (day.light.at(t)[1][0].direction for t in (0.0, 5.0))
    assert np.degrees(np.arccos(np.clip(np.dot(first, last), -1.0, 1.0))) > 30.0
    assert noon.light.at(0.0)[1][0] == noon.light.at(5.0)[1][0]


def test_what_rises_is_never_under_the_ground() -> None:
    stage = staged("A balloon rises from a meadow")
    (balloon,) = (p for p in stage.performance.players if p.track.subject_id == "balloon")
    assert balloon.animation(0.0).position[2] >= 0.0
    assert balloon.animation(5.0).position[2] > balloon.animation(0.0).position[2] + 1.0
