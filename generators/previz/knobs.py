"""Buttons, knobs and doorbells: parts of a machine or a door, which hands go to where those are named."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["is_of_a_machine", "with_knobs_on_their_machines"]

_KNOB: Final = re.compile(r"(?:^|\b)(?:buttons?|knob|dial|switch|lever|doorbell|door ?bell|door ?knob|door ?handle)$")
_WHOLE: Final = re.compile(
    r"\b(?:machine|washer|dryer|dishwasher|oven|stove|microwave|blender|toaster|printer|copier|elevator|radio|amplifier|"
    r"computer|camera|jukebox|robot|kettle|mixer|fan|television|tv|door|gate|fridge)$"
)
_BELL: Final = re.compile(r"\bbell$|bell$")
_DOOR: Final = re.compile(r"\b(?:door|gate)$")


def with_knobs_on_their_machines(shot: Shot) -> Shot:
    """The shot in which what is pressed or turned is the machine that has the button, where one is named.

    Args:
        shot: its beats may be about a button of a machine in it, or about the bell of a door.
    """
    for knob in shot.subjects:
        if not _KNOB.search(knob.noun.lower()) or knob is shot.main_subject:
            continue
        whole = next((s for s in shot.subjects if s is not knob and _has(s, knob)), None)
        if whole is not None:
            beats = [b.model_copy(update={"target": whole.id}) if b.target == knob.id else b for b in shot.beats]
            kept = [subject for subject in shot.subjects if subject is not knob]
            return shot.model_copy(update={"subjects": kept, "beats": beats})
    return shot


def is_of_a_machine(shot: Shot, subject: Subject) -> bool:
    """Whether a subject is a button, a knob or a bell of another one, which shows it."""
    return _KNOB.search(subject.noun.lower()) is not None and any(
        s is not subject and _has(s, subject) for s in shot.subjects
    )


def _has(whole: Subject, knob: Subject) -> bool:
    noun = whole.noun.lower()
    if _BELL.search(knob.noun.lower()) or knob.noun.lower().startswith("door"):
        return _DOOR.search(noun) is not None
    return _WHOLE.search(noun) is not None and _DOOR.search(noun) is None
