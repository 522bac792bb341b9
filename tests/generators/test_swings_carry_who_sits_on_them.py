"""Who swings stays on the seat of the swing, whatever their size."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize("words", ["a girl on a swing", "a woman swinging on a swing", "an old man on a swing"])
def test_who_swings_stays_on_the_seat(words: str) -> None:
    stage = staged(words)
    data = mujoco.MjData(stage.model)
    names = [stage.model.body(body).name for body in range(stage.model.nbody)]
    hips, seat = names.index("s1.0/root"), next(n for n, name in enumerate(names) if name.endswith("/seat"))
    board = [g for g in range(stage.model.ngeom) if stage.model.geom_bodyid[g] == seat][-1]
    travelled = []
    for story_s in np.arange(0.2, 4.8, 0.31):
        stage.performance.pose(float(story_s), data)
        mujoco.mj_kinematics(stage.model, data)
        travelled.append(data.xpos[hips][:2].copy())
        assert np.linalg.norm(data.xpos[hips][:2] - data.geom_xpos[board][:2]) < 0.12
    assert float(np.ptp(travelled, axis=0).max()) > 0.5


def test_who_is_pushed_on_a_swing_by_somebody_swings() -> None:
    shot = shot_of("a girl is pushed on a swing by her father")
    assert any("push" in beat.action and beat.subject == "father" for beat in shot.beats)
