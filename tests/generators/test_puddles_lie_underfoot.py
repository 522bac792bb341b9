"""Who splashes or jumps in a puddle is in it, on their feet."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.in_puddles import in_a_puddle, puddle_in, with_puddles_underfoot
from tests.generators.staged_words import shot_of, staged

IN_PUDDLES = (
    "a dog splashing in a puddle",
    "a girl jumping in a puddle",
    "a little boy stomps in a puddle",
    "a baby elephant splashing in a mud puddle",
)


@pytest.mark.parametrize("words", IN_PUDDLES)
def test_a_puddle_lies_under_who_is_in_it(words: str) -> None:
    data = mujoco.MjData((stage := staged(words)).model)
    stage.performance.pose(1.0, data)
    mujoco.mj_kinematics(stage.model, data)
    names = [stage.model.body(body).name for body in stage.model.geom_bodyid]
    own = data.geom_xpos[[name.startswith("s1.0/") for name in names]].mean(axis=0)
    puddle = data.geom_xpos[[name.startswith("s1.0.x") for name in names]].mean(axis=0)
    assert np.linalg.norm(puddle[:2] - own[:2]) < 0.6
    assert abs(puddle[2]) < 0.05
    assert own[2] > 0.25


def test_nobody_swims_in_a_puddle() -> None:
    motions = {beat.motion for beat in with_puddles_underfoot(shot_of("a dog splashing in a puddle")).beats}
    assert "swim" not in motions


def test_a_puddle_that_does_something_itself_stays() -> None:
    shot = shot_of("a puddle freezes while a boy jumps in a puddle")
    assert len(with_puddles_underfoot(shot).subjects) == len(shot.subjects)


def test_mud_is_told_from_water() -> None:
    assert puddle_in("rolling in a mud puddle") == "mud puddle"
    assert puddle_in("splashing through puddles") == "puddle"


def test_who_walks_past_one_is_not_in_it() -> None:
    assert not in_a_puddle("walking past a puddle")
