"""Animals at the mouth of their burrow: they come up out of the ground, look out of it, or go down into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from generators.previz.acting import Part
from generators.previz.camera.frame_size import told
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.filming import without_invented
from generators.previz.rigs import Animation, Posture
from generators.previz.tracks import Extents
from generators.previz.up_faces import FaceTrack
from prompts.shot import Importance, Shot, Subject

__all__ = ["AtBurrow", "at_burrow", "burrow_of", "goes_by_burrow", "with_burrows"]

BURROW: Final = "burrow"
_MOUTHS: Final = (
    r"(?:an?|the|its|their|his|her) (?:[\w-]+ ){0,2}?"
    r"(?:burrows?|rabbit holes?|holes?|dens?|warrens?|tunnels?|molehills?)\b"
)
_OUT: Final = rf"\w*\b.*\b(?:out of|from|out from|up from) {_MOUTHS}"
_LOOKS: Final = re.compile(rf"\b(?:pop|pok|stick|peek|peep|peer|look|put|rais){_OUT}")
_COMES: Final = re.compile(rf"\b(?:com|crawl|emerg|climb|hop|creep|run|rush|dart|appear|jump|squeez|step){_OUT}")
_GOES: Final = re.compile(
    r"\b(?:disappear|vanish|retreat|go|crawl|run|dart|dash|dive|duck|slip|creep|escap|bolt|hid|scurr|scamper|squeez"
    rf"|jump|hop)\w*\b.*\b(?:in|into|down|inside|to) {_MOUTHS}"
)
_SAYS: Final = {
    "looks": "looking out of the burrow",
    "comes": "coming up out of the burrow",
    "goes": "going down into the burrow",
}
_LONGEST_M: Final = 0.62
"""Height of the largest that lives in one: a fox, a badger."""
_HOLED: Final = re.compile(r"\b(?:den|hole|burrow|warren|tunnel)s?$")
_HOLES: Final = frozenset({"hole", "burrow", "den", "warren", "tunnel", "molehill"})
WIDE: Final = 1.25
"""How wide the mouth is, over the height of the animal."""
_ROW_WIDE_M: Final = 0.4
"""Width of the mouth in the prop's row, m, at its usual height of `_ROW_HIGH_M`."""
_ROW_HIGH_M: Final = 0.18
UP, RISES = 0.5, 0.45
"""How much of an animal that looks out is below the ground, over its height; in which share of its time it comes up."""
BACK: Final = 0.28
"""How far behind the middle of the mouth the middle of its body is, over its length."""
UNDER: Final = 1.15
"""How far down who is not seen is, over height."""


@dataclass(frozen=True, slots=True)
class AtBurrow:
    """A deed at a burrow: id of that, when (story s), and whether the animal looks, comes or goes."""

    on: str
    start_s: float
    end_s: float
    way: str


def with_burrows(shot: Shot) -> Shot:
    """The shot with a burrow in the ground for each small animal that looks out of one, comes out or goes in.

    Args:
        shot: a completed one.
    """
    found = next(
        ((s, b, w) for s in shot.subjects for b in shot.beats if b.subject == s.id and (w := _way(s, b.action))), None
    )
    if found is None or (
        shot.setting.interior and told(shot, "setting.stage") and not _HOLED.search(shot.setting.place)
    ):
        return shot
    animal, deed, way = found
    hole = next(
        (s for s in shot.subjects if s.noun.lower().split()[-1].rstrip("s") in _HOLES and s is not animal), None
    )
    high = max(_ROW_HIGH_M * WIDE * (animal.height_m or 0.2) / _ROW_WIDE_M, 0.03)
    burrow = Subject(
        id=hole.id if hole else BURROW, noun=BURROW, kind="landform", height_m=high, importance=Importance.SUPPORTING
    )
    beats = [
        b.model_copy(
            update={"action": _SAYS[way], "motion": "look", "target": burrow.id, "direction": "", "speed_mps": 0.0}
        )
        if b is deed
        else b
        for b in shot.beats
    ]
    subjects = [s for s in shot.subjects if hole is None or s.id != hole.id]
    setting = shot.setting
    if setting.interior:  # a den is a room, but for those who dig it
        setting = setting.model_copy(update={"stage": "meadow", "place": "", "interior": False})
    staged = shot.model_copy(update={"beats": beats, "subjects": [*subjects, burrow], "setting": setting})
    return without_invented(staged, {"size": "full", "height_m": None, "distance_m": None, "angle": "eye_level"})


def _way(subject: Subject, words: str) -> str:
    if subject.kind not in ("quadruped", "reptile") or (subject.height_m or 1.0) > _LONGEST_M:
        return ""
    told = words.lower()
    ways = (("looks", _LOOKS), ("comes", _COMES), ("goes", _GOES))
    return next((way for way, pattern in ways if pattern.search(told)), "")


def goes_by_burrow(subject: Subject, words: str) -> bool:
    """Whether a deed, in lower case, is one at a burrow, as `with_burrows` tells it."""
    return subject.kind in ("quadruped", "reptile") and words in _SAYS.values()


def burrow_of(part: Part) -> AtBurrow | None:
    """What an animal does at its burrow; None for all others."""
    for deed in part.deeds:
        if goes_by_burrow(part.subject, deed.words) and deed.object:
            way = next(way for way, said in _SAYS.items() if said == deed.words)
            return AtBurrow(deed.object, deed.start_s, deed.end_s, way)
    return None


def at_burrow(
    member: CompanyMember, at: AtBurrow, company: Sequence[CompanyMember], moves: Animation
) -> tuple[Animation, FaceTrack] | None:
    """The animation of an animal in the mouth of its burrow, and the picture of that; None where there is no burrow.

    Args:
        member: the animal.
        at: what it does there, and when.
        company: all figures.
        moves: its own animation on the ground.
    """
    hole = next((other for other in company if other.placed.part.subject.id == at.on), None)
    if hole is None:
        return None
    model, (hx, hy) = member.placed.model, member.place.heading
    tall = model.height_m
    low, high = -UNDER * tall, -UP * tall if at.way == "looks" else 0.0
    x, y = hole.place.x - BACK * model.length_m * hx, hole.place.y - BACK * model.length_m * hy

    def pose(story_s: float) -> Posture:
        posture = moves(story_s)
        share = min(max((story_s - at.start_s) / max(RISES * (at.end_s - at.start_s), 0.3), 0.0), 1.0)
        share = share * share * (3.0 - 2.0 * share)
        up = high + (low - high) * share if at.way == "goes" else low + (high - low) * share
        return replace(posture, position=(x, y, posture.position[2] + up))

    size = 1.3 * max(tall, model.length_m)
    extents = Extents(size, size, size, size / 2, (0.0, 0.0, size / 2))
    middle = (hole.place.x, hole.place.y, hole.place.lift_m + 0.4 * tall)
    return pose, FaceTrack(member.placed.part.subject.id, member.placed.part.number, extents, middle, out=(hx, hy))
