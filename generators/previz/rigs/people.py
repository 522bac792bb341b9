"""The rig of people."""

from generators.previz.rigs.human.body import build_human

__all__ = ["build_human"]
