"""How much larger or smaller than usual something is that is told in size: a huge dog, a tiny house, a giant spider."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["size_told"]

_THINGS: Final[Mapping[str, float]] = MappingProxyType({
    "tiny": 0.4, "mini": 0.5, "miniature": 0.4, "small": 0.62, "little": 0.62, "smaller": 0.62,
    "big": 1.5, "large": 1.5, "bigger": 1.5, "larger": 1.5, "huge": 2.2, "enormous": 2.5, "giant": 3.0, "gigantic": 3.0,
})  # fmt: skip
"""Height over the usual one of rigid things that one may have before one's hands."""
_BEASTS: Final[Mapping[str, float]] = MappingProxyType({
    "tiny": 0.4, "mini": 0.45, "miniature": 0.4, "small": 0.7, "little": 0.7, "smaller": 0.7,
    "big": 1.25, "large": 1.25, "bigger": 1.25, "larger": 1.25, "huge": 1.6, "massive": 1.6, "enormous": 1.8,
})  # fmt: skip
_BUILT: Final[Mapping[str, float]] = MappingProxyType({
    "tiny": 0.4, "miniature": 0.3, "small": 0.7, "little": 0.7, "smaller": 0.7, "big": 1.3, "large": 1.3, "bigger": 1.3,
    "larger": 1.3, "huge": 1.7, "massive": 1.7, "enormous": 2.0, "giant": 2.5, "gigantic": 2.5,
})  # fmt: skip
_WHEELED: Final[Mapping[str, float]] = MappingProxyType({
    "tiny": 0.55, "miniature": 0.3, "small": 0.82, "little": 0.82, "big": 1.15, "large": 1.15, "huge": 1.4,
    "massive": 1.4, "enormous": 1.5, "giant": 2.2, "gigantic": 2.2,
})  # fmt: skip
_PEOPLE: Final[Mapping[str, float]] = MappingProxyType({
    "tiny": 0.2, "miniature": 0.15, "gigantic": 4.0, "giant": 4.0, "tall": 1.09, "very tall": 1.15, "short": 0.9,
    "very short": 0.84,
})  # fmt: skip
"""A small woman is hardly smaller than others; a tiny man is of a tale."""
_BY_KIND: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType({
    **dict.fromkeys(("box", "ball", "tool", "vessel", "food", "device", "instrument"), _THINGS),
    **dict.fromkeys(("quadruped", "bird", "fish", "insect", "reptile"), _BEASTS),
    **dict.fromkeys(("building", "tree", "plant", "furniture"), _BUILT),
    **dict.fromkeys(("vehicle", "cycle", "boat", "aircraft", "spacecraft", "robot", "creature"), _WHEELED),
    "human": _PEOPLE,
})  # fmt: skip
_OF_A_TALE: Final = frozenset({"giant", "gigantic", "colossal", "monstrous", "house-sized", "oversized"})
"""Words of beasts that no zoo has."""
MONSTER, MONSTER_M = 6.0, 1.2
"""Such a beast is so many times as high as its like, and at least so high, m."""
AMONG_HOUSES, AMONG_HOUSES_M = 20.0, 7.0
"""And among houses."""
_TINY: Final = frozenset({"tiny", "mini", "miniature"})
_ON_TOP: Final = re.compile(
    r"\b(?:on|across|over|in|onto|from) (?:an?|the|his|her|my|someone's|its) (?:[\w-]+ ){0,2}?"
    r"(?:tables?|desks?|shelf|shelves|palm|hands?|books?|keyboard|plate|cup|teacup|finger|windowsill|leaf|mushroom)\b"
)
ON_TOP_M: Final = 0.22
"""Who is tiny and on such a thing is no higher, m."""
_HOUSES: Final = re.compile(r"\b(?:house|building|skyscraper|tower|city|street|downtown|village|rooftop)s?\b")


def size_told(shot: Shot, subject: Subject, kind: str, usual_m: float) -> float:
    """Height over the usual one by the words for its size; 1 where there are none, or they mean nothing of its kind.

    Args:
        shot: what else is there.
        subject: its looks are read.
        kind: id in `kinds`.
        usual_m: of its like, m.
    """
    words = [look.text.lower() for look in subject.looks]
    scales = _BY_KIND.get(kind, {})
    if scales is _BEASTS and not _OF_A_TALE.isdisjoint(words):
        among = _HOUSES.search(f"{shot.request} {shot.setting.place}".lower()) is not None
        times, least_m = (AMONG_HOUSES, AMONG_HOUSES_M) if among else (MONSTER, MONSTER_M)
        return max(times, least_m / usual_m)
    if kind == "human" and subject.age == "baby":
        return 1.0
    told = next((word for word in words if word in scales), "")
    scale = scales[told] if told else 1.0
    on_top = told in _TINY and scales in (_BEASTS, _PEOPLE) and _ON_TOP.search(shot.request.lower()) is not None
    return min(scale, ON_TOP_M / usual_m) if on_top else scale
