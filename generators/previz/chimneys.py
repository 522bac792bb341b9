"""Smoke that comes from a house's chimney: it rises from the house, and no chimney stands beside it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.leaving_out import without_subjects
from prompts.shot import Look, Shot, Subject

__all__ = ["with_chimney_smoke"]

CHIMNEYS: Final = frozenset({"chimney", "chimneys", "smokestack", "smokestacks"})
_SMOKES: Final = re.compile(
    r"\b(?:smok(?:e|ing)|steam)\b[^.]*\bchimneys?\b|\bchimneys?\b[^.]*\bsmok(?:e|es|ing)\b|\bsmoking chimneys?\b"
)
SMOKING: Final = Look(text="with a smoking chimney")


def with_chimney_smoke(shot: Shot) -> Shot:
    """The shot with the smoke of a chimney given off by the house that it belongs to.

    Args:
        shot: its subjects, and the words that say where smoke comes from.
    """
    shot = _without_smoke_of_engines(shot)
    if _SMOKES.search(shot.request.lower()) is None:
        return shot
    house = next((s for s in shot.subjects if s.kind == "building" and not _is_chimney(s)), None)
    if house is None:
        return shot
    gone = {s.id for s in shot.subjects if s is not house and (_is_chimney(s) or s.kind == "smoke")}
    smoking = house.model_copy(update={"looks": [*house.looks, SMOKING]})
    subjects = [smoking if s is house else s for s in shot.subjects]
    return without_subjects(shot.model_copy(update={"subjects": subjects}), gone)


def _without_smoke_of_engines(shot: Shot) -> Shot:
    """The shot without the smoke that a steam engine gives off by itself."""
    if not any(_ENGINE.search(s.noun.lower()) for s in shot.subjects):
        return shot
    gone = {s.id for s in shot.subjects if s.kind == "smoke" and not s.position}
    return without_subjects(shot, gone)


_ENGINE: Final = re.compile(r"\b(?:steam (?:train|locomotive|engine)|locomotive|vintage train)s?$")


def _is_chimney(subject: Subject) -> bool:
    return subject.noun.lower().split()[-1] in CHIMNEYS
