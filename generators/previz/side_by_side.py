"""A thing that is told to be next to another is filmed with it, on what the two stand on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generators.previz.things import is_alive, names_of
from prompts.shot import Importance, Shot, Subject

__all__ = ["with_things_side_by_side"]

SMALL: Final = frozenset({"tool", "vessel", "food", "device", "instrument", "box", "ball", "plant"})
"""Kinds of things that lie or stand beside one another."""
_STILL: Final = frozenset({"rest", "stand", "lie", "sit", "burn", "shine", "boil"})
APART, THIN_M = 8.0, 0.05
"""Things are filmed together while one is no higher than this over the other; what is flat counts as this high, m."""


def with_things_side_by_side(shot: Shot) -> Shot:
    """The shot with what its one thing is told to be next to as much of the picture as that thing itself.

    Args:
        shot: whose main thing stays where it is.
    """
    main = shot.main_subject
    if main is None or is_alive(main) or main.kind not in SMALL:
        return shot
    told = [main.position, *(b.action for b in shot.beats if b.subject == main.id and (b.motion or "rest") in _STILL)]
    for other in shot.subjects:
        names = "|".join(re.escape(name) for name in names_of(other))
        said = re.compile(rf"\b(?:next to|beside|in front of|near|by) (?:an?|the) (?:[\w-]+ ){{0,3}}?(?:{names})\b")
        alike = other is not main and other.kind in SMALL and _comparable(main, other)
        if alike and any(said.search(words.lower()) for words in told):
            carrier = next((s for s in shot.subjects if s not in (main, other) and _is_on(told, s)), None)
            on_it = f"on the {carrier.noun}" if carrier is not None else ""
            beside = other.model_copy(update={"importance": Importance.MAIN, "position": other.position or on_it})
            return shot.model_copy(update={"subjects": [beside if s is other else s for s in shot.subjects]})
    return shot


def _is_on(told: Sequence[str], carrier: Subject) -> bool:
    """Whether the words of a thing's place or deed put it on something."""
    names = "|".join(re.escape(name) for name in names_of(carrier))
    on = re.compile(rf"\bon(?: top of)? (?:an?|the|his|her|their) (?:[\w-]+ ){{0,2}}?(?:{names})\b")
    return any(on.search(words.lower()) for words in told)


def _comparable(first: Subject, second: Subject) -> bool:
    low, high = sorted((first.height_m or 0.1, second.height_m or 0.1))
    return high <= APART * max(low, THIN_M)
