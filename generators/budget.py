"""The best that can be made in a given time: of ways to render a shot, the first whose estimate is within it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generators.base import Generator, RenderInputs, RenderSettings
from prompts.shot import Shot

__all__ = ["InTime", "Way", "best_in_time"]


class Way(NamedTuple):
    """A way to render a shot."""

    generator: Generator
    settings: RenderSettings


class InTime(NamedTuple):
    """The way that was found.

    Attributes:
        way: itself.
        seconds: that it will take; None where nothing like it has been measured.
        kept: whether that is within the time.
        measured: whether the seconds follow from renders of the kind that were made here.
    """

    way: Way
    seconds: float | None
    kept: bool
    measured: bool = True


def best_in_time(ways: Iterable[Way], shot: Shot, inputs: RenderInputs, seconds: float) -> InTime | None:
    """The first way that can make the shot in that time, by what this machine's earlier renders took.

    Where none can, the quickest; a way whose time is not known comes last of all. None when no way can make the shot.

    Args:
        ways: the best first.
        shot: what is to be made.
        inputs: from which files.
        seconds: of wall time.
    """
    too_long: list[InTime] = []
    for way in ways:
        if not way.generator.can(shot, way.settings, inputs).able:
            continue
        expected = way.generator.estimate(shot, way.settings)
        kept = expected.seconds is not None and expected.seconds <= seconds
        found = InTime(way, expected.seconds, kept, expected.measured)
        if kept:
            return found
        too_long.append(found)
    return min(too_long, key=lambda found: (found.seconds is None, found.seconds or 0.0), default=None)
