"""What settles on somebody is on the part that the words name: a bird on a hand, a cat on a lap, a child on one too."""

from __future__ import annotations

from math import dist

import pytest

from generators.previz.encounters import encounter_in
from generators.previz.motion.biped import BipedGait
from generators.previz.performance import Player
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(request: str) -> tuple[Stage, float]:
    shot = complete(read(request).shots[0])
    return Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0


def pair(stage: Stage) -> tuple[Player, Player]:
    """What settles, and on whom."""
    person = next(p for p in stage.performance.players if isinstance(p.animation, BipedGait))
    return next(p for p in stage.performance.players if p is not person), person


@pytest.mark.parametrize("request_text", ["A bird lands on a man's hand.", "A butterfly lands on a girl's finger."])
def test_it_comes_to_the_hand(request_text: str) -> None:
    stage, seconds = staged(request_text)
    small, person = pair(stage)
    gaps = [
        dist(small.animation(t).position, person.animation.bear(t).palms["r"]) for t in (0.02 * seconds, 0.98 * seconds)
    ]
    assert gaps[0] > 0.4
    assert gaps[1] < 0.25


def test_it_flies_off_when_it_is_told_to() -> None:
    stage, seconds = staged("A butterfly lands on a shoulder of a woman, rests for a moment, and then flies away.")
    small, _ = pair(stage)
    rested, gone = (small.animation(share * seconds).position for share in (0.5, 0.99))
    assert dist(rested, gone) > 0.5


@pytest.mark.parametrize("request_text", ["A cat sleeps on an old woman's lap.", "A cat jumps onto a man's lap."])
def test_a_cat_lies_on_the_lap_of_who_sits(request_text: str) -> None:
    stage, seconds = staged(request_text)
    cat, person = pair(stage)
    hips = person.animation.bear(0.98 * seconds).posture.position
    at = cat.animation(0.98 * seconds).position
    assert dist(hips[:2], at[:2]) < 0.4
    assert at[2] > hips[2]
    assert hips[2] < 0.7


def test_a_child_sits_on_a_lap_and_not_on_a_chair_above_it() -> None:
    stage, _ = staged("A child sits on her father's lap.")
    child, father = (p for p in stage.performance.players if isinstance(p.animation, BipedGait))
    low, high = (p.animation.bear(2.0).posture.position for p in (father, child))
    assert 0.0 < high[2] - low[2] < 0.4
    assert dist(low[:2], high[:2]) < 0.5


def test_a_nose_is_no_deed() -> None:
    shot = read("A butterfly lands on a girl's nose.").shots[0]
    assert encounter_in(shot.beats[0].action, shot.subjects[0]) is None


def test_whose_lap_it_is_belongs_to_the_shot() -> None:
    shot = read("A cat sleeps on an old woman's lap.").shots[0]
    assert [subject.kind for subject in shot.subjects] == ["quadruped", "human"]
