"""Great buildings and mountains behind the action: drawn so far away and so high that the picture holds them whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import atan2, cos, radians, sin
from typing import Final

from generators.previz.needs import Placed
from generators.previz.place import Place
from generators.previz.rigs import noun_of
from generators.previz.things import names_of
from prompts.shot import Importance, Shot, Source, Subject
from prompts.vocabulary import table

__all__ = ["is_backdrop", "put_behind", "with_backdrops_seen"]

LOW_M: Final = 6.0
HIGH_M: Final = 21.0
"""What is lower stands among the others; what is higher, and only the background, is built to this height."""
BACKDROP_AWAY: Final = 5.2
"""How far behind the action a backdrop stands, over its height as it is built."""
BACKDROP_ASIDE: Final = 0.17
"""And how far to the side of it, over that, so that nobody hides it."""
FACING: Final = -0.6
"""Cosine between the headings of two who face one another, and are seen from the side."""
KINDS: Final = frozenset({"building", "landform"})
_AFTER: Final = (
    r"[^.,;]{0,24}?\b(?:in|as) (?:the |its |their )?(?:far |distant )?(?:back(?:ground|drop)|distance|horizon)\b"
)
_MADE_FOR: Final = r"\b(?:to|towards?|up to|for) (?:[\w-]+ ){0,3}?"
"""Words before what somebody makes for who goes away from the lens."""
_BEFORE: Final = r"\b(?:back(?:ground|drop) (?:of|is|with)|(?:a )?view of|overlooking|against)\b[^.,;]{0,24}?"

_SIGHT: Final = (
    r"\b(?:in front of|before|visiting|posing (?:by|with|at)"
    r"|(?:photo(?:graph)?|picture|selfie)s? (?:of|with|by|at|near))\b"
    r"[^.,;]{0,16}?"
)
"""Where somebody is who has come to see what is higher than all that stands about."""


def is_backdrop(shot: Shot, subject: Subject) -> bool:
    """Whether the words put something high behind what the shot is of: `with the tower in the background`."""
    if subject is shot.main_subject or subject.kind not in KINDS:
        return False
    names = "|".join(re.escape(name) for name in names_of(subject))
    told = shot.request.lower()
    away = (beat.action.lower() for beat in shot.beats if beat.direction == "away" and beat.subject != subject.id)
    if any(re.search(rf"{_MADE_FOR}(?:{names})\b", words) for words in away):
        return True
    noun = noun_of(subject)
    sight = ((noun.height_m if noun else None) or subject.height_m or 0.0) > HIGH_M
    ways = [rf"\b(?:{names})\b{_AFTER}", rf"{_BEFORE}\b(?:{names})\b"]
    return any(re.search(p, told) for p in (*ways, *((rf"{_SIGHT}\b(?:{names})\b",) if sight else ())))


def with_backdrops_seen(shot: Shot) -> Shot:
    """The shot with high things of its background lower, to stand nearer; a height that was told stays."""
    subjects = []
    for number, subject in enumerate(shot.subjects):
        cue = shot.source_of(f"subjects[{number}].height_m")
        noun = noun_of(subject)
        high = subject.height_m or (noun.height_m if noun else None) or 0.0
        told = cue is not None and cue.source is Source.USER
        if high > LOW_M and is_backdrop(shot, subject):
            behind = {"importance": Importance.BACKGROUND, "height_m": high if told else min(high, HIGH_M)}
            subject = subject.model_copy(update=behind)
        subjects.append(subject)
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def put_behind(shot: Shot, figures: Sequence[Placed], places: list[Place], lead: int) -> None:
    """Puts what stands behind the action, as `with_backdrops_seen` leaves it, far beyond who is filmed."""
    dx, dy = _beyond(shot, figures, places, lead)
    aside = BACKDROP_ASIDE
    for index, figure in enumerate(figures):
        subject, high = figure.part.subject, figure.model.height_m
        behind = subject.importance is Importance.BACKGROUND and subject.kind in KINDS and high > LOW_M
        if index == lead or not behind:
            continue
        at, away = places[lead], BACKDROP_AWAY * high
        x, y = at.x + away * (dx + aside * dy), at.y + away * (dy - aside * dx)
        places[index] = replace(places[index], x=x, y=y, heading=(-dx, -dy), lift_m=0.0)
        aside = -1.3 * aside


def _beyond(shot: Shot, figures: Sequence[Placed], places: Sequence[Place], lead: int) -> tuple[float, float]:
    """Which way the camera looks past who is filmed, level: as their heading and the view that was chosen say."""
    hx, hy = places[lead].heading
    view = table("views").get(shot.camera.view or "")
    azimuth = radians(view.azimuth_deg if view is not None else 25.0)
    number = figures[lead].part.number
    facing = [p.heading for p, f in zip(places, figures, strict=True) if f.part.number == number]
    if len(facing) > 1 and any(x * hx + y * hy < FACING for x, y in facing):
        azimuth = radians(90.0)
    front = atan2(hy, hx)
    bearing = min((front - azimuth, front + azimuth), key=lambda angle: (round(sin(angle), 6), -round(cos(angle), 6)))
    return -cos(bearing), -sin(bearing)
