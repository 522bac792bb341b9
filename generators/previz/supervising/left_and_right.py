"""Who the words put on the left and who on the right, and whether the picture does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from generators.previz.camera import CameraPath
from generators.previz.supervising.viewfinder import MOMENTS, View, Viewfinder
from generators.previz.things import names_of
from prompts.shot import Shot, Subject

__all__ = ["swapped_sides"]

MIDDLE: Final = len(MOMENTS) // 2


def swapped_sides(shot: Shot, path: CameraPath, finder: Viewfinder, names: Mapping[int, str]) -> tuple[str, ...]:
    """What is on the other side in the middle of the clip than the words have it, in sentences.

    Args:
        shot: whose request tells the sides of two or more subjects.
        path: the camera.
        finder: has the subjects' shapes.
        names: how the user is told of a segmentation number.
    """
    sides = {number: side for number, s in enumerate(shot.subjects, 1) if (side := _side(shot, s)) and number in names}
    if len(set(sides.values())) < 2:
        return ()
    views = finder.look(path, MOMENTS[MIDDLE])
    left, right = ([n for n, side in sides.items() if side == told and n in views] for told in ("left", "right"))
    return tuple(
        f"left and right are the other way round in the previz: {names[one]} and {names[other]}"
        for one in left
        for other in right
        if _across(views[one]) > _across(views[other])
    )


def _across(view: View) -> float:
    """Where the middle of a view lies from left to right, in halves of the frame."""
    return (view.box[0] + view.box[2]) / 2.0


def _side(shot: Shot, subject: Subject) -> str:
    """The side of the picture that the words give a subject; none where it is a side of something else."""
    names = "|".join(re.escape(name) for name in names_of(subject))
    words = shot.request.lower()
    behind = rf"\b(?:{names}) (?:who is |that is |standing |sitting )?on the (left|right)\b(?! of| side of)"
    before = rf"\bon the (left|right),? (?:is |sits |stands )?(?:an?|the|his|her) (?:[\w-]+ ){{0,2}}?(?:{names})\b"
    found = re.search(behind, words) or re.search(before, words)
    return found[1] if found is not None else ""
