"""What is stuck, hidden or left somewhere: it is there."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot, Subject

__all__ = ["with_whereabouts"]

_LEFT: Final = re.compile(
    r"(?:stuck|trapped|caught|lost|left|forgotten|hidden|wedged|tucked|placed|laid|abandoned|stranded) (?:high )?"
    r"(?P<where>(?:in|on|under|beneath|inside|up) .+)"
)
"""Looks that tell where something is."""


def with_whereabouts(shot: Shot) -> Shot:
    """The shot with each subject whose looks tell where it is at that place, unless other words put it elsewhere."""
    subjects = [_placed(subject) for subject in shot.subjects]
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})


def _placed(subject: Subject) -> Subject:
    found = next((match for look in subject.looks if (match := _LEFT.match(look.text.lower()))), None)
    if found is None or subject.position:
        return subject
    return subject.model_copy(update={"position": found["where"]})
