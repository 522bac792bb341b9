"""Two who have to do with each other come together for it, face to face, wherever they have been before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.fitting import Company, CompanyMember, station_of
from generators.previz.needs import Use
from generators.previz.place import Place
from generators.previz.things import is_person

__all__ = ["closed_in", "go_together"]

NEAR_M: Final = 0.12
"""How much further apart than their deed wants them two may be and not come closer."""
FACING: Final = 0.7
"""Cosine of how far somebody may be turned from the other and not turn to them."""
_BOUND: Final = frozenset({"seat", "mount", "front", "load"})
"""Ways of having to do with things that bind somebody to their place."""
_APART: Final = re.compile(
    r"\b(?:opposite|apart|separate|different|each other|one another|toward|towards|left|right)\b"
)
"""Words of two who do not go the same way."""


def go_together(first: Sequence[Deed], second: Sequence[Deed]) -> bool:
    """Whether two go the same way side by side in a deed of theirs, told in the same words."""
    ways = {deed.words for deed in first if _goes(deed)}
    return any(deed.words in ways for deed in second if _goes(deed))


def _goes(deed: Deed) -> bool:
    return deed.speed_mps > 0 and deed.words != "" and _APART.search(deed.words) is None


def closed_in(
    company: Company, uses: Sequence[Use], actor: int, deed: Deed, at: Place, seconds: float
) -> tuple[Place, Place] | None:
    """Where the two of a deed are who have been too far apart for it, or turned away: the actor, and the other.

    Both come half the way if both do it; else only the actor comes.

    Args:
        company: all figures.
        uses: everything that is used.
        actor: who.
        deed: what they do.
        at: their place by all that they do, m.
        seconds: length of the story.

    Returns:
        The two places; None where they may stay, or cannot come.
    """
    other = _partner(company, uses, actor, deed)
    if other is None or _is_bound(uses, actor, deed):
        return None
    member, me = company[other], company[actor]
    middle = (deed.start_s + deed.end_s) / 2
    theirs = next((d for d in member.placed.part.deeds if d.start_s <= middle < d.end_s), None)
    if theirs is None or theirs.speed_mps > 0 or theirs.posture == "lie":
        return None
    there = station_of(member.placed.part, member.place, theirs, seconds)
    dx, dy = there.x - at.x, there.y - at.y
    away = hypot(dx, dy)
    if away < NEAR_M:
        return None
    ux, uy = dx / away, dy / away
    wanted = _wanted_m(deed, me, member)
    turned = ux * at.heading[0] + uy * at.heading[1] < FACING
    if away <= wanted + NEAR_M and not turned:
        return None
    comes = _partner(company, uses, other, theirs) == actor and not _is_bound(uses, other, theirs)
    middle_m, half = (away / 2, wanted / 2) if comes else (away - wanted / 2, wanted / 2)
    mine = replace(at, x=at.x + ux * (middle_m - half), y=at.y + uy * (middle_m - half), heading=(ux, uy))
    if not comes:
        return mine, there
    far = middle_m + half
    return mine, replace(there, x=at.x + ux * far, y=at.y + uy * far, heading=(-ux, -uy))


def _wanted_m(deed: Deed, me: CompanyMember, other: CompanyMember) -> float:
    """How far apart the deed has the two, m."""
    return deed.row.pair * (me.placed.model.height_m + other.placed.model.height_m) / 2


def _partner(company: Company, uses: Sequence[Use], actor: int, deed: Deed) -> int | None:
    """Whom somebody has before them in a deed on the spot, hand to body; None where they need not come together."""
    if not deed.performance or deed.speed_mps > 0 or deed.row.pair <= 0 or deed.row.object != "partner":
        return None
    if deed.row.turns_away or deed.row.leaves_to:
        return None
    met = next((u for u in uses if u.actor == actor and u.deed is deed and u.role == "partner"), None)
    return met.thing if met is not None and is_person(company[met.thing].placed.part.subject) else None


def _is_bound(uses: Sequence[Use], actor: int, deed: Deed) -> bool:
    return any(u.actor == actor and u.deed is deed and u.role in _BOUND for u in uses)
