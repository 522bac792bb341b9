"""Planets, comets and galaxies that are filmed out in space, with nothing of the earth about them."""

from __future__ import annotations

from prompts.shot import Shot, Subject

__all__ = ["is_beyond", "is_far_world"]

ALOFT = frozenset({"celestial", "spacecraft"})
PARTS_OF_WORLDS = frozenset({"ring", "rings", "tail", "craters", "crater", "moons", "atmosphere", "core", "surface"})
"""What a planet or a comet has of its own, which does not bring it down to the ground."""
SEEN_FROM_BELOW = frozenset({"sun", "moon", "star", "stars", "suns", "moons"})
"""Last words of what is rather seen from the ground."""


def is_beyond(shot: Shot) -> bool:
    """Whether everything that a shot shows is out in space."""
    return all(s.kind in ALOFT or s.noun.lower() in PARTS_OF_WORLDS for s in shot.subjects)


def is_far_world(shot: Shot, main: Subject) -> bool:
    """Whether a planet, a comet or a galaxy is filmed with nothing of the earth: it hangs in space and in no sky."""
    return main.kind == "celestial" and main.noun.lower().split()[-1] not in SEEN_FROM_BELOW and is_beyond(shot)
