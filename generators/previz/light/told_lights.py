"""Lamps beside the key in the colours that the words give to light: red stage lights, blue and pink neon."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from generators.previz.light.setups import SetupLights
from generators.previz.light.tinted import told_light_colours
from prompts.shot import Shot

__all__ = ["in_told_colours"]

SIDE, BACK = (-70.0, 18.0, 1.0), (158.0, 30.0, 1.1)
"""Azimuth, elevation and strength of the lamps beside the key: from the other side, and from behind."""
WASH: Final = 0.3
FILL: Final = 0.45
"""How much of the fill is left, which would take the colour out of the shadows."""


def in_told_colours(setup: SetupLights, shot: Shot) -> SetupLights:
    """The set-up with its key in the first colour that the words give to lamps, and others beside and behind.

    Args:
        setup: what the shot's set-up adds.
        shot: of an interior or a night, where lamps are what there is to see by.
    """
    colours = told_light_colours(shot)
    if not colours:
        return setup
    second, third = colours[1 % len(colours)], colours[2 % len(colours)]
    lamps = ((*SIDE, *map(float, second)), (*BACK, *map(float, third)))
    return replace(
        setup, key_rgb=colours[0], lamps=lamps, wash=max(setup.wash, WASH), lamp=True, fill=FILL * setup.fill
    )
