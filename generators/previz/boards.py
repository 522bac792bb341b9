"""Boards that lie flat because of what the words put on, under or beneath them, or because they float."""

from __future__ import annotations

from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.relations import relations_of
from generators.previz.rigs.props import prop_of
from prompts.shot import Shot, Subject

__all__ = ["boards_laid"]

_LAYS: Final = frozenset({"on", "onto", "atop", "upon", "under", "beneath", "underneath"})
_FLOATS: Final = frozenset({"float", "lie", "drift", "sink"})


def boards_laid(shot: Shot) -> set[str]:
    """The ids of boards that lie: a surfboard that a dog stands on, skis on a car.

    Args:
        shot: whose words say what is on what.
    """
    found = {s.id for pair in relations_of(shot) if pair[1] in _LAYS for s in (pair[0], pair[2])}
    found |= {b.subject for n, b in enumerate(shot.beats) if b.motion in _FLOATS and told(shot, f"beats[{n}]")}
    return {subject.id for subject in shot.subjects if subject.id in found and _is_board(subject)}


def _is_board(subject: Subject) -> bool:
    prop = prop_of(subject.noun)
    return prop is not None and prop.board
