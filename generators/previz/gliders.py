"""Things that glide on where others fall: a paper plane."""

from __future__ import annotations

import re
from typing import Final

from prompts.shot import Subject

__all__ = ["is_glider"]

_GLIDER: Final = re.compile(r"\b(?:paper (?:aero|air)?planes?|paper darts?|(?:toy |balsa |model )gliders?)$")


def is_glider(subject: Subject) -> bool:
    """Whether a thing that is thrown glides on through the air."""
    return _GLIDER.search(subject.noun.lower()) is not None
