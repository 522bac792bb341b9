"""A foot that bears stays on its spot, whatever animal, gait and speed."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.biped import BipedGait
from generators.previz.motion.gaits import foot_at
from generators.previz.motion.quadruped import QuadrupedGait
from tests.generators.rig_stage import Staged, shot_of, stage

FOUR_LEGGED = [
    ("golden retriever", "run", 5.0),
    ("golden retriever", "run", 9.0),
    ("golden retriever", "trot", 2.6),
    ("golden retriever", "walk", 1.1),
    ("horse", "gallop", 11.0),
    ("horse", "walk", 1.5),
    ("elephant", "walk", 1.6),
    ("giraffe", "walk", 1.6),
    ("cat", "run", 4.0),
    ("cow", "walk", 1.0),
    ("rabbit", "run", 3.0),
]


def planted_spans(staged: Staged, leg: str, samples: int = 400) -> list[list[float]]:
    """Story times of each stance of a leg."""
    gait = staged.performance.players[0].animation
    assert isinstance(gait, QuadrupedGait | BipedGait)
    spans: dict[float, list[float]] = {}
    for time in np.linspace(1.0, 4.0, samples):
        distance = gait.travel.distance(time)
        foot = foot_at(gait.gait, leg, distance + gait.phase * gait.stride_m, gait.stride_m)
        if foot.planted:
            spans.setdefault(round(foot.station_m, 6), []).append(float(time))
    whole = [times for times in spans.values() if times[0] > 1.05 and times[-1] < 3.95]
    return [times for times in whole if len(times) > 3]


@pytest.mark.parametrize(("noun", "motion", "speed"), FOUR_LEGGED)
def test_paws_and_hooves_do_not_slide(noun: str, motion: str, speed: float) -> None:
    staged = stage(shot_of(noun, "quadruped", motion, speed))
    size = staged.performance.tracks[0].height_m
    for leg in ("lf", "rf", "lh", "rh"):
        for times in planted_spans(staged, leg):
            spots = np.array([staged.body(f"s1.0/{leg}/paw", time) for time in times])
            assert np.ptp(spots, axis=0).max() < 0.01 * max(1.0, size), f"{leg} slides"


@pytest.mark.parametrize(("motion", "speed"), [("walk", 1.4), ("walk", 0.8), ("run", 3.0), ("run", 5.5)])
def test_flat_feet_of_people_do_not_slide(motion: str, speed: float) -> None:
    staged = stage(shot_of("woman", "human", motion, speed))
    gait = staged.performance.players[0].animation
    assert isinstance(gait, BipedGait)
    for side in ("l", "r"):
        for times in planted_spans(staged, side):
            middle = times[len(times) // 4 : len(times) // 2]  # after heel strike, before heel off
            spots = np.array([staged.body(f"s1.0/{side}/foot", time) for time in middle])
            assert np.ptp(spots, axis=0).max() < 0.01


@pytest.mark.parametrize(("noun", "kind", "motion", "speed"), [(n, "quadruped", m, s) for n, m, s in FOUR_LEGGED[:6]])
def test_nothing_goes_far_under_the_ground(noun: str, kind: str, motion: str, speed: float) -> None:
    staged = stage(shot_of(noun, kind, motion, speed))
    lowest = min(
        (
            staged.at(time).geom_xpos[:, 2]
            - staged.model.geom_size.min(axis=1, where=staged.model.geom_size > 0, initial=9)
        ).min()
        for time in np.linspace(0.0, 5.0, 40)
    )
    assert lowest > -0.05 * staged.performance.tracks[0].height_m
