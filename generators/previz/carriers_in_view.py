"""What lies on, over or under something far larger is filmed with that: a cake on a fridge, a kite over a boat."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.camera.frame_size import told
from generators.previz.furnishing import is_table
from generators.previz.meeting.filming import is_invented_move, without_invented
from generators.previz.settling import is_sky
from generators.previz.things import is_alive, names_of
from prompts.shot import Importance, Move, Shot, Subject

__all__ = ["with_carriers_in_view"]

_PLACED: Final = (
    r"^(?:right |directly |high |just )?(?:on(?: the)? (?:top|bottom) of|on|onto|atop|upon|above|over|below|beneath"
    r"|underneath|under) (?:(?:an?|the|its|some) )?(?:[\w-]+ ){0,2}?"
)
_ROUND_BOTH: Final = {"size": "wide", "distance_m": None, "height_m": None, "focal_length_mm": 35.0}
_STILL: Final = frozenset({"rest", "stand", "lie", "sit", "fly", "float", "sway", None})
LARGER: Final = 2.0
"""How much higher than what it carries such a thing is at the least."""
TOO_LARGE: Final = 10.0
"""What carries something so much smaller is seen in part: beside the whole of it that would be a speck."""
HUNG_ON: Final = frozenset({"wall", "ceiling", "door", "window", "board", "hook"})
"""What is on one of these hangs on it."""
HIGHEST_M: Final = 12.0
"""What is higher is a place and no thing."""


def with_carriers_in_view(shot: Shot) -> Shot:
    """The shot with the camera on what its one thing is on, over or under, where that is far larger than itself.

    Args:
        shot: its main subject's position; the user's own size of the picture is kept, and so is a detail.
    """
    main = shot.main_subject
    if main is None or is_alive(main) or not main.position or told(shot, "camera.size"):
        return shot
    if any(b.motion not in _STILL for b in shot.beats):
        return shot
    carrier = next((s for s in shot.subjects if s is not main and _carries(s, main)), None)
    if carrier is None:
        return shot
    ranks = {carrier.id: Importance.MAIN, main.id: Importance.SUPPORTING}
    subjects = [s.model_copy(update={"importance": ranks.get(s.id, s.importance)}) for s in shot.subjects]
    moves = [_aimed(shot, n, main, carrier) for n in range(len(shot.camera.moves))]
    camera = shot.camera.model_copy(update={"moves": moves})
    return without_invented(shot.model_copy(update={"subjects": subjects, "camera": camera}), _ROUND_BOTH)


def _aimed(shot: Shot, number: int, thing: Subject, carrier: Subject) -> Move:
    """A move that nobody asked for is made to what carries the thing, which is then in the picture too."""
    move = shot.camera.moves[number]
    invented = is_invented_move(shot, number) and move.target == thing.id
    return move.model_copy(update={"target": carrier.id}) if invented else move


def _carries(carrier: Subject, thing: Subject) -> bool:
    names = "|".join(map(re.escape, names_of(carrier)))
    high, small = carrier.height_m or 0.0, thing.height_m or 0.0
    larger = LARGER * small < high <= min(HIGHEST_M, TOO_LARGE * small)
    said = re.match(rf"{_PLACED}(?:{names})\b", thing.position.lower()) is not None
    hung = carrier.noun.lower().split()[-1] in HUNG_ON
    return larger and said and not (hung or is_alive(carrier) or is_sky(carrier) or is_table(carrier))
