"""Who is with somebody who walks goes along: `add a second astronaut`, `a man walks in the park, and a dog beside him`.

Somebody of whom no deed is told would else stand where the others set out from, and be left behind out of the picture.
"""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_all_going_along"]

_ON_FOOT: Final = frozenset({"walk", "run", "trot", "hike", "stroll", "jog"})
"""Motions in which others come along on their own feet."""
_LEGS: Final = frozenset({"human", "quadruped"})
_BESIDE: Final = re.compile(
    r"|(?:to |on |at )?(?:the |his |her |its |their )?(?:left|right|side|heels)"
    r"|(?:next to|beside|behind|in front of|with|near|by|close to|alongside|to the (?:left|right) of) .*"
)
"""Whereabouts that go with somebody."""
_STAYS: Final = re.compile(
    r"\b(?:sit|seat|stand|lie|lying|sleep|asleep|lean|wait|watch|parked|riding|mount|driv|pass|toward|approach|meet|past"
    r"|away from|leav|alone)"
)
"""Words of deeds and looks by which somebody stays, or is left."""


def with_all_going_along(shot: Shot) -> Shot:
    """The shot with those of whom no deed is told going along with the one person or animal who walks or runs.

    Args:
        shot: its subjects and their beats.
    """
    main = shot.main_subject
    own = [beat for beat in shot.beats if main is not None and beat.subject == main.id]
    if main is None or main.kind not in _LEGS or not own or any(beat.motion not in _ON_FOOT for beat in own):
        return shot
    if any(_STAYS.search(beat.action.lower()) for beat in own):
        return shot
    company = [s for s in shot.subjects if s.id != main.id and _comes_along(s, main, shot)]
    beats = [beat.model_copy(update={"subject": s.id, "target": ""}) for s in company for beat in own]
    return shot.model_copy(update={"beats": [*shot.beats, *beats]}) if beats else shot


def _comes_along(subject: Subject, main: Subject, shot: Shot) -> bool:
    """Whether somebody can come, is told to do nothing else, and is nowhere else."""
    can = subject.kind == "quadruped" or subject.kind == main.kind == "human"
    apart = subject.importance is Importance.BACKGROUND and not subject.position
    if not can or apart or _BESIDE.fullmatch(subject.position.lower()) is None:
        return False
    if any(_STAYS.search(look.text.lower()) for look in subject.looks):
        return False
    return not any(_has_to_do_with(beat, subject) for beat in shot.beats)


def _has_to_do_with(beat: Beat, subject: Subject) -> bool:
    """Whether a deed is somebody's, is done to them, or names them."""
    head = subject.noun.lower().split()[-1]
    return (
        subject.id in (beat.subject, beat.target) or re.search(rf"\b{re.escape(head)}", beat.action.lower()) is not None
    )
