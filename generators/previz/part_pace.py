"""How fast the parts of a thing go over the story: a fan starts, a windmill slows down, a chime hangs still."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from generators.previz.burning import beats_about
from generators.previz.deeds import DEFAULT_SECONDS
from generators.previz.rigs import Animation, Posture
from generators.previz.rigs.props import prop_of
from prompts.shot import Shot, Subject

__all__ = ["PartPace", "at_pace", "pace_of_parts", "shows_pace"]

_RATES: Final = (
    (0.0, re.compile(
        r"\b(?:stop|halt|ceas|switch\w* off|turn\w* off)\w*\b"
        r"|\b(?:becom|fall|com|grow|stand|hang)\w* (?:\w+ )?(?:still|to rest|to a (?:stop|halt|standstill))\b"
    )),
    (2.6, re.compile(r"\b(?:speed\w* up|accelerat\w*|faster|quicker|gather\w* speed|pick\w* up speed)\b")),
    (0.35, re.compile(r"\b(?:slow\w* down|slower|decelerat\w*|los\w* speed|slowing)\b")),
    (1.0, re.compile(r"\b(?:start|begin|began|switch\w* on|turn\w* on)\w*\b")),
)  # fmt: skip
"""How fast the parts go at the end of a deed, over their usual pace, by its words."""
_STARTS: Final = re.compile(r"\b(?:start|begin|began|switch\w* on|turn\w* on)\w*\b")
DRIVEN: Final = frozenset({"turn", "beat", "swing", "hang", "roll"})
WITH_SAILS: Final = frozenset({"windmill", "windmills"})
"""Buildings whose rig has parts that turn."""
STEP_S: Final = 0.02
TURNS_S: Final = 1.6
"""The longest that a change takes, s."""


@dataclass(frozen=True, slots=True)
class PartPace:
    """Rates over story time: `rates` at `times_s`, straight between them."""

    times_s: tuple[float, ...]
    rates: tuple[float, ...]

    def warped(self, seconds: float) -> Callable[[float], float]:
        """How far the parts have gone at a story time, in seconds of their usual pace."""
        grid = np.arange(0.0, seconds + STEP_S, STEP_S)
        rate = np.interp(grid, self.times_s, self.rates)
        gone = np.concatenate([[0.0], np.cumsum(0.5 * (rate[1:] + rate[:-1]) * STEP_S)])
        return lambda story_s: float(np.interp(story_s, grid, gone))


def shows_pace(subject: Subject, words: str) -> bool:
    """Whether a deed changes how fast the parts of a thing go, and it has such parts."""
    prop = prop_of(subject.noun)
    moves = prop is not None and any(part.drive in DRIVEN for part in prop.parts)
    moves = moves or not WITH_SAILS.isdisjoint(subject.noun.lower().split())
    return moves and any(pattern.search(words) for _, pattern in _RATES)


def pace_of_parts(shot: Shot, subject: Subject) -> PartPace | None:
    """How fast the parts of a thing go by what is told of it; None where that does not change."""
    times, rates = [0.0], [1.0]
    for beat in beats_about(shot, subject):
        words = beat.action.lower()
        found = next((rate for rate, pattern in _RATES if pattern.search(words)), None)
        if found is None or not shows_pace(subject, words):
            continue
        start = beat.start_s or 0.0
        long = (beat.end_s or shot.duration_s or DEFAULT_SECONDS) - start
        if len(times) == 1 and _STARTS.search(words):
            rates[0] = 0.0
        begins = max(start + (0.35 * long if found in (0.0, 1.0) else 0.1 * long), times[-1] + STEP_S)
        times += [begins, begins + min(TURNS_S, 0.6 * long)]
        rates += [rates[-1], found]
    return PartPace(tuple(times), tuple(rates)) if len(times) > 1 else None


def at_pace(moves: Animation, pace: PartPace, seconds: float) -> Animation:
    """An animation whose parts go at a pace that changes; where the whole is stays as it was."""
    gone = pace.warped(seconds)

    def pose(story_s: float) -> Posture:
        return replace(moves(story_s), joints=moves(gone(story_s)).joints)

    return pose
