"""Details: an extreme close-up of somebody at work is of what the hands are at, and not of the face."""

from __future__ import annotations

from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.deeds import deeds_of
from generators.previz.things import is_person
from prompts.shot import Importance, Shot

__all__ = ["as_detail"]

DETAIL: Final = "extreme_close_up"
FACES: Final = ("face", "eye", "lip", "mouth", "smile", "tear")
"""Words of a request that is of a face all the same."""
AT_HANDS: Final = frozenset({"hand", "surface", "floor", "ground", "front"})
"""Ways of having to do with a thing in which it is where the hands are."""


def as_detail(shot: Shot) -> Shot:
    """The shot as the camera takes a detail: of the thing that its main subject is at.

    Args:
        shot: whose size the user decided; any other stays as it is.
    """
    main = shot.main_subject
    of_a_face = any(word in shot.request.lower() for word in FACES)
    if shot.camera.size != DETAIL or not told(shot, "camera.size") or main is None or not is_person(main) or of_a_face:
        return shot
    own = [beat for beat in shot.beats if beat.subject in (main.id, "")]
    deeds = deeds_of(shot, main, own, "stand", shot.duration_s or 5.0)
    at = next((d.object for d in deeds if d.performance and d.object and d.row.object in AT_HANDS), "")
    if not at:
        return shot
    rank = {main.id: Importance.SUPPORTING, at: Importance.MAIN}
    subjects = [s.model_copy(update={"importance": rank.get(s.id, s.importance)}) for s in shot.subjects]
    moves = [m.model_copy(update={"target": at if m.target == main.id else m.target}) for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves, "height_m": None, "distance_m": None})
    return shot.model_copy(update={"subjects": subjects, "camera": camera})
