"""Who is pushed on a swing sits on it, whoever else the words are about."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["with_pushed_on_swings"]

_PUSHES: Final = re.compile(
    r"(?:\w+ly )?(?:push|swing|giv)\w* .*\bon (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}?swings?\b"
)


def with_pushed_on_swings(shot: Shot) -> Shot:
    """The shot with who is pushed on a swing sitting on it.

    Args:
        shot: its people and their beats.
    """
    acting = {beat.subject for beat in shot.beats}
    swing = next((s for s in shot.subjects if "swing" in names_of(s)), None)
    if swing is None:
        return shot
    seated = [
        Beat(subject=who.id, action="swinging on the swing", motion="swing", target=swing.id)
        for beat in shot.beats
        if _PUSHES.match(beat.action.lower()) and (who := _pushed(shot, beat)) is not None and who.id not in acting
    ]
    return shot.model_copy(update={"beats": [*shot.beats, *seated]}) if seated else shot


def _pushed(shot: Shot, beat: Beat) -> Subject | None:
    """Whom somebody pushes in a beat."""
    others = [s for s in shot.subjects if is_person(s) and s.id != beat.subject]
    aimed = next((s for s in others if s.id == beat.target), None)
    return aimed or next((s for s in others if any(n in beat.action.lower() for n in names_of(s))), None)
