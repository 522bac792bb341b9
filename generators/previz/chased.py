"""Who is chased after doing something else runs: the mail carrier posts a letter, and the dog is after him."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import is_alive
from prompts.shot import Beat, Shot

__all__ = ["with_the_chased_running"]

_CHASES: Final = re.compile(r"(?:\w+ly )?(?:chas|pursu)(?:e|es|ed|ing)\b(?! (?:its|his|her|their) (?:own )?tail)")
_AWAY: Final = "running away"


def with_the_chased_running(shot: Shot) -> Shot:
    """The shot with those on the run whom somebody chases once they have done what is told of them.

    Args:
        shot: a completed one, whose beats have their times.
    """
    added = [beat for chase in shot.beats if (beat := _flight(shot, chase)) is not None]
    return shot.model_copy(update={"beats": [*shot.beats, *added][:24]}) if added else shot


def _flight(shot: Shot, chase: Beat) -> Beat | None:
    """How the one who is chased runs from then on; None where they do something else, or did nothing before."""
    whom = next((s for s in shot.subjects if s.id == chase.target), None)
    start_s = chase.start_s or 0.0
    if whom is None or not is_alive(whom) or start_s <= 0.0 or _CHASES.match(chase.action.lower()) is None:
        return None
    own = [beat for beat in shot.beats if beat.subject == whom.id]
    if not own or any((beat.start_s or 0.0) >= start_s for beat in own):
        return None
    return Beat(subject=whom.id, action=_AWAY, motion="run", start_s=start_s, end_s=chase.end_s)
