"""What is taken from somebody is in their hands before: the purse that a thief snatches from a woman."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.relations import seated_beat
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_what_is_taken_from_somebody"]

_TAKES: Final = re.compile(r"(?:\w+ly )?(?:steal|snatch|grabb?|tak|ripp?|tear|pull|swip|nick)ing ")
_CARRIED: Final = re.compile(
    r"\b(?:bag|handbag|purse|wallet|backpack|briefcase|suitcase|phone|smartphone|umbrella|camera|necklace|basket|book"
    r"|toy|doll|balloon|ball|sandwich|ice cream|letter|laptop|key|keys)$"
)
"""What people have with them."""


def with_what_is_taken_from_somebody(shot: Shot) -> Shot:
    """The shot with what a thief takes from somebody in the hands of that one until then.

    Args:
        shot: its people, who come up to one another, and their beats.
    """
    beats = list(shot.beats)
    added: list[Beat] = []
    for number, beat in enumerate(beats):
        thief = next((s for s in shot.subjects if s.id == beat.subject and is_person(s) and s.count == 1), None)
        thing = next((s for s in shot.subjects if s.id == beat.target and _CARRIED.search(s.noun.lower())), None)
        if thief is None or thing is None or not _TAKES.match(beat.action.lower()):
            continue
        victim = _victim(shot, beats[:number], beat, thing)
        if victim is None or any(b.target == thing.id for b in (*beats[:number], *added)):
            continue
        beats[number] = beat.model_copy(
            update={"action": f"snatching the {thing.noun} away from the {victim.noun}", "motion": "work"}
        )
        added.append(_holding(shot, victim, thing, beat.start_s or 0.0))
    return shot.model_copy(update={"beats": [*beats, *added][:24]}) if added else shot


def _victim(shot: Shot, earlier: list[Beat], beat: Beat, thing: Subject) -> Subject | None:
    """Whose thing it is: who is named as the one it is taken from, or whom the thief has come up to."""
    words, noun = beat.action.lower(), re.escape(thing.noun.lower().split()[-1])
    others = [s for s in shot.subjects if s.id != beat.subject and is_person(s) and s.count == 1]
    for other in others:
        names = "|".join(re.escape(name) for name in names_of(other))
        if re.search(rf"\bfrom (?:an?|the|his|her) (?:[\w-]+ ){{0,2}}?(?:{names})\b", words):
            return other
        if re.search(rf"\b(?:{names})['’]s (?:[\w-]+ )?{noun}\b", words):
            return other
    if not re.search(rf"\b(?:his|her|their) (?:[\w-]+ )?{noun}\b", words):
        return None
    met = {b.target for b in earlier if b.subject == beat.subject}
    return next((other for other in others if other.id in met), None)


def _holding(shot: Shot, victim: Subject, thing: Subject, until_s: float) -> Beat:
    """How somebody has their thing until it is taken, on the seat that the words put them on."""
    seated = seated_beat(shot, victim)
    words = f"{seated.action}, holding the {thing.noun}" if seated else f"holding the {thing.noun}"
    motion = seated.motion if seated else "stand"
    return Beat(subject=victim.id, action=words, motion=motion, target=thing.id, start_s=0.0, end_s=until_s or None)
