"""A camera comes to the face of who lies, stays close on who drinks, and shows a bridge under who stands on it."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.camera import project
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

SIZE = (128, 72)


def staged(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=SIZE[0], height=SIZE[1])


def body(stage: Stage, data: mujoco.MjData, part: str) -> np.ndarray:
    """Where a part of the first figure is, (3,) m."""
    names = [mujoco.mj_id2name(stage.model, mujoco.mjtObj.mjOBJ_BODY, b) or "" for b in range(stage.model.nbody)]
    return np.array(data.xpos[next(number for number, name in enumerate(names) if name.endswith(part))])


def test_a_push_in_on_who_lies_ends_with_the_face_in_the_frame() -> None:
    stage = staged("an old man asleep on a park bench, push in on his face")
    data = stage.new_data()
    pose = stage.frame(4.9, data).camera
    across, up, depth = project(pose, body(stage, data, "head"))
    assert depth > 0.0
    assert abs(across) < 0.5
    assert abs(up) < 0.5


def test_a_close_up_of_who_drinks_is_close() -> None:
    stage = staged("a woman drinks coffee in a cafe, close-up")
    data = stage.new_data()
    pose = stage.frame(1.0, data).camera
    away = np.linalg.norm(pose.position - body(stage, data, "head"))
    assert away * pose.sensor_mm[1] / pose.focal_length_mm < 0.7


def test_feet_are_in_the_frame_on_a_bridge() -> None:
    assert as_staged(complete(read("a man stands on a bridge").shots[0])).camera.size == "full"


def test_a_size_that_is_told_stays_on_a_bridge() -> None:
    assert as_staged(complete(read("a man stands on a bridge, close-up").shots[0])).camera.size == "close_up"


@pytest.mark.parametrize("request_", ["a knight draws his sword in a forest", "a samurai draws his katana"])
def test_a_sword_that_is_drawn_comes_from_the_hip(request_: str) -> None:
    stage = staged(request_)
    data = stage.new_data()
    stage.frame(0.5, data)
    at_first = float(body(stage, data, "r/hand")[2])
    stage.frame(3.5, data)
    assert float(body(stage, data, "r/hand")[2]) > at_first + 0.25
