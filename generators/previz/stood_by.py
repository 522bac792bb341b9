"""Who stands behind a rock, sits by a tree or hides behind a car is there, and the picture holds both.

The words of the deed become the place of who does it, as if only that were told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from generators.previz.meeting.filming import is_invented_move, without_invented
from generators.previz.things import is_alive, is_person, names_of
from generators.previz.underneath import ROOMY, SHELTERS
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["with_those_stood_by"]

_STAYS: Final = (
    r"(?P<verb>(?:\w+ly )?(?:stand|sit|wait|lie|ly|kneel|crouch|squat|rest|sleep|pos|hid|peek|peer|peep|look)\w*)"
    r"(?P<how>(?: (?:cross-legged|alone|quietly|still|patiently|proudly|motionless|out|down|around|outside|asleep))*)"
)
_WHERE: Final = (
    r" (?P<where>to the (?:left|right) of|on the (?:left|right)(?: side)? of|(?:from )?behind|in front of|next to"
    r"|beside|near|by|under(?:neath)?|beneath) (?P<det>an?|the|his|her|their|its) (?:[\w-]+ ){0,3}?"
)
KINDS: Final = frozenset({"tree", "landform", "vehicle", "cycle", "plant", "box", "aircraft"})
"""What is stood by so; walls, counters, mirrors and windows have places of their own for who is at them."""
FURNITURE: Final = frozenset({"sofa", "couch", "armchair", "statue", "piano"})
_HIDES: Final = re.compile(r"(?:\w+ly )?(?:hid|peek|peer|peep)")
_SEEN: Final[Mapping[str, object]] = MappingProxyType(
    {"size": "full", "view": "front", "composition": "centred", "distance_m": None, "height_m": None}
)
COMPARABLE: Final = 5.0
"""What is no higher than this over who is by it is filmed whole with them."""


def with_those_stood_by(shot: Shot) -> Shot:
    """The shot with who is by, behind or before something at that place, and the camera on both.

    Args:
        shot: what the user said of its camera is kept.
    """
    for number, beat in enumerate(shot.beats):
        who = next((s for s in shot.subjects if s.id == beat.subject), None)
        if who is None or who is not shot.main_subject or not is_alive(who) or who.position or who.count > 1:
            continue
        for other in shot.subjects:
            found = _told(beat.action.lower(), other) if other is not who else None
            if found is not None and _is_stood_by(who, other, found["where"]):
                return _together(shot, number, who, other, found)
    return shot


def _is_stood_by(who: Subject, other: Subject, where: str) -> bool:
    if where in SHELTERS:
        return not is_person(who) and other.kind != "vehicle" and ROOMY.search(other.noun.lower()) is not None
    return other.kind in KINDS or other.noun.lower().split()[-1] in FURNITURE


def _told(words: str, other: Subject) -> re.Match[str] | None:
    names = "|".join(re.escape(name) for name in names_of(other))
    return re.match(rf"{_STAYS}{_WHERE}(?:{names})\b(?P<rest>.*)", words)


def _together(shot: Shot, number: int, who: Subject, other: Subject, found: re.Match[str]) -> Shot:
    """The shot with one told to be by the other, and what is left of the deed."""
    where = found["where"].removeprefix("from ")
    placed = who.model_copy(update={"position": f"{where} the {other.noun}"})
    high = who.height_m or 1.0
    whole = (other.height_m or high) <= COMPARABLE * high
    beside = other.model_copy(update={"importance": Importance.MAIN}) if whole else other
    subjects = [placed if s is who else beside if s is other else s for s in shot.subjects]
    beats = list(shot.beats)
    beats[number] = _left_of(beats[number], who, found)
    moves = [m for n, m in enumerate(shot.camera.moves) if not is_invented_move(shot, n)]
    camera = shot.camera.model_copy(update={"moves": moves})
    shot = shot.model_copy(update={"subjects": subjects, "beats": beats, "camera": camera})
    return without_invented(shot, {**_SEEN, "size": "wide"} if other.kind == "landform" else _SEEN)


def _left_of(beat: Beat, who: Subject, found: re.Match[str]) -> Beat:
    """The deed without its place: who hides crouches, or only stands there."""
    if _HIDES.match(found["verb"]):
        crouches = is_person(who) and found["verb"].startswith("hid")
        action = "crouching" if crouches else "standing"
        return beat.model_copy(update={"action": action, "motion": "stand", "target": ""})
    rest = found["rest"].strip(" ,")
    return beat.model_copy(update={"action": f"{found['verb']}{found['how']} {rest}".strip(), "target": ""})
