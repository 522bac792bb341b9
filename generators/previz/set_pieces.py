"""What the set has already, by another name than the words have for it: the tree that presents lie under."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["without_set_pieces"]

_CHRISTMAS: Final = re.compile(r"\b(?:christmas|xmas)\b")
_TREE: Final = re.compile(r"^(?:the )?(?:christmas |xmas )?tree$")


def without_set_pieces(shot: Shot) -> Shot:
    """The shot without the bare tree of a Christmas room, which stands in the set with its lights on.

    Args:
        shot: its place; a tree that somebody decorates or that does something stays.
    """
    if not (shot.setting.interior and _CHRISTMAS.search(shot.setting.place.lower())):
        return shot
    used = {b.subject for b in shot.beats} | {b.target for b in shot.beats}
    gone = {s.id for s in shot.subjects if _is_bare_tree(s) and s.id not in used}
    if not gone or len(gone) == len(shot.subjects):
        return shot
    physics = [event for event in shot.physics if event.subject not in gone]
    return shot.model_copy(update={"subjects": [s for s in shot.subjects if s.id not in gone], "physics": physics})


def _is_bare_tree(subject: Subject) -> bool:
    return subject.kind == "tree" and subject.count == 1 and _TREE.match(subject.noun.lower()) is not None
