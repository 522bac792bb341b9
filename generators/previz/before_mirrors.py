"""Who does something before a mirror, and where it stands so that the camera sees them and their face in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generators.previz.deeds import Deed
from prompts.shot import Shot, Subject

__all__ = ["FROM_CAMERA_DEG", "all_before", "as_seen_in_a_mirror", "mirror_in", "with_mirrors_in_hands"]

FROM_CAMERA_DEG: Final = 146.0
"""How far who is before a mirror is turned from the camera, so that the face is seen in the glass."""
_BEFORE: Final = re.compile(
    r"\b(?:in|into|before|at|in front of|opposite|facing|using|through|by|towards?) "
    r"(?:the |an? |his |her |their |its |one of the )?(?:[\w-]+ ){0,3}?mirrors?\b"
)
_HANDLED: Final = re.compile(
    r"\b(?:clean|wip|polish|hang|carr|hold|break|smash|shatter|paint|touch|dust|punch|install|buy|sell|wash)\w* "
    r"(?:up |off )?(?:the |an? |his |her |their )?(?:[\w-]+ ){0,2}?mirrors?\b"
)
_OF_THE_HAND: Final = re.compile(
    r"\b(?:hand|hand-held|handheld|pocket|compact|rear[- ]?view|side|wing|dental|driving|dentist's) mirror"
)


_IN_THE_HAND: Final = re.compile(
    r"(?:\w+ly )?(?:hold|rais)\w* (?:up |out )?(?:an?|the|his|her|their) "
    r"(?:(?:small|little|round|silver|gold|old) )?mirrors?\b"
)


CLOSE: Final = frozenset({"extreme_close_up", "close_up", "medium_close_up"})
"""Sizes that hold the back of a head alone, and not the face in the glass before it."""
HOLDS_BOTH: Final = "medium"


def as_seen_in_a_mirror(shot: Shot) -> Shot:
    """The shot with a close view of who is before a mirror as wide as it takes to see the face in the glass.

    Args:
        shot: its size and deeds.
    """
    if shot.camera.size not in CLOSE or not any(mirror_in(b.action.lower(), shot.subjects) for b in shot.beats):
        return shot
    return shot.model_copy(update={"camera": shot.camera.model_copy(update={"size": HOLDS_BOTH})})


def with_mirrors_in_hands(shot: Shot) -> Shot:
    """The shot with the mirrors that somebody holds being such as a hand can hold.

    Args:
        shot: its deeds, such as `holding up a mirror`.
    """
    held = {b.target for b in shot.beats if _IN_THE_HAND.match(b.action.lower())}
    subjects = [
        s.model_copy(update={"noun": "hand mirror", "height_m": None}) if s.id in held and s.noun == "mirror" else s
        for s in shot.subjects
    ]
    return shot.model_copy(update={"subjects": subjects}) if subjects != list(shot.subjects) else shot


def mirror_in(words: str, others: Sequence[Subject]) -> Subject | None:
    """The mirror that a deed is done before, which is not what the hands are at; None for none.

    Args:
        words: of the deed, lower case.
        others: whom the deed names.
    """
    if not _BEFORE.search(words) or _HANDLED.search(words) or _OF_THE_HAND.search(words):
        return None
    return next((s for s in others if s.noun.lower().endswith("mirror") and not _OF_THE_HAND.search(s.noun)), None)


def all_before(deeds: Sequence[Deed]) -> list[Deed]:
    """The deeds of somebody, who stays before a mirror with all that is done on the spot.

    Args:
        deeds: in their order; one of them may name a mirror.
    """
    glass = next((deed.mirror for deed in deeds if deed.mirror), "")
    return [replace(d, mirror=glass) if glass and d.performance and not d.speed_mps else d for d in deeds]
