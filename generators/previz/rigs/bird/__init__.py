"""Birds: one rig, a table of species."""

from generators.previz.rigs.bird.body import build_bird

__all__ = ["build_bird"]
