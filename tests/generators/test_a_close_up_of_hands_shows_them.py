"""A close-up that is asked for of somebody's hands has the hands in the middle of the frame, and not the face."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.camera import is_of_hands, project
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

SIZE = (128, 72)


@pytest.mark.parametrize(
    "request_",
    [
        "Close-up of a pianist's hands playing a grand piano",
        "Close-up of an old woman's hands knitting a scarf",
    ],
)
def test_the_hands_are_in_the_frame(request_: str) -> None:
    stage = Stage.build(complete(read(request_).shots[0]), seed=3, width=SIZE[0], height=SIZE[1])
    data = stage.new_data()
    pose = stage.frame(2.0, data).camera
    hands = [
        data.xpos[body]
        for body in range(stage.model.nbody)
        if (mujoco.mj_id2name(stage.model, mujoco.mjtObj.mjOBJ_BODY, body) or "").endswith(("l/hand", "r/hand"))
    ]
    across, up, depth = project(pose, np.mean(hands, axis=0))
    assert depth > 0.0
    assert max(abs(across), abs(up)) < 0.35


def test_a_close_up_of_somebody_is_not_of_hands() -> None:
    assert not is_of_hands(complete(read("Close-up of a pianist playing a grand piano").shots[0]))
