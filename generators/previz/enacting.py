"""The beats of a shot as the deeds of somebody, in order and without gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generators.previz.aboard import rowed_by
from generators.previz.at_hand import only_cycle
from generators.previz.before_mirrors import all_before, mirror_in
from generators.previz.birds_on_water import glides_on_water, swims
from generators.previz.deeds import WAITING, Deed
from generators.previz.furnishing import has_no_seats
from generators.previz.handedness import uses_left_hand
from generators.previz.hopping import landed, stays_on
from generators.previz.in_puddles import puddle_in
from generators.previz.in_the_saddle import keeps_the_saddle
from generators.previz.motion.performing import Performance, performance_of, performances
from generators.previz.played import LOW, played
from generators.previz.readings import SEATED, Reading, speed_of, usual_speed
from generators.previz.sitting_first import sitting_first
from generators.previz.things import (
    held_by,
    in_mouth,
    is_large,
    is_person,
    load_among,
    names_of,
    object_of,
    others_of,
    says_it,
    seat_among,
    vessel_in,
)
from generators.previz.underneath import ROOMY, is_under
from prompts.shot import Beat, Shot, Subject

__all__ = ["HANDS_FREE", "deeds_of", "is_up_stairs"]
ROLLS_MPS = 3.0
"""Speed on a board, skates or skis."""
LEAP_MPS, LEAP_S = 2.0, 0.68
"""Speed of the run up to a leap, and how long somebody is in the air."""
_CALLED_WORK = frozenset({"work", "fly", "slide", "turn"})
"""Motions that are understood of who weaves, glides or turns, and who is on wheels or blades in truth."""
_BY_WORD_ALONE = frozenset({"fly", "swim", "sail", "float", "rise", "sink"})
"""Motions that a person makes only where the words say so: a coat is taken off, a person takes off no more."""
_TO_SLEEP = re.compile(r"\w+ (?:[\w-]+ ){1,4}to sleep\b")
"""What somebody else is brought to: who rocks or sings a child to sleep is awake."""
_UP = re.compile(r"\b(?:up and down|up|on the spot|in place|onto?|into|for joy|in the air|with joy)\b")
"""Words of who jumps upwards, or onto something."""
_UP_FROM_A_SEAT = re.compile(
    r"\b(?:stand|get(?:s|ting)? (?:up|out|off)|jump|leap|step|climb|div|walk|pull|drag|land|fall)"
)
_UP_STAIRS = re.compile(r"\b(?:up|down) (?:the |a |some |her |his )?(?:[\w-]+ )?(?:stairs|steps|staircase|stairway)\b")
_THEM = re.compile(r"\b(?:her|him|them)\b(?! \w)")
"""Whom somebody had to do with before."""
_THEIRS = re.compile(r"\b(?:an)?other (?:person|man|woman|girl|boy|child)'s\b|\bsome(?:one|body) else's\b")
"""What is of whom it is done to, though a thing is named first: makeup on another person's face."""
_PUTS_ON = re.compile(
    r"(?:\w+ly )?(?:put|plac|hang|fasten|clasp|drap|slip|slid|tuck|pin|tie|ty|lower|push|weav|stick)\w* .*?"
    r"\b(?:on|onto|around|over|in|into|behind) (?:an?|the|his|her|their|another|one) (?P<whom>.+)"
)
_ON_LAND = frozenset({"walk", "run", "stand", "carry", "crawl", "rest"})
_ON_BODIES = frozenset({"cloth", "smoke", "liquid"})
"""Kinds of what is put on somebody or brushed off them: whom a deed is done to is named after these."""
_LETS = re.compile(r"(?:letting|leaving|making|watching|helping|releasing|sending|setting)\b")
_CAUSES = re.compile(r"\w+ing (?:a|an|the|his|her|their|some|two|three) ")
"""A verb with its object at once: somebody makes a thing fly or swim, and does neither."""
_LAYS = re.compile(r"(?:lay|lai|plac)\w* (?:it|them|an?|the|his|her|their|one|some|two|three)\b")
"""Who lays something down lies on nothing."""
HANDS_FREE = frozenset({"walk", "run", "look", "look_up", "look_around", "stand"})
"""What people do who may hold something meanwhile."""
ONE_HAND_FREE = frozenset({"jump", "jump_in_puddle", "jump_in_leaves"})
"""What people do with something in a hand, and not otherwise than without."""
_SHIFTS = re.compile(r"(?:mov|shift|lift|rais|haul|hoist)ing ")
_BEARS = frozenset({"carry", "pick_up", "push"})
"""What several do with something long that they have between them."""


def is_up_stairs(words: str) -> bool:
    """Whether the words take somebody up or down stairs."""
    return _UP_STAIRS.search(words) is not None


def deeds_of(
    shot: Shot, subject: Subject, own: Sequence[Beat], default_motion: str, seconds: float
) -> tuple[Deed, ...]:
    """The deeds of a subject in order, without gaps: what it did last goes on until the next.

    Args:
        shot: whose subjects may be held, sat on, worked at.
        subject: who acts.
        own: its beats.
        default_motion: what it does without any.
        seconds: how long the story is.
    """
    person = is_person(subject)
    deeds: list[Deed] = []
    ordered = sorted(own, key=lambda beat: beat.start_s or 0.0)
    sits = sitting_first(shot, ordered) if person else None
    for beat in ordered or [Beat(subject=subject.id, action=default_motion, motion=default_motion)]:
        start = beat.start_s or 0.0
        end = beat.end_s if beat.end_s is not None else seconds
        if start >= seconds:
            continue
        before = deeds[-1] if deeds else sits
        deed = _deed(shot, subject, beat, before, start, end, person=person)
        if deeds and before is not None and before.start_s == start:
            deeds[-1] = _together(before, deed)
        else:
            deeds.append(deed)
    return tuple(part for deed in all_before(_without_gaps(deeds, seconds, sits)) for part in _with_run_up(deed))


def _with_run_up(deed: Deed) -> tuple[Deed, ...]:
    """A leap over something on the way: a run, the leap in the middle, and on."""
    if deed.performance != "jump" or deed.speed_mps <= 0:
        return (deed,)
    middle = (deed.start_s + deed.end_s) / 2
    speed = max(deed.speed_mps, LEAP_MPS)
    before = replace(deed, performance="run", motion="run", speed_mps=speed, end_s=middle - LEAP_S / 2)
    leap = replace(
        deed, performance="leap", posture="leap", speed_mps=speed, start_s=before.end_s, end_s=middle + LEAP_S / 2
    )
    after = replace(before, start_s=leap.end_s, end_s=deed.end_s)
    return before, leap, after


def _without_gaps(deeds: list[Deed], seconds: float, sits: Deed | None) -> tuple[Deed, ...]:
    if not deeds:
        return ()
    ends = [*(deed.start_s for deed in deeds[1:]), max(seconds, deeds[-1].start_s + 0.1)]
    filled = [replace(deed, end_s=end) for deed, end in zip(deeds, ends, strict=True)]
    if filled[0].start_s > 0.05:
        first = filled[0]
        posture = first.posture if first.posture in SEATED else "stand" if first.posture else ""
        waits = Deed(0.0, first.start_s, "stand", WAITING, posture and "wait", posture)
        if sits is not None and _STANDS_UP_FIRST.match(first.words):
            waits = replace(sits, end_s=first.start_s, words=WAITING)
        elif posture:
            waits = replace(waits, performance=posture, seat=first.seat, implied=first.implied)
        filled.insert(0, waits)
    else:
        filled[0] = replace(filled[0], start_s=0.0)
    return tuple(filled)


_STANDS_UP_FIRST = re.compile(r"(?:\w+ly )?(?:stand|get|ris)\w* (?:up|out|off|from)\b")


def _together(first: Deed, second: Deed) -> Deed:
    """Two things done at once: the posture of the one, the hands of the other."""
    if not first.performance or not second.performance:
        return second if second.speed_mps > first.speed_mps else first
    under, over = (first, second) if first.row.is_posture or first.speed_mps > 0 else (second, first)
    return replace(
        over,
        posture=under.posture,
        speed_mps=max(first.speed_mps, second.speed_mps),
        motion=under.motion if under.speed_mps > 0 else over.motion,
        seat=first.seat or second.seat,
        surface=first.surface or second.surface,
        object=over.object or under.object,
        partner=over.partner or under.partner,
        implied=tuple(dict((*under.implied, *over.implied)).items()),
    )


def _deed(
    shot: Shot, subject: Subject, beat: Beat, before: Deed | None, start: float, end: float, *, person: bool
) -> Deed:
    motion = beat.motion or "stand"
    words = beat.action.lower()
    speed = speed_of(beat, motion)
    others = _others(shot, subject, beat, before)
    if before is not None and before.partner and person and _THEM.search(words) and not any(map(is_person, others)):
        others = (*others, *(s for s in shot.subjects if s.id == before.partner))
    if not person:
        target = next(iter(others), None)
        borne = in_mouth(shot, subject)
        if borne is not None:
            target, words = borne, f"{words} carrying it in its mouth"
        speed = 0.0 if vessel_in(words, others) else speed
        afloat = (motion in _ON_LAND and swims(subject, words)) or glides_on_water(subject, words)
        motion = "swim" if afloat else motion
        lies = (("around", puddle),) if (puddle := puddle_in(words)) else ()
        return Deed(start, end, motion, words, speed_mps=speed, object=target.id if target else "", implied=lies)
    mirror = mirror_in(words, others)
    others = tuple(other for other in others if other is not mirror)
    nouns = [subject.noun, *(name for other in others for name in names_of(other))]
    first = next((other for other in others if other.kind not in _ON_BODIES), None)
    theirs = any(map(is_person, others)) and (_THEIRS.search(words) is not None or _puts_on(words, others))
    alone = not theirs and (first is None or not is_person(first))
    said = performance_of(words, "", nouns, posture=False, alone=alone)
    words, others = _own_share(words, others)
    pose = _own_pose(shot, words, nouns, others)
    if (said is not None or _LETS.match(words)) and pose is None and motion in _BY_WORD_ALONE:
        motion, speed = "stand", 0.0
    if said is not None and motion == "lie" and pose is None and _LAYS.match(words):
        motion, speed = "stand", 0.0
    row = said or performance_of("", motion, posture=False)
    borne = held_by(shot, subject) if said is None or said.id in HANDS_FREE else None
    carried = held_by(shot, subject) if said is not None and said.id in ONE_HAND_FREE else None
    if borne is not None and borne not in others:
        row = performance_of(f"holding a {borne.noun}", "", [borne.noun], posture=False)
        others = (borne, *others)
    if row is not None and row.id == "carry" and is_up_stairs(words):
        load = load_among(shot, subject, others)
        carried = load or object_of(others, row, None, None, (), words) or _bulk_of(others)
        row = performances()["bear_up" if load else "stairs"]
    shifts = _SHIFTS.match(words) is not None or (row is not None and row.id in _BEARS)
    if shifts and load_among(shot, subject, others):
        row = performances()["bear"]
    if motion == "ride" and others and others[0].kind == "vehicle" and seat_among(others[:1], words):
        row = pose = performances()["wheeled"]  # in a carriage
    pose = pose or performance_of("", motion, posture=True)
    if (
        speed == 0
        and beat.motion in _CALLED_WORK
        and (on_wheels := next((r for r in (row, pose) if r and r.rolls), None))
    ):
        motion, speed = "ride", ROLLS_MPS if on_wheels.object != "mount" else usual_speed("ride")
    read = Reading(start, end, motion, words, speed, others, row, pose, carried)
    deed = played(shot, before, _at_what_they_kneel(shot, before, read))
    deed = keeps_the_saddle(before, landed(before, _on_the_run(before, stays_on(before, deed, others))))
    deed = replace(deed, mirror=mirror.id if mirror else "", left_handed=uses_left_hand(shot, subject))
    return _on_the_thwart(before, deed) if rowed_by(shot, subject) is not None else deed


def _own_pose(shot: Shot, words: str, nouns: Sequence[str], others: Sequence[Subject]) -> Performance | None:
    """The posture that the words give who acts: none that somebody else is brought to."""
    pose = performance_of(words, "", nouns, posture=True)
    if pose is None:
        return None
    under = any(is_under(words, names_of(other)) and ROOMY.search(other.noun.lower()) for other in others)
    if under and pose.id in ("sit", "crouch"):
        return performances()["hunched"]
    if pose.id == "sit" and has_no_seats(shot, others):
        return performances()["sit_ground"]
    if pose.id == "sleep" and _TO_SLEEP.search(words) and any(map(is_person, others)):
        return None
    caused = pose.id in _BY_WORD_ALONE and others and _CAUSES.match(words) and not is_person(others[0])
    return None if caused else pose


def _own_share(words: str, others: tuple[Subject, ...]) -> tuple[str, tuple[Subject, ...]]:
    """The words of a deed up to where they say how somebody else is, and who is in those.

    `checking the pulse of a man lying in a bed` has the nurse upright, and not in the bed.
    """
    people = [
        name for other in others if is_person(other) for name in (*names_of(other), other.noun.split()[-1].lower())
    ]
    names = "|".join(map(re.escape, people))
    found = re.search(rf"\b(?P<who>{names})(?: who is| that is)? (?:{_POSED})\b", words) if names else None
    if found is None or found.start() == 0:
        return words, others
    own = f"{words[: found.start()]}{found['who']}"
    return own, tuple(o for o in others if is_person(o) or any(name in own for name in names_of(o)))


_POSED = "sitting|standing|lying|sleeping|kneeling|crouching|waiting|leaning|seated|asleep|resting"
"""How somebody is told to be who does nothing else."""


def _puts_on(words: str, others: Sequence[Subject]) -> bool:
    """Whether something is put on somebody, or on a part of theirs: `a ring on the bride's finger`."""
    told = _PUTS_ON.match(words)
    names = {name for other in others if is_person(other) for name in names_of(other)}
    return told is not None and any(re.match(rf"(?:\w+ )?{re.escape(name)}\b", told["whom"]) for name in names)


def _on_the_thwart(before: Deed | None, deed: Deed) -> Deed:
    """The deed of who has rowed a boat, and sits in it still where nothing says that they get up."""
    seated = before is not None and before.posture == "sit_ground"
    if not seated or deed.posture != "stand" or deed.speed_mps > 0 or _UP_FROM_A_SEAT.search(deed.words):
        return deed
    row = "sit_ground" if deed.performance == "stand" else deed.performance
    return replace(deed, performance=row, posture="sit_ground")


def _on_the_run(before: Deed | None, deed: Deed) -> Deed:
    """The deed of who jumps out of a run: on at the pace of it, and not up on the spot."""
    runs = before is not None and before.motion in ("run", "gallop") and before.speed_mps > 0
    if before is None or not runs or deed.performance != "jump" or deed.speed_mps > 0 or _UP.search(deed.words):
        return deed
    return replace(deed, speed_mps=before.speed_mps)


def _others(shot: Shot, subject: Subject, beat: Beat, before: Deed | None) -> tuple[Subject, ...]:
    """Those whom a beat speaks of, and what it calls `it` after the deed before; the bicycle that somebody rides on."""
    others = others_of(shot, subject, beat, beat.action.lower())
    if before is not None and before.tool and before.tool == beat.target and before.object and says_it(beat.action):
        others = tuple(s for s in others if s.id != before.tool)  # what has been put into a pan is in it now
    if before is not None and says_it(beat.action.lower()):
        others = (*others, *(s for s in shot.subjects if s.id == before.object and s not in others))
    return only_cycle(shot) if not others and beat.motion == "ride" and is_person(subject) else others


def _bulk_of(others: Sequence[Subject]) -> Subject | None:
    """The piece of furniture that somebody has in both arms, as no hand would hold it."""
    return next((other for other in others if other.kind == "furniture"), None)


def _at_what_they_kneel(shot: Shot, before: Deed | None, read: Reading) -> Reading:
    """The reading of a deed of the hands: who kneels by a motorbike is at work on it, and at no table."""
    if before is None or before.posture not in LOW or read.row is None or read.row.object != "surface":
        return read
    near = next((s for s in shot.subjects if s.id == before.object and is_large(s)), None)
    return read if near is None else replace(read, row=performances()["kneel_work"], others=(near,))
