"""Who turns to whom they talk to or hear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import hypot
from typing import Final

from generators.previz.deeds import WAITING, Deed
from generators.previz.needs import Placed, Use
from generators.previz.place import Place
from generators.previz.things import TURNED_TO

__all__ = ["face_to_face", "turned_to_talk"]

FACES = "face_each_other"
IDLE = ("stand", "")
"""Words of deeds that nobody told."""
GESTURES = ("raise_hand", "wave", "clap", "laugh", "cry", "cheer")


def turned_to_talk(figures: Sequence[Placed], places: Sequence[Place], uses: Sequence[Use]) -> list[Place]:
    """People who talk turn half way to the middle of their company; who is only spoken or waved to, to who does it."""
    turned = list(places)
    talkers = [i for i, f in enumerate(figures) if f.part.motion == "talk" and not f.part.subject.facing]
    if len(talkers) > 1:
        mx = sum(places[i].x for i in talkers) / len(talkers)
        my = sum(places[i].y for i in talkers) / len(talkers)
        for i in talkers:
            turned[i] = _half_turned(places[i], mx, my)
    facing = [i for i, figure in enumerate(figures) if _faces_another(figure)]
    for i in facing if len(facing) > 1 else ():
        nearest = min((j for j in facing if j != i), key=lambda j: _apart(places[i], places[j]))
        turned[i] = _turned(places[i], places[nearest])
    for i, figure in enumerate(figures):
        whom = _cheered(figures, i) if figure.part.deeds and _stands(figure) else None
        if whom is not None:
            turned[i] = _turned(places[i], places[whom])
    for use in uses:
        part = figures[use.thing].part
        idle = figures[use.thing].model.face_ahead_m > 0 and all(_may_turn(deed) for deed in part.deeds)
        if use.role in TURNED_TO and idle and not part.subject.facing and part.speed_mps == 0 and not part.mount:
            turned[use.thing] = _half_turned(places[use.thing], places[use.actor].x, places[use.actor].y)
    return turned


_CHEERS: Final = re.compile(r"(?:clap|applaud|cheer)\w*(?: on| for| (?:his|her|their) hands)?\b")
"""What people do who watch what somebody else does."""


def _cheered(figures: Sequence[Placed], index: int) -> int | None:
    """Who has something to do while somebody claps or cheers, and is what they clap for; None where there is nobody."""
    part = figures[index].part
    if part.subject.facing or not all(_CHEERS.match(deed.words) or deed.words in IDLE for deed in part.deeds):
        return None
    if not any(_CHEERS.match(deed.words) for deed in part.deeds):
        return None
    busy = (i for i, f in enumerate(figures) if f.part.subject is not part.subject and f.model.face_ahead_m > 0)
    return next((i for i in busy if any(_is_told(deed) for deed in figures[i].part.deeds)), None)


def _is_told(deed: Deed) -> bool:
    return deed.words not in IDLE and deed.words != WAITING and _CHEERS.match(deed.words) is None


_EACH_OTHER: Final = re.compile(r"\b(?:each others?|one another|face to face|facing off|squaring off)\b")
"""What two do who look at one another."""


def _faces_another(figure: Placed) -> bool:
    """Whether somebody stands and looks at one who looks back."""
    deeds = figure.part.deeds
    faces = any(d.performance in (FACES, "look") and _EACH_OTHER.search(d.words) is not None for d in deeds)
    return faces and _stands(figure) and not figure.part.subject.facing


def _apart(place: Place, other: Place) -> float:
    """How far two places are from one another, m."""
    return hypot(other.x - place.x, other.y - place.y)


def face_to_face(pair: tuple[str, str] | None, figures: Sequence[Placed], places: Sequence[Place]) -> list[Place]:
    """The places with two people turned wholly to one another, as they are filmed over a shoulder.

    Args:
        pair: ids of the two, the same one twice for two of a kind; None where nobody is filmed so.
        figures: the cast, in the order of the places.
        places: where each stands.
    """
    turned = list(places)
    found = [i for i, figure in enumerate(figures) if pair and figure.part.subject.id in pair and _stands(figure)]
    alike = pair is not None and pair[0] == pair[1]
    for first in found[:1]:
        mine = figures[first].part.subject.id
        second = next((i for i in found[1:] if alike or figures[i].part.subject.id != mine), None)
        if second is not None:
            turned[first] = _turned(places[first], places[second])
            turned[second] = _turned(places[second], places[first])
    return turned


def _stands(figure: Placed) -> bool:
    return figure.model.face_ahead_m > 0 and figure.part.speed_mps == 0 and not figure.part.mount


def _turned(place: Place, to: Place) -> Place:
    """A place that faces another; itself where both are one."""
    away = _apart(place, to)
    return replace(place, heading=((to.x - place.x) / away, (to.y - place.y) / away)) if away > 0.0 else place


def _may_turn(deed: Deed) -> bool:
    """Whether somebody has nothing to do in a deed that keeps them from turning to whom they hear."""
    return deed.words in IDLE or (deed.performance in GESTURES and not (deed.object or deed.seat))


def _half_turned(place: Place, x: float, y: float) -> Place:
    """A place turned from where it faces towards a point, m."""
    away = hypot(x - place.x, y - place.y) or 1.0
    hx, hy = place.heading[0] + 1.4 * (x - place.x) / away, place.heading[1] + 1.4 * (y - place.y) / away
    length = hypot(hx, hy) or 1.0
    return replace(place, heading=(hx / length, hy / length))
