"""Those who are under way together keep their places by one another for the whole clip, and out of one another."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.bonds import keepings
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of


def ahead_m(words: str, who: str, of: str) -> list[float]:
    """How far one is before another along that one's way, at the start, in the middle and at the end, m."""
    shot = shot_of(words)
    stage = Stage.build(shot, seed=3, width=160, height=90)
    first, second = (next(t for t in stage.tracks if t.subject_id == name) for name in (who, of))
    seconds = (shot.duration_s or 5.0) * (shot.time_scale or 1.0)
    return [float((first.centre(t) - second.centre(t)) @ second.heading(t)) for t in np.linspace(0.1, seconds, 3)]


BEHIND = [
    ("a postman cycles down a village lane, a dog runs after him, side tracking", "dog", "postman"),
    ("a man flees from a bear in the forest", "bear", "man"),
    ("a boy runs down the beach followed by a dog", "dog", "boy"),
    ("a police car chases a motorcycle down a street", "police_car", "motorcycle"),
    ("a thief runs through the market chased by two policemen", "policeman", "thief"),
]


@pytest.mark.parametrize(("words", "who", "of"), BEHIND)
def test_who_goes_after_somebody_stays_behind_at_a_gap_of_their_sizes(words: str, who: str, of: str) -> None:
    gaps = ahead_m(words, who, of)
    assert all(-12.0 < gap < -0.9 for gap in gaps)
    assert np.ptp(gaps) < 0.4


def test_who_is_overtaken_is_before_and_then_behind() -> None:
    start, _, end = ahead_m("a car overtakes a lorry on a motorway", "lorry", "car")
    assert start > 3.0 > -3.0 > end


def test_a_cyclist_whom_a_dog_runs_beside_goes_by_bicycle() -> None:
    stage = Stage.build(shot_of("a dog runs alongside a cyclist"), seed=3, width=160, height=90)
    assert any("object.bicycle" in player.track.subject_id for player in stage.performance.players)


def test_what_is_said_of_both_is_one_bond() -> None:
    (keeping,) = keepings(shot_of("a polar bear walks across the ice with two cubs behind her"))
    assert (keeping.who, keeping.where) == ("polar_bear", "ahead")


def test_bodies_inside_one_another_are_reported() -> None:
    from dataclasses import replace

    from generators.previz.rigs.figure import Posture
    from generators.previz.supervising.overlaps import overlapping

    stage = Stage.build(shot_of("a man flees from a bear in the forest"), seed=3, width=160, height=90)
    names = {1: "the man", 2: "the bear"}
    acted = stage.performance
    assert not overlapping(stage.model, acted.pose, acted.strangers, names, 5.0)
    man, bear = acted.players

    def into_the_man(story_s: float) -> Posture:
        return replace(bear.animation(story_s), position=man.animation(story_s).position)

    moved = replace(acted, players=(man, replace(bear, animation=into_the_man)))
    (told,) = overlapping(stage.model, moved.pose, moved.strangers, names, 5.0)
    assert told == "inside one another in the previz: the man and the bear"
