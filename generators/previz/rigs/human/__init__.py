"""People: one rig; age, build, hair and clothes come from the subject's record."""

from generators.previz.rigs.human.body import build_human

__all__ = ["build_human"]
