"""Wings on a four-legged animal that is said to have them, raised from the withers: of feathers, skin or scales."""

from __future__ import annotations

from typing import Final

from generators.previz.building import Surface
from generators.previz.motion.rotations import Vec, add, aim, lerp, scale, subtract
from generators.previz.rigs.figure import Figure
from generators.previz.rigs.quadruped.breeds import Breed
from generators.previz.rigs.quadruped.coat import Coat
from generators.previz.rigs.surfaces import Srgb, surface_of

__all__ = ["WINGS_M", "build_wings"]

WINGS_M: Final = (0.95, 1.62)
"""How far aside and how high wings reach, over the height at the withers."""
_FEATHERS: Final = 8
_HALF: Final = 0.5
_COLOURS: Final[dict[str, Srgb]] = {
    "feather": (236, 232, 222),
    "skin": (86, 54, 62),
    "butterfly": (232, 138, 40),
}
"""Of wings whose colour nobody says, sRGB."""


def build_wings(figure: Figure, breed: Breed, coat: Coat, h: float) -> None:
    """Builds two wings on the bone `chest`, spread aside and up; nothing where the breed has none.

    Args:
        figure: the animal, whose trunk is built.
        breed: its `wings` are none, feather, skin or butterfly.
        coat: of its body.
        h: height at the withers, m.
    """
    if breed.wings == "none":
        return
    surface = surface_of(_COLOURS[breed.wings], 0.8)
    for side in (1.0, -1.0):
        if breed.wings == "butterfly":
            _butterfly(figure, surface, coat.points, h, side)
        else:
            _arm_and_blades(figure, surface, h, side, skin=breed.wings == "skin")


def _arm_and_blades(figure: Figure, surface: Surface, h: float, side: float, *, skin: bool) -> None:
    """An arm from the withers, and blades that hang back from it like the feathers of a wing."""
    root, elbow, tip = (0.1 * h, 0.1 * h, 0.16 * h), (0.02 * h, 0.42 * h, 0.62 * h), (-0.2 * h, 0.92 * h, 0.86 * h)
    points: list[Vec] = [(x, side * y, z) for x, y, z in (root, elbow, tip)]
    figure.limb("chest", points[0], points[1], (0.055 * h, 0.04 * h), surface)
    figure.limb("chest", points[1], points[2], (0.04 * h, 0.016 * h), surface)
    for k in range(_FEATHERS):
        share = (k + 0.5) / _FEATHERS
        first, t = (0, 2 * share) if share < _HALF else (1, 2 * share - 1)
        at = lerp(points[first], points[first + 1], t)
        arm = subtract(points[first + 1], points[first])
        back = (-1.0, side * (0.05 + 0.5 * share), -0.55 + 0.4 * share)
        length = (0.22 + 0.14 * share) * h
        norm = sum(c * c for c in back) ** 0.5
        middle = add(at, scale(back, 0.9 * length / norm))
        face = (
            arm[1] * back[2] - arm[2] * back[1],
            arm[2] * back[0] - arm[0] * back[2],
            arm[0] * back[1] - arm[1] * back[0],
        )
        radii = (0.012 * h, (0.16 if skin else 0.1) * h, length)
        figure.ball("chest", radii, middle, surface, quaternion=aim(back, face))


def _butterfly(figure: Figure, surface: Surface, rim: Surface, h: float, side: float) -> None:
    """Two round panes, the upper one larger, with a dark rim behind each."""
    for (long, wide), (x, y, z) in (((0.34, 0.26), (-0.02, 0.36, 0.6)), ((0.24, 0.19), (-0.2, 0.32, 0.26))):
        at, out = (x * h, side * y * h, z * h), (0.35, -side * 0.75, -0.6)
        pane = aim(out, (0.6, side * 0.6, -0.4))
        figure.ball("chest", (0.008 * h, 1.1 * wide * h, 1.1 * long * h), at, rim, quaternion=pane)
        figure.ball("chest", (0.014 * h, wide * h, long * h), at, surface, quaternion=pane)
