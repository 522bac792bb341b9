"""How far the camera goes round what is filmed, where the words say that it goes round it and not how far."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.camera.moves import PlannedMove
from prompts.shot import Shot, Source, Speed

__all__ = ["all_round", "goes_all_round"]

ROUND: Final = frozenset({"arc_cw", "arc_ccw"})
_ALL_ROUND: Final = re.compile(
    r"\b(?:orbit|circl|revolv)(?:s|es|e|ing|le|les|ling)?\b(?! (?:shot )?(?:of|from) \d)|\b360\b|\bturntable\b"
    r"|\b(?:mov|go|goes|fl|travel|walk|rotat|spin|turn)\w*(?: \w+ly)? (?:all the way |right )?(?:a)?round\b",
    re.IGNORECASE,
)
"""Ways to say that the camera goes round something, which shows all its sides; an arc shows one after another."""
ROUND_DEG: Final = {Speed.SLOW: 200.0, Speed.MEDIUM: 300.0, Speed.FAST: 360.0}
"""How far it goes at each speed: past the back and on to the other side."""
ONE_WAY: Final = re.compile(
    r"\b(?:quarter|half|slight|partial|short)\b[^.]{0,20}\b(?:orbit|circle|arc|turn)", re.IGNORECASE
)


def goes_all_round(shot: Shot) -> bool:
    """Whether the words take the camera round something, so that all its sides are to be seen."""
    said = _ALL_ROUND.search(shot.request) is not None and ONE_WAY.search(shot.request) is None
    return bool(shot.subjects) and said and any(move.kind in ROUND for move in shot.camera.moves)


def all_round(planned: Sequence[PlannedMove], shot: Shot) -> tuple[PlannedMove, ...]:
    """The moves, with one that the user called going round the subject going so far that all its sides are seen.

    A place without anybody is seen from its open side.

    Args:
        planned: moves with their totals, in the shot's order.
        shot: what was asked for.
    """
    if not goes_all_round(shot):
        return tuple(planned)
    moves = []
    for number, move in enumerate(planned):
        asked = shot.camera.moves[number] if number < len(shot.camera.moves) else None
        if asked is not None and move.kind in ROUND and _is_free(shot, number):
            long = (move.end_s - move.start_s) / max(sum(m.end_s - m.start_s for m in planned if m.kind in ROUND), 1e-6)
            move = replace(move, total=math.copysign(ROUND_DEG[asked.speed or Speed.MEDIUM] * long, move.total))
        moves.append(move)
    return tuple(moves)


def _is_free(shot: Shot, number: int) -> bool:
    """Whether the user asked for a move and not how far it goes."""
    kind, amount = (shot.source_of(f"camera.moves[{number}].{field}") for field in ("kind", "amount"))
    told = kind or shot.source_of("camera.moves")
    asked = told is None or told.source is Source.USER
    return asked and (amount is None or amount.source is not Source.USER)
