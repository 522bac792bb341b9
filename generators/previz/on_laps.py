"""What somebody has on the lap, the shoulder or the hand: `sleeping with a cat on his lap` has the cat lie there."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_what_is_on_laps"]

_ON: Final = (
    r"(?:[\w-]+ ){0,3}?(?:on|in|upon) (?:his|her|their|my|the) (?P<part>laps?|knees?|shoulders?|head|hand|arm)\b"
)
_DOES: Final = {"sleep": "sleeping", "nap": "sleeping", "curl": "sleeping", "purr": "sleeping"}
SMALL: Final = frozenset({"quadruped", "bird", "insect"})


def with_what_is_on_laps(shot: Shot) -> Shot:
    """The shot with each small animal that is told to be on somebody's lap, shoulder or hand being there.

    Args:
        shot: one in which an animal with nothing to do is named in what somebody does.
    """
    for animal in (s for s in shot.subjects if s.kind in SMALL):
        own = [n for n, beat in enumerate(shot.beats) if beat.subject == animal.id]
        if any(told(shot, f"beats[{n}]") for n in own):
            continue
        beats = [beat for beat in shot.beats if beat.subject != animal.id]
        for number, beat in enumerate(beats):
            who = next((s for s in shot.subjects if s.id == beat.subject and is_person(s)), None)
            part = (_part(animal, shot.request) or _placed(animal)) if who is not None else ""
            if who is None or not part:
                continue
            doing = next((ing for stem, ing in _DOES.items() if stem in beat.action.lower()), "sitting")
            beats[number] = beat.model_copy(update={"target": "" if beat.target == animal.id else beat.target})
            settled = f"{doing} on the {part} of the {who.noun}"
            beats.append(Beat(subject=animal.id, action=settled, motion="sit"))
            there = animal.model_copy(update={"position": ""})
            subjects = [there if s is animal else s for s in shot.subjects]
            return shot.model_copy(update={"subjects": subjects, "beats": beats[:24]})
    return shot


def _part(animal: Subject, words: str) -> str:
    names = "|".join(re.escape(name) for name in names_of(animal))
    found = re.search(rf"\b(?:{names}) {_ON}", words.lower())
    return found["part"] if found else ""


def _placed(animal: Subject) -> str:
    """`on her lap`, as the place of an animal that was put there."""
    found = re.fullmatch(_ON, animal.position.lower())
    return found["part"] if found else ""
