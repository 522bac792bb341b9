"""Shared by the rig and motion tests: one shot staged on flat ground, and where its shapes are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import mujoco
import numpy as np

from generators.previz.building import StageBuilder, scene_of
from generators.previz.casting import stage_cast
from generators.previz.performance import Performance
from generators.previz.scene import Scene
from prompts.shot import Beat, PhysicalEvent, Setting, Shot, Subject


class Flat:
    """Level ground at 0."""

    def height(self, x: float, y: float) -> float:
        return 0.0


@dataclass(frozen=True)
class Staged:
    model: Any
    data: Any
    scene: Scene
    performance: Performance

    def at(self, story_s: float) -> Any:
        self.performance.pose(story_s, self.data)
        mujoco.mj_kinematics(self.model, self.data)
        return self.data

    def body(self, name: str, story_s: float) -> np.ndarray:
        data = self.at(story_s)
        return data.xpos[mujoco.mj_name2id(self.model, mujoco.mjtObj.mjOBJ_BODY, name)].copy()


def stage(shot: Shot, *, seconds: float = 5.0, seed: int = 1) -> Staged:
    builder = StageBuilder()
    cast = stage_cast(builder, shot, Flat(), np.random.default_rng(seed), clip_seconds=seconds)
    model = builder.spec.compile()
    return Staged(model, mujoco.MjData(model), scene_of(model), cast.bind(model))


def shot_of(
    noun: str,
    kind: str,
    motion: str,
    speed_mps: float | None = None,
    *,
    physics: list[PhysicalEvent] | None = None,
    stage_id: str = "meadow",
    beat: dict[str, Any] | None = None,
    **subject: Any,
) -> Shot:
    return Shot(
        subjects=[Subject(id="a", noun=noun, kind=kind, **subject)],
        beats=[Beat(subject="a", action=motion, motion=motion, speed_mps=speed_mps, **(beat or {}))],
        physics=physics or [],
        setting=Setting(stage=stage_id),
    )
