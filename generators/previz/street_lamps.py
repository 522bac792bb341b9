"""One street lamp that is switched on or off stands alone by a road: among lamps that burn nobody would see it."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.burning import is_lit_or_put_out
from generators.previz.camera.frame_size import told
from generators.previz.changing.states import levels_in
from prompts.shot import Shot, Subject

__all__ = ["with_lamp_alone"]

_LAMP: Final = re.compile(r"^(?:old |lone |single )?(?:street ?(?:light|lamp)|lamp ?post)$")
_STREET: Final = re.compile(r"\b(?:streets?|city|town|road|alley|avenue|square|pavement|sidewalk)\b")
ROAD: Final = {"stage": "road", "place": "the side of a road", "interior": False}


def with_lamp_alone(shot: Shot) -> Shot:
    """The shot of a street lamp that changes before the camera, by a road and whole in the picture.

    Args:
        shot: its main subject and its beats; a street that the words name beside the lamp stays.
    """
    lamp = shot.main_subject
    if lamp is None or len(shot.subjects) > 1 or not _LAMP.match(lamp.noun.lower()) or not _changes(shot, lamp):
        return shot
    if _STREET.search(shot.request.lower().replace(lamp.noun.lower(), "")) or shot.setting.stage != "street":
        return shot
    camera = shot.camera if told(shot, "camera.size") else shot.camera.model_copy(update={"size": "full"})
    return shot.model_copy(update={"setting": shot.setting.model_copy(update=ROAD), "camera": camera})


def _changes(shot: Shot, lamp: Subject) -> bool:
    """Whether the shot tells that a lamp comes on, goes out, or burns more or less."""
    own = (beat.action.lower() for beat in shot.beats if beat.subject in (lamp.id, ""))
    return is_lit_or_put_out(shot, lamp) or any(levels_in(words) is not None for words in own)
