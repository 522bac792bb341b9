"""A finish line that somebody crosses: across their way, where they are when they cross it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.needs import Placed
from generators.previz.place import Place, ahead_of
from generators.previz.rigs.props import prop_of
from prompts.shot import Subject

__all__ = ["is_finish_line", "put_across_the_way"]

LINE: Final = "finish_line"
_CROSSES: Final = re.compile(
    r"\b(?:cross|reach|pass|run|ride|race|sprint|dash|burst|break|walk|drive|gallop|go|limp|crawl|com)\w*\b.*\bline\b"
)
USUAL_AT: Final = 0.55
"""The share of the deed after which the line is crossed."""


def put_across_the_way(figures: Sequence[Placed], places: list[Place], index: int, seconds: float) -> None:
    """Puts the line that a figure crosses where it is at that time.

    Args:
        figures: in the cast's order.
        places: of the figures; the line's is changed.
        index: who is under way.
        seconds: how long the story is.
    """
    line = next((i for i, f in enumerate(figures) if is_finish_line(f.part.subject)), None)
    part = figures[index].part
    deed = next((d for d in part.deeds if _CROSSES.search(d.words)), None)
    if line is None or line == index or deed is None:
        return
    when = deed.start_s + USUAL_AT * (deed.end_s - deed.start_s)
    at = places[index]
    x, y = ahead_of(at, part.offset_m(when, seconds))
    places[line] = replace(places[line], x=x, y=y, heading=at.heading)


def is_finish_line(subject: Subject) -> bool:
    """Whether a thing is such a line."""
    prop = prop_of(subject.noun)
    return prop is not None and prop.id == LINE
