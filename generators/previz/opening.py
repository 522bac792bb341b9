"""What opens and closes: when the doors of a thing swing, by the deeds of who is at it, or by its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from generators.previz.acting import Part
from generators.previz.deeds import Deed
from generators.previz.needs import Use

__all__ = ["swings_of"]

_OPENS: Final = re.compile(
    r"\b(?:(?:re)?(?:open|unlock|push|unwrap|unbox|unpack|tear|rip|unfurl|peel|shell|break|snap|split)\w*|put\w* up|"
    r"(?:pull|draw|roll|slid)\w* (?:[\w ]+ )?(?:back|aside|apart|open|up)|rais(?:e|es|ed|ing)|part(?:s|ed|ing))\b"
)
_CLOSES: Final = re.compile(
    r"\b(?:clos(?:e|es|ed|ing)|shut\w*|slam\w*|furl\w*|fold\w* (?:up|down)|lower\w*|"
    r"(?:pull|draw|roll)\w* (?:[\w ]+ )?(?:down|together)|"
    r"draw\w* (?:the|his|her|their) (?:[\w-]+ )?(?:curtains?|drapes|blinds?)(?! (?:back|aside|apart|open|up)))\b"
)
REACH_S, SWING_S, SLOW_S = 0.9, 1.2, 2.6
"""When in a deed of the hands a door begins to move, how long it takes, and how long where it goes slowly."""
SIDES: Final = ("front", "near", "surface", "floor", "hand")
"""Roles of what somebody opens: they stand before it, have it before them on a table, or in the hand."""
OF_ITSELF_S: Final = 0.4
Swing = tuple[float, float, float]


def swings_of(part: Part, uses: Iterable[Use], thing: int) -> tuple[Swing, ...]:
    """When the doors of a thing move: start and end in story time, s, and how far open they are then, 0..1.

    Args:
        part: the thing's own.
        uses: who is at what.
        thing: its index.
    """
    deeds = [(use.deed, REACH_S) for use in uses if use.thing == thing and use.role in SIDES]
    deeds += [(deed, OF_ITSELF_S) for deed in part.deeds]
    found: list[Swing] = []
    for deed, after_s in sorted(deeds, key=lambda pair: pair[0].start_s):
        to = _goal(deed)
        if to is not None:
            start = deed.start_s + min(after_s, 0.3 * (deed.end_s - deed.start_s))
            found.append((start, start + (SLOW_S if "slow" in f"{deed.words} {part.manner}" else SWING_S), to))
    return tuple(found)


def _goal(deed: Deed) -> float | None:
    if _CLOSES.search(deed.words):
        return 0.0
    return 1.0 if _OPENS.search(deed.words) else None
