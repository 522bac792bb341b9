"""A small thing that only falls is seen falling for most of the clip; nothing else is slowed for it."""

from __future__ import annotations

from math import sqrt

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(words: str) -> Shot:
    return complete(read(words).shots[0])


@pytest.mark.parametrize("words", ["A droplet of water is falling.", "A coin is falling."])
def test_a_small_thing_falls_for_most_of_the_clip(words: str) -> None:
    shot = shot_of(words)
    drop = shot.physics[0].height_m or 0.0
    seconds = sqrt(2.0 * drop / 9.81) / (shot.time_scale or 1.0)
    assert 0.4 < seconds / (shot.duration_s or 5.0) < 0.8


@pytest.mark.parametrize("words", ["A ball rolls.", "A man falls.", "A bowling ball falls."])
def test_anything_else_keeps_its_own_time(words: str) -> None:
    assert shot_of(words).time_scale == 1.0
