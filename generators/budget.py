"""What renders take: together, and the best that can be made in a given time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generators.base import Estimate, Generator, RenderInputs, RenderSettings
from prompts.shot import Shot

__all__ = ["InTime", "Way", "best_in_time", "together"]


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


def together(costs: Sequence[Estimate]) -> Estimate:
    """What several renders take: seconds and megabytes add up, the peak of memory does not.

    The seconds are None when those of one are not known.
    """
    known = [cost.seconds for cost in costs if cost.seconds is not None]
    return Estimate(
        seconds=sum(known) if len(known) == len(costs) else None,
        peak_memory_mb=max((cost.peak_memory_mb for cost in costs), default=0.0),
        file_mb=sum(cost.file_mb for cost in costs),
        measured=all(cost.measured for cost in costs),
    )


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
