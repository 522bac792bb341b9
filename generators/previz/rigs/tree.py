"""Trees of all kinds, broadleaf to baobab, each grown from the figure's own random numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import cos, pi, sin
from typing import Final

import numpy as np

from generators.previz.building import Surface, linear_rgb
from generators.previz.motion.rotations import Quat, Vec, about_x, about_y, about_z, multiply, yaw_towards
from generators.previz.rigs.base import Act, Animation, Casting, Model, rig
from generators.previz.rigs.figure import Figure, Posture
from generators.previz.rigs.surfaces import Srgb, colour_of, named_colour, shade
from generators.previz.scene import GeomKind, Pattern
from prompts.shot import Subject

__all__ = ["build_tree"]

_BARK: Srgb = (92, 70, 52)
_GREEN: Srgb = (74, 108, 46)
_AUTUMN: Srgb = (196, 112, 40)

_SORTS: tuple[tuple[str, str], ...] = (
    ("palm", "palm"),
    ("coconut", "palm"),
    ("pine", "conifer"),
    ("fir", "conifer"),
    ("spruce", "conifer"),
    ("conifer", "conifer"),
    ("christmas", "conifer"),
    ("cypress", "conifer"),
    ("redwood", "conifer"),
    ("birch", "birch"),
    ("willow", "willow"),
    ("baobab", "baobab"),
    ("acacia", "acacia"),
    ("dead", "bare"),
    ("bare", "bare"),
)
"""A word in the noun, and the sort of tree that it means; other trees are broadleaf."""


@rig("tree")
def build_tree(casting: Casting) -> Model:
    """Builds a tree; its crown sways."""
    noun = casting.subject.noun.lower()
    hint = casting.noun.breed if casting.noun else ""
    sort = next((s for word, s in _SORTS if word in noun), hint if hint in _BUILDERS else "broadleaf")
    h = casting.height_m(7.0)
    usual = (232, 176, 196) if "cherry" in noun or hint == "blossom" else _AUTUMN if "autumn" in noun else _GREEN
    leaves = colour_of(
        casting.subject,
        ("leaves", "crown", "foliage"),
        named_colour(casting.subject, casting.noun) or usual,
        whole=True,
    )
    figure = casting.start()
    figure.bone("crown", "root", (0, 0, 0.3 * h))
    spread = _BUILDERS[sort](figure, h, leaves, casting.rng)
    if "apple" in noun or "fruit" in noun:
        _fruit(figure, h, casting.rng)
    if "christmas" in noun:
        _baubles(figure, h, casting.rng)
    if _has_lights(casting.subject):
        _lights(figure, h, spread, casting.rng)
    phase = float(casting.rng.uniform(0, 6.28))

    def animate(act: Act) -> Animation:
        x, y = act.travel.origin
        z, yaw = act.travel.ground(0.0), yaw_towards(*act.travel.heading)
        return lambda story_s: Posture((x, y, z), yaw, {"crown": _sway(story_s, phase)})

    return Model(
        figure=figure,
        height_m=h,
        length_m=2 * spread,
        width_m=2 * spread,
        animate=animate,
        centre_height_m=h / 2,
        focus=(0.0, 0.0, 0.6 * h),
    )


_LIT: Final = re.compile(r"\b(?:lights|lit up|fairy|twinkling|illuminated|light bulbs)\b")
LIGHTS: Final = 70
LIGHT_PAINT: Final = Surface(linear_rgb((255, 208, 136)), emission=2.6)


def _has_lights(subject: Subject) -> bool:
    """Whether little lights are said to be on the tree."""
    return any(_LIT.search(f"{look.part} {look.text}".lower()) for look in subject.looks)


def _lights(figure: Figure, h: float, spread: float, rng: np.random.Generator) -> None:
    """Little lights in a spiral round the crown, from its foot to its top."""
    for k in range(LIGHTS):
        share = (k + 0.5) / LIGHTS
        angle, out = 2.39996 * k, spread * (1.04 - 0.92 * share)
        size = 0.0085 * h * float(rng.uniform(0.8, 1.2))
        at = (out * cos(angle), out * sin(angle), (-0.18 + 0.82 * share) * h)
        figure.ball("crown", (size, size, size), at, LIGHT_PAINT)


def _sway(story_s: float, phase: float) -> Quat:
    return multiply(about_x(0.012 * sin(1.1 * story_s + phase)), about_y(0.016 * sin(0.83 * story_s + 2 * phase)))


def _leaves(colour: Srgb, scale: float) -> Surface:
    return Surface(
        linear_rgb(colour), linear_rgb(shade(colour, 0.68)), Pattern.NOISE, scale, roughness=0.95, specular=0.02
    )


def _bark(colour: Srgb, scale: float) -> Surface:
    return Surface(
        linear_rgb(colour), linear_rgb(shade(colour, 0.7)), Pattern.NOISE, scale, roughness=0.95, specular=0.02
    )


def _broadleaf(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    bark = _bark(_BARK, 0.03 * h)
    figure.limb("root", (0, 0, -0.02 * h), (0.01 * h, 0, 0.42 * h), (0.04 * h, 0.024 * h), bark)
    spread = 0.0
    for k in range(5):
        angle = 2 * pi * (k + rng.uniform(-0.2, 0.2)) / 5
        end = (0.2 * h * cos(angle), 0.2 * h * sin(angle), rng.uniform(0.22, 0.34) * h)
        figure.limb("crown", (0.01 * h, 0, 0.08 * h), end, (0.02 * h, 0.009 * h), bark)
    for k in range(13):
        level = k / 12
        angle = 2.39996 * k + rng.uniform(-0.3, 0.3)
        out = (0.24 * sin(pi * min(1.0, 0.25 + 0.75 * level)) + 0.03) * h * (1.0 if k else 0.0)
        size = rng.uniform(0.125, 0.17) * h * (1.1 - 0.35 * level)
        tone = shade(leaves, float(rng.uniform(0.88, 1.12)))
        at = (out * cos(angle), out * sin(angle), (0.16 + 0.42 * level) * h)
        figure.ball("crown", (size * 1.1, size * 1.1, size * 0.86), at, _leaves(tone, 0.035 * h))
        spread = max(spread, out + size)
    return spread


def _conifer(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    figure.limb("root", (0, 0, -0.02 * h), (0, 0, 0.35 * h), (0.026 * h, 0.018 * h), _bark(_BARK, 0.02 * h))
    green = leaves if leaves != _GREEN else (44, 78, 50)
    tiers = 7
    for k in range(tiers):
        share = k / (tiers - 1)
        low = (-0.2 + 0.74 * share) * h
        radius = (0.22 - 0.17 * share) * h
        tone = shade(green, float(rng.uniform(0.92, 1.08)) * (0.95 + 0.2 * share))
        tilt = multiply(about_x(float(rng.uniform(-0.04, 0.04))), about_y(float(rng.uniform(-0.04, 0.04))))
        height = (0.24 - 0.07 * share) * h
        figure.shape(
            "crown",
            GeomKind.CONE,
            (radius, height / 2, 0.06 * radius),
            _leaves(tone, 0.02 * h),
            position=(0, 0, low + height / 2),
            quaternion=tilt,
        )
    return 0.22 * h


def _palm(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    bark = Surface(linear_rgb((150, 122, 90)), linear_rgb((116, 92, 66)), Pattern.STRIPES, 0.03 * h, roughness=0.9)
    points: list[Vec] = [(0.1 * h * (k / 4) ** 2, 0.0, 0.9 * h * k / 4) for k in range(5)]
    for k in range(4):
        figure.limb("root", points[k], points[k + 1], (0.03 * h * (1 - 0.1 * k), 0.03 * h * (0.9 - 0.1 * k)), bark)
    top = (points[-1][0], 0.0, points[-1][2] - 0.3 * h)
    for k in range(11):
        angle = 2 * pi * k / 11 + float(rng.uniform(-0.15, 0.15))
        droop = float(rng.uniform(0.05, 0.45))
        surface = _leaves(shade(leaves, float(rng.uniform(0.85, 1.15))), 0.02 * h)
        for part, (start, turn) in enumerate(((0.0, -0.25 + droop), (0.2, 0.55 + droop))):
            where = multiply(about_z(angle), about_y(turn))
            reach = 0.12 * h
            rise = 0.2 * h * sin(0.25 - droop) if part else 0.0
            out = start * h * cos(0.25 - droop) + reach * cos(turn)
            at = (top[0] + out * cos(angle), out * sin(angle), top[2] + rise - reach * sin(turn))
            figure.ball("crown", (reach, 0.032 * h * (1 - 0.25 * part), 0.006 * h), at, surface, quaternion=where)
    for k in range(3):
        figure.ball(
            "crown",
            (0.026 * h,) * 3,
            (top[0] + 0.035 * h * cos(2.1 * k), 0.035 * h * sin(2.1 * k), top[2] - 0.03 * h),
            _bark((110, 78, 46), 0.02 * h),
        )
    return 0.4 * h


def _birch(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    bark = Surface(linear_rgb((228, 226, 220)), linear_rgb((50, 48, 46)), Pattern.SPOTS, 0.035 * h, roughness=0.8)
    figure.limb("root", (0, 0, -0.02 * h), (0.015 * h, 0.01 * h, 0.8 * h), (0.022 * h, 0.009 * h), bark)
    for k in range(12):
        angle, level = 2.39996 * k, k / 11
        out = 0.15 * h * (1.05 - 0.8 * level) * float(rng.uniform(0.7, 1.1))
        size = float(rng.uniform(0.075, 0.1)) * h * (1.1 - 0.35 * level)
        tone = shade(leaves if leaves != _GREEN else (116, 140, 58), float(rng.uniform(0.9, 1.15)))
        at = (out * cos(angle), out * sin(angle), (0.02 + 0.6 * level) * h)
        figure.ball("crown", (size, size, 1.35 * size), at, _leaves(tone, 0.025 * h))
    return 0.24 * h


def _bare(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    del leaves
    bark = _bark((84, 72, 62), 0.03 * h)
    figure.limb("root", (0, 0, -0.02 * h), (0, 0, 0.4 * h), (0.042 * h, 0.026 * h), bark)
    for k in range(7):
        angle = 2.39996 * k
        mid = (0.12 * h * cos(angle), 0.12 * h * sin(angle), (0.18 + 0.03 * k) * h)
        figure.limb("crown", (0, 0, (0.05 + 0.02 * k) * h), mid, (0.018 * h, 0.012 * h), bark)
        for fork in (-0.5, 0.6):
            turn = angle + fork + float(rng.uniform(-0.2, 0.2))
            end = (
                mid[0] + 0.13 * h * cos(turn),
                mid[1] + 0.13 * h * sin(turn),
                mid[2] + float(rng.uniform(0.1, 0.2)) * h,
            )
            figure.limb("crown", mid, end, (0.011 * h, 0.003 * h), bark)
    return 0.25 * h


def _willow(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    """A dome of leaves from which long switches hang nearly to the ground."""
    bark = _bark(_BARK, 0.03 * h)
    figure.limb("root", (0, 0, -0.02 * h), (0.02 * h, 0, 0.5 * h), (0.05 * h, 0.03 * h), bark)
    green = leaves if leaves != _GREEN else (128, 150, 66)
    figure.ball("crown", (0.3 * h, 0.3 * h, 0.17 * h), (0, 0, 0.46 * h), _leaves(shade(green, 0.9), 0.03 * h))
    for k in range(44):
        angle, ring = 2.39996 * k, 0.16 + 0.24 * ((k % 4) / 3)
        top = (ring * h * cos(angle), ring * h * sin(angle), (0.56 - 0.42 * max(0.0, ring - 0.1)) * h)
        low = float(rng.uniform(-0.24, -0.1)) * h + (0.4 - ring) * 0.5 * h
        end = (1.12 * top[0], 1.12 * top[1], low)
        tone = shade(green, float(rng.uniform(0.85, 1.15)))
        figure.limb("crown", top, end, (0.04 * h, 0.012 * h), _leaves(tone, 0.02 * h))
    return 0.46 * h


def _baobab(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    """A trunk like a barrel, with a few short boughs and little leaf on top."""
    bark = _bark((150, 124, 104), 0.03 * h)
    figure.limb("root", (0, 0, 0.02 * h), (0, 0, 0.5 * h), (0.16 * h, 0.13 * h), bark)
    for k in range(8):
        angle = 2.39996 * k + float(rng.uniform(-0.2, 0.2))
        out = 0.14 + 0.16 * ((k % 3) / 2)
        mid = (0.5 * out * h * cos(angle), 0.5 * out * h * sin(angle), 0.38 * h)
        end = (out * 1.3 * h * cos(angle), out * 1.3 * h * sin(angle), float(rng.uniform(0.46, 0.58)) * h)
        figure.limb("crown", (0.06 * h * cos(angle), 0.06 * h * sin(angle), 0.2 * h), mid, (0.06 * h, 0.03 * h), bark)
        figure.limb("crown", mid, end, (0.03 * h, 0.01 * h), bark)
        tone = shade(leaves, float(rng.uniform(0.88, 1.12)))
        size = float(rng.uniform(0.09, 0.12)) * h
        figure.ball("crown", (size, size, 0.42 * size), (end[0], end[1], end[2] + 0.01 * h), _leaves(tone, 0.03 * h))
    return 0.5 * h


def _acacia(figure: Figure, h: float, leaves: Srgb, rng: np.random.Generator) -> float:
    """An umbrella thorn: a bare trunk that forks, and a wide flat crown."""
    bark = _bark((122, 104, 84), 0.03 * h)
    figure.limb("root", (0, 0, 0.02 * h), (0.02 * h, 0, 0.42 * h), (0.035 * h, 0.025 * h), bark)
    green = shade(leaves, 0.85)
    for k in range(9):
        angle = 2.39996 * k + float(rng.uniform(-0.2, 0.2))
        out = (0.1 + 0.3 * ((k % 3) / 2)) * h
        end = (out * cos(angle), out * sin(angle), float(rng.uniform(0.52, 0.58)) * h)
        figure.limb("crown", (0.02 * h, 0, 0.1 * h), end, (0.02 * h, 0.008 * h), bark)
        size = float(rng.uniform(0.17, 0.24)) * h
        tone = shade(green, float(rng.uniform(0.88, 1.12)))
        figure.ball("crown", (size, size, 0.2 * size), (end[0], end[1], end[2] + 0.02 * h), _leaves(tone, 0.03 * h))
    figure.ball("crown", (0.36 * h, 0.36 * h, 0.06 * h), (0, 0, 0.6 * h), _leaves(green, 0.03 * h))
    return 0.58 * h


def _fruit(figure: Figure, h: float, rng: np.random.Generator) -> None:
    red = Surface(linear_rgb((196, 34, 32)), roughness=0.3, specular=0.06)
    for k in range(26):
        level, angle = float(rng.uniform(0.1, 0.95)), 2.39996 * k
        out = (0.26 * sin(pi * min(1.0, 0.25 + 0.75 * level)) + 0.13) * h
        at = (out * cos(angle), out * sin(angle), (0.14 + 0.4 * level) * h)
        figure.ball("crown", (0.026 * h,) * 3, at, red)


_BUILDERS: dict[str, Callable[[Figure, float, Srgb, np.random.Generator], float]] = {
    "broadleaf": _broadleaf,
    "blossom": _broadleaf,
    "conifer": _conifer,
    "palm": _palm,
    "birch": _birch,
    "bare": _bare,
    "willow": _willow,
    "baobab": _baobab,
    "acacia": _acacia,
}
"""Each grows its tree on the bones `root` and `crown` (at 0.3 of the height) and returns how far it spreads, m."""


def _baubles(figure: Figure, h: float, rng: np.random.Generator) -> None:
    colours: tuple[Srgb, ...] = ((200, 30, 36), (220, 180, 60), (60, 90, 190))
    for k in range(14):
        level = float(rng.uniform(0.0, 0.85))
        radius, angle = (0.19 - 0.17 * level) * h, 2.39996 * k
        glow = Surface(linear_rgb(colours[k % 3]), roughness=0.15, specular=0.3, emission=0.4)
        figure.ball(
            "crown", (0.016 * h,) * 3, (radius * cos(angle), radius * sin(angle), (-0.16 + 0.74 * level) * h), glow
        )
    figure.ball("crown", (0.03 * h,) * 3, (0, 0, 0.71 * h), Surface(linear_rgb((250, 214, 90)), emission=1.5))
