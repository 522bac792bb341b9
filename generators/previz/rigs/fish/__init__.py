"""Fish, sharks, dolphins and whales: a body that bends as it swims."""

from generators.previz.rigs.fish.body import build_fish

__all__ = ["build_fish"]
