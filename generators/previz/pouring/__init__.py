"""Liquid that is poured: which vessel it comes from and goes into, its stream, and the level that rises."""

from generators.previz.pouring.reading import Pour, is_of_what_is_poured, pour_of, without_stream
from generators.previz.pouring.staging import framed, from_above, in_hand, tilting, timing_of
from generators.previz.pouring.stream import Spring, Stream, build_stream

__all__ = [
    "Pour",
    "Spring",
    "Stream",
    "build_stream",
    "framed",
    "from_above",
    "in_hand",
    "is_of_what_is_poured",
    "pour_of",
    "tilting",
    "timing_of",
    "without_stream",
]
