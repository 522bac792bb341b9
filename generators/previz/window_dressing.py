"""Curtains and blinds: one pair to a window, open and closed by whoever, or what, moves them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.rigs.props import prop_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_curtains_of_one_window"]

OF_A_WINDOW: Final = {"curtain": "curtain", "window_blind": "blind", "stage_curtain": "stage curtain"}
"""What a window's dressing is called as one, by its prop."""
FROM_THE_ROOM: Final = "three_quarter_front"
_MOVED: Final = re.compile(
    r"(?:being )?(?:\w+ly )?(?:pull|draw|roll|rais|lower|open|clos|part|releas|reveal|cover|adjust|slid)\w*\b"
)
_SET: Final = re.compile(r"(?:a |the )?(?:set|pair|one|1)\b")
_OF_A_STAGE: Final = re.compile(r"\b(?:theat(?:re|er)|stage|opera)\b")


def with_curtains_of_one_window(shot: Shot) -> Shot:
    """The shot with its curtains as the one pair that they are, and with what moves them as opening and closing.

    Args:
        shot: a completed one.
    """
    dressed = {s.id: s for s in shot.subjects if (prop := prop_of(s.noun)) is not None and prop.id in OF_A_WINDOW}
    if not dressed:
        return shot
    moved = [_as_moved(b) if b.subject in dressed and _MOVED.match(b.action.lower()) else b for b in shot.beats]
    still = {b.subject for b in moved if b.subject in dressed and b.motion == "open"}
    camera = shot.camera
    if shot.main_subject is not None and shot.main_subject.id in dressed and not told(shot, "camera.view"):
        camera = camera.model_copy(update={"view": FROM_THE_ROOM})
    return shot.model_copy(
        update={
            "camera": camera,
            "subjects": [_as_one(shot, s) if s.id in dressed else s for s in shot.subjects],
            "beats": moved,
            "physics": [event for event in shot.physics if event.subject not in still],
        }
    )


def _as_moved(beat: Beat) -> Beat:
    return beat.model_copy(update={"motion": "open", "speed_mps": None, "direction": ""})


def _as_one(shot: Shot, subject: Subject) -> Subject:
    """The pair of one window, or of a stage in a theatre; several where the words tell how many."""
    prop = prop_of(subject.noun)
    if prop is None or (subject.count_text and not _SET.match(subject.count_text.lower())):
        return subject
    noun = (
        "stage curtain" if prop.id == "curtain" and _OF_A_STAGE.search(shot.request.lower()) else OF_A_WINDOW[prop.id]
    )
    return subject.model_copy(update={"count": 1, "count_text": "", "noun": noun})
