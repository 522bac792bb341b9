"""Who goes along a corridor goes into its depth or out of it, and is not seen to cross it."""

from __future__ import annotations

from typing import Final

from generators.previz.acting import CRASH
from generators.previz.camera.frame_size import told
from generators.previz.meeting.filming import without_invented
from generators.previz.sets.furnishing import is_passage
from prompts.shot import Beat, Move, Shot
from prompts.vocabulary import table

__all__ = ["as_along_passages"]

_ALONG: Final = frozenset({"", "down", "up", "along", "through", "forward"})
"""Directions that leave open which way of a corridor somebody goes."""
_BEHIND: Final = frozenset({"track_tail", "track_rear_side"})
_ACROSS: Final = frozenset({"track_side", "truck_left", "truck_right"})
_BACK: Final = frozenset({"back", "three_quarter_back"})
_MOVES: Final = ("camera.moves", "camera.moves[0]", "camera.moves[0].kind")


def as_along_passages(shot: Shot) -> Shot:
    """The shot with those who go along a corridor on their way through its length.

    From behind where the camera is asked to be there, else towards it. Who is filmed from the side stays so.

    Args:
        shot: whose place is a corridor; any other stays as it is.
    """
    if shot.setting.stage != "room" or not is_passage(shot.setting.place.lower()):
        return shot
    going = [beat for beat in shot.beats if _goes(beat)]
    view = shot.camera.view if told(shot, "camera.view") else ""
    asked = any(told(shot, path) for path in _MOVES)
    kinds = {move.kind for move in shot.camera.moves} if asked else set()
    if not going or view == "profile" or kinds & _ACROSS:
        return shot
    rams = not asked and not view and any(CRASH.search(b.action.lower()) for b in shot.beats)
    away = rams or bool(kinds & _BEHIND) or view in _BACK
    beats = [b.model_copy(update={"direction": "away" if away else "toward"}) if b in going else b for b in shot.beats]
    shot = shot.model_copy(update={"beats": beats})
    if rams:  # what it runs into is beyond it, and hides nothing
        still = shot.camera.model_copy(update={"moves": []})
        return without_invented(shot.model_copy(update={"camera": still}), {"view": "three_quarter_back"})
    if away:
        return shot
    if not asked:
        camera = shot.camera.model_copy(update={"moves": [Move(kind="track_lead")]})
        shot = shot.model_copy(update={"camera": camera})
    return without_invented(shot, {"view": "front"})


def _goes(beat: Beat) -> bool:
    motion = table("motions").get(beat.motion or "")
    return motion is not None and motion.speed_mps > 0 and (beat.direction or "") in _ALONG
