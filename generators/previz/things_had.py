"""What somebody has in their hand: a thing that they are given as a look."""

from __future__ import annotations

from typing import Final

from generators.previz.rigs.human.wardrobe import is_worn
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Look, Shot, Subject
from prompts.vocabulary import table
from prompts.wording import is_plural
from prompts.wording.english import with_article
from prompts.wording.nouns import noun_entry

__all__ = ["with_things_had"]

_TOO_BIG_M: Final = 2.0
"""Higher things are not held in a hand."""
_LONGEST: Final = 8000
"""Characters that a request may have."""
_FREE: Final = frozenset({"stand", "sit", "rest", "turn", "look", "wave"})
"""Deeds that leave a hand free, beside going somewhere."""


def with_things_had(shot: Shot) -> Shot:
    """The shot with things that are told as looks of somebody as things, held where their deeds leave a hand free.

    Args:
        shot: as it is told.
    """
    for subject in shot.subjects:
        for look in subject.looks:
            if (is_person(subject) or subject.kind == "robot") and _is_had(look):
                shot = _held(shot, subject.id, look)
    return shot


def _is_had(look: Look) -> bool:
    row = noun_entry(look.part) if look.part else None
    if row is None or row.role != "thing" or row.kind == "cloth" or is_worn(look.part) or is_worn(look.text):
        return False
    kind = table("kinds")[row.kind]
    return not kind.animate and (row.height_m or kind.height_m) <= _TOO_BIG_M and row.kind in _HANDY


_HANDY: Final = frozenset({"tool", "instrument", "box", "device", "vessel", "plant", "ball", "thing", "food"})


def _held(shot: Shot, subject_id: str, look: Look) -> Shot:
    row = noun_entry(look.part)
    taken = {subject.id for subject in shot.subjects}
    name = next(
        n for k in range(1, 99) if (n := look.part.replace(" ", "_") if k == 1 else f"{look.part}_{k}") not in taken
    )
    owner = next(subject for subject in shot.subjects if subject.id == subject_id)
    words = look.text.removesuffix(look.part).strip()
    thing = Subject(
        id=name,
        noun=look.part,
        kind=row.kind if row else None,
        looks=[Look(text=words, colour=look.colour)] if words else [],
        count=owner.count if is_plural(look.part) else 1,
        importance=Importance.SUPPORTING,
    )
    bare = owner.model_copy(update={"looks": [other for other in owner.looks if other is not look]})
    subjects = [bare if subject.id == subject_id else subject for subject in shot.subjects]
    beats = [_with_it(beat, thing) if beat.subject == subject_id else beat for beat in shot.beats]
    held = shot.model_copy(update={"subjects": [*subjects, thing], "beats": beats})
    return _told_to_have(held, owner, thing)


def _told_to_have(shot: Shot, owner: Subject, thing: Subject) -> Shot:
    """The shot whose words say that somebody has a thing with them."""
    return shot.model_copy(update={"request": f"{shot.request}\n{owner.noun} with {_called(thing)}"[-_LONGEST:]})


def _called(thing: Subject) -> str:
    """`an umbrella`, `umbrellas`."""
    return thing.noun if is_plural(thing.noun) else with_article(thing.noun)


def _with_it(beat: Beat, thing: Subject) -> Beat:
    """What somebody does who stays where they are, told with the thing in their hand."""
    motion = table("motions").get(beat.motion or "")
    if motion is None or motion.id not in _FREE or beat.target:
        return beat
    return beat.model_copy(update={"action": f"{beat.action} holding {_called(thing)}"[:400], "target": thing.id})
