"""Boards that are built on their end, and lie flat where something is on them or they are on something."""

from __future__ import annotations

from dataclasses import replace
from math import pi
from typing import Final

from generators.previz.motion.rotations import about_y, about_z, add, multiply, rotate
from generators.previz.rigs.base import Act, Animation, Model
from generators.previz.rigs.figure import Posture
from generators.previz.scene import GeomKind

__all__ = ["FLATWISE", "THICK_M", "laid_flat"]

THICK_M: Final = 0.08
"""How thick a board lies, m: what is on it stands on its deck, and its fin is in what is under it."""
FLATWISE: Final = multiply(about_z(pi), about_y(-pi / 2))
"""From upright to lying along its heading, nose first and deck up."""


def laid_flat(model: Model) -> Model:
    """The model of a board that lies.

    Args:
        model: of the same, built upright on its foot.
    """
    back = (-model.height_m / 2, 0.0, THICK_M / 2)

    def animate(act: Act) -> Animation:
        upright = model.animate(replace(act, motion="rest"))  # what is on it would not rise and fall with it

        def pose(story_s: float) -> Posture:
            stood = upright(story_s)
            at = add(stood.position, rotate(stood.rotation, back))
            return replace(stood, position=at, rotation=multiply(stood.rotation, FLATWISE))

        return pose

    proxy = model.proxy
    if proxy is not None and proxy.kind is GeomKind.BOX:
        proxy = replace(proxy, size=(model.height_m / 2, proxy.size[1], THICK_M / 2))
    return replace(
        model,
        height_m=THICK_M,
        length_m=model.height_m,
        animate=animate,
        centre_height_m=THICK_M / 2,
        focus=(0.0, 0.0, THICK_M / 2),
        proxy=proxy,
        root_height_m=THICK_M / 2,
        saddle_m=THICK_M,
        front_m=model.height_m / 2,
    )
