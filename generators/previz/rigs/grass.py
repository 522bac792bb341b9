"""Grass and flowers: a tuft of blades that sways in the wind."""

from __future__ import annotations

import numpy as np

from generators.previz.motion.holding import hold
from generators.previz.rigs.base import Act, Animation, Casting, Model, rig
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.surfaces import Srgb, colour_of, named_colour, shade, surface_of
from generators.previz.scene import GeomKind

__all__ = ["build_flower", "build_grass"]

_GREEN: Srgb = (92, 130, 52)
_PETALS: tuple[tuple[str, Srgb, Srgb, int], ...] = (
    ("sunflower", (244, 190, 40), (84, 56, 30), 14),
    ("daisy", (244, 244, 240), (240, 196, 50), 12),
    ("rose", (190, 24, 44), (150, 14, 34), 9),
    ("tulip", (222, 60, 70), (240, 200, 60), 6),
    ("poppy", (214, 40, 30), (34, 26, 30), 5),
    ("lavender", (140, 110, 190), (120, 90, 170), 7),
    ("dandelion", (246, 206, 50), (230, 180, 40), 14),
    ("lotus", (236, 170, 196), (240, 210, 110), 10),
    ("lily", (244, 238, 230), (230, 190, 90), 6),
)


@rig("grass")
def build_grass(casting: Casting) -> Model:
    """A tuft of blades."""
    h = casting.height_m(0.3)
    colour = colour_of(
        casting.subject, ("grass", "blades"), named_colour(casting.subject, casting.noun) or _GREEN, whole=True
    )
    figure = casting.start()
    _blades(figure, h, colour, casting.rng, 34)
    return _model(figure, h, 0.6 * h)


def _blades(figure: Figure, h: float, colour: Srgb, rng: np.random.Generator, count: int) -> None:
    for _ in range(count):
        angle, lean = rng.uniform(0, 2 * np.pi), rng.uniform(0.05, 0.45)
        foot = rng.normal(0.0, 0.07 * h, 2)
        height = h * rng.uniform(0.55, 1.0)
        top = (
            float(foot[0] + lean * height * np.cos(angle)),
            float(foot[1] + lean * height * np.sin(angle)),
            float(height),
        )
        surface = surface_of(shade(colour, float(rng.uniform(0.75, 1.2))), 0.8)
        figure.limb("root", (float(foot[0]), float(foot[1]), 0.0), top, (0.014 * h, 0.003 * h), surface)


@rig("plant")
def build_flower(casting: Casting) -> Model:
    """A flower on its stem with two leaves, a bush, a cactus or a mushroom, by the noun."""
    noun = casting.subject.noun.lower()
    hint = casting.noun.breed if casting.noun else ""
    said = named_colour(casting.subject, casting.noun)
    h = casting.height_m(0.5)
    figure = casting.start()
    if hint == "cactus" or "cactus" in noun:
        _cactus(figure, h)
    elif hint == "mushroom" or "mushroom" in noun:
        _mushroom(figure, h, colour_of(casting.subject, ("cap",), said or (190, 50, 40), whole=True))
    elif hint in ("bush", "fern", "vine") or "bush" in noun:
        _bush(
            figure,
            h,
            colour_of(casting.subject, ("leaves",), said or (70, 104, 48), whole=True),
            casting.rng,
        )
    elif hint == "grass" or "wheat" in noun:
        wheat = (206, 172, 90) if "wheat" in noun else _GREEN
        _blades(figure, h, said or wheat, casting.rng, 34)
    else:
        _flower(figure, h, casting)
    return _model(figure, h, 0.5 * h)


def _flower(figure: Figure, h: float, casting: Casting) -> None:
    noun = casting.subject.noun.lower()
    petals, heart, count = next((row[1:] for row in _PETALS if row[0] in noun), ((228, 110, 150), (244, 200, 60), 8))
    petals = colour_of(
        casting.subject, ("petals", "flower"), named_colour(casting.subject, casting.noun) or petals, whole=True
    )
    stem = surface_of((78, 118, 54), 0.7)
    figure.limb("root", (0, 0, 0), (0.02 * h, 0, 0.5 * h), (0.016 * h, 0.013 * h), stem)
    figure.limb("root", (0.02 * h, 0, 0.5 * h), (0.0, 0, 0.86 * h), (0.013 * h, 0.012 * h), stem)
    for side, level in ((1, 0.3), (-1, 0.42)):
        tilt = (0.9239, side * 0.3827, 0.0, 0.0)
        figure.ball("root", (0.045 * h, 0.15 * h, 0.012 * h), (0.0, side * 0.12 * h, level * h), stem, quaternion=tilt)
    size = 0.15 * h
    figure.ball("root", (0.5 * size, 0.5 * size, 0.35 * size), (0.05 * h, 0, 0.87 * h), surface_of(heart, 0.8))
    surface = surface_of(petals, 0.6)
    for k in range(count):
        angle = 2 * np.pi * k / count
        spin = np.array([np.cos(angle / 2), 0.0, 0.0, np.sin(angle / 2)])
        at = (0.04 * h + 0.72 * size * np.cos(angle), 0.72 * size * np.sin(angle), 0.865 * h - 0.01 * h * (k % 2))
        figure.ball("root", (0.62 * size, 0.3 * size, 0.08 * size), [float(v) for v in at], surface, quaternion=spin)


def _bush(figure: Figure, h: float, colour: Srgb, rng: np.random.Generator) -> None:
    for k in range(12):
        angle, out = 2.39996 * k, 0.38 * h * (k / 12) ** 0.5
        size = float(rng.uniform(0.22, 0.32)) * h
        level = 0.25 * h + float(rng.uniform(0.0, 0.4)) * h * (1 - k / 14)
        surface = surface_of(shade(colour, float(rng.uniform(0.85, 1.15))), 0.95)
        figure.ball("root", (size, size, 0.85 * size), (out * np.cos(angle), out * np.sin(angle), level), surface)


def _cactus(figure: Figure, h: float) -> None:
    green = surface_of((78, 124, 72), 0.8)
    figure.limb("root", (0, 0, 0), (0, 0, 0.9 * h), (0.11 * h, 0.1 * h), green)
    for side, level, top in ((1, 0.4, 0.8), (-1, 0.5, 0.72)):
        elbow = (0.0, side * 0.26 * h, level * h)
        figure.limb("root", (0, 0, level * h - 0.03 * h), elbow, (0.065 * h, 0.065 * h), green)
        figure.limb("root", elbow, (0.0, side * 0.27 * h, top * h), (0.066 * h, 0.058 * h), green)


def _mushroom(figure: Figure, h: float, cap: Srgb) -> None:
    figure.shape(
        "root",
        GeomKind.ROUND_CONE,
        (0.17 * h, 0.12 * h),
        surface_of((236, 228, 210), 0.8),
        ends=((0, 0, 0.12 * h), (0, 0, 0.6 * h)),
    )
    figure.ball("root", (0.48 * h, 0.48 * h, 0.32 * h), (0, 0, 0.68 * h), surface_of(cap, 0.4))
    for k in range(8):
        angle, out = 2.39996 * k, 0.36 * h * ((k + 0.5) / 8) ** 0.5
        z = 0.68 * h + 0.315 * h * (1 - (out / (0.48 * h)) ** 2) ** 0.5
        figure.ball(
            "root",
            (0.05 * h, 0.05 * h, 0.02 * h),
            (out * np.cos(angle), out * np.sin(angle), z),
            surface_of((244, 240, 230), 0.8),
        )


def _model(figure: Figure, h: float, wide: float) -> Model:
    def animate(act: Act) -> Animation:
        return hold(act)

    return Model(
        figure=figure,
        height_m=h,
        length_m=wide,
        width_m=wide,
        animate=animate,
        centre_height_m=h / 2,
        focus=(0.0, 0.0, 0.85 * h),
    )
