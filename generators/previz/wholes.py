"""Things that show their parts: the electrons of an atom, the lava of a volcano. What the parts do, the whole does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from prompts.reading.models import model_called
from prompts.shot import Beat, Importance, Shot, Subject
from prompts.tables import tables_of

__all__ = ["with_wholes"]


OPENS: Final = "opening"
"""What a whole does while a part of it comes out by itself."""
AS_BUILT: Final = "resting in place"
"""What a part does is what its whole shows without being told."""


@cache
def _rows() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(tables_of(__package__, "wholes"))


def with_wholes(shot: Shot) -> Shot:
    """The shot without those of its subjects that another one shows by itself.

    Args:
        shot: a completed one.
    """
    shot = _with_models(shot)
    for row in _rows().values():
        whole = next((s for s in shot.subjects if s.noun.lower() in row["words"]), None)
        parts = [s for s in shot.subjects if s is not whole and s.noun.lower() in row["parts"]]
        if whole is not None and parts:
            ids = {part.id for part in parts}
            opens = row.get("opens")
            comes_out = [b for b in shot.beats if opens and b.subject in ids and re.search(opens, b.action.lower())]
            if opens is None or comes_out:  # what is put into a toaster is not in it yet
                shot = _opening(_joined(shot, whole, ids), whole, comes_out)
    return shot


def _opening(shot: Shot, whole: Subject, comes_out: Sequence[Beat]) -> Shot:
    """The shot with a whole that opens when some beats tell that its parts come out."""
    if not comes_out:
        return shot
    as_told = {"subject": whole.id, "action": OPENS, "motion": "open", "target": ""}
    others = [b for b in shot.beats if b.subject != whole.id]
    beats = [b.model_copy(update=as_told) for b in comes_out]
    whole_now = [s.model_copy(update={"importance": Importance.MAIN}) if s.id == whole.id else s for s in shot.subjects]
    return shot.model_copy(update={"subjects": whole_now, "beats": [*beats, *others], "physics": []})


def _with_models(shot: Shot) -> Shot:
    """The shot with models that show how something works in place of what they show, doing what they do by themselves.

    They are built so that they do it: nobody else's deeds are touched.
    """
    for subject in shot.subjects:
        model = model_called(subject.noun)
        if model is None:
            continue
        parts = {s.id for s in shot.subjects if s is not subject and s.noun.lower() in model.parts}
        shot = _joined(shot, subject, parts) if parts else shot
        own = {subject.id, *({""} if shot.main_subject is None or shot.main_subject.id == subject.id else set())}
        others = {s.id for s in shot.subjects if s.id not in own}
        mine = [b for b in shot.beats if b.subject in own and b.target not in others]
        shown = [b for b in mine if _is_shown(b.action, model.does)]
        if shown:
            rest = {"subject": subject.id, "motion": "rest", "action": AS_BUILT, "start_s": 0.0, "target": "",
                    "direction": "", "speed_mps": None, "manner": ""}  # fmt: skip
            beats = [shown[0].model_copy(update=rest), *(b for b in shot.beats if b not in shown)]
            shot = shot.model_copy(update={"beats": beats, "physics": []})
    return shot


def _is_shown(action: str, does: Sequence[str]) -> bool:
    """Whether a model does by itself what a beat tells, in any of its words."""
    return any(re.search(rf"\b{stem}", action.lower()) for stem in (*ALWAYS, *does))


ALWAYS: Final = (
    "work",
    "turn",
    "mov",
    "operat",
    "function",
    "happen",
    "rest",
    "stand",
    "show",
    "spin",
    "rotat",
    "float",
)
"""Stems of what every model does that does anything."""


def _joined(shot: Shot, whole: Subject, parts: set[str]) -> Shot:
    """The shot with a whole in place of its parts."""
    lead = shot.main_subject is not None and shot.main_subject.id in parts
    rank = {"importance": Importance.MAIN} if lead else {}
    subjects = [s.model_copy(update=rank) if s is whole else s for s in shot.subjects if s.id not in parts]
    moves = [m.model_copy(update={"target": whole.id}) if m.target in parts else m for m in shot.camera.moves]
    beats = [
        b.model_copy(
            update={
                "subject": whole.id if b.subject in parts else b.subject,
                "motion": "rest" if b.subject in parts else b.motion,
                "action": AS_BUILT if b.subject in parts else b.action,
                "target": "" if b.target in parts else b.target,
            }
        )
        for b in shot.beats
    ]
    physics = [e.model_copy(update={"subject": whole.id}) if e.subject in parts else e for e in shot.physics]
    camera = shot.camera.model_copy(update={"moves": moves})
    return shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics, "camera": camera})
