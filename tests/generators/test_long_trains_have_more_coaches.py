"""A train that is said to be long has more coaches behind; its engine and its height stay as they are."""

from __future__ import annotations

import numpy as np
import pytest

from prompts.shot import Look
from tests.generators.rig_stage import shot_of, stage


def size_m(*looks: str) -> tuple[float, float]:
    """How long and how high a train is, metres, by where its shapes are."""
    shot = shot_of("train", "vehicle", "drive", looks=[Look(text=text) for text in looks])
    staged = stage(shot)
    data = staged.at(0.0)
    at = np.array([data.geom_xpos[i] for i in range(staged.model.ngeom)])
    spread = at.max(axis=0) - at.min(axis=0)
    return float(np.hypot(spread[0], spread[1])), float(spread[2])


@pytest.mark.parametrize("look", ["long", "longer", "endless"])
def test_a_long_train_is_longer_and_no_higher(look: str) -> None:
    length_m, height_m = size_m()
    long_m, high_m = size_m(look)
    assert long_m > 1.8 * length_m
    assert high_m == pytest.approx(height_m, abs=0.3)


def test_a_red_train_is_as_long_as_any() -> None:
    assert size_m("red") == pytest.approx(size_m())
