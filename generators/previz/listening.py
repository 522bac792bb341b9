"""Who listens to music with headphones has them on."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Look, Shot, Subject

__all__ = ["with_headphones_on"]

_NAMES: Final = r"(?:(?:head|ear)phones?|earbuds?|headset)\b"
_ON_EARS: Final = re.compile(r"\b(?:head|ear)phones?$|\bearbuds?$|\bheadset$")
_HEARS: Final = re.compile(r"\b(?:listen|hear|nod|danc|sing|relax|jog|run|walk|work|study|rest|gam)\w*\b")
_WITH: Final = re.compile(
    r"\b(?:with|on|through|in|wearing|using|over) (?:(?:an?|his|her|their|the) )?(?:[\w-]+ ){0,2}?"
    r"(?:(?:head|ear)phones?|earbuds?|headset)\b"
)


def with_headphones_on(shot: Shot) -> Shot:
    """The shot with headphones on the head of whoever hears something with them, and not before them.

    Args:
        shot: its people and what they do; headphones that are handled stay things.
    """
    for things in (s for s in shot.subjects if _ON_EARS.search(s.noun.lower())):
        if any(b.subject == things.id for b in shot.beats):
            continue
        who = next((b.subject for b in shot.beats if _is_heard(b)), "") or _wearer(shot, things)
        hearer = next((s for s in shot.subjects if s.id == who and is_person(s)), None)
        if hearer is None:
            continue
        look = Look(text="headphones", colour=next((look.colour for look in things.looks if look.colour), ""))
        subjects = [_with(s, look) if s is hearer else s for s in shot.subjects if s is not things]
        beats = [b.model_copy(update={"target": ""}) if b.target == things.id else b for b in shot.beats]
        return shot.model_copy(update={"subjects": subjects, "beats": beats})
    return shot


def _wearer(shot: Shot, things: Subject) -> str:
    """Id of who is told to be with them and does nothing with them: `a jogger with headphones running`."""
    main = shot.main_subject
    handled = any(b.target == things.id for b in shot.beats)
    people = [s for s in shot.subjects if is_person(s)]
    named = "|".join(re.escape(name) for s in people[:1] for name in names_of(s))
    close = re.search(rf"\b(?:{named}) (?:with|wearing|in) (?:[\w-]+ ){{0,3}}?{_NAMES}", shot.request.lower())
    return main.id if main is not None and people[:1] == [main] and close and not handled else ""


def _is_heard(beat: Beat) -> bool:
    words = beat.action.lower()
    return _HEARS.match(words) is not None and _WITH.search(words) is not None


def _with(subject: Subject, look: Look) -> Subject:
    return subject.model_copy(update={"looks": [*subject.looks, look][:24]})
