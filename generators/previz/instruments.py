"""Instruments that stand on the ground fit who is at them: a telescope their eyes, a child's drums the child."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.meeting.filming import without_invented
from generators.previz.rigs.human.wardrobe import build_of
from generators.previz.things import is_person
from prompts.shot import Shot
from prompts.vocabulary import table
from prompts.wording.nouns import noun_entry

__all__ = ["with_instruments_at_eye_height", "with_instruments_for_children", "with_instruments_in_the_frame"]

_LOOKS: Final = re.compile(
    r"\b(?:look|peer|gaz|star|squint|observ|watch)\w* (?:[\w-]+ ){0,2}?(?:through|into|in|with)\b"
)
_ON_LEGS: Final = re.compile(r"\btelescope$")
_MIRROR: Final = re.compile(r"\bmirror$")
_PLAYS: Final = re.compile(r"(?:\w+ly )?(?:play|practi[cs]|drum|learn|rehears|bang|hit|beat)\w*\b")
_OF_ANY_SIZE: Final = re.compile(r"\b(?:drums?|drum (?:kit|set)|cello|double bass|contrabass)$")
GROWN_M: Final = 1.72
"""The height of those for whom instruments have their usual size."""
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


_SAT_AT: Final = re.compile(r"\b(?:piano|organ|harpsichord|drum kit|drums|pianist|organist|drummer)s?\b")
_SEEN_AT_IT: Final = {"size": "full", "view": "three_quarter_front", "distance_m": None, "focal_length_mm": 35.0}


def with_instruments_in_the_frame(shot: Shot) -> Shot:
    """The shot with a frame for a piano or a drum kit and for who sits at it, where nobody told a size.

    Args:
        shot: its main subject and their beats.
    """
    main = shot.main_subject
    if main is None or not is_person(main):
        return shot
    own = [beat.action.lower() for beat in shot.beats if beat.subject == main.id]
    plays = any(_PLAYS.match(words) and _SAT_AT.search(f"{main.noun.lower()} {words}") for words in own)
    return without_invented(shot, _SEEN_AT_IT) if plays else shot


def _with_mirrors_of_their_size(shot: Shot) -> Shot:
    """The shot with mirrors as high as what stands for them, where nobody has told another height."""
    usual_m = table("nouns")["mirror"].height_m
    subjects = [
        s.model_copy(update={"height_m": None}) if _MIRROR.search(s.noun.lower()) and s.height_m == usual_m else s
        for s in shot.subjects
    ]
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})


def with_instruments_for_children(shot: Shot) -> Shot:
    """The shot with the drums and cellos that children play as much smaller as the children are.

    Args:
        shot: its people and their beats.
    """
    people = {s.id: s for s in shot.subjects if is_person(s)}
    played = {b.target: people[b.subject] for b in shot.beats if b.subject in people and _PLAYS.match(b.action.lower())}
    subjects = []
    for subject in shot.subjects:
        player, entry = played.get(subject.id), noun_entry(subject.noun)
        usual_m = entry.height_m if entry is not None else None
        body_m = (player.height_m or build_of(player).height_m) if player is not None else GROWN_M
        fits = _OF_ANY_SIZE.search(subject.noun.lower()) is None or body_m >= GROWN_M or not usual_m
        keeps = fits or subject.height_m not in {None, usual_m}
        high = subject if keeps else subject.model_copy(update={"height_m": (usual_m or 1.0) * body_m / GROWN_M})
        subjects.append(high)
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})
