"""What is seen under a thing by carrying it, a book below an apple; and under what there is room for somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generators.previz.things import names_of
from prompts.shot import Subject

__all__ = ["ROOMY", "SAID_BENEATH", "SHELTERS", "is_beneath", "is_under"]

SAID_BENEATH: Final = r"(?:under|underneath|beneath|below|(?:on|at) the (?:bottom|underside) of)"
SHELTERS: Final = frozenset({"under", "underneath", "beneath"})
"""Words that put somebody below something."""
_UNDER: Final = r"\b(?:under|underneath|beneath)(?: (?:an?|the|his|her|their))?(?: [\w-]+){{0,2}}? (?:{names})\b"
ROOMY: Final = re.compile(
    r"\b(?:table|desk|bed|bench|sink|piano|grand piano|workbench|counter|bunk|trampoline|tree ?house|car|truck|van)$"
)
"""What stands on legs, so that somebody low has room beneath."""
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


def is_under(words: str, names: Sequence[str]) -> bool:
    """Whether words put somebody under a thing of some names.

    Args:
        words: of where somebody is, or of a deed; lower case.
        names: of the thing.
    """
    return re.search(_UNDER.format(names="|".join(map(re.escape, names))), words) is not None
