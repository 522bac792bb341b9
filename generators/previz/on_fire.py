"""What catches fire burns itself: its flames rise from it, and no camp fire lies beside it."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Beat, Look, Shot, Subject
from prompts.vocabulary import table

__all__ = ["with_things_on_fire"]

_CATCHES: Final = re.compile(
    r"(?:being )?(?:\w+ly )?(?:catch\w* (?:on )?fire|burst\w* into (?:a )?(?:flames?|fire|blaze)|go\w* up in flames?|"
    r"erupt\w* in(?:to)? flames?|(?:set|lit|put) (?:on fire|alight|ablaze)|ignit\w*|"
    r"engulf\w* (?:in|by) (?:flames?|fire))\b"
)
FIRES: Final = frozenset({"fire", "flames", "flame", "blaze"})
OWN_FLAME: Final = frozenset({"fire", "smoke", "liquid"})
_KINDLED: Final = re.compile(
    r"\b(?:candles?|match|matches|torch|torches|lamp|lantern|lighter|burner|stove|grill|hearth|fireplace|campfire|"
    r"bonfire|fuse|firework|fireworks|sparkler|engines?|rocket|cigarette|cigar|pipe|incense|logs?|wick|forge|furnace)$"
)
"""What is lit for its flame, and shows it by itself."""
_QUENCHED: Final = re.compile(r"\b(?:put\w* (?:it |them |the \w+ )?out|extinguish\w*|dous\w*|quench\w*)\b")
_EXPLODES: Final = re.compile(r"(?:explod|blow\w* up|detonat)\w*\b")
BLOWN_UP: Final = frozenset({"vehicle", "building", "aircraft", "boat", "spacecraft", "box"})
"""Kinds of what burns after it has exploded."""
ON_FIRE: Final = "on fire"


def with_things_on_fire(shot: Shot) -> Shot:
    """The shot with the things that catch fire aflame from then on, and without the fire as a thing of its own.

    Args:
        shot: one of `a tree catches fire`.
    """
    shot = _after_explosions(shot)
    caught = {b.subject for b in shot.beats if _CATCHES.match(b.action.lower())}
    things = [s for s in shot.subjects if s.id in caught and _may_burn(s)]
    if not things:
        return shot
    thing = things[0]
    fires = {s.id for s in shot.subjects if s.noun.lower() in FIRES and _is_its_own(shot, s, thing)}
    subjects = [_aflame(s) if s in things else s for s in shot.subjects if s.id not in fires]
    beats = [_about(b, thing, fires) for b in shot.beats]
    physics = [event for event in shot.physics if event.subject not in {s.id for s in things} | fires]
    return shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics})


def _after_explosions(shot: Shot) -> Shot:
    """The shot with cars and houses that explode bursting into flames."""
    blown = {s.id for s in shot.subjects if s.kind in BLOWN_UP}
    beats = [
        b.model_copy(update={"action": "bursting into flames", "motion": "burn"})
        if b.subject in blown and _EXPLODES.match(b.action.lower())
        else b
        for b in shot.beats
    ]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _may_burn(subject: Subject) -> bool:
    kind = table("kinds")[subject.kind or "thing"]
    return not kind.animate and kind.id not in OWN_FLAME and not _KINDLED.search(subject.noun.lower())


def _is_its_own(shot: Shot, fire: Subject, thing: Subject) -> bool:
    """Whether a fire is what a thing catches, and no other that the words tell of before."""
    first = next((b for b in shot.beats if fire.id in (b.subject, b.target)), None)
    return first is not None and first.subject == thing.id and _CATCHES.match(first.action.lower()) is not None


def _aflame(subject: Subject) -> Subject:
    return subject.model_copy(update={"looks": [*subject.looks, Look(text=ON_FIRE)]})


def _about(beat: Beat, thing: Subject, fires: set[str]) -> Beat:
    """A beat of the fire as one of the thing that burns."""
    change: dict[str, object] = {}
    if _CATCHES.match(beat.action.lower()) and beat.subject == thing.id:
        change |= {"motion": "burn", "target": ""}
    elif beat.target in fires and not beat.subject and _QUENCHED.search(beat.action.lower()):
        change |= {"subject": thing.id, "action": "going out", "target": "", "motion": "shine"}  # by the rain
    elif beat.target in fires:
        change |= {"target": thing.id}
    if beat.subject in fires:
        change |= {"subject": thing.id}
    return beat.model_copy(update=change) if change else beat
