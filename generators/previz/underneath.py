"""What is seen under a thing by carrying it: a book below an apple, a donut under another."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.things import names_of
from prompts.shot import Subject

__all__ = ["SAID_BENEATH", "is_beneath"]

SAID_BENEATH: Final = r"(?:under|underneath|beneath|below|(?:on|at) the (?:bottom|underside) of)"
GROUNDED: Final = frozenset({"food", "tool", "device", "cloth", "ball", "box", "instrument", "cycle", "boat", "thing"})
"""Kinds of things that leave no room beneath them as they stand on the ground; tables, trees and cars do."""


def is_beneath(words: str, upper: Subject) -> bool:
    """Whether words put something under a thing that then has to lie on it.

    Args:
        words: of where something is, in lower case.
        upper: what is named as above it.
    """
    if upper.kind not in GROUNDED:
        return False
    names = "|".join(re.escape(name) for name in names_of(upper))
    return re.search(rf"\b{SAID_BENEATH}(?: [\w-]+){{0,3}}? (?:{names})\b", words) is not None
