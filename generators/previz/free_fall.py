"""Who skydives is seen high up among the clouds, falling with the camera beside them."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_person
from prompts.shot import Beat, Shot

__all__ = ["as_free_fall"]

_FALLS: Final = re.compile(
    r"\b(?:sky ?-?div|free ?-?fall)\w*\b"
    r"|\b(?:fall|plummet|tumbl|div|jump|leap)\w* (?:down )?(?:through|from|out of) (?:the |an? )?"
    r"(?:[a-z]+ )?(?:sky|clouds?|air|plane|airplane|aeroplane|aircraft|helicopter)\b"
)
_PLACES: Final = frozenset({"", "street", "room", "meadow", "studio", "plain", "sky"})
"""Stages that nobody has told, or that a free fall takes the place of."""


def as_free_fall(shot: Shot) -> Shot:
    """The shot with people who skydive in the air, where they hover before the lens as all falls with them.

    Args:
        shot: its people and their beats.
    """
    people = {s.id for s in shot.subjects if is_person(s)}
    falling = {b.subject for b in shot.beats if b.subject in people and _falls(b)}
    told = shot.setting.place.lower()
    if (
        not falling
        or shot.setting.stage not in _PLACES
        or (told and told in shot.request.lower() and "cloud" not in told)
    ):
        return shot
    beats = [
        _hovering(beat) if beat.subject in falling and _FALLS.search(beat.action.lower()) else beat
        for beat in shot.beats
    ]
    events = [event for event in shot.physics if event.subject not in falling]
    setting = shot.setting.model_copy(update={"stage": "sky", "place": "above the clouds", "interior": False})
    return shot.model_copy(update={"beats": beats, "physics": events, "setting": setting})


def _falls(beat: Beat) -> bool:
    return _FALLS.search(beat.action.lower()) is not None


def _hovering(beat: Beat) -> Beat:
    return beat.model_copy(update={"action": "skydiving", "motion": "stand", "direction": "", "speed_mps": 0.0})
