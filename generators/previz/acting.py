"""What each subject does: its part, read from the shot's beats and physical events."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from prompts.shot import Beat, PhysicalEvent, Shot, Subject
from prompts.vocabulary import table

__all__ = ["Part", "parts_of", "seed_of"]

SIMULATED_LAWS = ("fall", "throw", "bounce", "slide", "roll")
_HANDS = {"throw": "throw", "roll": "throw", "slide": "throw", "bounce": "throw"}
"""What a living thing plays when it does this to a thing."""


@dataclass(frozen=True, slots=True)
class Part:
    """One subject's part.

    Attributes:
        subject: who. number: segmentation number, from 1.
        motion: id in `motions`. speed_mps: along its way. direction, manner: in the user's words.
        simulated: whether physics moves it. event: the physical event that it is in, if any.
        target: id of the subject that it acts on or goes after.
        start_s: story time at which its physics begins.
    """

    subject: Subject
    number: int
    motion: str
    speed_mps: float
    direction: str
    manner: str
    simulated: bool
    event: PhysicalEvent | None
    target: str
    start_s: float


def seed_of(rng: np.random.Generator) -> int:
    """The next figure's own seed."""
    return int(rng.integers(2**31))


def parts_of(shot: Shot) -> tuple[Part, ...]:
    """The part of every subject, in the shot's order."""
    return tuple(_part(shot, subject, number) for number, subject in enumerate(shot.subjects, 1))


def _part(shot: Shot, subject: Subject, number: int) -> Part:
    kind = table("kinds").get(subject.kind or "thing")
    animate = bool(kind and kind.animate)
    beat = _leading_beat(shot, subject)
    event = _event_of(shot, subject)
    handled = next((b for b in shot.beats if b.target == subject.id and b.motion in _HANDS), None)
    motion = (beat.motion if beat else None) or (kind.default_motion if kind else "rest")
    if event and not animate and (beat is None or beat.motion not in SIMULATED_LAWS):
        motion = event.law
    if handled and not animate and beat is None and handled.motion:
        motion = handled.motion
    simulated = motion in SIMULATED_LAWS and (not animate or motion == "fall" or _is_thrown(beat))
    if animate and not simulated and motion in _HANDS:
        motion = "throw"
    speed = beat.speed_mps if beat and beat.speed_mps is not None else _usual_speed(motion)
    if event and event.speed_mps is not None and simulated:
        speed = event.speed_mps
    in_place = beat is None and not simulated
    return Part(
        subject=subject,
        number=number,
        motion=motion,
        speed_mps=0.0 if in_place or (motion == "throw" and not simulated) else speed,
        direction=(beat.direction if beat else "").lower(),
        manner=(beat.manner if beat else "").lower(),
        simulated=simulated,
        event=event if simulated else None,
        target=beat.target if beat else "",
        start_s=(event.time_s if event and event.time_s is not None else 0.0),
    )


def _is_thrown(beat: Beat | None) -> bool:
    return bool(beat and beat.motion == "throw" and not beat.target and "thrown" in beat.action)


def _leading_beat(shot: Shot, subject: Subject) -> Beat | None:
    """The subject's beat that moves it most: travelling or simulated before one on the spot, earlier before later."""
    own = [b for b in shot.beats if b.subject == subject.id and b.motion]
    if not own and shot.main_subject is subject:
        own = [b for b in shot.beats if not b.subject and b.motion]
    moving = [b for b in own if b.motion in SIMULATED_LAWS or (b.speed_mps or _usual_speed(b.motion or "")) > 0]
    return next(iter(moving or own), None)


def _event_of(shot: Shot, subject: Subject) -> PhysicalEvent | None:
    """The mechanical event that the subject is in; one that starts higher or faster tells more than a mere bounce."""
    own = [e for e in shot.physics if e.law in SIMULATED_LAWS and e.subject in (subject.id, "")]
    own = [e for e in own if e.subject or shot.main_subject is subject]
    ranked = sorted(own, key=lambda e: (e.height_m is None and e.speed_mps is None, own.index(e)))
    return next(iter(ranked), None)


def _usual_speed(motion: str) -> float:
    row = table("motions").get(motion)
    return row.speed_mps if row else 0.0
