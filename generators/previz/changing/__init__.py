"""What changes its shape or its colour while it is filmed: it melts, grows, burns down, rots, turns yellow."""

from generators.previz.changing.becoming import becoming_of, with_becoming
from generators.previz.changing.course import (
    Course,
    add_pool,
    change_of,
    washed_away_s,
    with_changes_in_place,
)
from generators.previz.changing.filming import as_changing
from generators.previz.changing.fluttering import as_hung, fluttering
from generators.previz.changing.parts import parts_changed
from generators.previz.changing.scenery import scenery_of
from generators.previz.changing.shapes import Alteration, Shapes, along, both

__all__ = [
    "Alteration",
    "Course",
    "Shapes",
    "add_pool",
    "along",
    "as_changing",
    "as_hung",
    "becoming_of",
    "both",
    "change_of",
    "fluttering",
    "parts_changed",
    "scenery_of",
    "washed_away_s",
    "with_becoming",
    "with_changes_in_place",
]
