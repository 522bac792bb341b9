"""Instruments that stand on the ground are as high as the eyes of who looks through them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.human.wardrobe import build_of
from generators.previz.things import is_person
from prompts.shot import Shot
from prompts.vocabulary import table

__all__ = ["with_instruments_at_eye_height"]

_LOOKS: Final = re.compile(
    r"\b(?:look|peer|gaz|star|squint|observ|watch)\w* (?:[\w-]+ ){0,2}?(?:through|into|in|with)\b"
)
_ON_LEGS: Final = re.compile(r"\btelescope$")
_MIRROR: Final = re.compile(r"\bmirror$")
OVER_BODY: Final = 1.2
"""Height of a telescope on its tripod over that of who bends down to its eyepiece."""


def with_instruments_at_eye_height(shot: Shot) -> Shot:
    """The shot with telescopes on tripods that fit who looks through them, where their height is not told.

    Args:
        shot: its people and their beats.
    """
    shot = _with_mirrors_of_their_size(shot)
    people = {s.id: s for s in shot.subjects if is_person(s)}
    looks = [people[b.subject] for b in shot.beats if b.subject in people and _LOOKS.search(b.action.lower())]
    if not looks:
        return shot
    usual_m = {row.height_m for row in table("nouns").values() if _ON_LEGS.search(row.id)}
    high_m = OVER_BODY * (looks[0].height_m or build_of(looks[0]).height_m)
    subjects = [
        s.model_copy(update={"height_m": high_m})
        if _ON_LEGS.search(s.noun.lower()) and s.height_m in {None, *usual_m}
        else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects})


def _with_mirrors_of_their_size(shot: Shot) -> Shot:
    """The shot with mirrors as high as what stands for them, where nobody has told another height."""
    usual_m = table("nouns")["mirror"].height_m
    subjects = [
        s.model_copy(update={"height_m": None}) if _MIRROR.search(s.noun.lower()) and s.height_m == usual_m else s
        for s in shot.subjects
    ]
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})
