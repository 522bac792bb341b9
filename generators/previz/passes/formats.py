"""What control pipelines take: sizes that divide, frame counts that fit, their own frame rate. A table of data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generators.errors import CannotRender
from prompts.tables import tables_of

__all__ = ["ControlFormat", "control_format", "control_format_names"]


@dataclass(frozen=True, slots=True)
class ControlFormat:
    """What one family of pipelines takes.

    Attributes:
        name: as the user says it. say: the family in words.
        width, height: its usual size, pixels. multiple: what both sides must divide by.
        fps: its own frame rate.
        frame_step, frame_rest: the frame count n must satisfy n % frame_step == frame_rest.
        most_frames: the longest clip it makes at once.
    """

    name: str
    say: str
    width: int
    height: int
    multiple: int
    fps: float
    frame_step: int
    frame_rest: int
    most_frames: int

    def frames_for(self, seconds: float) -> int:
        """The least frame count that fits the family and lasts so many seconds, or its longest."""
        wanted = max(1, math.ceil(seconds * self.fps - 1e-6))
        steps = max(0, math.ceil((wanted - self.frame_rest) / self.frame_step))
        return min(steps * self.frame_step + self.frame_rest or self.frame_step, self.most_frames)

    def size_for(self, width: int, height: int) -> tuple[int, int]:
        """The nearest size that divides, at least one multiple each way, pixels."""
        return self._nearest(width), self._nearest(height)

    def turned(self, ratio: float) -> tuple[int, int]:
        """A size of about its usual number of pixels for a picture of that width over height."""
        area = self.width * self.height
        return self.size_for(round(math.sqrt(area * ratio)), round(math.sqrt(area / ratio)))

    def _nearest(self, side: int) -> int:
        return max(1, round(side / self.multiple)) * self.multiple


@cache
def _formats() -> Mapping[str, ControlFormat]:
    return {row["name"]: ControlFormat(**row) for row in tables_of(__package__, "formats")["format"]}


def control_format_names() -> tuple[str, ...]:
    """The names of all formats, as the table orders them."""
    return tuple(_formats())


def control_format(name: str) -> ControlFormat:
    """A format by its name.

    Raises:
        CannotRender: there is none; the message lists those that there are.
    """
    try:
        return _formats()[name]
    except KeyError:
        raise CannotRender(f"no control format is called {name!r}; there are {', '.join(_formats())}") from None
