"""Places of what has none of its own: boards under what is cut, planets in the sky."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.spacing import named_in
from generators.previz.things import is_put

__all__ = ["hang_in_the_sky", "set_under"]

_IN_SKY = re.compile(
    r"\b(?:in|across|above|over|filling) (?:the )?(?:\w+ )?(?:sky|heavens|horizon|background|distance)|overhead"
)
UNDER_M = 0.2
"""What is lower than this is put under a thing where hands are at it; what is higher, the thing is put on."""
SKY_AWAY = (9.0, 34.0, 5.0)
"""Where a heavenly body that is in the sky hangs from who is filmed, m."""


def hang_in_the_sky(figures: Sequence[Placed], places: list[Place], lead: int, words: str) -> None:
    """Hangs planets that are said to be in the sky far behind the action and over it."""
    for index, figure in enumerate(figures):
        if index != lead and figure.part.subject.kind == "celestial" and _IN_SKY.search(words):
            dx, dy, up = SKY_AWAY
            places[index] = replace(places[index], x=places[lead].x + dx, y=places[lead].y + dy, lift_m=up)


def set_under(figures: Sequence[Placed], places: list[Place], used: Iterable[int], lead: int) -> None:
    """Puts boards and plates under what is worked at and said to lie on them."""
    for index in used:
        others = [i for i in range(len(figures)) if i not in used and i != lead]
        base = named_in(figures[index].part.whereabouts, figures, others, figures[index])
        if base is None or not is_put(figures[index].part.whereabouts, figures[base].part.subject):
            continue
        model = figures[base].model
        if model.height_m < UNDER_M and figures[base].part.speed_mps == 0:
            places[base] = replace(places[index], heading=places[base].heading)
            places[index] = replace(places[index], lift_m=places[index].lift_m + model.height_m)
