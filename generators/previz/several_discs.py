"""Several moons or suns over a place hang in its sky: no figures, which would stand on its ground."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from generators.previz.meeting.filming import without_invented
from prompts.shot import Shot, Subject

__all__ = ["DISCS", "with_discs_in_the_sky"]

DISCS: Final = re.compile(r"\b(?P<count>\d) (?P<what>moons|suns) in the sky\b")
"""How the details of a place say what hangs over it."""
_NOUN: Final = re.compile(r"\b(moon|sun)s?$")
MOST: Final = 5
NO_SKY: Final = frozenset(
    {"space", "studio", "room", "kitchen", "table", "underwater", "classroom", "laboratory", "theatre"}
)
MOST_DETAILS: Final = 12
SEEN_UNDER_IT: Final = {"size": "wide", "view": "three_quarter_back", "angle": "eye_level", "height_m": None}
"""How somebody under such a sky is filmed: small, so that it is in the picture."""


def with_discs_in_the_sky(shot: Shot) -> Shot:
    """The shot with several moons or suns as what hangs over its place.

    Args:
        shot: a completed one.
    """
    if shot.setting.interior or (shot.setting.stage or "") in NO_SKY:
        return shot
    discs = [s for s in shot.subjects if _hangs(s)]
    if not discs:
        return shot
    gone = {s.id for s in discs}
    told = [f"{s.count} {_noun(s)}s in the sky" for s in discs]
    details = [*shot.setting.details, *told][:MOST_DETAILS]
    setting = shot.setting.model_copy(update={"details": details})
    shot = without_subjects(shot, gone).model_copy(update={"setting": setting})
    return without_invented(shot, SEEN_UNDER_IT) if shot.subjects else shot


def _noun(subject: Subject) -> str:
    found = _NOUN.search(subject.noun.lower())
    return found[1] if found else ""


def _hangs(subject: Subject) -> bool:
    return subject.kind == "celestial" and 1 < subject.count <= MOST and bool(_noun(subject))
