"""Who throws what to whom, as their places need it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generators.previz.needs import Placed, Use
from generators.previz.place import Place
from generators.previz.things import is_person, names_of

__all__ = ["at_hand", "throw_to", "thrower_of"]

_HITS = re.compile(r"(?:\w+ly )?(?:hit|bat|strik|swing|smash|whack|return|head|volley)\w*\b")


def throw_to(figures: Sequence[Placed], uses: Sequence[Use], catcher: int) -> Use | None:
    """The throw or kick of somebody else that a figure catches, or that the words send to them."""
    caught = {use.thing for use in uses if use.actor == catcher and use.role in ("hand", "mouth")}
    meant = is_person(figures[catcher].part.subject)
    names = "|".join(map(re.escape, names_of(figures[catcher].part.subject)))
    to_them = re.compile(rf"\bto (?:[\w-]+ ){{0,3}}(?:{names})\b")
    return next(
        (
            u
            for u in uses
            if u.actor != catcher
            and _lets_fly(u)
            and (
                u.thing in caught
                or (meant and (_strikes(figures[catcher], figures[u.thing]) or to_them.search(u.deed.words)))
            )
        ),
        None,
    )


def _strikes(figure: Placed, thing: Placed) -> bool:
    """Whether somebody hits back what another throws: the batter."""
    return figure.part.target == thing.part.subject.id and any(_HITS.match(d.words) for d in figure.part.deeds)


def _lets_fly(use: Use) -> bool:
    return use.role in ("hand", "ground") and bool(use.deed.performance) and use.deed.row.leaves_to == "air"


def _same_throw(use: Use, uses: Sequence[Use], thrower: int) -> bool:
    """Whether a use is the catch of what somebody throws."""
    return any(u.actor == thrower and u.thing == use.thing and _lets_fly(u) for u in uses)


def thrower_of(figures: Sequence[Placed], index: int) -> int | None:
    """The figure whose hand this one leaves."""
    wanted = figures[index].part.thrower
    return next((i for i, f in enumerate(figures) if wanted and f.part.subject.id == wanted), None)


def at_hand(by: Place, thrower: Placed, thing: Placed) -> Place:
    """Before the thrower's raised hand, or at the toes of who kicks."""
    ahead = 0.3 * thrower.model.height_m
    if thing.part.from_ground:
        ahead = 0.18 * thrower.model.height_m + 0.5 * thing.model.length_m
    return replace(by, x=by.x + by.heading[0] * ahead, y=by.y + by.heading[1] * ahead, lift_m=0.0)
