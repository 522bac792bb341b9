"""Who sits, lies or hides under a table, a bed or a sink is under it: the furniture stands over them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.needs import UNFITTED, Placed, Use
from generators.previz.place import Place, ahead_of
from generators.previz.things import is_person, names_of
from generators.previz.underneath import ROOMY, is_under
from prompts.shot import Subject

__all__ = ["put_under_furniture"]

LOW: Final = frozenset({"crouch", "sit_ground", "kneel", "lie", "prone", "crawl"})
"""Postures of who fits there."""
LIES: Final = frozenset({"lie", "prone"})
HEAD_ONLY: Final = re.compile(r"\b(?:sink|car|truck|van|counter)$")
"""Of what only the head and the arms come under: who mends it lies before it."""
HEAD_M: Final = 0.32
"""How far the head is from the hips of who lies, over their height."""


UNDER: Final = 0.9
"""An animal no higher than this over the furniture has room under it."""
LYING: Final = 0.6
"""Height of an animal that lies, over its standing one."""
SHOULDERS: Final = -0.08
"""And how far behind them the car's front is that they lie under."""


def put_under_furniture(figures: Sequence[Placed], uses: Sequence[Use], places: list[Place], seconds: float) -> None:
    """Moves furniture over those who are low and said to be under it.

    Args:
        figures: in the cast's order.
        uses: what is worked at or sat on keeps its place.
        places: of the figures; that of the furniture is changed.
        seconds: how long the story is: who crawls there is under it at its end.
    """
    used = {use.thing for use in uses if use.role not in (*UNFITTED, "near")}
    for index, figure in enumerate(figures):
        part = figure.part
        deed = next((d for d in part.deeds if _is_low(part.subject, d)), None)
        if figure.copy or deed is None:
            continue
        words = f"{part.whereabouts} {deed.words}".lower()
        for other, thing in enumerate(figures):
            noun = thing.part.subject.noun.lower()
            if other in used or not ROOMY.search(noun) or not is_under(words, names_of(thing.part.subject)):
                continue
            high_m = (LYING if deed.motion == "lie" else 1.0) * figure.model.height_m
            low = high_m < UNDER * thing.model.height_m and thing.part.subject.kind != "vehicle"
            if not (low or is_person(part.subject)):
                continue
            group = [i for i, f in enumerate(figures) if f.part.subject.id == part.subject.id]
            x = sum(places[i].x for i in group) / len(group)
            y = sum(places[i].y for i in group) / len(group)
            middle = replace(places[index], x=x, y=y)
            ahead = _before_m(figure, thing) if deed.posture in LIES else 0.0
            x, y = ahead_of(middle, ahead + (part.offset_m(seconds, seconds) if part.speed_mps > 0 else 0.0))
            places[other] = replace(places[other], x=x, y=y)


def _is_low(subject: Subject, deed: Deed) -> bool:
    """Whether somebody is in a low posture, or an animal stays where it is."""
    if is_person(subject):
        return bool(deed.performance) and deed.posture in LOW
    return subject.kind == "quadruped" and deed.speed_mps == 0.0


def _before_m(figure: Placed, thing: Placed) -> float:
    """How far ahead of the hips of who lies the middle of a thing is, m: behind them, as the head is under it."""
    h, noun = figure.model.height_m, thing.part.subject.noun.lower()
    if thing.part.subject.kind == "vehicle":
        return SHOULDERS * h - 0.5 * thing.model.length_m  # the legs stick out before it
    return -HEAD_M * h if HEAD_ONLY.search(noun) else 0.0
