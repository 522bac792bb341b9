"""Several who are told to be round something: a fire, a performer, a car. They stand about it and look at it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import cos, pi, radians, sin
from typing import Final

from generators.previz.fitting import ahead_of
from generators.previz.furnishing import is_table
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.things import is_alive
from prompts.wording.nouns import singulars

__all__ = ["gather_round"]

_ROUND: Final = re.compile(
    r"\b(?:a?round|in (?:a|one) (?:\w+ )?(?:circle|ring) (?:about|of)|surround\w*|encircl\w*|circled? about) "
    r"(?:an?|the|their|his|her|its|one|our|my) (?P<what>(?:[\w-]+ ){0,3}?[\w-]+)(?=$|[,.;]| (?:in|on|at|with|as|while"
    r"|and|by|under|near|who|that|to|for|[\w-]+ing)\b)"
)
_IN_A_RING: Final = re.compile(
    r"\b(?:in|forming|form|into|make|making) (?:an?|one) (?:\w+ ){0,2}?(?:circle|ring)\b(?! (?:a?round|about|of|dance))"
)
"""Words of those who make a ring with nothing in its middle."""
_AT_A_TABLE: Final = re.compile(r"\b(?:table|desk|chairs?)\b")
_RUNS: Final = re.compile(r"\b(?:run|chas|rid|driv|skat|cycl|fl(?:y|ies)|swim)\w*")
FEWEST: Final = 3
"""So many make a ring; two are beside what they are at."""
ROOM_M, LEAST_M, SPARE_M = 0.74, 0.5, 0.45
"""Room for each on the ring and its least radius, over height; and what is left free beside the thing, m."""
OPEN, OPEN_DEG = 6, 230.0
"""Fewer than this leave the ring open towards the lens; and over how much of it they are."""


def gather_round(figures: Sequence[Placed], places: list[Place]) -> None:
    """Moves those who are round something onto a ring about it, the first of them where they are.

    Args:
        figures: the cast.
        places: theirs, which are changed.
    """
    for index, figure in enumerate(figures):
        group = [i for i, other in enumerate(figures) if other.part.subject.id == figure.part.subject.id]
        if group[0] != index or len(group) < FEWEST or figure.part.speed_mps > 0 or not _lives(figure):
            continue
        middle = _middle_of(figures, index)
        if middle is not None or _is_a_ring(figure):
            _put(figures, places, group, middle)


def _lives(figure: Placed) -> bool:
    return is_alive(figure.part.subject) and figure.part.subject.kind != "bird"


def _middle_of(figures: Sequence[Placed], index: int) -> int | None:
    """What the words of a figure have it be round, which stands still; None for a table, which has its own sides."""
    part = figures[index].part
    words = " ".join((part.whereabouts, *(deed.words for deed in part.deeds))).lower()
    named = {form for found in _ROUND.finditer(words) for form in singulars(found["what"].split()[-1])}
    for i, other in enumerate(figures):
        nouns = set(singulars(other.part.subject.noun.lower().split()[-1]))
        still = other.part.speed_mps == 0 and not is_table(other.part.subject)
        if still and other.copy == 0 and other.part.subject.id != part.subject.id and nouns & named:
            return i
    return None


def _is_a_ring(figure: Placed) -> bool:
    """Whether the words have a group make a ring: they dance, sit or hold hands in a circle."""
    words = " ".join((figure.part.whereabouts, *(deed.words for deed in figure.part.deeds))).lower()
    return _IN_A_RING.search(words) is not None and not (_AT_A_TABLE.search(words) or _RUNS.search(words))


def _put(figures: Sequence[Placed], places: list[Place], group: Sequence[int], middle: int | None) -> None:
    """Puts a group on a ring, with a figure in its middle or with nothing."""
    first, count = places[group[0]], len(group)
    h = figures[group[0]].model.height_m
    own = 0.0
    if middle is not None:
        thing = figures[middle].model
        own = max(thing.length_m, thing.width_m) / 2 + SPARE_M * min(h, 1.0)
    radius = max(LEAST_M * h, ROOM_M * h * count / (2.0 * pi), own)
    x, y = ahead_of(first, radius)
    if middle is not None:
        places[middle] = replace(places[middle], x=x, y=y)
    step = 2.0 * pi / count if count >= OPEN or middle is None else radians(OPEN_DEG) / (count - 1)
    hx, hy = first.heading
    for number, index in enumerate(group):
        turn = step * ((number + 1) // 2) * (1.0 if number % 2 else -1.0)
        ix, iy = hx * cos(turn) - hy * sin(turn), hx * sin(turn) + hy * cos(turn)
        places[index] = replace(places[index], x=x - ix * radius, y=y - iy * radius, heading=(ix, iy))
