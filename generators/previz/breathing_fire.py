"""Who breathes fire gives it off from where they are: the fire is no thing that is thrown."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Shot

__all__ = ["with_fire_breathed"]

_BREATHES: Final = re.compile(
    r"(?:\w+ly )?(?:breath|spit|spew|blow|belch|exhal)\w* (?:out )?(?:fire|flames?|a jet of fire)\b"
)
_FIRE: Final = frozenset({"fire", "flame", "flames"})


def with_fire_breathed(shot: Shot) -> Shot:
    """The shot without the fire that a dragon breathes as a thing of its own.

    Args:
        shot: its beats.
    """
    breathed = {b.target for b in shot.beats if _BREATHES.match(b.action.lower())}
    gone = {s.id for s in shot.subjects if s.id in breathed and s.noun.lower() in _FIRE}
    if not gone:
        return shot
    beats = [
        b.model_copy(update={"target": "", "motion": "talk", "action": "breathing fire"}) if b.target in gone else b
        for b in shot.beats
    ]
    physics = [event for event in shot.physics if event.subject not in gone]
    subjects = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats, "physics": physics})
