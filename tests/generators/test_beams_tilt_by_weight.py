"""Seesaws and scales tilt by what is on them: the heavier side goes down, and carries who sits there."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.beam import Beam, Burden, angles_of
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

PLANK = Beam("plank", (), (0.0, 0.0, 0.5), True, 1.5, 0.08, 0.2, 25.0)
SCALES = Beam("beam", ("first_pan", "second_pan"), (0.0, 0.0, 0.3), True, 0.15, -0.12, 0.2, 0.4)


def staged(words: str) -> Stage:
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


def rise_m(stage: Stage, noun: str) -> float:
    """How much higher a thing is in the end than at first, m."""
    player = next(p for p in stage.performance.players if noun in p.track.subject_id)
    return player.animation(4.5).position[2] - player.animation(0.0).position[2]


@pytest.mark.parametrize("beam", [PLANK, SCALES])
@pytest.mark.parametrize(("behind", "ahead"), [(0.2, 0.1), (0.0, 0.1), (30.0, 31.5)])
def test_the_heavier_end_goes_down_to_its_stop_and_stays(beam: Beam, behind: float, ahead: float) -> None:
    angles = angles_of(beam, [Burden(-1.0, behind), Burden(1.0, ahead)], 6.0)
    sinks = 1.0 if ahead > behind else -1.0
    assert angles[0] == 0.0
    assert beam.end(sinks, float(angles[-1]))[2] < beam.end(-sinks, float(angles[-1]))[2]
    assert np.abs(angles).max() < 1.15 * beam.stop_rad


def test_scales_with_equal_weights_stay_level() -> None:
    angles = angles_of(SCALES, [Burden(-1.0, 0.2), Burden(1.0, 0.2)], 6.0)
    assert np.abs(angles).max() < 1e-6


def test_a_heavy_child_on_a_seesaw_lifts_a_light_one() -> None:
    stage = staged("A heavy boy and a small girl on a seesaw.")
    assert rise_m(stage, "girl") > 0.2
    assert rise_m(stage, "boy") < -0.2
    assert not any("seesaw" in warning for warning in stage.warnings)


@pytest.mark.parametrize(("first", "second"), [("an orange", "a strawberry"), ("a 300 g tomato", "a 200 g apple")])
def test_the_heavier_of_two_on_scales_goes_down(first: str, second: str) -> None:
    stage = staged(f"A balance scale weighs {first} against {second}.")
    loads = [p for p in stage.performance.players if "scale" not in p.track.subject_id]
    falls = [p.animation(4.5).position[2] - p.animation(0.0).position[2] for p in loads]
    assert falls[0] < 0.0 < falls[1]


def test_who_watches_a_seesaw_is_not_on_it() -> None:
    stage = staged("A boy and a girl sit on a seesaw while a dog watches them from the grass.")
    assert abs(rise_m(stage, "dog")) < 0.05
