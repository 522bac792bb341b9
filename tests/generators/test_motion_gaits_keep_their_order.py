"""Which feet bear together: walk, trot and gallop as zoologists describe them, and people's left and right."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.gaits import GAITS, foot_at, gait_of_four, gait_of_two, stride_length_m

TURN = np.linspace(0.0, 1.0, 500, endpoint=False)


def bearing(gait: str) -> dict[str, np.ndarray]:
    return {leg: np.array([foot_at(GAITS[gait], leg, t, 1.0).planted for t in TURN]) for leg in GAITS[gait].touchdown}


def test_a_walk_always_has_two_or_three_feet_down_in_lateral_sequence() -> None:
    down = sum(bearing("walk").values())
    assert down.min() >= 2
    assert down.max() <= 3
    order = sorted(GAITS["walk"].touchdown, key=lambda leg: GAITS["walk"].touchdown[leg])
    assert order == ["lh", "lf", "rh", "rf"]


def test_a_trot_moves_diagonal_pairs_together_and_flies_between() -> None:
    feet = bearing("trot")
    assert (feet["lh"] == feet["rf"]).all()
    assert (feet["rh"] == feet["lf"]).all()
    assert not (feet["lh"] & feet["rh"]).any()
    assert (sum(feet.values()) == 0).any()


def test_a_dogs_gallop_flies_twice_a_stride_extended_and_gathered() -> None:
    airborne = sum(bearing("gallop").values()) == 0
    starts = np.flatnonzero(airborne & ~np.roll(airborne, 1))
    assert len(starts) == 2


def test_a_walking_person_always_touches_the_ground_and_a_runner_does_not() -> None:
    assert sum(bearing("two_walk").values()).min() >= 1
    assert sum(bearing("two_run").values()).min() == 0


@pytest.mark.parametrize(
    ("speed", "hip", "family", "named", "gait"),
    [
        (1.0, 0.45, "paw", "", "walk"),
        (2.4, 0.45, "paw", "", "trot"),
        (6.0, 0.45, "paw", "", "gallop"),
        (6.0, 2.2, "pillar", "run", "walk"),
        (12.0, 1.2, "hoof", "gallop", "hoofed_gallop"),
        (3.0, 0.18, "hop", "run", "bound"),
    ],
)
def test_the_gait_follows_size_and_speed(speed: float, hip: float, family: str, named: str, gait: str) -> None:
    assert gait_of_four(speed, hip, family, named) == gait


def test_people_break_into_a_run() -> None:
    assert gait_of_two(1.4, 0.9) == "two_walk"
    assert gait_of_two(3.5, 0.9) == "two_run"


@pytest.mark.parametrize("gait", sorted(GAITS))
def test_strides_grow_with_speed(gait: str) -> None:
    lengths = [stride_length_m(GAITS[gait], speed, 0.8) for speed in (1.0, 2.0, 4.0, 8.0)]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1] < 8 * lengths[0]
