"""A small thing that only falls is slowed until one sees it fall, and what comes after; nothing else is slowed."""

from __future__ import annotations

from math import sqrt

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(words: str) -> Shot:
    return complete(read(words).shots[0])


@pytest.mark.parametrize(
    ("words", "least", "most"), [("A droplet of water is falling.", 0.4, 0.8), ("A coin is falling.", 0.2, 0.4)]
)
def test_a_small_thing_is_seen_to_fall_and_what_comes_after_is_seen_too(words: str, least: float, most: float) -> None:
    shot = shot_of(words)
    drop = shot.physics[0].height_m or 0.0
    seconds = sqrt(2.0 * drop / 9.81) / (shot.time_scale or 1.0)
    assert least < seconds / (shot.duration_s or 5.0) < most


def test_how_much_slower_it_is_shown_stands_on_the_card() -> None:
    shot = shot_of("A coin is falling.")
    times = 1.0 / (shot.time_scale or 1.0)
    assert 4.0 < times < 12.0
    assert f"shown {times:.3g} times slower" in shot.provenance["time_scale"].reason


def test_a_leaf_that_sways_in_the_air_is_slowed_to_a_quarter_at_the_most() -> None:
    assert (shot_of("A leaf falls.").time_scale or 1.0) >= 0.25


@pytest.mark.parametrize("words", ["A ball rolls.", "A man falls.", "A bowling ball falls."])
def test_anything_else_keeps_its_own_time(words: str) -> None:
    assert shot_of(words).time_scale == 1.0
