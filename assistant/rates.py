"""The frame rate that a message asks for, which is no part of what is to be seen: `a dog runs, at 25 fps`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

__all__ = ["Rated", "rate_said"]

_RATE: Final = re.compile(
    r"\s*,?\s*\b(?:(?:delivered|rendered|played|running) )?(?:(?:in|at) )?(?P<fps>24|25|30|48|50|60)[ -]?"
    r"(?:fps|frames (?:per|a) second)\b(?: ?video\b)?",
    re.IGNORECASE,
)
_OF_TIME: Final = re.compile(
    r"\b(?:slow|slo|overcranked|high[- ]speed|(?:shot|filmed|shoot|film) (?:it )?at)\b", re.IGNORECASE
)
"""Words by which a rate tells how fast time runs, not how a clip is delivered."""
_OF_A_TAKE: Final = re.compile(
    r"(?:please |can you |could you |now )*"
    r"(?:(?:make|convert|export|conform|deliver|interpolate|bring|upscale|enlarge) "
    r"(?:it|this|that|the|take|shot|everything|all)|interpolate|upscale|smooth|in|at|to)\b",
    re.IGNORECASE,
)
"""How a message begins that wants a take at another rate: it is that take which is made smoother."""


class Rated(NamedTuple):
    """A message without the rate it asks for, and the rate, frames per second; None where it asks for none."""

    words: str
    fps: float | None = None


def rate_said(words: str) -> Rated:
    """The rate at which the clips of a message are to be delivered.

    >>> rate_said("a dog runs across a meadow, 2 seconds, at 25 fps")
    Rated(words='a dog runs across a meadow, 2 seconds', fps=25.0)
    """
    match = _RATE.search(words)
    if match is None or _OF_TIME.search(words) or _OF_A_TAKE.match(words):
        return Rated(words)
    rest = f"{words[: match.start()]}{words[match.end() :]}".strip(" ,")
    return Rated(rest, float(match["fps"])) if rest else Rated(words)
