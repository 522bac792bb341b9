"""Things by the names that rigs know them by: the surface of a box is the box, a container of cream is a jar."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["PIECES", "as_plainly_called"]

_SURFACE: Final = re.compile(
    r"^(?:[a-z]+ )?(?:surface|edge|face|side|end|top|bottom|foot|head|middle|corner) of (?:an? |the )?(?P<thing>.+)$"
)
_CONTAINER: Final = re.compile(r"^(?:small |large |plastic )?container of (?P<held>.+)$")
PIECES: Final = re.compile(
    r"(?:(?:small|thin|thick|big|large|equal) )?(?:pieces?|slices?|bites?|halves|half|portions?|chunks?)$"
)
"""Words for a part of what the deeds before were about."""
_RICHES: Final = r"(?:gold|silver|coins?|treasures?|jewels?|jewellery|jewelry|gems?|gemstones|diamonds|pearls|money)"
_TREASURE: Final = re.compile(rf"^(?:[\w-]+ )?chest (?:full )?of (?:[\w-]+ )?{_RICHES}\b")
_CHEST: Final = re.compile(r"\bchest$")
_CUTS: Final = re.compile(r"(?:cut|slic|carv|chop|saw|break|tear|divid|sew|stitch|glue|join|arrang)\w*\b")
_PICTURE: Final = re.compile(
    r"\b(?:painting|picture|portrait|poster|photo|photograph|artwork|picture frame|photo frame)$"
)
_HANGS: Final = re.compile(r"(?:hang|straighten|nail|mount|pin|take|carr|adjust)\w*\b")
FRAME_M: Final = 0.5
JAR_M: Final = 0.16


def as_plainly_called(shot: Shot) -> Shot:
    """The shot with its things under the names of what is seen of them.

    Args:
        shot: as it was told.
    """
    shot = _without_pieces(shot)
    subjects = [_framed(shot, _called(_with_riches(shot, subject))) for subject in shot.subjects]
    return shot.model_copy(update={"subjects": subjects}) if subjects != shot.subjects else shot


def _without_pieces(shot: Shot) -> Shot:
    """The shot in which a piece of what was cut before is that itself: `cuts a piece and tastes it`."""
    gone = {s.id for s in shot.subjects if PIECES.match(s.noun.lower()) and s is not shot.main_subject}
    whole = next((b.target for b in shot.beats if b.target and b.target not in gone), "")
    if not gone or not whole or any(beat.subject in gone for beat in shot.beats):
        return shot
    beats, last = [], whole
    for beat in shot.beats:
        worked = last if _CUTS.match(beat.action.lower()) else ""  # nobody hands out or eats the whole cake
        beats.append(beat.model_copy(update={"target": worked}) if beat.target in gone else beat)
        last = beats[-1].target if _is_thing(shot, beats[-1].target) else last
    subjects = [subject for subject in shot.subjects if subject.id not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _with_riches(shot: Shot, subject: Subject) -> Subject:
    """A chest that the words fill with gold, under all of its name."""
    if _CHEST.search(subject.noun.lower()) is None:
        return subject
    full = rf"\b{re.escape(subject.noun.lower())} (?:that is )?(?:full of|filled with|of|with) (?:[\w-]+ )?{_RICHES}\b"
    filled = re.search(full, shot.request.lower())
    return subject.model_copy(update={"noun": "treasure chest"}) if filled else subject


def _is_thing(shot: Shot, wanted: str) -> bool:
    return any(s.id == wanted and s.kind != "human" for s in shot.subjects)


def _framed(shot: Shot, subject: Subject) -> Subject:
    """A picture that somebody hangs up is framed, and stands on no easel."""
    hung = any(beat.target == subject.id and _HANGS.match(beat.action.lower()) for beat in shot.beats)
    if not hung or _PICTURE.search(subject.noun.lower()) is None:
        return subject
    return subject.model_copy(update={"noun": "framed picture", "height_m": FRAME_M})


def _called(subject: Subject) -> Subject:
    noun = subject.noun.lower()
    if _TREASURE.match(noun):
        return subject.model_copy(update={"noun": "treasure chest"})
    if found := _CONTAINER.match(noun):
        return subject.model_copy(update={"noun": f"jar of {found['held']}", "kind": "vessel", "height_m": JAR_M})
    found = _SURFACE.match(noun)
    return subject.model_copy(update={"noun": found["thing"]}) if found else subject
