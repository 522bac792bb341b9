"""Drops told in words obey mechanics: height, material and air decide how it falls and rebounds."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from generators.previz.motion.simulation import Bout, FreeBody, simulate
from generators.previz.motion.world import Thing, World, simulate_together
from generators.previz.scene import GeomKind
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

FRAME_S = 1 / 24


def falls_of(words: str, seconds: float = 5.0) -> dict[str, np.ndarray]:
    """Heights of what moves over its lowest, m, every 2 ms, by the subject's id."""
    shot = complete(read(words).shots[0]).model_copy(update={"duration_s": seconds})
    stage = Stage.build(shot, seed=3, width=160, height=90)
    times = np.arange(0.0, seconds, 0.002)
    found = {}
    for player in stage.performance.players:
        heights = np.array([player.animation(float(t)).position[2] for t in times])
        if np.ptp(heights) > 0.05:
            found[player.track.subject_id] = heights - heights.min()
    return found


@pytest.mark.parametrize(
    ("words", "height", "restitution"),
    [
        ("A steel ball dropped from 3 metres onto concrete", 3.0, 0.6),
        ("A superball is dropped from 120 cm onto a stone floor", 1.2, 0.87),
        ("A basketball falls from 6 feet onto asphalt", 1.829, 0.8),
        ("A wooden ball dropped from a height of 75 centimetres onto a carpet", 0.75, 0.15),
    ],
)
def test_a_told_drop_rebounds_by_its_restitution_after_the_time_of_a_free_fall(
    words: str, height: float, restitution: float
) -> None:
    (way,) = falls_of(words).values()
    touch = int(np.argmax(way < 0.01 * height))
    assert way[0] == pytest.approx(height, rel=0.03)
    assert touch * 0.002 == pytest.approx(sqrt(2 * height / 9.81), abs=FRAME_S)
    assert way[touch + 10 :].max() == pytest.approx(restitution**2 * height, rel=0.02, abs=0.006)


def test_balls_that_fall_beside_each_other_rebound_as_alone_and_weigh_as_their_stuff() -> None:
    ways = falls_of("A lead ball and a cork ball are dropped from two metres onto a wooden floor")
    lead, cork = (way[400:].max() for way in ways.values())
    assert lead < 0.05
    assert cork == pytest.approx(0.6**2 * 2.0, rel=0.02)


@pytest.mark.parametrize("restitution", [0.0, 0.03, 0.1, 0.2, 0.5])
def test_what_hardly_rebounds_gains_no_energy_in_its_contact(restitution: float) -> None:
    clay = FreeBody(GeomKind.SPHERE, (0.1, 0, 0), 5.0, restitution, 0.4, (0, 0, 2.1))
    alone = simulate([clay], Bout(), 3.0)[0]
    among = simulate_together([Thing(clay)], World(), 3.0)[0]
    for recording in (alone, among):
        after = max(recording.at(t)[0][2] - 0.1 for t in np.arange(0.7, 3.0, 0.01))
        assert after <= max(restitution, 0.05) ** 2 * 2.0 + 0.03


def test_the_air_carries_a_balloon_at_its_terminal_speed_and_leaves_a_stone_alone() -> None:
    ways = falls_of("A balloon and a stone are dropped together from 2 metres in a classroom")
    balloon, stone = ways["balloon"], ways["stone"]
    assert (np.argmax(stone < 0.5) - 1) * 0.002 < 0.65
    assert -np.diff(balloon[300:700]).mean() / 0.002 == pytest.approx(1.0, abs=0.15)


def test_no_air_and_a_sixth_of_the_weight_let_a_feather_fall_with_a_hammer() -> None:
    ways = falls_of("A hammer and a feather are dropped from 1.5 metres on the moon")
    down = {name: np.argmax(way < 0.08) * 0.002 for name, way in ways.items()}
    assert down["hammer"] == pytest.approx(sqrt(2 * 1.5 / 1.62), abs=0.1)
    assert down["feather"] == pytest.approx(down["hammer"], abs=0.1)


def test_a_thing_that_turns_is_seen_from_its_other_sides() -> None:
    shot = complete(read("A violin turns slowly, close up").shots[0])
    stage = Stage.build(shot, seed=3, width=160, height=90)
    (player,) = (p for p in stage.performance.players if p.track.subject_id == "violin")
    first, later = (player.animation(t).rotation for t in (0.0, 2.0))
    assert abs(float(np.dot(first, later))) < 0.9
    assert not any("not acted" in warning for warning in stage.warnings)
