"""Which figures have no business with one another, and so must never be inside one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generators.previz.needs import Placed, Use
from generators.previz.things import TURNED_TO, names_of
from prompts.vocabulary import table

__all__ = ["Strangers", "strangers_of"]

CARRIERS: Final = frozenset({"vehicle", "cycle", "boat", "aircraft"})
SOLID: Final = CARRIERS | {"furniture", "box", "device"}


@dataclass(frozen=True, slots=True)
class Strangers:
    """Two figures that keep apart.

    Attributes:
        first, second: names of the figures in the model, each with what it rides.
        numbers: segmentation numbers of both. height_m: of the lower one.
    """

    first: frozenset[str]
    second: frozenset[str]
    numbers: tuple[int, int]
    height_m: float


def strangers_of(figures: Sequence[Placed], uses: Sequence[Use]) -> tuple[Strangers, ...]:
    """The pairs of figures that must not touch: at least one lives or drives, and no words bring them together.

    Args:
        figures: the cast.
        uses: who has to do with what.
    """
    bound = {frozenset((use.actor, use.thing)) for use in uses if use.role not in TURNED_TO}
    own = [i for i, figure in enumerate(figures) if not figure.part.owner and _counts(figure)]
    ridden = {use.actor: use.thing for use in uses if use.role == "mount"}

    def names(index: int) -> frozenset[str]:
        whole = (index, ridden[index]) if index in ridden else (index,)
        return frozenset(figures[i].model.figure.name for i in whole)

    return tuple(
        Strangers(
            names(a),
            names(b),
            (figures[a].part.number, figures[b].part.number),
            min(figures[a].model.height_m, figures[b].model.height_m),
        )
        for a, b in combinations(own, 2)
        if frozenset((a, b)) not in bound and not _together(figures[a], figures[b]) and not _shared(a, b, uses)
    )


def _counts(figure: Placed) -> bool:
    kind = table("kinds").get(figure.part.subject.kind or "thing")
    return kind is not None and (kind.animate or kind.id in SOLID) and not figure.part.simulated


def _together(first: Placed, second: Placed) -> bool:
    """Whether the words have one to do with the other, or neither of them moves by itself."""
    kinds = [table("kinds")[figure.part.subject.kind or "thing"] for figure in (first, second)]
    if not any(kind.animate or kind.id in CARRIERS for kind in kinds):
        return True
    if first.part.mount == second.part.subject.id or second.part.mount == first.part.subject.id:
        return True
    return first.part.subject is not second.part.subject and (_names(first, second) or _names(second, first))


def _names(first: Placed, second: Placed) -> bool:
    """Whether what one does names the other, but for going with it."""
    if first.part.keeps is not None or second.part.keeps is not None:
        return False
    words = " ".join((first.part.whereabouts, *(deed.words for deed in first.part.deeds)))
    return any(re.search(rf"\b{re.escape(name)}s?\b", words) for name in names_of(second.part.subject))


def _shared(first: int, second: int, uses: Sequence[Use]) -> bool:
    """Whether both have to do with one thing: a sofa, a stretcher, a boat."""
    things = [{use.thing for use in uses if use.actor == index} for index in (first, second)]
    return bool(things[0] & things[1])
