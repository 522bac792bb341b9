"""Details: an insert of somebody at work is of what the hands are at, and not of the face."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.enacting import deeds_of
from generators.previz.things import is_person, names_of
from prompts.shot import Importance, Shot, Subject

__all__ = ["as_detail", "is_insert"]

DETAIL, CLOSE = "extreme_close_up", "close_up"
_CLOSE_OF: Final = r"close[- ]?ups? (?:shot )?(?:of|on) (?:(?:a|an|the|his|her) )?(?:[\w-]+ ){0,2}?"
"""A close-up that is of somebody by the request's own words."""
AT_WORK: Final = frozenset({"surface", "floor"})
"""Where a thing is that both hands work at, which is what a close-up shows."""
ACROSS: Final = "three_quarter_back"
"""What is worked at faces who is at it, and the camera them."""
WORK_M, LENS_MM, SENSOR_MM = 0.44, 85.0, 20.25
"""Height of the picture of two hands at work, m; the usual lens for it, and the sensor's height, mm."""
FACES: Final = ("face", "eye", "lip", "mouth", "smile", "tear")
"""Words of a request that is of a face all the same."""
_INSERT: Final = re.compile(r"\b(?:hands?|fingers?|fingertips|insert|detail|macro)\b")
"""Words of a request that is of the work of hands alone."""
_CLOSE_ON: Final = re.compile(r"\bclose[- ]?ups? (?:shot )?(?:of|on) ")
AT_HANDS: Final = frozenset({"hand", "surface", "floor", "ground", "front"})
"""Ways of having to do with a thing in which it is where the hands are."""


def is_insert(shot: Shot, worker: Subject) -> bool:
    """Whether a close picture of somebody at work is of the work alone: by its size, or as its words are of that.

    Args:
        shot: whose request says what it is of.
        worker: whose face would be left out.
    """
    request = shot.request.lower()
    if any(re.search(rf"\b{word}", request) for word in FACES):
        return False
    if shot.camera.size == DETAIL or _INSERT.search(request):
        return True
    of_them = any(re.search(rf"{_CLOSE_OF}{re.escape(noun)}\b", request) for noun in names_of(worker))
    return not of_them and _CLOSE_ON.search(request) is not None


def as_detail(shot: Shot) -> Shot:
    """The shot as the camera takes a detail: of the thing that its main subject is at.

    Args:
        shot: whose size the user decided; any other stays as it is.
    """
    main = shot.main_subject
    size = shot.camera.size
    if size not in (DETAIL, CLOSE) or not told(shot, "camera.size") or main is None or not is_person(main):
        return shot
    if not is_insert(shot, main):
        return shot
    wanted = AT_HANDS if size == DETAIL else AT_WORK
    own = [beat for beat in shot.beats if beat.subject in (main.id, "")]
    deeds = deeds_of(shot, main, own, "stand", shot.duration_s or 5.0)
    at = next((d.object for d in deeds if d.performance and d.object and d.row.object in wanted), "")
    if not at:
        return shot
    rank = {main.id: Importance.SUPPORTING, at: Importance.MAIN}
    subjects = [s.model_copy(update={"importance": rank.get(s.id, s.importance)}) for s in shot.subjects]
    moves = [m.model_copy(update={"target": at if m.target == main.id else m.target}) for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves, "height_m": None, "distance_m": None})
    if size == CLOSE:
        lens = camera.focal_length_mm or LENS_MM
        level = None if camera.angle == "low_angle" else camera.angle  # from below, a table hides what lies on it
        camera = camera.model_copy(
            update={
                "size": None, "distance_m": WORK_M * lens / SENSOR_MM, "angle": level or "eye_level",
                "view": camera.view if told(shot, "camera.view") else ACROSS,
            }
        )  # fmt: skip
    return shot.model_copy(update={"subjects": subjects, "camera": camera})
