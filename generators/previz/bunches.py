"""Balloons that somebody holds are one bunch in the hand, each on its string."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.surfaces import colour_in
from generators.previz.things import held_by, is_person
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_bunches"]

_PARTY: Final = re.compile(r"^(?!.*\b(?:hot|air|water|weather)\b).*\bballoons$")
_HELD: Final = re.compile(r"\b(?:h[eo]ld|carr(?:y|ies|ied)|walk|s[eo]l[ld]|grip|clutch)\w*\b")
_LOOSE: Final = re.compile(
    r"\b(?:releas|lets? go|letting go|pop|burst|inflat|blow|bl[eo]w|fl(?:oat|y|ies) (?:away|off|up)|juggl|giv|hand)\w*"
)
"""What is done to balloons one by one, or frees them."""
_NUMBERS: Final = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven"}


def with_bunches(shot: Shot) -> Shot:
    """The shot with each lot of balloons that somebody holds as one thing, which shows as many.

    Args:
        shot: as it is told.
    """
    held = [s for s in shot.subjects if _is_held(shot, s)]
    if not held or _LOOSE.search(shot.request.lower()):
        return shot
    return shot.model_copy(update={"subjects": [_bunch(s) if s in held else s for s in shot.subjects]})


def _is_held(shot: Shot, subject: Subject) -> bool:
    if subject.count < 2 or not _PARTY.search(subject.noun.lower()):
        return False
    people = [other for other in shot.subjects if is_person(other)]
    if any(held_by(shot, person) is subject for person in people):
        return True
    return any(_holds(beat, subject) for beat in shot.beats for person in people if beat.subject == person.id)


def _holds(beat: Beat, subject: Subject) -> bool:
    return beat.target == subject.id and _HELD.search(beat.action.lower()) is not None


def _bunch(subject: Subject) -> Subject:
    """The bunch of a lot of balloons: of the colour told, or of many."""
    number = _NUMBERS.get(subject.count, "many")
    one = any(colour_in(look.text) is not None for look in subject.looks) or colour_in(subject.noun) is not None
    noun = f"bunch of {number} {'' if one else 'coloured '}balloons"
    return subject.model_copy(update={"noun": noun, "count": 1, "count_text": ""})
