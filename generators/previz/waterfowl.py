"""Birds that live on water glide over it with their wings folded, where the place is a water and no air is told of."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.birds_on_water import WATERFOWL
from generators.previz.camera.frame_size import told
from generators.previz.rigs.base import noun_of
from prompts.shot import Beat, Shot

__all__ = ["with_waterfowl_afloat"]

WATERS: Final = frozenset({"lake", "sea", "river", "harbour"})
_GLIDES: Final = re.compile(r"(?:\w+ly )?(?:glid|drift|float|paddl|com|swim|appear|mov)\w*\b")
_ON_WATER: Final = re.compile(
    r"\b(?:on|in|across) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:lake|pond|water|river|sea|canal|lagoon|stream)\b"
)
AT_REST: Final = frozenset({None, "stand", "look", "rest", "perch"})
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
    on_it = _ON_WATER.search(shot.request.lower()) is not None
    ashore = _IN_THE_AIR.search(shot.request.lower()) is not None
    beats = [
        _at_ease(beat) if beat.subject in fowl and on_it and beat.motion in AT_REST and not told(shot, f"beats[{n}]")
        else beat.model_copy(update={"action": f"{beat.action}, floating on the water", "motion": "float"})
        if beat.subject in fowl and on_it and not ashore and beat.motion in AT_REST and "water" not in beat.action
        else _afloat(beat) if beat.subject in fowl
        else beat
        for n, beat in enumerate(shot.beats)
    ]  # fmt: skip
    return shot if beats == list(shot.beats) else shot.model_copy(update={"beats": beats})


def _at_ease(beat: Beat) -> Beat:
    """What a bird does that is only said to be on a water: it swims there."""
    return beat.model_copy(update={"action": "gliding on the water", "motion": "swim"})


def _afloat(beat: Beat) -> Beat:
    words = beat.action.lower()
    if not _GLIDES.match(words) or _IN_THE_AIR.search(words) or "water" in words:
        return beat
    return beat.model_copy(update={"action": f"{beat.action} on the water", "motion": "swim"})
