"""Birds that do not fly and slide on ice or snow do so on their bellies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import radians
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.rotations import about_y, multiply
from generators.previz.motion.script import Cue
from generators.previz.rigs import Animation, Model, Posture
from prompts.shot import Subject

__all__ = ["OnBelly", "slides_on_belly"]

SLIDERS: Final = frozenset({"penguin", "penguins"})
_SLIDES: Final = re.compile(r"\b(?:slid\w*|glid\w*|toboggan\w*|slip\w*) (?:\w+ )??(?:on|down|across|along|over)\b")
PITCH_DEG, LIES, DOWN_S = 78.0, 0.2, 0.35
"""How far forward it lies; how high its middle is then, over its height; and how long it takes to lie down, s."""


def slides_on_belly(subject: Subject, words: str) -> bool:
    """Whether a deed takes a bird along on its belly.

    Args:
        subject: who.
        words: the deed, lower case.
    """
    return not SLIDERS.isdisjoint(subject.noun.lower().split()) and _SLIDES.search(words) is not None


class OnBelly:
    """A bird that lies down on its belly for the deeds that say so, and is up again for others."""

    def __init__(self, moves: Animation, subject: Subject, deeds: Sequence[Deed], model: Model) -> None:
        """Args are its own animation, who it is, what it does, and how it is built."""
        self.cues: tuple[Cue, ...] = getattr(moves, "cues", ())
        self._moves, self._model = moves, model
        self._times = [(d.start_s, d.end_s) for d in deeds if slides_on_belly(subject, d.words)]

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture = self._moves(story_s)
        share = max((_share(story_s, *times) for times in self._times), default=0.0)
        if share == 0.0:
            return posture
        x, y, z = posture.position
        up = LIES * self._model.height_m if self._model.root_is_foot else -0.2 * self._model.height_m
        turn = multiply(posture.rotation, about_y(radians(PITCH_DEG * share)))
        return replace(posture, position=(x, y, z + up * share), rotation=turn)


def _share(story_s: float, start_s: float, end_s: float) -> float:
    """How far it lies at a story time, 0..1; it lies from the first picture on where the story begins so."""
    comes = 1.0 if start_s <= 0.0 else min(max((story_s - start_s) / DOWN_S, 0.0), 1.0)
    return min(comes, min(max((end_s + DOWN_S - story_s) / DOWN_S, 0.0), 1.0))
