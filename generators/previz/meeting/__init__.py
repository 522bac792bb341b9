"""Things that meet: rows that topple, piles that fall, balls that strike; who takes part, how they stand, what happens.

Before the cast is built, `with_units` turns "a tower of wooden blocks" into blocks; `usual_count` says how many stand
where no number is told; once everybody has a place, `meetings` lets physics run and gives a recording for each.
"""

from __future__ import annotations

from generators.previz.meeting.crashing import crash_of, crashes, picture_of_crash
from generators.previz.meeting.filming import as_filmed, as_seen_on
from generators.previz.meeting.formations import Formation, formation_of, on_baize, usual_count, with_units
from generators.previz.meeting.furniture import (
    is_ramp,
    on_furniture,
    picture_of,
    ramp_stretch,
    standing_pairs,
    turned_aside,
    with_ramps,
)
from generators.previz.meeting.running import meetings, picture_of_strike
from generators.previz.meeting.steps import is_lost_on
from generators.previz.meeting.walls import with_walls

__all__ = [
    "Formation",
    "as_filmed",
    "as_seen_on",
    "crash_of",
    "crashes",
    "formation_of",
    "is_lost_on",
    "is_ramp",
    "meetings",
    "on_baize",
    "on_furniture",
    "picture_of",
    "picture_of_crash",
    "picture_of_strike",
    "ramp_stretch",
    "standing_pairs",
    "turned_aside",
    "usual_count",
    "with_ramps",
    "with_units",
    "with_walls",
]
