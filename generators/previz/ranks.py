"""People and animals drawn up as the words say: in a circle, in rows, in a line, one behind the other in a queue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import cos, pi, sin
from typing import Final

from generators.previz.fitting import ahead_of
from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.things import is_person
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["is_drawn_up", "ranked_place", "unformed"]

_ROWS: Final = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
_CIRCLE: Final = re.compile(
    r"\bin (?:a|one) (?:big |small |large |wide |tight |loose )?(?:circle|ring)\b|\bform\w* a (?:circle|ring)\b"
)
_IN_ROWS: Final = re.compile(r"\bin (two|three|four|2|3|4) (?:\w+ )?(?:rows|lines|ranks)\b")
_QUEUE: Final = re.compile(
    r"\b(?:queu\w*|in (?:a )?(?:queue|single file)|one (?:behind|after) the other"
    r"|(?:stand|wait)\w* in (?:a )?line|line up (?:for|at))\b"
)
_LINE: Final = re.compile(r"\b(?:in (?:a|one) (?:long |straight |neat )?(?:line|row)|(?:lined?|lining) up)\b")
_ABREAST: Final = re.compile(r"\b(?:side by side|shoulder to shoulder|abreast)\b")
"""Who stands so is drawn up in a line; of who goes so, each is a little before the other, so that all are seen."""
_OTHER: Final = re.compile(
    r"\b(?:in|into|form\w*) (?:a|an|the shape of a) ((?:human )?(?:triangle|pyramid|semicircle|half circle|"
    r"star|heart|v|wedge|spiral|chain|diamond|tower|arch|wall|huddle))\b"
)
"""Formations that nobody is drawn up in."""
SIDE_M, BEHIND_M, QUEUE_M = 0.48, 0.62, 0.46
"""From one to the next beside, behind, and in a queue, over height."""
FILE_LENGTHS: Final = 1.3
"""From one to the next in a file, over the length of each."""
ROUND_M, LEAST_ROUND_M = 0.55, 0.5
"""Room for each on a circle, and its least radius, over height."""
QUEUE_WAY: Final = (0.94, -0.34)
"""How a queue is turned: across the picture."""


def _words(figure: Placed) -> str:
    return " ".join((figure.part.whereabouts, *(deed.words for deed in figure.part.deeds)))


def is_drawn_up(figure: Placed) -> bool:
    """Whether a figure is one of several people or animals who stand or go in a formation."""
    words = _words(figure)
    if is_person(figure.part.subject):
        stands_so = figure.part.speed_mps == 0 and _ABREAST.search(words) is not None
        return stands_so or any(p.search(words) for p in (_CIRCLE, _IN_ROWS, _QUEUE, _LINE))
    return _is_animal(figure) and any(p.search(words) for p in (_QUEUE, _LINE))


def _is_animal(figure: Placed) -> bool:
    kind = table("kinds").get(figure.part.subject.kind or "thing")
    return kind is not None and kind.animate and not is_person(figure.part.subject)


def ranked_place(figures: Sequence[Placed], places: Sequence[Place], index: int) -> Place | None:
    """The place of one of several who are drawn up in a formation, from that of their first; None for others.

    Args:
        figures: the cast.
        places: theirs; the first one's is settled.
        index: whose.
    """
    figure = figures[index]
    group = [i for i, other in enumerate(figures) if other.part.subject.id == figure.part.subject.id]
    if len(group) < 2 or not is_drawn_up(figure):
        return None
    words, copy, count, h = _words(figure), group.index(index), len(group), figures[group[0]].model.height_m
    first = places[group[0]]
    if _CIRCLE.search(words) and figure.part.speed_mps == 0:
        return _on_circle(first, copy, count, h)
    filing = _is_animal(figure) and figure.part.speed_mps > 0  # animals in a line go one after another
    if filing or _QUEUE.search(words):
        way = first if figure.part.speed_mps > 0 else replace(first, heading=QUEUE_WAY)
        apart = max(QUEUE_M * h, FILE_LENGTHS * figures[group[0]].model.length_m)
        x, y = ahead_of(way, -copy * apart)
        return replace(way, x=x, y=y)
    rows = _IN_ROWS.search(words)
    deep = _ROWS[rows.group(1)] if rows else 1
    across = -(-count // deep)
    x, y = ahead_of(first, -(copy // across) * BEHIND_M * h, (copy % across) * SIDE_M * h)
    return replace(first, x=x, y=y)


def _on_circle(first: Place, copy: int, count: int, height_m: float) -> Place:
    """The place on a circle that the first is on too, facing its middle."""
    radius = max(LEAST_ROUND_M * height_m, ROUND_M * height_m * count / (2.0 * pi))
    mx, my = ahead_of(first, radius)
    hx, hy = first.heading
    angle = 2.0 * pi * copy / count
    ix, iy = hx * cos(angle) - hy * sin(angle), hx * sin(angle) + hy * cos(angle)
    return replace(first, x=mx - ix * radius, y=my - iy * radius, heading=(ix, iy))


def unformed(shot: Shot) -> tuple[str, ...]:
    """The formation that the request names and nobody is drawn up in, in a sentence for the user."""
    if not any(is_person(subject) for subject in shot.subjects):
        return ()
    return tuple(f"not drawn up so in the previz: the {what}" for what in _OTHER.findall(shot.request.lower()))
