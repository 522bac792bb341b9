"""The turning beam of a lighthouse at night: light in the air, drawn as soft glowing discs along a line."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.scene import Flakes, Light

__all__ = ["Beam"]

F64 = NDArray[np.float64]
LAMP_AT: Final = 0.85
"""How high the lamp is, over the height of the tower."""
LONG: Final = 3.4
"""How far the beam is seen, over the height of the tower."""
WIDTHS: Final = (0.035, 0.16)
"""Radius at the lamp and at the far end, over the height of the tower."""
TURN_S: Final = 7.0
"""Seconds for one turn."""
START_RAD: Final = -0.5
DISCS: Final = 110
OPACITY: Final = 0.13
COLOUR: Final = (1.0, 0.86, 0.58)
SOFT: Final = 1.8


@dataclass(frozen=True, slots=True)
class Beam:
    """Two beams that point away from one another and turn about a tower; it stands where a plume does."""

    tail: float = 0.0
    moving: bool = False
    hides: str = ""

    def flakes(
        self,
        story_s: float,
        place: Callable[[float], F64],
        height_m: float,
        _wind: F64,
        _seed: int,
    ) -> Flakes:
        """The discs of both beams at a story time, s, for a tower of this height that stands at `place`."""
        lamp = place(story_s) + np.array([0.0, 0.0, LAMP_AT * height_m])
        share = np.tile((np.arange(DISCS) + 0.5) / DISCS, 2)
        side = np.repeat((1.0, -1.0), DISCS)
        turn = START_RAD + 2.0 * math.pi * story_s / TURN_S
        way = np.array([math.cos(turn), math.sin(turn), 0.0])
        position = lamp + (side * share * LONG * height_m)[:, None] * way
        count = len(share)
        return Flakes(
            position=position.astype(np.float32),
            velocity=np.zeros((count, 3), np.float32),
            radius_m=(height_m * (WIDTHS[0] + (WIDTHS[1] - WIDTHS[0]) * share)).astype(np.float32),
            colour=np.tile(np.array(COLOUR, np.float32), (count, 1)),
            opacity=(OPACITY * (1.0 - share) ** 1.2).astype(np.float32),
            glow=np.ones(count, np.float32),
            soft=np.full(count, SOFT, np.float32),
        )

    def lights(self, _story_s: float, _place: Callable[[float], F64], _height_m: float) -> tuple[Light, ...]:
        """None: what the beam meets is too far off to be lit by it."""
        return ()
