"""What the set or a deed brings with it already: the tree that presents lie under, the patient of an operation."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["without_set_pieces"]

_CHRISTMAS: Final = re.compile(r"\b(?:christmas|xmas)\b")
_OPERATES: Final = re.compile(r"(?:operating|performing (?:\w+ ){0,3}?(?:surgery|operation)) on\b")
_TREE: Final = re.compile(r"^(?:the )?(?:christmas |xmas )?tree$")


def without_set_pieces(shot: Shot) -> Shot:
    """The shot without the bare tree of a Christmas room, which stands in the set with its lights on.

    Args:
        shot: its place; a tree that somebody decorates or that does something stays.
    """
    shot = _without_patient(shot)
    if not (shot.setting.interior and _CHRISTMAS.search(shot.setting.place.lower())):
        return shot
    used = {b.subject for b in shot.beats} | {b.target for b in shot.beats}
    gone = {s.id for s in shot.subjects if _is_bare_tree(s) and s.id not in used}
    if not gone or len(gone) == len(shot.subjects):
        return shot
    physics = [event for event in shot.physics if event.subject not in gone]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in gone], "physics": physics})


def _without_patient(shot: Shot) -> Shot:
    """The shot without the patient of an operation, who lies under the cloth of the table that comes with it."""
    operated = {b.target for b in shot.beats if _OPERATES.match(b.action.lower())}
    busy = {b.subject for b in shot.beats}
    gone = {s.id for s in shot.subjects if s.id in operated - busy and s.noun.lower().endswith("patient")}
    if not gone:
        return shot
    beats = [b.model_copy(update={"target": ""}) if b.target in gone else b for b in shot.beats]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in gone], "beats": beats})


def _is_bare_tree(subject: Subject) -> bool:
    return subject.kind == "tree" and subject.count == 1 and _TREE.match(subject.noun.lower()) is not None
