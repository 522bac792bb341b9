"""Who needs the floor leaves the table: brooms, dumb-bells and legs find room beside it, before or after work at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.fitting import Company, ahead_of
from generators.previz.needs import Use
from generators.previz.place import Place

__all__ = ["STEPS_S", "beside_the_table"]

CLEAR_M: Final = 0.5
"""From the end of the table to the middle of who is beside it."""
FREE_M: Final = 0.6
"""How near another figure may be to that place, over its half length."""
STEPS_S: Final = 1.0
"""How long somebody takes to get there, s."""
_ELSEWHERE: Final = frozenset({"tool", "other_tool", "hand", "subject", "around"})
"""Ways of having to do with things that say nothing of where somebody is."""


def beside_the_table(company: Company, uses: Sequence[Use], actor: int, deed: Deed, at: Place) -> Place | None:
    """The place of who does what needs the floor, with the whole body, where all their deeds have one place at a table.

    Args:
        company: all figures.
        uses: everything that is used.
        actor: who.
        deed: what they do.
        at: their place at the table.

    Returns:
        The place beside the table; None where they need not leave it, or where there is no room.
    """
    mine = [use for use in uses if use.actor == actor]
    tables = [use for use in mine if use.role == "table" and use.deed is not deed]
    bound = any(use.deed is deed and use.role not in _ELSEWHERE for use in mine)
    if not tables or bound or deed.speed_mps > 0 or deed.partner or not deed.performance:
        return None
    if not deed.row.whole or deed.row.is_posture:
        return None
    table = company[tables[0].thing]
    away = 0.5 * table.placed.model.width_m + CLEAR_M  # and as far on as its front, which is nearer to the lens
    ahead = hypot(table.place.x - at.x, table.place.y - at.y) + 0.5 * table.placed.model.length_m
    for side in (away, -away):
        x, y = ahead_of(at, ahead, side)
        if _is_free(company, uses, actor, x, y):
            return replace(at, x=x, y=y)
    return None


def _is_free(company: Company, uses: Sequence[Use], actor: int, x: float, y: float) -> bool:
    """Whether nothing stands at a place: what the actor has in the hands goes where they go."""
    carried = {use.thing for use in uses if use.actor == actor and use.role in _ELSEWHERE}
    others = (m for number, m in enumerate(company) if number != actor and number not in carried)
    return all(
        hypot(m.place.x - x, m.place.y - y) > FREE_M + 0.5 * min(m.placed.model.length_m, m.placed.model.width_m)
        for m in others
    )
