"""Where a mirror stands: before who looks into it, so that the lens sees their face in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generators.previz.needs import Placed, Use
from generators.previz.place import Place, ahead_of

__all__ = ["mirror_place"]

GAP, ASIDE = 0.42, 0.08
"""From a person to the mirror before them, and how far to their right it stands, over height."""


def mirror_place(use: Use, figures: Sequence[Placed], at: Place, half_m: float, to_table_m: float) -> Place:
    """The place of a mirror, which faces who is before it, beyond the table that they are at.

    Args:
        use: of the mirror.
        figures: the cast.
        at: the place of who looks into it.
        half_m: of its depth.
        to_table_m: from a person to the near edge of their table.
    """
    actor = figures[use.actor]
    h, mine = actor.model.height_m, actor.part.subject.id
    tables = (f for f in figures if f.part.subject.id == use.deed.surface or _is_own_table(f, mine))
    table = next(tables, None)
    gap = GAP * h if table is None else to_table_m + table.model.length_m
    x, y = ahead_of(at, gap + half_m, -ASIDE * h)
    return replace(at, x=x, y=y, heading=(-at.heading[0], -at.heading[1]))


def _is_own_table(figure: Placed, owner: str) -> bool:
    return figure.part.role == "surface" and figure.part.owner == owner
