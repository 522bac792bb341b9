"""Who has a table for one deed, and needs the floor before them for another, does that beside the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.needs import Placed
from generators.previz.place import Place

__all__ = ["ON_THE_FLOOR", "off_the_table"]

ON_THE_FLOOR: Final = frozenset({"floor", "ground"})
"""Roles of what lies on the floor before who has to do with it."""
CLEAR_M: Final = 0.6
"""From the end of a table to the middle of who is beside it."""


def off_the_table(actor: Placed, deed: Deed, figures: Sequence[Placed], at: Place) -> Place:
    """The place of somebody for a deed on the floor: beside the table that another of their deeds is done at.

    Args:
        actor: who.
        deed: on the spot.
        figures: the cast.
        at: their place for all that they do.
    """
    tables = {other.surface for other in actor.part.deeds if other is not deed} - {""}
    mine = actor.part.subject.id
    table = next(
        (f for f in figures if f.part.subject.id in tables or (f.part.role == "surface" and f.part.owner == mine)), None
    )
    if table is None or deed.surface or deed.needs("surface"):
        return at
    hx, hy = at.heading
    away = 0.5 * table.model.width_m + CLEAR_M
    away = -away if hx > 0.0 else away  # to the lens's side
    return replace(at, x=at.x - hy * away, y=at.y + hx * away)
