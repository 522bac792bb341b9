"""An island that is the picture: all of it is seen, with the sea around it, and nobody stands on its beach."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["as_lone_isle", "is_lone_isle"]

_ISLE: Final = r"(?:islands?|isles?|islets?|atolls?)"
_LONE: Final = r"(?:tiny|small|little|lone|lonely|remote|isolated|uninhabited|desert|deserted|single|tropical)"
_IN_THE_SEA: Final = (
    r"(?:in|surrounded by|alone in|amid)(?: the)?(?: middle of)?(?: the| an)?(?: [\w-]+)? (?:ocean|sea|water)"
)
_ALONE: Final = re.compile(rf"\b{_LONE}(?: [\w-]+)? {_ISLE}\b|\b{_ISLE}\b.*?\b{_IN_THE_SEA}\b")
GROWS: Final = frozenset({"tree", "plant", "landform", "grass", "liquid"})
"""Kinds of what an island is made of."""


def is_lone_isle(shot: Shot) -> bool:
    """Whether a shot is of an island and of nothing but what grows on it.

    Args:
        shot: a completed one, as it was asked for.
    """
    open_air = shot.setting.stage in ("beach", "sea")
    return open_air and all(s.kind in GROWS for s in shot.subjects) and _ALONE.search(shot.request.lower()) is not None


def as_lone_isle(shot: Shot) -> Shot:
    """The shot of an island without its trees as things of their own: the set has them.

    Args:
        shot: a completed one.
    """
    if not is_lone_isle(shot):
        return shot
    place = f"lone island, {shot.setting.place}".strip(", ")
    setting = shot.setting.model_copy(update={"stage": "beach", "place": place})
    return shot.model_copy(update={"subjects": [], "beats": [], "physics": [], "setting": setting})
