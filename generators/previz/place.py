"""Where a figure is."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure is at the middle of the clip: (x, y), its heading, and its height above the ground, m."""

    x: float
    y: float
    heading: tuple[float, float]
    lift_m: float = 0.0
