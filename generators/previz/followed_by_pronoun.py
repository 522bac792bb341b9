"""Who goes after, past or beside something that a pronoun names goes so by its noun: `a motorcycle follows it`."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_alive
from prompts.shot import Beat, Shot

__all__ = ["with_those_followed_named"]

_PASSES: Final = re.compile(
    r"\b((?:follow|chas|pursu|overtak|pass|trail|tail|rac|shadow)\w*(?: (?:closely|slowly|quickly|right|just|close))?"
    r"(?: (?:behind|after|past|beside|alongside))?|(?:behind|after|past|beside|alongside)) (it|him|her|them)$"
)


def with_those_followed_named(shot: Shot) -> Shot:
    """The shot with the noun in the place of a pronoun by which somebody goes after something else of it.

    Args:
        shot: whose beats know what their pronouns mean.
    """
    beats = [_named(beat, shot) for beat in shot.beats]
    return shot.model_copy(update={"beats": beats}) if beats != list(shot.beats) else shot


def _named(beat: Beat, shot: Shot) -> Beat:
    met = next((s for s in shot.subjects if s.id == beat.target and s.id != beat.subject), None)
    found = _PASSES.search(beat.action)
    if met is None or found is None or (found[2] in ("him", "her") and not is_alive(met)):
        return beat
    return beat.model_copy(update={"action": _PASSES.sub(lambda found: f"{found[1]} the {met.noun}", beat.action)})
