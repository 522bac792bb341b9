"""A baby sits on the floor, unless the words say where or how it is: it cannot stand."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Shot, Subject

__all__ = ["with_babies_seated"]

_BABY: Final = re.compile(r"\b(?:baby|babies|infants?)$")
_STAYS: Final = frozenset({"talk", "stand", "look", "wave", "eat", "rest"})
"""Ways of moving for which nobody needs to be on their feet."""
_PLACED: Final = re.compile(
    r"\b(?:sit\w*|seated|l(?:ie|ies|ying)|sle(?:eps?|eping|pt)|asleep|nap\w*|crawl\w*|stand\w*|walk\w*|step\w*"
    r"|toddl\w*|kneel\w*|float\w*|swim\w*|held|carried|cradl\w*|rid\w*"
    r"|in (?:his|her|their|its|the|a|an) (?:[a-z]+ )?(?:arms?|lap|crib|cot|cradle|pram|stroller|pushchair|bed|bath\w*"
    r"|tub|chair|high ?chair|seat|sling|basket|swing|pool|water))\b"
)
"""Words of how somebody is, or of what holds them."""


def with_babies_seated(shot: Shot) -> Shot:
    """The shot with its babies sitting on the floor where they do what can be done there and nobody holds them.

    Args:
        shot: with the deeds of all.
    """
    held = {beat.target for beat in shot.beats}
    babies = {s.id for s in shot.subjects if _is_baby(s)} - held
    beats = [_seated(beat) if beat.subject in babies else beat for beat in shot.beats]
    if _PLACED.search(shot.request.lower()) or beats == shot.beats:
        return shot
    return shot.model_copy(update={"beats": beats})


def _is_baby(subject: Subject) -> bool:
    return subject.kind == "human" and _BABY.search(subject.noun.lower()) is not None


def _seated(beat: Beat) -> Beat:
    """A beat of a baby, sitting on the floor."""
    if beat.motion not in _STAYS or beat.target:
        return beat
    if beat.action.startswith(("standing", "resting")):
        return beat.model_copy(update={"action": "sitting on the floor", "motion": "sit"})
    return beat.model_copy(update={"action": f"{beat.action} while sitting on the floor"})
