"""What each subject does: its part, read from the shot's beats and physical events."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np

from generators.previz.aboard import boat_of, rowed_by
from generators.previz.approaching import COMES_OVER, coming_over
from generators.previz.bonds import Keeping, bonded, said_speed
from generators.previz.deeds import DEFAULT_SECONDS, Deed
from generators.previz.enacting import deeds_of
from generators.previz.encounters import encountered
from generators.previz.entering import entrance_of, going_over, with_entrance
from generators.previz.gliders import is_glider
from generators.previz.hopping import Hop, hops_of
from generators.previz.into_water import as_leap_in, goes_in, leaps_in
from generators.previz.launching import as_take_off
from generators.previz.motion.travel import Pace
from generators.previz.plunging import as_plunge
from generators.previz.readings import usual_speed
from generators.previz.relations import whereabouts_of
from generators.previz.rigs.props import prop_of
from generators.previz.things import falls_from_high, names_of, passes_by
from generators.previz.together import at_one_table, borne, in_time, perched, returned
from generators.previz.told_of_it import (
    SIMULATED_LAWS,
    event_of,
    is_a_drop,
    is_thrown,
    leading_beat,
    own_beats,
    really_thrown,
)
from generators.previz.vaulting import Vault, slowed_to_dive, vault_of, vaulting
from prompts.shot import Beat, PhysicalEvent, Shot, Subject
from prompts.vocabulary import table

__all__ = ["FLYING_CRAFT", "Part", "parts_of", "seed_of"]

RELEASE_S = 0.55
"""How long into a throw the thing leaves the hand."""
CRASH: Final = re.compile(
    r"\b(?:crash\w*|collid\w*|bump\w*|smash\w*|slam\w*|ram(?:s|med|ming)?|hit(?:s|ting)?|strik\w*|plou?gh\w* into"
    r"|plow\w* into|run\w* into|driv\w* into|rear-end\w*)\b(?!.* from the sky)"
)
"""A deed by which a carrier meets what is in its way."""
ON_WHEELS: Final = re.compile(
    r"\b(?:robot (?:vacuum|cleaner|mower)|robot vacuum cleaner|roomba|rover|remote control car)s?$"
)
"""Machines that drive and are no vehicles to the vocabulary."""
_OVER_GROUND = re.compile(r"\b(?:over|across|through|along|into|towards?|away|past|down)\b")
FLYING_CRAFT = ("aircraft", "spacecraft")
MOUNTS = ("quadruped", "cycle", "vehicle")
RIDES = ("ride", "drive", "gallop")
"""Motions of people who are carried."""
AFOOT = ("walk", "run")
"""Motions of people who have got off what they ride."""
_ON_GROUND = re.compile(r"\b(?:kick|roll|slid|push|shoot|putt|scor)")
_CATCH = re.compile(r"\bcatch")
THROWN_M = 1.0
"""What is higher stays where it is when somebody hits it."""
CHANGE_S = 0.5
"""How long somebody takes to come to another speed, at the least."""
BRAKES_MPS2 = 4.0
"""How much the speed changes in a second, at the most."""
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
        thrower: id of the subject whose hand it leaves; from_ground: or whose foot.
        whereabouts: the words that say where it is: its position, else what it does.
        deeds: what it does, in order; empty for what physics moves.
        owner: id of the subject that it is a tool or a seat of, for what the shot implies and does not name.
        role: what the owner has it for. piece: which piece of a cord it is.
        pace: its speed over time, where that changes; origin_s: when it passes its place, None for the middle.
        vault: from what onto what it leaps to its place, if it does.
        keeps: to whom it keeps, and where, while both are under way.
        hops: its jumps on what it rides, or with who rides it.
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
    from_ground: bool = False
    deeds: tuple[Deed, ...] = ()
    owner: str = ""
    role: str = ""
    piece: int = 0
    pace: Pace | None = None
    origin_s: float | None = None
    vault: Vault | None = None
    keeps: Keeping | None = None
    hops: tuple[Hop, ...] = ()

    @property
    def comes(self) -> bool:
        """Whether it comes from elsewhere to its place and stays there."""
        return self.pace is not None and self.pace.speeds[0] > 0.0 == self.pace.speeds[-1]

    def offset_m(self, story_s: float, story_seconds: float) -> float:
        """How far along its way it is from its place at a story time, m."""
        origin_s = story_seconds / 2 if self.origin_s is None else self.origin_s
        if self.pace is not None:
            return self.pace.covered(story_s) - self.pace.covered(origin_s)
        return self.speed_mps * (story_s - origin_s)


def seed_of(rng: np.random.Generator) -> int:
    """The next figure's own seed."""
    return int(rng.integers(2**31))


def parts_of(shot: Shot, story_seconds: float = DEFAULT_SECONDS) -> tuple[Part, ...]:
    """The part of every subject, in the shot's order; mounts go as their riders, and companions at one pace.

    Args:
        shot: what happens.
        story_seconds: how long the story is.
    """
    parts = [_part(shot, subject, number, story_seconds) for number, subject in enumerate(shot.subjects, 1)]
    lead = next((part for part in parts if part.subject is shot.main_subject), None)
    parts = bonded(shot, [_at_one_pace(shot, lead, part) for part in parts])
    riders = {part.mount: part for part in parts if part.mount}
    parts = [_under(riders[part.subject.id], part) if part.subject.id in riders else part for part in parts]
    return tuple(_paced(part) for part in in_time(at_one_table(perched(borne(returned(encountered(parts)))))))


def _paced(part: Part) -> Part:
    """The part with its speed over time, if its deeds are of different speeds; its place is where it stays."""
    if part.simulated or not part.deeds:
        return part
    speeds = [deed.speed_mps for deed in part.deeds]
    still = [deed for deed in part.deeds if deed.speed_mps == 0]
    top = max(speeds)
    if min(speeds) == top:
        return replace(part, speed_mps=top)
    times, values = [part.deeds[0].start_s], [speeds[0]]
    for (before, after), (slow, fast) in zip(pairwise(part.deeds), pairwise(speeds), strict=True):
        if slow == fast:
            continue
        room = 0.5 * min(before.end_s - before.start_s, after.end_s - after.start_s)
        change = min(max(CHANGE_S, abs(fast - slow) / BRAKES_MPS2), room)
        start = before.end_s - change if fast < slow else before.end_s
        start = max(start, times[-1] + 1e-6)
        times += [start, start + change]
        values += [slow, fast]
    over_s = max((deed.end_s for deed in part.deeds if deed.words == COMES_OVER), default=0.0)
    still = [deed for deed in still if deed.start_s >= over_s - 1e-6] or still
    rests = still[-1 if part.vault else 0] if still else None
    origin = (rests.start_s + rests.end_s) / 2 if rests else None
    return replace(part, speed_mps=top, pace=Pace(tuple(times), tuple(values)), origin_s=origin)


def _under(rider: Part, part: Part) -> Part:
    """What carries somebody, as it goes under them."""
    if part.deeds and part.subject.kind == "boat" and any(deed.speed_mps > 0 for deed in part.deeds):
        return part
    motion = "drive" if part.subject.kind in ("vehicle", "cycle") else "walk" if rider.speed_mps < 2 else "ride"
    deeds = tuple(Deed(d.start_s, d.end_s, motion, speed_mps=_carried_mps(part, d)) for d in rider.deeds)
    return replace(
        part, motion=motion, speed_mps=rider.speed_mps, direction=rider.direction, simulated=False, deeds=deeds,
        keeps=rider.keeps, origin_s=rider.origin_s, hops=rider.hops,
    )  # fmt: skip


def _carried_mps(part: Part, deed: Deed) -> float:
    """How fast a horse or a bike goes in a deed of its rider: not at all while they walk, and it stands."""
    afoot = part.subject.kind in ("quadruped", "cycle") and deed.posture == "stand" and deed.motion in AFOOT
    return 0.0 if afoot else deed.speed_mps


def _at_one_pace(shot: Shot, lead: Part | None, part: Part) -> Part:
    """Who goes in the lead's manner, at its pace."""
    same = lead and lead is not part and lead.motion == part.motion and lead.speed_mps > 0 and part.speed_mps > 0
    if lead and same and not part.simulated and not part.target and not said_speed(shot, part.subject):
        at_pace = tuple(replace(d, speed_mps=lead.speed_mps) if d.speed_mps > 0 else d for d in part.deeds)
        return replace(part, speed_mps=lead.speed_mps, deeds=at_pace)
    return part


def _part(shot: Shot, subject: Subject, number: int, story_seconds: float) -> Part:
    kind = table("kinds").get(subject.kind or "thing")
    animate = bool(kind and kind.animate)
    beat = leading_beat(shot, subject)
    event = event_of(shot, subject)
    handled = next(
        (b for b in shot.beats if b.target == subject.id and b.motion in _HANDS and _has_hands(shot, b.subject)), None
    )
    handled, event = really_thrown(handled, event)
    if _is_fixed(subject) and beat is None and (event is None or event.law == "throw"):
        handled = event = None
    motion = (beat.motion if beat else None) or (kind.default_motion if kind else "rest")
    if event and not animate and (beat is None or beat.motion not in SIMULATED_LAWS):
        motion = event.law
    if handled and not animate and beat is None and handled.motion:
        motion = handled.motion
    caught = any(b.target == subject.id and _CATCH.search(b.action) for b in shot.beats)
    glides = handled is not None and is_glider(subject)  # a paper plane flies on by itself
    simulated = (
        motion in SIMULATED_LAWS
        and not (caught and handled)
        and not glides
        and (not animate or motion == "fall" or is_thrown(beat))
    )
    falls_over = animate and motion == "fall" and not (event and is_a_drop(event, beat))
    if falls_over and beat and not falls_from_high(beat.action.lower()):
        simulated = False  # who trips falls on the spot
    if subject.kind in FLYING_CRAFT and beat and entrance_of(shot, subject, beat.action.lower()):
        simulated = False  # it lands, and does not drop
    if (subject.kind in ("liquid", "landform") and _is_fixed(subject)) or leaps_in(shot, subject):
        simulated = False  # water falls where a waterfall stands, and who slips in is taken there by the leap
    rams = any(CRASH.search(b.action.lower()) and b.target for b in own_beats(shot, subject)[1:])
    drives = subject.kind in MOUNTS or ON_WHEELS.search(subject.noun.lower()) is not None
    if simulated and drives and beat and (rams or CRASH.search(beat.action.lower())):
        motion, simulated = "stand", False  # carriers that run into something come from no sky
    if animate and not simulated and motion in _HANDS:
        motion = "throw"
    speed = beat.speed_mps if beat and beat.speed_mps is not None else usual_speed(motion)
    if event and event.speed_mps is not None and simulated:
        speed = event.speed_mps
    hops_on_the_spot = motion == "jump" and not (beat and _OVER_GROUND.search(f"{beat.action} {beat.direction}"))
    in_place = (beat is None and not simulated) or hops_on_the_spot
    thrower = handled.subject if handled and simulated and beat is None else ""
    speed = 0.0 if in_place or (motion == "throw" and not simulated) else speed
    deeds = () if simulated else deeds_of(shot, subject, own_beats(shot, subject), motion, story_seconds)
    if deeds and beat is None:
        deeds = tuple(replace(deed, speed_mps=0.0) for deed in deeds)
    if subject.kind == "bird" and len(deeds) == 1:
        motion = deeds[0].motion
    deeds, passes_s = with_entrance(shot, subject, coming_over(shot, subject, deeds))
    deeds = going_over(shot, subject, deeds)
    deeds = as_leap_in(shot, subject, as_plunge(subject, as_take_off(subject, deeds)))
    vault = vault_of(shot, subject, deeds[0].words) if deeds else None
    vaults = vaulting(subject, deeds, vault) if vault else slowed_to_dive(subject, deeds)
    vault, deeds = vault if len(vaults) > len(deeds) else None, vaults
    return Part(
        subject=subject,
        number=number,
        motion=motion,
        speed_mps=speed,
        deeds=deeds,
        direction=(beat.direction if beat and not goes_in(beat.action.lower()) else "").lower(),
        manner=(beat.manner if beat else "").lower(),
        simulated=simulated,
        event=event if simulated else None,
        target=beat.target if beat else "",
        start_s=event.time_s if event and event.time_s is not None else _release_s(handled) if thrower else 0.0,
        from_ground=bool(thrower and handled and _ON_GROUND.search(handled.action)),
        thrower=thrower,
        origin_s=_passes_s(shot, beat, story_seconds) if passes_s is None else passes_s,
        mount=_mount(shot, subject, beat) if animate else "",
        vault=vault,
        hops=hops_of(deeds),
        whereabouts=(_comes_onto(shot, vault) if vault else _whereabouts(shot, subject, beat)).lower(),
    )


def _passes_s(shot: Shot, beat: Beat | None, story_seconds: float) -> float | None:
    """When somebody passes the place that the camera frames; None for the middle of the clip.

    Who comes towards a camera that does not go along is there at the end, and who leaves it at the start.
    """
    moves = table("camera_moves")
    follows = any(moves[move.kind].family == "follow" for move in shot.camera.moves)
    if beat is None or follows or len(shot.beats) > 1:
        return None
    return {"toward": story_seconds, "away": 0.0}.get(beat.direction)


def _whereabouts(shot: Shot, subject: Subject, beat: Beat | None) -> str:
    """The words that say where somebody is."""
    return subject.position or _on_the_spot(shot, subject, beat) or whereabouts_of(shot, subject)


def _comes_onto(shot: Shot, vault: Vault) -> str:
    """The words that put who leaps where it comes to; none for the ground."""
    return next((f"onto the {s.noun.lower()}" for s in shot.subjects if s.id == vault.onto), "")


def _is_fixed(subject: Subject) -> bool:
    """Whether a thing is too large to be thrown or struck away: a punching bag, a door."""
    prop = prop_of(subject.noun)
    return (subject.height_m or (prop.height_m if prop else 0.0)) > THROWN_M


def _has_hands(shot: Shot, subject_id: str) -> bool:
    """Whether a subject lives, and so can throw things."""
    kind = next((s.kind for s in shot.subjects if s.id == subject_id), None)
    row = table("kinds").get(kind or "")
    return row is None or row.animate


STRADDLED = "jet_ski"
"""The boat that is ridden, and not sat in."""


def _mount(shot: Shot, subject: Subject, beat: Beat | None) -> str:
    """What the subject rides or drives: the beat's target, else the only thing in the shot that can be ridden."""
    boat = boat_of(shot, subject) or rowed_by(shot, subject)
    if boat is not None:
        return boat.id
    if beat is None or beat.motion not in RIDES:
        return ""
    carriers = [s.id for s in shot.subjects if (s.kind in MOUNTS or _is_straddled(s)) and s is not subject]
    words = beat.action.lower()
    driven = next((s for s in shot.subjects if s.id == beat.target and s.id in carriers), None)
    if passes_by(words) and (driven is None or passes_by(words[: _end_of(words, driven)])):
        return ""  # what is passed carries nobody; what is driven past something does
    if beat.target in carriers:
        return beat.target
    acting = {other.subject for other in shot.beats}
    carriers = [carrier for carrier in carriers if carrier not in acting]  # whoever acts for itself carries nobody
    return carriers[0] if len(carriers) == 1 else ""


def _is_straddled(subject: Subject) -> bool:
    """Whether it is a boat that one sits astride on, like a motorcycle."""
    prop = prop_of(subject.noun) if subject.kind == "boat" else None
    return prop is not None and prop.id == STRADDLED


def _end_of(words: str, subject: Subject) -> int:
    """Where the words have named a subject, in characters; their length if they do not."""
    ends = [found.end() for name in names_of(subject) if (found := re.search(rf"\b{re.escape(name)}\b", words))]
    return min(ends, default=len(words))


def _on_the_spot(shot: Shot, subject: Subject, leading: Beat | None) -> str:
    """The words of what a subject does where it is, before it goes elsewhere; else of what it does at all."""
    still = [b for b in own_beats(shot, subject) if usual_speed(b.motion or "") == 0]
    told = still[0] if still else leading
    return told.action if told else ""


def _release_s(beat: Beat | None) -> float:
    """When a thrown thing is let go, story time."""
    return RELEASE_S + ((beat.start_s or 0.0) if beat else 0.0)
