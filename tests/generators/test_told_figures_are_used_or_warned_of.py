"""Figures that the words give are gone by, or a warning names them."""

from __future__ import annotations

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(words: str) -> Stage:
    return Stage.build(complete(read(words).shots[0]), seed=3, width=160, height=90)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("A pendulum on a 3 metre string swings out by 40 degrees.", ("3 metre", "40 degrees")),
        ("A pendulum with a string 80 cm long swings to and fro.", ("80 cm",)),
    ],
)
def test_what_a_pendulum_does_not_go_by_is_said(words: str, figures: tuple[str, ...]) -> None:
    warning = next(w for w in staged(words).warnings if w.startswith("not to scale"))
    assert all(figure in warning for figure in figures)


def test_a_camera_s_figures_are_not_the_pendulum_s() -> None:
    stage = staged("A pendulum swings to and fro, the camera 3 metres away.")
    assert not any(w.startswith("not to scale") for w in stage.warnings)


def test_a_ball_goes_down_a_ramp_of_the_told_slope() -> None:
    stage = staged("A ball rolls down a ramp of 30 degrees.")
    ball = next(p for p in stage.performance.players if p.track.subject_id == "ball").animation
    assert ball(0.0).position[2] - ball(4.0).position[2] > 0.3
