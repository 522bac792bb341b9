"""Trains of more coaches than usual: what a body repeats behind itself when it is said to be long."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from prompts.shot import Subject

if TYPE_CHECKING:
    from generators.previz.rigs.vehicle.body import Body, Row

__all__ = ["drawn_out"]

_LONG: Final = {
    "long": 3,
    "longer": 3,
    "very long": 5,
    "much longer": 5,
    "endless": 7,
    "super long": 5,
    "extra long": 5,
}
"""By how a train is said to be, how many coaches it has more."""
_HAIR: Final = 0.02
"""How far the end of a coach is from the bellows behind it, m."""


def drawn_out(body: Body, subject: Subject) -> Body:
    """The body with as many coaches more as the looks of a subject say, its middle where it was.

    Args:
        body: as in the table; one without a coach stays as it is.
        subject: the vehicle.
    """
    told = (re.sub(r"\s+", " ", look.text.lower().strip()) for look in subject.looks if not look.part)
    more = max((_LONG.get(text, 0) for text in told), default=0)
    if not more or not body.coach:
        return body
    start, end = body.coach
    span = end - start
    ahead = more * span / 2.0

    def rows(found: tuple[Row, ...], ends: int = 1) -> tuple[Row, ...]:
        own = [row for row in found if all(start - _HAIR <= x <= end + _HAIR for x in row[:ends])]
        behind = [_moved(row, -number * (span + _HAIR), ends) for number in range(more, 0, -1) for row in own]
        return tuple(_moved(row, ahead, ends) for row in (*behind, *found))

    return replace(
        body,
        length_m=body.length_m + more * span,
        wheels=rows(body.wheels),
        small_wheels=rows(body.small_wheels),
        hull=rows(body.hull),
        glass=rows(body.glass, 2),
        visor=rows(body.visor),
        boxes=rows(body.boxes),
    )


def _moved(row: Row, by: float, ends: int) -> Row:
    return (*(x + by for x in row[:ends]), *row[ends:])
