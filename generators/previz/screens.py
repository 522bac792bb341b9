"""What people watch at home is on a television, by whatever it is called: a movie, cartoons, the match."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Shot, Subject

__all__ = ["with_screens"]

_SHOWN: Final = re.compile(
    r"\b(?:movies?|films?|series|shows?|cartoons?|news|programmes?|programs?|match|games?|sitcom)$"
)
_WATCHES: Final = re.compile(r"watch\w*\b")
_ELSEWHERE: Final = re.compile(
    r"\b(?:cinema|theat\w+|phones?|laptops?|tablets?|computers?|outdoor|drive-in|stadium|field)\b"
)
TV_M: Final = 0.7


def with_screens(shot: Shot) -> Shot:
    """The shot with a television for what its people watch in a room of a house.

    Args:
        shot: what people watch in it; in a cinema, or on a device in the hand, all stays as it is.
    """
    if not shot.setting.interior or shot.setting.stage != "room" or _ELSEWHERE.search(shot.request.lower()):
        return shot
    people = {s.id for s in shot.subjects if is_person(s)}
    watched = {b.target for b in shot.beats if b.subject in people and _WATCHES.match(b.action.lower())}
    subjects = [_as_screen(s) if s.id in watched and _is_shown(s) else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def _is_shown(subject: Subject) -> bool:
    return _SHOWN.search(subject.noun.lower()) is not None and subject.kind in (None, "thing", "human", "fire")


def _as_screen(subject: Subject) -> Subject:
    screen = {"noun": "TV", "kind": "device", "height_m": TV_M, "count": 1, "count_text": "", "looks": []}
    return subject.model_copy(update=screen)
