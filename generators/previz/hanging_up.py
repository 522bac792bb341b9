"""Who hangs something on a wall stands at that wall, and it stays there."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.on_walls import BRICK_WALL, LARGEST_M, ROOM_WALL, as_hung
from generators.previz.things import is_person
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_walls_to_hang_on"]

_HANGS: Final = re.compile(
    r"(?:\w+ly )?(?:hang|pinn?|mount|nail|fix|tap|stick|fasten|attach|putt?|plac)(?:s|es|ing)\b(?: up)?"
    r".*\b(?:on|onto|to|against) (?:an?|the|his|her|their|one) (?:[\w-]+ ){0,2}?walls?\b"
)
_AT_WALLS: Final = frozenset({"room", "street", None})
"""Stages where there are walls."""
_KINDS: Final = frozenset({"tool", "device", "thing", "furniture", "cloth"})
_THE_WALL: Final = re.compile(r"\bwalls?$")


def with_walls_to_hang_on(shot: Shot) -> Shot:
    """The shot with a wall before who hangs something on one, and with the thing upright as it hangs.

    Args:
        shot: one in a room.
    """
    for number, beat in enumerate(shot.beats):
        doer = next((s for s in shot.subjects if s.id == beat.subject and is_person(s) and s.count == 1), None)
        thing = next((s for s in shot.subjects if s.id == beat.target and s.kind in _KINDS), None)
        if doer is None or thing is None or thing.count > 1 or _HANGS.match(beat.action.lower()) is None:
            continue
        if (thing.height_m or 0.0) < LARGEST_M and shot.setting.stage in _AT_WALLS:
            return _with_wall(shot, number, beat, thing)
    return shot


def _with_wall(shot: Shot, number: int, beat: Beat, thing: Subject) -> Shot:
    wall = next((s for s in shot.subjects if s is not thing and _THE_WALL.search(s.noun.lower())), None)
    looks = list(wall.looks) if wall is not None else []
    noun = BRICK_WALL if shot.setting.stage == "street" else ROOM_WALL
    panel = Subject(id="hung_on", noun=noun, kind="building", importance=Importance.BACKGROUND, looks=looks)
    hung = as_hung(shot, thing)
    subjects = [hung if s is thing else s for s in shot.subjects if s is not wall]
    beats = list(shot.beats)
    says = f"hanging the {hung.noun} on the {panel.noun}"
    beats[number] = beat.model_copy(update={"action": says, "motion": "work", "speed_mps": None})
    return shot.model_copy(update={"subjects": [*subjects, panel], "beats": beats})
