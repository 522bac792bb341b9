"""What feet and wheels throw up: bits of turf, sand, snow. Each bit's flight follows from its stride and its number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import floor
from typing import TypeAlias

import numpy as np

from generators.previz.building import linear_rgb
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.quadruped import QuadrupedGait
from generators.previz.motion.travel import Travel
from generators.previz.rigs import Animation, Model
from generators.previz.scene import Flakes
from generators.previz.wading import wades
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["Debris", "debris_of"]

Debris: TypeAlias = Callable[[float], Flakes | None]

GRAVITY = 9.81
LIFE_S = 0.6
LEAST_MPS = 2.2
"""Slower than this nothing flies."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """What a ground gives off: colours, size in metres, opacity, and how many bits a step."""

    colours: tuple[tuple[int, int, int], ...]
    radius_m: float
    opacity: float
    bits: int


_GROUNDS: dict[str, _Ground] = {
    "grass": _Ground(((74, 92, 40), (96, 74, 48), (120, 132, 62)), 0.008, 0.95, 7),
    "soil": _Ground(((104, 78, 52), (128, 100, 70)), 0.009, 0.9, 7),
    "sand": _Ground(((206, 180, 132), (222, 200, 156)), 0.012, 0.5, 12),
    "snow": _Ground(((240, 244, 250), (226, 234, 246)), 0.014, 0.6, 14),
    "water": _Ground(((206, 222, 234), (236, 242, 248)), 0.011, 0.5, 14),
}


def debris_of(shot: Shot, animation: Animation, travel: Travel, model: Model, seed: int) -> Debris | None:
    """What a figure throws up on the shot's ground; None on hard floors and for slow or flying figures."""
    ground = _GROUNDS.get("water" if wades(shot) else _ground_id(shot))
    if ground is None or travel.speed_mps < LEAST_MPS or travel.lift_m > 0.5:
        return None
    size = model.height_m
    if isinstance(animation, QuadrupedGait):
        feet = [(animation.gait.touchdown[leg], of.ground_x_m, of.aside_m) for leg, of in animation.bones.legs.items()]
        return _steps(ground, travel, feet, animation.stride_m, animation.gait.duty, animation.phase, size, seed)
    if isinstance(animation, BipedGait):
        hip = animation.bones.hip[1]
        feet = [(animation.gait.touchdown["l"], 0.0, hip), (animation.gait.touchdown["r"], 0.0, -hip)]
        return _steps(ground, travel, feet, animation.stride_m, animation.gait.duty, animation.phase, size, seed)
    if model.wheels:
        feet = [(k / 4, x, y) for k, (x, y) in enumerate(model.wheels)]
        return _steps(ground, travel, feet, 0.16 * travel.speed_mps, 0.0, 0.0, 0.5 * size, seed)
    return None


def _ground_id(shot: Shot) -> str:
    words = f"{shot.setting.place} {' '.join(shot.setting.details)} {shot.setting.weather or ''}".lower()
    if "snow" in words:
        return "snow"
    stage = table("stages").get(shot.setting.stage or "")
    return stage.ground if stage else ""


def _steps(
    ground: _Ground,
    travel: Travel,
    feet: list[tuple[float, float, float]],
    stride_m: float,
    duty: float,
    phase: float,
    size_m: float,
    seed: int,
) -> Debris:
    """Bits fly up and back when a foot leaves the ground: each foot once a stride, at touchdown + duty of it."""
    colours = np.array([linear_rgb(c) for c in ground.colours], np.float32)
    period = stride_m / travel.speed_mps

    def cloud(story_s: float) -> Flakes | None:
        parts = []
        turn = travel.distance(story_s) / stride_m + phase
        for index, (touchdown, ahead, aside) in enumerate(feet):
            newest = floor(turn - touchdown - duty)
            for number in range(newest - int(LIFE_S / period), newest + 1):
                left_at = number + touchdown + duty
                age = (turn - left_at) * period
                if 0.0 <= age < LIFE_S:
                    station = (number + touchdown + duty / 2 - phase) * stride_m + ahead
                    parts.append(_bits(ground, travel, station, aside, age, size_m, (seed, index, number & 0xFFFF)))
        if not parts:
            return None
        position, velocity, radius, fade = (
            np.concatenate(rows).astype(np.float32) for rows in zip(*parts, strict=True)
        )
        which = np.arange(len(radius)) % len(colours)
        return Flakes(
            position,
            velocity,
            radius,
            colours[which],
            fade * np.float32(ground.opacity),
            np.zeros(len(radius), np.float32),
        )

    return cloud


def _bits(
    ground: _Ground, travel: Travel, station: float, aside: float, age: float, size_m: float, key: tuple[int, int, int]
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Positions, velocities, radii and fading of one step's bits that have landed or are still in the air."""
    rng = np.random.default_rng(key)
    x, y = travel.point(station, aside)
    hx, hy = travel.direction(station)
    pace = min(travel.speed_mps, 9.0)
    back = rng.uniform(0.02, 0.28, ground.bits) * pace
    side = rng.normal(0.0, 0.09, ground.bits) * pace
    up = rng.uniform(0.12, 0.36, ground.bits) * pace
    spread = rng.normal(0.0, 0.02, (ground.bits, 2)) * size_m
    velocity = np.stack([-hx * back - hy * side, -hy * back + hx * side, up - GRAVITY * age], axis=1)
    height = up * age - 0.5 * GRAVITY * age * age
    floor_z = travel.terrain.height(x, y)
    position = np.stack(
        [x + spread[:, 0] + velocity[:, 0] * age, y + spread[:, 1] + velocity[:, 1] * age, floor_z + 0.01 + height],
        axis=1,
    )
    flying = height > -0.01
    radius = ground.radius_m * rng.uniform(0.5, 1.3, ground.bits) * max(0.4, size_m / 0.7) ** 0.5
    fade = np.clip(1.0 - age / LIFE_S, 0.0, 1.0) * np.ones(ground.bits)
    return position[flying], velocity[flying], radius[flying], fade[flying]
