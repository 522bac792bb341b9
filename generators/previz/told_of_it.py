"""What a subject does by its beats, and what mechanics does with it: falls, throws and the event that it is in."""

from __future__ import annotations

import re
from typing import Final

from generators.previz.motion.performing import performance_of
from generators.previz.readings import usual_speed
from generators.previz.relations import seated_beat
from prompts.shot import Beat, PhysicalEvent, Shot, Subject

__all__ = ["SIMULATED_LAWS", "event_of", "is_a_drop", "is_thrown", "leading_beat", "own_beats", "really_thrown"]

SIMULATED_LAWS = ("fall", "throw", "bounce", "slide", "roll")

_DROP_M: Final = 1.0
"""What is lower is fallen over on, and not from: a bed that two romp on."""
_OFF: Final = re.compile(r"\b(?:off|from|out of)\b")


def is_a_drop(event: PhysicalEvent, beat: Beat | None) -> bool:
    """Whether somebody falls from a height, and not over where they are."""
    low = event.height_m is not None and event.height_m < _DROP_M
    return event.height_m is not None and not (low and beat is not None and _OFF.search(beat.action.lower()) is None)


def is_thrown(beat: Beat | None) -> bool:
    """Whether a beat tells that somebody is thrown."""
    return bool(beat and beat.motion == "throw" and not beat.target and "thrown" in beat.action)


def own_beats(shot: Shot, subject: Subject) -> list[Beat]:
    """What a subject does; what nobody in particular does, the main subject does."""
    own = [b for b in shot.beats if b.subject == subject.id and b.motion]
    seated = seated_beat(shot, subject) if not own and shot.main_subject is not subject else None
    if seated is not None:
        return [seated]
    if not own and shot.main_subject is subject:
        own = [b for b in shot.beats if not b.subject and b.motion]
    return own


def really_thrown(handled: Beat | None, event: PhysicalEvent | None) -> tuple[Beat | None, PhysicalEvent | None]:
    """The throw of a thing and its flight; neither where its words put it down: food served, onions put into a pan."""
    row = performance_of(handled.action.lower(), "", posture=False) if handled is not None else None
    if row is None or row.leaves_to != "surface":
        return handled, event
    return None, event if event is not None and event.law != "throw" else None


def leading_beat(shot: Shot, subject: Subject) -> Beat | None:
    """The subject's beat that moves it most: travelling or simulated before one on the spot, earlier before later."""
    own = own_beats(shot, subject)
    moving = [b for b in own if b.motion in SIMULATED_LAWS or (b.speed_mps or usual_speed(b.motion or "")) > 0]
    return next(iter(moving or own), None)


def event_of(shot: Shot, subject: Subject) -> PhysicalEvent | None:
    """The mechanical event that the subject is in; one that starts higher or faster tells more than a mere bounce."""
    own = [e for e in shot.physics if e.law in SIMULATED_LAWS and e.subject in (subject.id, "")]
    own = [e for e in own if e.subject or shot.main_subject is subject]
    ranked = sorted(own, key=lambda e: (e.height_m is None and e.speed_mps is None, own.index(e)))
    return next(iter(ranked), None) or _shared_fall(shot, subject)


def _shared_fall(shot: Shot, subject: Subject) -> PhysicalEvent | None:
    """The fall that its words tell of as another thing's, or as a break: from as high, under the same gravity."""
    if not any(beat.motion == "fall" for beat in own_beats(shot, subject)):
        return None
    other = next((e for e in shot.physics if e.law in ("fall", "bounce", "break") and e.subject), None)
    if other is None:
        return None
    kept = {name: value for name, value in other.quantities.items() if name in ("gravity_mps2", "slow_fall_time_s")}
    return other.model_copy(update={"subject": subject.id, "law": "fall", "material": None, "quantities": kept})
