"""A crowd that watches in a stadium, a circus or at a ring is in its stands, and not among those whom it watches."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from prompts.shot import Shot, Subject

__all__ = ["with_crowd_in_its_stands"]

_CROWD: Final = re.compile(r"\b(?:crowds?|audience|fans|spectators|onlookers|supporters|public)$")
_OPEN: Final = re.compile(r"\b(?P<full>packed |full |sold-out |crowded )?(?P<what>stadium|arena)\b")
_RINGED: Final = re.compile(r"\b(?:circus|big top|boxing ring|boxing arena|boxing match|roman arena|bullring arena)\b")
_PERFORMS: Final = re.compile(
    r"\bon stage\b|\b(?:on|across|onto) (?:an?|the) (?:\w+ )?stage\b|\bin front of an? (?:\w+ )?audience\b"
)
"""Who performs in a hall has the audience before them, where the lens is."""
_HERE: Final = re.compile(r"\b(?:pitch|field|stage|floor)\b|^(?:around|beside|next to|with)\b")
_GOES: Final = re.compile(r"^(?:storm|invad|run|rush|pour|flood|walk|march|leav|enter|carr|lift|throw|hug)\w*\b")


def with_crowd_in_its_stands(shot: Shot) -> Shot:
    """The shot with the stands of its place full, in place of a crowd that stands on the pitch.

    Args:
        shot: whose crowd is not its main subject and goes nowhere.
    """
    main, place = shot.main_subject, shot.setting.place.lower()
    found = _OPEN.search(place) if shot.setting.stage == "meadow" else None
    hall = shot.setting.stage == "theatre" and main is not None and _PERFORMS.search(_told(shot, main)) is not None
    if main is None or (found is None and _RINGED.search(place) is None and not hall):
        return shot
    gone = {s.id for s in shot.subjects if s is not main and _only_watches(shot, s)}
    if not gone:
        return shot
    if found is not None and not found["full"]:
        full = f"{place[: found.start()]}packed {place[found.start() :]}"
        shot = shot.model_copy(update={"setting": shot.setting.model_copy(update={"place": full})})
    return without_subjects(shot, gone)


def _told(shot: Shot, subject: Subject) -> str:
    return " ".join([subject.noun, *(b.action for b in shot.beats if b.subject == subject.id), shot.request]).lower()


def _only_watches(shot: Shot, subject: Subject) -> bool:
    own = [beat.action.lower() for beat in shot.beats if beat.subject == subject.id]
    stays = not any(_GOES.match(words) for words in own) and not _HERE.search(subject.position.lower())
    return subject.kind == "human" and _CROWD.search(subject.noun.lower()) is not None and stays
