"""The young whose name alone does not say so: a lioness with her cubs, a girl with her friend."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.base import noun_of
from prompts.shot import Shot, Source, Subject

__all__ = ["with_saplings", "with_young", "with_young_friends"]

OF_MANY: Final = frozenset(
    {"cub", "pup", "baby", "young", "calf", "offspring", "youngster", "little one", "infant", "kit"}
)
"""What the young of many kinds are called."""
SHARE: Final = 0.45
"""Their height over that of their parent."""
FRIENDS: Final = frozenset({"friend", "classmate", "schoolmate", "playmate", "pal", "buddy", "best friend", "teammate"})
"""What those are called who are as old as whose they are."""
CHILD_M: Final = 1.45
"""Height up to which somebody is a child, m."""
PARENTS: Final = frozenset({"quadruped", "fish"})


def with_young(shot: Shot) -> Shot:
    """The shot with young animals of the kind of the grown animals that it shows, if they are of one kind.

    Args:
        shot: its subjects; a height that the user gave stays.
    """
    grown = [s for s in shot.subjects if s.kind in PARENTS and not _is_young(s)]
    rows = {row.id if (row := noun_of(s)) is not None else s.noun.lower() for s in grown}
    if len(rows) != 1:
        return shot
    parent = grown[0]
    noun = noun_of(parent)
    tall = parent.height_m or (noun.height_m if noun else None)
    subjects = []
    for number, subject in enumerate(shot.subjects):
        if _is_young(subject) and subject.kind in {*PARENTS, "thing"}:
            cue = shot.source_of(f"subjects[{number}].height_m")
            told = cue is not None and cue.source is Source.USER
            height = subject.height_m if told or not tall else SHARE * tall
            called = {"noun": parent.noun, "kind": parent.kind, "age": "young", "height_m": height}
            subject = subject.model_copy(update={**called, "looks": subject.looks or parent.looks})
        subjects.append(subject)
    return shot.model_copy(update={"subjects": subjects})


def with_young_friends(shot: Shot) -> Shot:
    """The shot with children for the friends of a child.

    Args:
        shot: its subjects; an age or a height that the user gave stays.
    """
    child = shot.main_subject
    if child is None or child.kind != "human" or not child.height_m or child.height_m > CHILD_M:
        return shot
    subjects = []
    for number, subject in enumerate(shot.subjects):
        forms = {subject.noun.lower(), subject.noun.lower().removesuffix("s")}
        grown = not FRIENDS.isdisjoint(forms) and not subject.age
        cue = shot.source_of(f"subjects[{number}].height_m")
        if subject is not child and grown and not (subject.height_m and cue and cue.reason.startswith("said:")):
            subject = subject.model_copy(update={"age": child.age or "child", "height_m": child.height_m})
        subjects.append(subject)
    return shot.model_copy(update={"subjects": subjects})


SAPLING, SAPLING_M = "tree sapling", 1.35
_PLANTS: Final = re.compile(r"(?:(?:start|begin)\w* )?plant\w*\b")
_TRIMS: Final = re.compile(r"(?:trim|prun|clip|shap)\w*\b")
YOUNG_TREE_M = 1.7
"""Height of a tree that somebody cuts from the ground."""


def with_saplings(shot: Shot) -> Shot:
    """The shot with the trees that somebody plants or trims as young ones; a height that the user gave stays.

    Args:
        shot: its beats say who plants what.
    """
    planted = {beat.target for beat in shot.beats if _PLANTS.match(beat.action.lower())}
    trimmed = {beat.target for beat in shot.beats if _TRIMS.match(beat.action.lower())}
    subjects = []
    for number, subject in enumerate(shot.subjects):
        cue = shot.source_of(f"subjects[{number}].height_m")
        told = cue is not None and cue.source is Source.USER
        if subject.id in planted and subject.kind == "tree" and not told:
            subject = subject.model_copy(update={"noun": SAPLING, "kind": "plant", "height_m": SAPLING_M})
        elif subject.id in trimmed and subject.kind == "tree" and not told:
            subject = subject.model_copy(update={"height_m": YOUNG_TREE_M, "count": 1})
        subjects.append(subject)
    return shot.model_copy(update={"subjects": subjects})


def _is_young(subject: Subject) -> bool:
    """Whether a subject is called only by its age."""
    noun = subject.noun.lower()
    return noun in OF_MANY or noun.removesuffix("s") in OF_MANY or noun in ("calves", "babies")
