"""Carriers that run into something come along, meet it, shove it on or stop; they fall from no sky."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.meeting import crash_of
from tests.generators.staged_words import shot_of, staged


def ways_of(words: str, seconds: tuple[float, ...] = (0.0, 1.0, 3.0)) -> dict[tuple[str, int], np.ndarray]:
    """Where everybody is at some story times, m, by subject and figure."""
    ways: dict[tuple[str, int], np.ndarray] = {}
    for number, player in enumerate(staged(words).performance.players):
        ways[player.track.subject_id, number] = np.array([player.animation(t).position for t in seconds])
    return ways


def way_of(words: str, subject_id: str) -> np.ndarray:
    """Where the first figure of a subject is."""
    return next(way for (name, _), way in ways_of(words).items() if name == subject_id)


@pytest.mark.parametrize(
    "words", ["a red car hits a red car", "a red car crashes into a blue car", "a motorcycle bumps into a parked van"]
)
def test_who_runs_into_another_comes_up_to_it_and_shoves_it_on(words: str) -> None:
    crash = crash_of(shot_of(words))
    assert crash is not None
    comes, stands = way_of(words, crash.striker), way_of(words, crash.struck)
    apart = np.linalg.norm((comes - stands)[:, :2], axis=1)
    assert apart[0] > 1.5 * apart[2]
    assert np.linalg.norm(stands[2] - stands[0]) > 0.005


def test_a_crash_is_on_the_ground_and_is_acted_out() -> None:
    stage = staged("a red car hits a red car")
    assert all(np.ptp(way[:, 2]) < 0.3 for way in ways_of("a red car hits a red car").values())
    assert not any("not acted out" in warning or "hangs in the air" in warning for warning in stage.warnings)


def test_what_is_fixed_in_the_ground_stops_who_runs_into_it() -> None:
    tree, truck = (way_of("a truck slams into a tree", name) for name in ("tree", "truck"))
    assert np.allclose(tree[0], tree[2])
    assert np.linalg.norm(truck[1] - truck[0]) > 3.0


def test_two_that_collide_head_on_come_from_either_side() -> None:
    first, second = (way[1, 0] - way[0, 0] for way in ways_of("two cars collide head-on").values())
    assert first * second < 0.0


@pytest.mark.parametrize("words", ["a red car drives past a blue car", "a ball hits a car", "a meteorite hits a house"])
def test_who_passes_and_who_is_no_carrier_crashes_not(words: str) -> None:
    assert crash_of(shot_of(words)) is None
