"""What the action visibly does to the world, said once."""

from __future__ import annotations

import re

from prompts.dialects.voice import Clause, Voice
from prompts.wording import sentence

__all__ = ["physics"]

OPENS = re.compile(r"(?:The |Bright |Fine )?(steam|smoke|sparks|flames?|spray|petals|dust|bubbles|snow)\b", re.I)
"""What goes up, off or down by itself, at the beginning of a consequence."""


def physics(voice: Voice) -> list[Clause]:
    """The visible outcome of each physical event; the first two unless the user spoke of more."""
    outcomes = [(i, event) for i, event in enumerate(voice.shot.physics) if event.outcome and not _is_told(voice, i)]
    clauses: list[Clause] = []
    for place, (i, event) in enumerate(outcomes):
        rank = voice.rank(f"physics[{i}].outcome", 3 if place < 2 else 6)
        clauses.append(Clause(sentence(event.outcome), rank))
    return clauses


def _is_told(voice: Voice, i: int) -> bool:
    """True when the user says already that it steams, drips or sparks, and the director would only say so again."""
    opens = OPENS.match(voice.shot.physics[i].outcome)
    if opens is None or voice.users(f"physics[{i}].outcome"):
        return False
    return re.search(rf"\b{opens[1]}\b (?!in\b|of\b)[a-z]+(?:s|ing)?\b", voice.told, re.I) is not None
