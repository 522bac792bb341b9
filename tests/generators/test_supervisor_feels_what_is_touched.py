"""What hangs in the air, is sunk into what it is on, or is out of the hands of who works on it, is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import mujoco
import numpy as np
import pytest

from generators.previz.building import scene_of
from generators.previz.claims import Reach
from generators.previz.stage import Stage
from generators.previz.supervising.touching import untouched
from generators.previz.supervising.viewfinder import Viewfinder
from prompts.complete import complete
from prompts.read import read
from tests.generators.staged_words import staged

SECONDS = 5.0


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage.build(
        complete(read("a woman stands beside a barrel in a garage").shots[0]), seed=0, width=64, height=36
    )


def told(stage: Stage, pose: Callable[[float, Any], None], reaches: tuple[Reach, ...] = ()) -> tuple[str, ...]:
    subject = scene_of(stage.model).subject
    finder = Viewfinder(stage.model, pose, subject, np.zeros(stage.model.ngeom, bool))
    names = {1: "the woman", 2: "the barrel"}
    return untouched(stage.model, finder, stage.performance.standing, reaches, names, SECONDS)


def raised(stage: Stage, number: int, up_m: float) -> Callable[[float, Any], None]:
    """The stage's poses with one figure higher or lower than it is."""
    player = next(p for p in stage.performance.players if p.model.figure.number == number)
    root = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, f"{player.model.figure.name}/root")
    address = int(stage.model.jnt_qposadr[stage.model.body_jntadr[root]])

    def pose(story_s: float, data: Any) -> None:
        stage.performance.pose(story_s, data)
        data.qpos[address + 2] += up_m

    return pose


def test_who_stands_on_the_floor_is_not_spoken_of(stage: Stage) -> None:
    assert {figure.number for figure in stage.performance.standing} == {1, 2}
    assert told(stage, stage.performance.pose) == ()


@pytest.mark.parametrize(("number", "name"), [(1, "the woman"), (2, "the barrel")])
def test_what_hangs_in_the_air_is_told(stage: Stage, number: int, name: str) -> None:
    assert told(stage, raised(stage, number, 0.4)) == (f"hangs in the air in the previz: {name}",)


@pytest.mark.parametrize(("number", "name"), [(1, "the woman"), (2, "the barrel")])
def test_what_is_sunk_is_told(stage: Stage, number: int, name: str) -> None:
    assert told(stage, raised(stage, number, -0.4)) == (f"sunk into what is under it in the previz: {name}",)


def test_a_thing_that_nobody_reaches_is_told(stage: Stage) -> None:
    woman, barrel = (
        next(p.model.figure.name for p in stage.performance.players if p.model.figure.number == number)
        for number in (1, 2)
    )
    reach = Reach(woman, barrel, (1, 2), 2.5)
    player = next(p for p in stage.performance.players if p.model.figure.number == 2)
    root = mujoco.mj_name2id(stage.model, mujoco.mjtObj.mjOBJ_BODY, f"{player.model.figure.name}/root")
    address = int(stage.model.jnt_qposadr[stage.model.body_jntadr[root]])

    def apart(story_s: float, data: Any) -> None:
        stage.performance.pose(story_s, data)
        data.qpos[address] += 3.0

    assert told(stage, apart, (reach,)) == ("out of reach in the previz: the barrel, of the woman",)


@pytest.mark.parametrize(
    "words",
    [
        "A person is sitting on a chair, then they suddenly start cleaning the desk.",
        "Seven cats are sleeping on a sofa.",
    ],
)
def test_what_stands_on_its_other_feet_is_not_sunk(words: str) -> None:
    assert not any("sunk" in warning for warning in staged(words).warnings)
