"""The finish: what a style does to the graded picture, from cel outlines to tape noise."""

from generators.previz.finish.effects import Guide, finished, needs_passes
from generators.previz.finish.looks import Look, look_of, unmade

__all__ = ["Guide", "Look", "finished", "look_of", "needs_passes", "unmade"]
