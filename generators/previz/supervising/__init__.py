"""The script supervisor: compares what the stage shows with what the shot asks for, and says what is not shown."""

from generators.previz.supervising.acted import unacted
from generators.previz.supervising.low_grass import with_low_grass
from generators.previz.supervising.near_blooms import without_near_blooms
from generators.previz.supervising.supervisor import Supervised, supervised

__all__ = ["Supervised", "supervised", "unacted", "with_low_grass", "without_near_blooms"]
