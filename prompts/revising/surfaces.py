"""Another surface under what is shown on one: `white marble`, `put it on slate instead`, `make the marble green`."""

from __future__ import annotations

import re
from typing import Final

from prompts.revising.edits import Edits
from prompts.shot import Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["read_surface"]

_LEADS: Final = re.compile(
    r"^(?:please )?(?:(?:use|try|have|give me|with|make|turn|change|set|put|place|stand|show|lay) )?"
    r"(?:(?:it|this|that|(?:the|its) (?:surface|table|table top|tabletop|top|ground|base|{thing})) )?"
    r"(?:(?:be|is|should be|to|into|as|of|out of|in) )*(?:(?:on|upon|onto) )?(?:an? )?"
)
_ENDS: Final = re.compile(r"(?:,? (?:instead|please|now|this time|surface|table top|tabletop))*[.!]?$")


def read_surface(text: str, shot: Shot, edits: Edits) -> str:
    """Puts the surface that a wish is about, where the shot's place is one; returns the text without it."""
    here = _surface_in(shot.setting.place.lower())
    if not here or shot.setting.stage != "table":
        return text
    thing = re.escape(here.split()[-1])
    wish = text.strip(" ,.").lower()
    left = _ENDS.sub("", re.sub(_LEADS.pattern.format(thing=thing), "", wish, count=1))
    named = _surface_in(left)
    if left in terms_by_phrase("colours") and re.search(rf"\b{thing}\b", wish):
        left, named = f"{left} {here}", here
    if not named or not _is_whole(left, named):
        return text
    edits.put("setting.place", left, text.strip(" ,."))
    return ""


def _surface_in(words: str) -> str:
    """The longest name of a surface in some words; empty where there is none."""
    names = sorted(terms_by_phrase("surfaces"), key=len, reverse=True)
    return next((name for name in names if re.search(rf"\b{re.escape(name)}\b", words)), "")


def _is_whole(words: str, name: str) -> bool:
    """Whether nothing but a few words of how it is stand before the name."""
    before = words.removesuffix(name).split()
    return words.endswith(name) and len(before) <= 2 and all(word.isalpha() for word in before)
