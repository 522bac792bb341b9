"""Carriers that run into something: on their way, the blow, and what is shoved on; drawn without a dent.

The two go on together with the momentum that the striker had, and slide to a stop on locked wheels; what is fixed in
the ground takes all of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import atan2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import CRASH, ON_WHEELS
from generators.previz.fitting import CompanyMember
from generators.previz.motion.rotations import Quat, about_z
from generators.previz.motion.simulation import GRAVITY, RECORD_S, Recording
from generators.previz.rigs import noun_of
from generators.previz.things import names_of
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Shot, Subject

__all__ = ["Crash", "crash_of", "crashes", "picture_of_crash"]

F64 = NDArray[np.float64]
_CARRIERS: Final = frozenset({"vehicle", "cycle"})
_MET: Final = frozenset({"vehicle", "cycle", "building", "furniture", "tree", "landform"})
"""Kinds of what a carrier may run into; what is alive it is not shown to run into."""
_EACH_OTHER: Final = re.compile(
    r"\b(?:each other|one another|together|head[- ]on)\b"
    r"|(?:collid|crash)\w*(?! (?:[\w-]+ )?(?:into|with|against|through)\b)"
)
SPEED_MPS, HIT_S, FRICTION = 7.0, 1.5, 0.7
"""Speed of who comes; when they meet, s of the story; friction of locked wheels."""
HIT_SHARE: Final = 0.4
"""And when at the latest, over the length of the story."""
LENGTHS: Final = 2.0
"""Speed where the carrier is small, in its own lengths a second."""
SEEN_LENGTHS: Final = 1.6
"""How much of the way there is in the picture, over the length of who comes."""
FIXED: Final = frozenset({"building", "tree", "landform"})
FIXED_NOUNS: Final = re.compile(
    r"\b(?:posts?|poles?|lamps?|lights?|hydrants?|walls?|meters?|barriers?|statues?|rocks?|boulders?)$"
)
"""What stands fast."""


@dataclass(frozen=True, slots=True)
class Crash:
    """Who runs into whom: ids of subjects, the same one where two of a kind meet; whether both are under way."""

    striker: str
    struck: str
    both: bool


def crash_of(shot: Shot) -> Crash | None:
    """The first crash that the words tell; None where there is none.

    Args:
        shot: its carriers and what they do.
    """
    by_id = {subject.id: subject for subject in shot.subjects}
    for beat in shot.beats:
        striker = by_id.get(beat.subject)
        if striker is None or not _is_carrier(striker) or not CRASH.search(beat.action.lower()):
            continue
        both = _EACH_OTHER.search(beat.action.lower()) is not None
        if striker.count == 2 and both:
            return Crash(striker.id, striker.id, both=True)
        other = _other(shot, striker, beat, both=both)
        if other is not None and striker.count == 1 and other.count == 1:
            return Crash(striker.id, other.id, both=both and other.kind in _CARRIERS)
    return None


def _is_carrier(subject: Subject) -> bool:
    """Whether a thing drives: a car, a cart, and a small machine on wheels."""
    return subject.kind in _CARRIERS or ON_WHEELS.search(subject.noun.lower()) is not None


def _other(shot: Shot, striker: Subject, beat: Beat, *, both: bool) -> Subject | None:
    """What is run into: whom the deed is done to, whom its words name, or who does the same."""
    others = [s for s in shot.subjects if s is not striker and s.kind in _MET]
    words = beat.action.lower()
    target = next((s for s in others if s.id == beat.target), None)
    named = (s for s in others if any(name and re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(s)))
    same = {b.subject for b in shot.beats if both and b.action == beat.action}
    return target or next(named, None) or next((s for s in others if s.id in same), None)


def crashes(company: Sequence[CompanyMember], shot: Shot, seconds: float) -> dict[int, Recording]:
    """Recordings of who crashes and of what is struck, by their places in the company; empty where nobody does.

    Args:
        company: the cast, each with its place.
        shot: its words.
        seconds: of story.
    """
    pair = _pair(company, shot)
    if pair is None:
        return {}
    crash, first, second = pair
    striker, struck = company[first], company[second]
    hx, hy = striker.travel.heading
    speed = min(SPEED_MPS, LENGTHS * striker.placed.model.length_m)
    reach = 0.5 * (striker.placed.model.length_m + struck.placed.model.length_m)
    hit_s = _hit_s(seconds)
    after = _speed_after(striker, struck, speed) if not crash.both else 0.0
    times = np.arange(0.0, seconds + RECORD_S, RECORD_S)
    before = speed * np.minimum(times - hit_s, 0.0)
    since = np.clip(times - hit_s, 0.0, after / (FRICTION * GRAVITY))
    shoved = after * since - 0.5 * FRICTION * GRAVITY * since**2
    x, y = struck.travel.origin
    turn = about_z(atan2(hy, hx))
    facing = turn if not crash.both else about_z(atan2(-hy, -hx))

    def recorded(member: CompanyMember, along: F64, way: Quat) -> Recording:
        model = member.placed.model
        up = model.root_height_m or (model.height_m / 2 if model.root_is_foot else 0.0)
        places = np.column_stack([x + hx * along, y + hy * along])
        levels = [member.travel.terrain.height(float(px), float(py)) + up for px, py in places]
        return Recording(0.0, np.column_stack([places, levels]), np.tile(way, (len(along), 1)))

    coming = -before if crash.both else np.zeros(len(times))
    return {
        first: recorded(striker, before + shoved - 0.5 * reach, turn),
        second: recorded(struck, coming + shoved + 0.5 * reach, facing),
    }


def _pair(company: Sequence[CompanyMember], shot: Shot) -> tuple[Crash, int, int] | None:
    """A crash, and who takes part, by their places in the company."""
    crash = crash_of(shot)
    if crash is None:
        return None
    ids = [m.placed.part.subject.id for m in company]
    mine = [i for i, m in enumerate(company) if ids[i] == crash.striker and not m.placed.part.owner]
    other = [
        i for i, m in enumerate(company) if ids[i] == crash.struck and not m.placed.part.owner and i not in mine[:1]
    ]
    ridden = {crash.striker, crash.struck} & {m.placed.part.mount for m in company}
    if ridden:
        return None  # who is aboard is carried by the way, and not by a blow
    return (crash, mine[0], other[0]) if mine and other else None


def _speed_after(striker: CompanyMember, struck: CompanyMember, speed: float) -> float:
    """Of both together, m/s: momentum is kept, and nothing moves what is fixed in the ground."""
    subject = struck.placed.part.subject
    if subject.kind in FIXED or FIXED_NOUNS.search(subject.noun.lower()):
        return 0.0
    own, other = (noun_of(m.placed.part.subject) for m in (striker, struck))
    kg = (own.mass_kg if own else None) or 1.0
    return speed * kg / (kg + ((other.mass_kg if other else None) or kg))


def _hit_s(seconds: float) -> float:
    """When they meet, s: early in a short story, so that what comes of it is seen."""
    return min(HIT_S, HIT_SHARE * seconds)


def picture_of_crash(
    company: Sequence[CompanyMember], shot: Shot, met: Mapping[int, Recording], seconds: float
) -> dict[int, PlaceTrack]:
    """What the camera has to show of a crash, by place in the company: the last of the way, and where they stop."""
    pair = _pair(company, shot)
    if pair is None or pair[1] not in met or pair[2] not in met:
        return {}
    _, first, second = pair
    members = (company[first], company[second])
    long = members[0].placed.model.length_m
    hit = met[first].at(_hit_s(seconds))[0]
    ends = [met[i].at(_hit_s(seconds) + HIT_S)[0] for i in (first, second)]
    hx, hy = members[0].travel.heading
    along = [(p[0] - hit[0]) * hx + (p[1] - hit[1]) * hy for p in ends]
    low = -SEEN_LENGTHS * long
    high = max(a + 0.5 * m.placed.model.length_m for a, m in zip(along, members, strict=True))
    tall = max(m.placed.model.height_m for m in members if _is_carrier(m.placed.part.subject))
    wide, middle = high - low, 0.5 * (low + high)
    floor = members[0].travel.terrain.height(hit[0], hit[1])
    extents = Extents(tall, wide, members[0].placed.model.width_m, tall / 2, (0.0, 0.0, tall / 2))
    at = (hit[0] + hx * middle, hit[1] + hy * middle, floor + tall / 2)
    return {
        i: PlaceTrack(m.placed.part.subject.id, m.placed.part.number, extents, at)
        for i, m in zip((first, second), members, strict=True)
    }
