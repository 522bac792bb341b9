"""Which hand does a deed, where the words say that it is the left one."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Shot, Subject

__all__ = ["uses_left_hand"]

_LEFT: Final = r"\b(?:in|with|using|by) (?:(?:his|her|their|its|the) )?left(?:[- ]hand(?!ed)| arm)\b"
_RIGHT: Final = r"\b(?:in|with|using|by) (?:(?:his|her|their|its|the) )?right(?:[- ]hand(?!ed)| arm| one)?\b"
_LEFT_HANDED: Final = re.compile(r"\bleft[- ]handed(?:ly)?\b|\bleft[- ]hander\b")


def uses_left_hand(shot: Shot, subject: Subject) -> bool:
    """Whether the left hand of somebody is told to do what others do with the right.

    Args:
        shot: its request; with only one person in it all its words are about them.
        subject: who acts.
    """
    alone = sum(is_person(other) for other in shot.subjects) == 1 and subject.count == 1
    words = " ".join(beat.action for beat in shot.beats if beat.subject == subject.id).lower()
    told = shot.request.lower() if alone else f"{words} {subject.position}".lower()
    if _LEFT_HANDED.search(told):
        return True
    left, right = re.search(_LEFT, told), re.search(_RIGHT, told)
    if left is None or right is None:
        return left is not None
    own = words[: m.start()] if (m := re.search(_LEFT, words)) else ""
    return left.start() < right.start() and own != "" and _names_a_thing(shot, own)


def _names_a_thing(shot: Shot, words: str) -> bool:
    """Whether words name something that is held: what comes first in them is what the deed is about."""
    return any(name in words for s in shot.subjects if not is_person(s) for name in names_of(s))
