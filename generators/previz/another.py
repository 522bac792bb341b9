"""`One person helps another put on a backpack`: another is somebody, though no noun says so."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.human.wardrobe import is_worn
from generators.previz.things import is_person
from prompts.shot import Importance, Look, Shot, Subject

__all__ = ["with_another"]

_ANOTHER: Final = re.compile(
    r"\b(?:help|assist|teach|watch|mak|let)\w* (?:another|the other)"
    r"(?= (?:put|get|tie|carry|climb|stand|cross|lift|move|zip|button|fasten|find|sit|walk|up|into|out|on|off|with|to"
    r"|down|over|across|through|onto|in)\b)"
)


_PUTS_ON: Final = re.compile(r"\b(?:put|into|on with|zip|button|fasten)\b")


def with_another(shot: Shot) -> Shot:
    """The shot with the one whom a single person helps, where the words call them only `another`.

    Args:
        shot: its people and their beats.
    """
    people = [s for s in shot.subjects if is_person(s)]
    if len(people) != 1 or people[0].count != 1:
        return shot
    first = people[0]
    for number, beat in enumerate(shot.beats):
        found = _ANOTHER.search(beat.action.lower())
        if beat.subject != first.id or found is None:
            continue
        other = Subject(id=f"{first.id}_2", noun=first.noun, kind=first.kind, importance=Importance.SUPPORTING)
        action = f"{beat.action[: found.end()]} {first.noun}{beat.action[found.end() :]}"
        beats = [*shot.beats]
        beats[number] = beat.model_copy(update={"action": action[:300], "target": other.id})
        worn = next((s for s in shot.subjects if s.id == beat.target and is_worn(s.noun)), None)
        if worn is not None and _PUTS_ON.search(beat.action.lower()):
            colour = next((look.colour for look in worn.looks if look.colour), "")
            said = " ".join([*(look.text for look in worn.looks), worn.noun])
            other = other.model_copy(update={"looks": [Look(text=said[:160], colour=colour)]})
        subjects = [s for s in shot.subjects if s is not worn or not other.looks]
        return shot.model_copy(update={"subjects": [*subjects, other], "beats": beats})
    return shot
