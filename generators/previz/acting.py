"""What each subject does: its part, read from the shot's beats and physical events."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np

from prompts.shot import Beat, PhysicalEvent, Shot, Source, Subject
from prompts.vocabulary import table

__all__ = ["Part", "parts_of", "seed_of"]

SIMULATED_LAWS = ("fall", "throw", "bounce", "slide", "roll")
RELEASE_S = 0.55
"""How long into the story a thrown thing leaves the hand."""
_CHASE = re.compile(r"\b(?:chas|follow|pursu|hunt|herd|lead|walking (?:a|the|his|her|their|its)\b)")
_OVER_GROUND = re.compile(r"\b(?:over|across|through|along|into|towards?|away|past|down)\b")
MOUNTS = ("quadruped", "cycle", "vehicle")
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
        mount: id of the subject that it rides or drives.
        thrower: id of the subject whose hand it leaves.
        whereabouts: the words that say where it is: its position, else what it does.
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
    mount: str = ""
    whereabouts: str = ""
    thrower: str = ""


def seed_of(rng: np.random.Generator) -> int:
    """The next figure's own seed."""
    return int(rng.integers(2**31))


def parts_of(shot: Shot) -> tuple[Part, ...]:
    """The part of every subject, in the shot's order; mounts go as their riders, and companions at one pace."""
    parts = [_part(shot, subject, number) for number, subject in enumerate(shot.subjects, 1)]
    riders = {part.mount: part for part in parts if part.mount}
    lead = next((part for part in parts if part.subject is shot.main_subject), None)
    return tuple(_in_company(shot, riders.get(part.subject.id), lead, part) for part in parts)


def _in_company(shot: Shot, rider: Part | None, lead: Part | None, part: Part) -> Part:
    if rider:
        motion = "drive" if part.subject.kind in ("vehicle", "cycle") else "walk" if rider.speed_mps < 2 else "ride"
        return replace(part, motion=motion, speed_mps=rider.speed_mps, direction=rider.direction, simulated=False)
    chaser = next((b for b in shot.beats if b.target == part.subject.id and _CHASE.search(b.action.lower())), None)
    if lead and chaser and part.speed_mps == 0 and not part.simulated and lead.subject.id == chaser.subject:
        return replace(part, motion=lead.motion, speed_mps=lead.speed_mps, direction=lead.direction)
    same = lead and lead is not part and lead.motion == part.motion and lead.speed_mps > 0 and part.speed_mps > 0
    if lead and same and not part.simulated and not part.target and not _said_speed(shot, part.subject):
        return replace(part, speed_mps=lead.speed_mps)
    return part


def _said_speed(shot: Shot, subject: Subject) -> bool:
    """Whether the user gave this subject's speed."""
    for index, beat in enumerate(shot.beats):
        cue = shot.source_of(f"beats[{index}].speed_mps")
        if beat.subject == subject.id and cue and cue.source is Source.USER:
            return True
    return False


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
    hops_on_the_spot = motion == "jump" and not (beat and _OVER_GROUND.search(f"{beat.action} {beat.direction}"))
    in_place = (beat is None and not simulated) or hops_on_the_spot
    thrower = handled.subject if handled and simulated and beat is None else ""
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
        start_s=event.time_s if event and event.time_s is not None else RELEASE_S if thrower else 0.0,
        thrower=thrower,
        mount=_mount(shot, subject, beat) if animate else "",
        whereabouts=(subject.position or (beat.action if beat else "")).lower(),
    )


def _mount(shot: Shot, subject: Subject, beat: Beat | None) -> str:
    """What the subject rides or drives: the beat's target, else the only thing in the shot that can be ridden."""
    if beat is None or beat.motion not in ("ride", "drive"):
        return ""
    carriers = [s.id for s in shot.subjects if s.kind in MOUNTS and s is not subject]
    if beat.target in carriers:
        return beat.target
    return carriers[0] if len(carriers) == 1 else ""


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
