"""A lighthouse has its turning beam at night, and a vehicle that waits in a street stands along it."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.motion.light_beams import TURN_S
from generators.previz.scene import Pattern
from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    "words",
    [
        "a lighthouse on a cliff at night, its beam sweeping over the sea",
        "a lighthouse beam sweeps over the sea at night",
    ],
)
def test_the_beam_of_a_lighthouse_turns_over_the_sea_at_night(words: str) -> None:
    night = staged(words)
    assert (night.scene.pattern == Pattern.WATER).any()
    first, later = night.performance.flakes(0.0), night.performance.flakes(TURN_S / 4)
    assert first is not None
    assert later is not None
    before, after = (cloud.position[-1, :2] - cloud.position[0, :2] for cloud in (first, later))
    cosine = before @ after / (np.linalg.norm(before) * np.linalg.norm(after))
    assert abs(float(cosine)) < 0.1, "a quarter of a turn later it points a quarter of a turn on"
    assert not [said for said in night.warnings if "beam" in said]


def test_by_day_the_beam_is_out() -> None:
    assert staged("a lighthouse on a cliff at noon").performance.flakes(0.0) is None
