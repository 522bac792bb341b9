"""Sets: the place around the subjects, built of a few hundred shapes and fields of grass."""

from generators.previz.sets.dressing import FlatGround, SetDressing, TravelBounds
from generators.previz.sets.registry import dress, set_ids

__all__ = ["FlatGround", "SetDressing", "TravelBounds", "dress", "set_ids"]
