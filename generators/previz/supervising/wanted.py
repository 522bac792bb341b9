"""What a shot must show: whom the camera is for, what they have to do with, and who else is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from generators.previz.burrows import goes_by_burrow
from generators.previz.camera import BROAD, CameraPath, is_of_hands, part_of
from generators.previz.camera.moves import AXES
from generators.previz.camera.panning import SWEPT
from generators.previz.camera.tilting import TILTS
from generators.previz.changing import becoming_of
from generators.previz.donning import ids_put_on
from generators.previz.entering import MOMENT
from generators.previz.furnishing import is_table
from generators.previz.meeting import crash_of
from generators.previz.settling import is_sky
from generators.previz.supervising.at_work import AtWork
from generators.previz.supervising.viewfinder import MOMENTS, Solid
from generators.previz.things import is_person, names_of, others_of
from generators.previz.unwrapping import HIDES
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table
from prompts.wording import short_name

__all__ = ["GOES_TO", "Wanted", "comes_to_it", "is_still", "moments_of", "over_somebody", "receivers_of", "wanted_of"]

NEAR_M: Final = 0.8
"""A thing belongs to what somebody does while it is no farther than this from them, beyond what the two measure."""
LATE: Final = frozenset({"whip_pan", "reveal", "fpv"})
"""Moves that come to their subject only at their end."""
GOES_TO: Final = re.compile(
    r"(?:walk|run|step|tak|crawl|com|go|rush|hurr|toddl|stumbl|jump)\w* (?:[\w-]+ ){0,4}?(?:to|towards?|up to|into) "
)
"""Deeds at whose end somebody is with whom they go to."""
GONE: Final = -2.5
"""A camera that goes so many times its distance away leaves a speck behind, and that is as it was asked for."""
UNSEEN: Final = frozenset({"pov"})
"""Moves that look away from their subject."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Segmentation numbers by what they are to the shot.

    Attributes:
        mains: what the camera is for. acted: what the deeds are about, and who else acts.
        rest: what else was asked for.
        names: how the user is told of each. animate: those with a face.
        broad: those of which a part is enough: a table, a house. people: those whose heads must be seen.
        receivers: who is sent a ball or a bouquet, and belongs to the throw from far.
        ridden: the riders of those that carry somebody, who hide nothing of them that is missed.
        edges: what something falls off, of which the edge is enough. coming: who runs into something, and comes in so.
        leaving: who is gone at last. hiding: what lies in something until it is taken out.
        works: who of the main subjects has the hands at what.
        due: when each of those that act for a part of the clip only must be seen, as shares of the clip.
    """

    mains: tuple[int, ...]
    acted: tuple[int, ...]
    rest: tuple[int, ...]
    names: dict[int, str]
    animate: frozenset[int] = frozenset()
    broad: frozenset[int] = frozenset()
    people: frozenset[int] = frozenset()
    receivers: frozenset[int] = frozenset()
    due: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
    works: tuple[AtWork, ...] = ()
    leaving: frozenset[int] = frozenset()
    hiding: frozenset[int] = frozenset()
    edges: frozenset[int] = frozenset()
    coming: frozenset[int] = frozenset()
    ridden: Mapping[int, int] = field(default_factory=dict)

    def when(self, number: int) -> tuple[float, ...]:
        """The moments, as shares of the clip, at which one of them counts."""
        return self.due.get(number, MOMENTS)

    @property
    def beats(self) -> tuple[float, ...]:
        """The moments of the beats of all who act for a part of the clip only."""
        return tuple(sorted({share for shares in self.due.values() for share in shares}))

    @property
    def all(self) -> tuple[int, ...]:
        """All of them."""
        return (*self.mains, *self.acted, *self.rest)

    def near(self, number: int, solids: dict[int, Solid]) -> bool:
        """Whether a thing is where the main subjects are, so that one picture can hold both."""
        own = solids[number].corners.reshape(-1, 3)
        for main in self.mains:
            if main not in solids:
                continue
            if number in self.receivers:
                return True
            other = solids[main].corners.reshape(-1, 3)
            gap = np.maximum(own.min(axis=0) - other.max(axis=0), other.min(axis=0) - own.max(axis=0))
            reach = NEAR_M + 0.5 * float(np.linalg.norm(np.ptp(other, axis=0)))
            if float(np.linalg.norm(np.maximum(gap, 0.0))) < reach:
                return True
        return False


_LEAVES: Final = re.compile(
    r"\b(?:away|off|out of (?:the )?(?:frame|sight|view|picture|shot)|leav\w+|exit\w*|disappear\w*|flees|fleeing)\b"
)
"""Words of who is not there any more at the end."""


LEAVING_MOMENT: Final = 0.1
"""When in its beat who leaves is still to be seen, as a share of the beat."""


def wanted_of(shot: Shot, path: CameraPath, shown: frozenset[int]) -> Wanted:
    """What the shot must show.

    Args:
        shot: as it is staged.
        path: its camera, which knows its target.
        shown: segmentation numbers that the stage has shapes for.
    """
    gone = becoming.source if (becoming := becoming_of(shot, path.seconds * path.time_scale)) else ""
    numbers = {
        s.id: number for number, s in enumerate(shot.subjects, 1) if number in shown and s.id != gone and not is_sky(s)
    }
    dressed = {numbers[worn] for worn in ids_put_on(shot) if worn in numbers}
    mains = tuple(dict.fromkeys(track.number for track in path.target.tracks if track.number in numbers.values()))
    acted = tuple(dict.fromkeys(n for n in _in_deeds(shot, numbers) if n not in (*mains, *dressed)))
    rest = tuple(n for n in numbers.values() if n not in mains and n not in acted and n not in dressed)
    named = {number: shot.subjects[number - 1] for number in numbers.values()}
    faces = frozenset(n for n in mains if path.target.animate and not is_of_hands(shot) and part_of(shot) is None)
    names = {n: short_name(subject) for n, subject in named.items()}
    due = {n: shares for n, shares in _due(shot, path, numbers).items() if n in acted}
    broad = frozenset(
        n for n, s in named.items() if s.kind in BROAD or is_table(s) or s.noun.lower().endswith("mirror")
    )
    people = frozenset(n for n, s in named.items() if is_person(s))
    receivers = frozenset(numbers[s.id] for s in receivers_of(shot) if s.id in numbers)
    leaving = frozenset(numbers[s.id] for s in shot.subjects if s.id in numbers and _leaves(shot, s))
    hiding = frozenset(numbers[s.id] for s in shot.subjects if s.id in numbers and _hides(shot, s))
    ridden = {
        numbers[b.target]: numbers[b.subject]
        for b in shot.beats
        if b.motion == "ride" and b.target in numbers and b.subject in numbers
    }
    edges = frozenset(
        numbers[b.target] for b in shot.beats if b.motion == "fall" and b.target in numbers and _OFF.search(b.action)
    )
    return Wanted(
        mains, acted, rest, names, faces, broad, people, receivers, due, leaving=leaving, hiding=hiding, edges=edges,
        coming=frozenset(numbers[crash.striker] for crash in (crash_of(shot),) if crash and crash.striker in numbers),
        ridden=ridden,
    )  # fmt: skip


_OFF: Final = re.compile(r"\b(?:off|from|over the edge of)\b")


def _leaves(shot: Shot, subject: Subject) -> bool:
    """Whether the last that is told of somebody takes them out of the picture."""
    own = [beat for beat in shot.beats if beat.subject == subject.id]
    if any(beat.target == subject.id and _LET_GO.match(beat.action.lower()) for beat in shot.beats):
        return True
    goes = bool(own) and _goes(own[-1])
    return goes and _LEAVES.search(own[-1].action.lower()) is not None


_LET_GO: Final = re.compile(r"(?:\w+ly )?(?:let\w* (?:[\w-]+ ){0,3}?go\b|releas\w+|set\w* (?:[\w-]+ ){0,3}?free\b)")
"""What is let go is gone then, where it rises or flies."""


def _goes(beat: Beat) -> bool:
    return table("motions")[beat.motion or "stand"].speed_mps > 0


def _hides(shot: Shot, subject: Subject) -> bool:
    """Whether somebody is out of sight for a time as told: behind something, or in their burrow."""
    own = (beat.action.lower() for beat in shot.beats if beat.subject == subject.id)
    return subject.position.startswith(HIDES) or any(goes_by_burrow(subject, words) for words in own)


def receivers_of(shot: Shot) -> tuple[Subject, ...]:
    """The people to whom somebody throws or kicks something in a shot, by its words."""
    sent = [beat for beat in shot.beats if beat.motion == "throw"]
    return tuple(
        subject
        for subject in shot.subjects
        if is_person(subject)
        for beat in sent
        if beat.subject != subject.id
        and re.search(
            rf"\bto (?:[\w-]+ ){{0,3}}(?:{'|'.join(map(re.escape, names_of(subject)))})\b", beat.action.lower()
        )
    )


def _due(shot: Shot, path: CameraPath, numbers: dict[str, int]) -> dict[int, tuple[float, ...]]:
    """When each subject acts that does not act all the time, or that comes and goes."""
    seconds = path.seconds * path.time_scale
    passing = {track.number for track in path.others if track.speed(0.0) > 0.0}
    found: dict[int, tuple[float, ...]] = {}
    for beat in shot.beats:
        number = numbers.get(beat.subject, 0)
        start, end = beat.start_s or 0.0, min(beat.end_s or seconds, seconds)
        if number and start < seconds and (start > 0.0 or end < seconds or number in passing):
            share = LEAVING_MOMENT if _goes(beat) and _LEAVES.search(beat.action.lower()) else MOMENT
            found[number] = (*found.get(number, ()), (start + share * (end - start)) / seconds)
        to = numbers.get(beat.target, 0)
        if to and to not in found and GOES_TO.search(beat.action.lower()) and end >= seconds:
            found[to] = (MOMENTS[-1],)
    return found


def _in_deeds(shot: Shot, numbers: dict[str, int]) -> Iterator[int]:
    by_id = {subject.id: subject for subject in shot.subjects}
    for beat in shot.beats:
        subject: Subject | None = by_id.get(beat.subject) or shot.main_subject
        if subject is None:
            continue
        for other in (subject, *others_of(shot, subject, beat, beat.action.lower())):
            if other.id in numbers and names_of(other):
                yield numbers[other.id]


def moments_of(path: CameraPath) -> tuple[float, ...]:
    """The moments, as shares of the clip, at which its camera ought to have its subject.

    Who crosses before a camera that stands still comes into the frame and leaves it; a tilt over somebody from near has
    the face where it ends, or where it begins, and a rise to what lies beyond leaves its subject.
    """
    kinds = {move.kind for move in path.planned}
    if kinds & UNSEEN and path.eyes:
        return ()
    if is_still(path) and path.target.speed(path.seconds * path.time_scale / 2.0) > 0.0:
        return MOMENTS[1:-1]
    if over_somebody(path):
        up = any(move.kind == "tilt_up" and move.origin == 1.0 for move in path.planned)
        return MOMENTS[-1:] if up else MOMENTS[:1]
    if comes_to_it(path):
        return MOMENTS[-1:]
    if any(move.kind == "dolly_out" and move.total < GONE for move in path.planned):
        return MOMENTS[:1]
    if path.close_on is not None:
        return MOMENTS[-1:]
    if path.opens or path.skyward is not None:
        return MOMENTS[-1:] if path.skyward == 0.0 else MOMENTS[:1]
    return MOMENTS[-1:] if kinds & LATE else MOMENTS


def comes_to_it(path: CameraPath) -> bool:
    """Whether a pan begins beside its subject and ends on it."""
    return path.first is None and any(move.kind in SWEPT and move.origin == 1.0 for move in path.planned)


def over_somebody(path: CameraPath) -> bool:
    """Whether a camera near somebody tilts from the feet or the hands to the face, or back."""
    tilts = [move for move in path.planned if move.kind in TILTS and move.origin in (0.0, 1.0)]
    return path.framing.close and bool(tilts)


def is_still(path: CameraPath) -> bool:
    """Whether a camera neither moves nor turns."""
    follows = path.aiming.follows or path.aiming.yaw or path.aiming.pitch or path.ride > 0.0
    return not follows and all(move.total == 0.0 or move.kind not in AXES for move in path.planned)
