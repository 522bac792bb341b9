"""A stack that topples does so piece by piece; one that stands, or is knocked over whole, stays as it is drawn."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.meeting import with_units
from tests.generators.staged_words import shot_of, staged


def tops(words: str, story_s: float) -> np.ndarray:
    """(n,) heights of the figures of the main subject at a story time, m."""
    stage = staged(words)
    data = mujoco.MjData(stage.model)
    stage.performance.pose(story_s, data)
    mujoco.mj_kinematics(stage.model, data)
    names = [stage.model.body(body).name for body in stage.model.geom_bodyid]
    return np.array([z for name, z in zip(names, data.geom_xpos[:, 2], strict=True) if name.startswith("s1.")])


@pytest.mark.parametrize("words", ["a stack of books topples over", "a stack of plates falling over"])
def test_a_flat_stack_goes_over(words: str) -> None:
    assert tops(words, 4.0).max() < 0.6 * tops(words, 0.0).max()


def test_a_stack_that_stands_is_one_thing() -> None:
    assert next(s.noun for s in with_units(shot_of("a stack of books on a desk")).subjects) == "stack of books"


def test_a_stack_that_a_cat_knocks_over_is_one_thing() -> None:
    nouns = {s.noun for s in with_units(shot_of("a cat knocks over a stack of books")).subjects}
    assert "stack of books" in nouns
