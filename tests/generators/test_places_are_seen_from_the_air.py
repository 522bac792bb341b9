"""A flight over a place in which nobody is framed goes level and high, and looks to the horizon."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    "words",
    [
        "aerial shot over a mountain valley at sunrise",
        "drone shot over a city at night",
        "drone flight over a rocky coastline",
        "flying over a desert at noon",
    ],
)
def test_a_place_is_flown_over_with_the_horizon_in_the_picture(words: str) -> None:
    stage = staged(words)
    first, last = (stage.camera.pose(at) for at in (0.0, 4.0))
    down = np.degrees(np.arcsin(first.rotation[2, 2]))
    assert 3.0 < down < 20.0
    assert min(first.position[2], last.position[2]) > 12.0
    assert abs(float(last.position[2] - first.position[2])) < 1.0
    assert np.linalg.norm(last.position[:2] - first.position[:2]) > 3.0


def test_a_view_from_straight_above_that_is_asked_for_stays_one() -> None:
    stage = staged("top-down view of a winding road in a forest")
    assert np.degrees(np.arcsin(stage.camera.pose(0.0).rotation[2, 2])) > 70.0
