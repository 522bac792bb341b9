"""Whether the words put the sun or the moon in the picture: `the sun rising over the hills`, `under a full moon`."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["shows_sun_or_moon"]

_SHOWN: Final = re.compile(
    r"\b(?:sun(?:rise|set)?|moon(?:rise)?)(?: (?:ris|set|shin|hang|glow|sink|com|peek|climb|go|dip)\w*)?"
    r"(?: (?:up|down|low|slowly|high))? (?:over|above|behind|beyond|between|on the horizon)\b"
    r"|\btilt\w*\b[^.;]*? (?:from|to|towards?|at) (?:an? |the )?(?:[a-z]+ ){0,2}(?:sun|moon)\b"
    r"|\b(?:under|beneath|below|against|at) (?:an? |the )?(?:[a-z]+ ){0,2}moon\b"
)


def shows_sun_or_moon(words: str) -> bool:
    """Whether lower-case words tell of the sun or the moon as something to see, and not only as an hour or a light."""
    return _SHOWN.search(words) is not None
