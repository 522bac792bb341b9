"""What a camera draws back from lies on the table that it reveals somebody at."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.furnishing import is_table
from generators.previz.things import is_large, is_person
from prompts.shot import Shot

__all__ = ["with_the_first_on_the_table"]

_DRAWS_BACK: Final = frozenset({"dolly_out", "zoom_out", "crane_up", "pedestal_up", "reveal"})
_SITS_AT: Final = re.compile(r"\b(?:at|around|round|over|behind)\b.*\b(?:table|desk|counter|bar)\b")


def with_the_first_on_the_table(shot: Shot) -> Shot:
    """The shot with the small thing that it begins on put on the table of whom it ends on.

    Args:
        shot: `pull back from a cup to reveal a man at his desk`.
    """
    first = shot.subjects[0] if shot.subjects else None
    table = next((subject for subject in shot.subjects if is_table(subject)), None)
    reveals = (shot.end_state or "").endswith("revealed") and any(m.kind in _DRAWS_BACK for m in shot.camera.moves)
    if first is None or table is None or first is table or not reveals or first.position or is_person(first):
        return shot
    words = " ".join([*(s.position for s in shot.subjects), *(b.action for b in shot.beats)]).lower()
    if is_large(first) or not _SITS_AT.search(words) or any(b.target == first.id for b in shot.beats):
        return shot
    put = first.model_copy(update={"position": f"on the {table.noun}"})
    return shot.model_copy(update={"subjects": [put if s is first else s for s in shot.subjects]})
