"""Footage that is looked at: its pictures at a plan's size and rate, a few at a time, as often as is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.diffusion.footage import frames_of
from generators.diffusion.planning import Plan, reach

__all__ = ["Footage", "Pictures"]

Pictures: TypeAlias = Iterator[NDArray[np.uint8]]
"""(h, w, 3) display RGB."""

AT_ONCE: Final = 48
"""Frames that are read together: a long clip never lies in memory whole."""


@dataclass(frozen=True)
class Footage:
    """A video, seen as a plan needs it.

    Attributes:
        path: the file.
        plan: for its size, rate and length.
    """

    path: Path
    plan: Plan

    @property
    def total(self) -> int:
        """How many pictures there are."""
        return reach(self.plan)

    def pictures(self) -> Pictures:
        """All of them, from the first."""
        plan = self.plan
        for start in range(0, self.total, AT_ONCE):
            count = min(AT_ONCE, self.total - start)
            for picture in frames_of(self.path, count, plan.rate, plan.width, plan.height, start=start):
                yield np.asarray(picture)

    def sample(self, count: int) -> list[NDArray[np.uint8]]:
        """Some of them, spread evenly."""
        count = min(count, self.total)
        rate = self.plan.rate * count / self.total
        return [np.asarray(p) for p in frames_of(self.path, count, rate, self.plan.width, self.plan.height)]
