"""How far apart two stand who face one another: across the street in a standoff, and clear of one another's bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from typing import Final

from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.turning import FACES

__all__ = ["kept_clear", "stood_off"]

STANDOFF_M: Final = 5.5
"""From one to the other of two who may draw."""
CLEAR_M: Final = 0.5
"""Between the noses of two who are filmed over the shoulder of the one."""
_ARMED: Final = re.compile(
    r"\b(?:gunslingers?|gunfighters?|gunmen|gunman|cowboys?|cowgirls?|outlaws?|bandits?|sheriffs?|marshals?|desperados?"
    r"|samurais?|duell?ists?|duelers?|gangsters?|revolvers?|pistols?|guns|high noon|standoff|stand-off|showdown|duel)\b"
)


def stood_off(figures: Sequence[Placed], places: Sequence[Place]) -> list[Place]:
    """The places with two armed ones who face each other as far apart as people stand who may shoot or strike.

    Args:
        figures: the cast, in the order of the places.
        places: where each stands.
    """
    found = [i for i, figure in enumerate(figures) if _faces(figure)]
    if len(found) != 2 or not any(_ARMED.search(_told(figures[i])) for i in found):
        return list(places)
    return _set_apart(places, found[0], found[1], STANDOFF_M, share=0.5)


def kept_clear(pair: tuple[str, str] | None, figures: Sequence[Placed], places: Sequence[Place]) -> list[Place]:
    """The places with the second of a pair out of the body of the first, however long that is.

    Args:
        pair: ids of two who are filmed over the shoulder of the first; None for nobody.
        figures: the cast, in the order of the places.
        places: where each stands, turned to the other; who goes somewhere keeps their way.
    """
    found = [next((i for i, f in enumerate(figures) if f.part.subject.id == who), None) for who in pair or ()]
    first, second = (*found, None, None)[:2]
    if first is None or second is None or first == second:
        return list(places)
    both = (figures[first], figures[second])
    if any(f.part.speed_mps > 0 or f.part.mount for f in both) or both[1].model.face_ahead_m <= 0:
        return list(places)
    least = 0.5 * (both[0].model.length_m + both[1].model.length_m) + CLEAR_M
    return _set_apart(places, first, second, least, share=0.0)


def _faces(figure: Placed) -> bool:
    return figure.part.speed_mps == 0 and any(deed.performance == FACES for deed in figure.part.deeds)


def _told(figure: Placed) -> str:
    return f"{figure.part.subject.noun} {' '.join(deed.words for deed in figure.part.deeds)}".lower()


def _set_apart(places: Sequence[Place], first: int, second: int, least_m: float, *, share: float) -> list[Place]:
    """The places with two of them at least so far apart, of which the first gives way by a share."""
    one, other = places[first], places[second]
    away = hypot(other.x - one.x, other.y - one.y)
    if away >= least_m or away == 0.0:
        return list(places)
    x, y, more = (other.x - one.x) / away, (other.y - one.y) / away, least_m - away
    moved = list(places)
    moved[first] = replace(one, x=one.x - share * more * x, y=one.y - share * more * y)
    moved[second] = replace(other, x=other.x + (1.0 - share) * more * x, y=other.y + (1.0 - share) * more * y)
    return moved
