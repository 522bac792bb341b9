"""Birds that live on water glide over it with their wings folded, where the place is a water and no air is told of."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.rigs.base import noun_of
from generators.previz.things import WATERFOWL
from prompts.shot import Beat, Shot

__all__ = ["with_waterfowl_afloat"]

WATERS: Final = frozenset({"lake", "sea", "river", "harbour"})
_GLIDES: Final = re.compile(r"(?:\w+ly )?(?:glid|drift|float|paddl|com|swim|appear|mov)\w*\b")
_IN_THE_AIR: Final = re.compile(
    r"\b(?:over|above|sky|skies|air|wings?|wind|fl(?:y|ies|ying)|soar\w*|land\w*|walk\w*|shore|bank)\b"
)


def with_waterfowl_afloat(shot: Shot) -> Shot:
    """The shot with its swans and ducks swimming, where they glide on a water and no air is spoken of.

    Args:
        shot: a completed one.
    """
    if shot.setting.stage not in WATERS:
        return shot
    fowl = {s.id for s in shot.subjects if (noun := noun_of(s)) is not None and noun.breed in WATERFOWL}
    beats = [_afloat(beat) if beat.subject in fowl else beat for beat in shot.beats]
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _afloat(beat: Beat) -> Beat:
    words = beat.action.lower()
    if not _GLIDES.match(words) or _IN_THE_AIR.search(words) or "water" in words:
        return beat
    return beat.model_copy(update={"action": f"{beat.action} on the water", "motion": "swim"})
