"""What somebody does when: the beats of a shot as deeds in order, each with its performance and what it needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generators.previz.at_hand import at_hand_still, held_said, only_cycle
from generators.previz.furnishing import has_no_seats, is_counter, is_table, seat_said, table_said
from generators.previz.motion.performing import Performance, performance_of, performances
from generators.previz.readings import LOCOMOTION, ON_FOOT, SEATED, Reading, posture_of, speed_of, usual_speed
from generators.previz.sources import is_poured_from, poured_from
from generators.previz.things import (
    filmed_on,
    glides_on_water,
    held_by,
    in_mouth,
    is_large,
    is_person,
    is_put,
    load_among,
    names_of,
    object_of,
    only_near,
    others_of,
    passes_by,
    posted_of,
    says_it,
    seat_among,
    side_table,
    swims,
    tool_of,
    vessel_in,
)
from prompts.shot import Beat, Shot, Subject

__all__ = ["UPRIGHT", "WAITING", "Deed", "deeds_of", "is_up_stairs", "usual_speed"]

DEFAULT_SECONDS = 5.0
WAITING = "waiting"
"""The words of a deed that nobody told: before the first one."""
ROLLS_MPS = 3.0
"""Speed on a board, skates or skis."""
STAIRS_MPS, STAIRS_RUN_MPS = 0.5, 1.0
"""Level speed of who goes up or down stairs: five treads in three seconds, or twice as many."""
LEAP_MPS, LEAP_S = 2.0, 0.68
"""Speed of the run up to a leap, and how long somebody is in the air."""
_CALLED_WORK = frozenset({"work", "fly", "slide", "turn"})
"""Motions that are understood of who weaves, glides or turns, and who is on wheels or blades in truth."""
_BY_WORD_ALONE = frozenset({"fly", "swim", "sail", "float", "rise", "sink"})
"""Motions that a person makes only where the words say so: a coat is taken off, a person takes off no more."""
_UP_STAIRS = re.compile(r"\b(?:up|down) (?:the |a |some |her |his )?(?:[\w-]+ )?(?:stairs|steps|staircase|stairway)\b")
_THEM = re.compile(r"\b(?:her|him|them)\b(?! \w)")
"""Whom somebody had to do with before."""
_ON_LAND = frozenset({"walk", "run", "stand", "carry", "crawl", "rest"})
_ON_BODIES = frozenset({"cloth", "smoke", "liquid"})
"""Kinds of what is put on somebody or brushed off them: whom a deed is done to is named after these."""
_BULKY = frozenset({"furniture", "vehicle", "cycle", "boat"})
_LETS = re.compile(r"(?:letting|leaving|making|watching|helping|releasing|sending|setting)\b")
_CAUSES = re.compile(r"\w+ing (?:a|an|the|his|her|their|some|two|three) ")
"""A verb with its object at once: somebody makes a thing fly or swim, and does neither."""
_LEAVES_SEAT = frozenset({"jump", "fall", "climb", "throw", "slide", "roll"})
"""Motions by which one comes to a seat or leaves it."""
_LOW = ("kneel", "crouch", "sit_ground", "prone")
"""Postures in which nobody is at a table."""
UPRIGHT = frozenset({"stand", "walk", "run", "dance", "jump"})
"""Motions of who is on a table with the feet, and does not work at it."""
HANDS_FREE = frozenset({"walk", "run", "look", "look_up", "look_around", "stand"})
"""What people do who may hold something meanwhile."""
_SHIFTS = re.compile(r"(?:mov|shift|lift|rais|haul|hoist)ing ")
_BEARS = frozenset({"carry", "pick_up", "push"})
"""What several do with something long that they have between them."""
_ALIKE = frozenset({"table", "counter"})
"""Surfaces of which one is enough for all that is done at them in a row."""
_ON_SEATS = frozenset({"sit", "lie"})
_AT_TABLES = frozenset(
    {"read", "drink", "eat", "dine", "look", "talk", "think", "look_at_phone", "phone_call", "stand", "sit"}
)
"""What people do sitting who are at a table or desk."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a subject does.

    Attributes:
        start_s, end_s: story time. motion: id in `motions`. words: the action, lower case.
        performance, posture: ids of rows; empty for what is no person. speed_mps: along the way; 0 on the spot.
        object, seat, surface, partner, tool: ids of subjects in the shot, or empty.
        noun: of the object.
        implied: nouns of what it needs and the shot does not name: object, seat, surface, tool, other_tool, behind,
            ahead, around.
        encounter: id of the row by which an animal meets its partner.
    """

    start_s: float
    end_s: float
    motion: str
    words: str = ""
    performance: str = ""
    posture: str = ""
    speed_mps: float = 0.0
    object: str = ""
    seat: str = ""
    surface: str = ""
    partner: str = ""
    tool: str = ""
    noun: str = ""
    implied: tuple[tuple[str, str], ...] = ()
    encounter: str = ""

    @property
    def row(self) -> Performance:
        """What it is played by."""
        return performances()[self.performance]

    def needs(self, role: str) -> str:
        """The noun of an implied thing in a role, or nothing."""
        return dict(self.implied).get(role, "")


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
    for beat in ordered or [Beat(subject=subject.id, action=default_motion, motion=default_motion)]:
        start = beat.start_s or 0.0
        end = beat.end_s if beat.end_s is not None else seconds
        if start >= seconds:
            continue
        before = deeds[-1] if deeds else None
        deed = _deed(shot, subject, beat, before, start, end, person=person)
        if before is not None and before.start_s == start:
            deeds[-1] = _together(before, deed)
        else:
            deeds.append(deed)
    return tuple(part for deed in _without_gaps(deeds, seconds) for part in _with_run_up(deed))


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


def _without_gaps(deeds: list[Deed], seconds: float) -> tuple[Deed, ...]:
    if not deeds:
        return ()
    ends = [*(deed.start_s for deed in deeds[1:]), max(seconds, deeds[-1].start_s + 0.1)]
    filled = [replace(deed, end_s=end) for deed, end in zip(deeds, ends, strict=True)]
    if filled[0].start_s > 0.05:
        first = filled[0]
        posture = first.posture if first.posture in SEATED else "stand" if first.posture else ""
        waits = Deed(0.0, first.start_s, "stand", WAITING, posture and "wait", posture)
        if posture:
            waits = replace(waits, performance=posture, seat=first.seat, implied=first.implied)
        filled.insert(0, waits)
    else:
        filled[0] = replace(filled[0], start_s=0.0)
    return tuple(filled)


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
        return Deed(start, end, motion, words, speed_mps=speed, object=target.id if target else "")
    nouns = [subject.noun, *(name for other in others for name in names_of(other))]
    first = next((other for other in others if other.kind not in _ON_BODIES), None)
    alone = first is None or not is_person(first)
    said = performance_of(words, "", nouns, posture=False, alone=alone)
    pose = performance_of(words, "", nouns, posture=True)
    pose = (
        performances()["sit_ground"] if pose is not None and pose.id == "sit" and has_no_seats(shot, others) else pose
    )
    if pose is not None and pose.id in _BY_WORD_ALONE and others and _CAUSES.match(words) and not is_person(others[0]):
        pose = None
    if (said is not None or _LETS.match(words)) and pose is None and motion in _BY_WORD_ALONE:
        motion, speed = "stand", 0.0
    row = said or performance_of("", motion, posture=False)
    borne = held_by(shot, subject) if said is None or said.id in HANDS_FREE else None
    if borne is not None and borne not in others:
        row = performance_of(f"holding a {borne.noun}", "", [borne.noun], posture=False)
        others = (borne, *others)
    carried = None
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
    return _played(shot, before, _at_what_they_kneel(shot, before, read))


def _others(shot: Shot, subject: Subject, beat: Beat, before: Deed | None) -> tuple[Subject, ...]:
    """Those whom a beat speaks of, and what it calls `it` after the deed before; the bicycle that somebody rides on."""
    others = others_of(shot, subject, beat, beat.action.lower())
    if before is not None and says_it(beat.action.lower()):
        others = (*others, *(s for s in shot.subjects if s.id == before.object and s not in others))
    return only_cycle(shot) if not others and beat.motion == "ride" and is_person(subject) else others


def _bulk_of(others: Sequence[Subject]) -> Subject | None:
    """The piece of furniture that somebody has in both arms, as no hand would hold it."""
    return next((other for other in others if other.kind == "furniture"), None)


def _at_what_they_kneel(shot: Shot, before: Deed | None, read: Reading) -> Reading:
    """The reading of a deed of the hands: who kneels by a motorbike is at work on it, and at no table."""
    if before is None or before.posture not in _LOW or read.row is None or read.row.object != "surface":
        return read
    near = next((s for s in shot.subjects if s.id == before.object and is_large(s)), None)
    return read if near is None else replace(read, row=performances()["kneel_work"], others=(near,))


def _played(shot: Shot, before: Deed | None, read: Reading) -> Deed:
    rows = performances()
    row = read.row or read.pose or rows["stand"]
    if row.object == "surface" and _is_at_something_large(row, read):
        row = rows["work_at"]
    seat = _seat_of(read)
    on_the_spot = read.speed_mps == 0 and read.motion not in _LEAVES_SEAT
    seat_noun = seat.noun if seat else seat_said(read.words) if on_the_spot else ""
    table_noun = table_said(read.words) if on_the_spot and row.id in _AT_TABLES else ""
    posture = posture_of(read, row, before, seat_noun or (table_noun and "chair"))
    pose = rows[posture]
    speed = (
        0.0 if row.stays or pose.stays or posture in ("sit", "lie", "kneel", "sit_ground", "climb") else read.speed_mps
    )
    on_foot = ON_FOOT.search(read.words) or row.id == "ascend"
    if (
        row.posture == "stand"
        and not on_foot
        and read.motion not in LOCOMOTION
        and read.motion not in ("carry", "jump")
    ):
        speed = 0.0
    if row.object == "way":
        speed = STAIRS_RUN_MPS if read.motion == "run" else STAIRS_MPS
    people = [other for other in read.others if is_person(other)]
    partner = people[0].id if people and (row.pair > 0 or row.object in ("partner", "beside", "load")) else ""
    upright = read.motion in UPRIGHT
    tables = [
        other
        for other in read.others
        if is_table(other)
        and other is not seat
        and row.object != "load"
        and not (upright and is_put(read.words, other))
    ]
    table_ = next(iter(tables), None)
    if table_ is None and (row.surface or row.leaves_to == "surface" or row.take_s > 0):
        table_ = next(
            (other for other in shot.subjects if is_table(other) and not _is_others(shot, row, read, other)), None
        )
    tool = posted_of(read.others, row) or tool_of(read.others, read.words, (seat, table_))
    if tool is None and row.pours:
        tool = next((other for other in read.others if is_poured_from(read.words, other)), None)
    tool = tool or read.carried or filmed_on(read.others, row, read.words) or _own_tool(row, read)
    made = row.makes if row.object in ("front", "load") else ()
    about = [other for other in read.others if other is not tool and other.noun.lower() not in made]
    if row.object == "mount" and passes_by(read.words):
        about = []
    handled = object_of(about, row, seat, table_, people, read.words)
    if handled is None and before is not None and row.object in ("hand", "surface") and says_it(read.words):
        handled = next((s for s in shot.subjects if s.id == before.object), None)
    if handled is None:
        handled = at_hand_still(shot, before.object if before else "", row, bare=not read.others)
    if seat is None and before is not None and before.posture == posture and pose.seat:
        seat = next((s for s in shot.subjects if s.id == before.seat), None)
    level = posture not in ("climb", *_LOW)
    bulky = any(
        other.kind in _BULKY and other not in (seat, table_) and not only_near(read.words, other) for other in about[:1]
    )
    if posture not in _ON_SEATS:
        seat_noun = ""
    implied = {
        "object": (row.implied or _handled_by_word(row, read))
        if handled is None and not (partner and not row.shared) and not bulky
        else "",
        "seat": (seat_noun or row.seat or pose.seat) if seat is None and (pose.seated or pose.seat) else "",
        "surface": (table_noun or row.surface or side_table(row, handled, read.words))
        if table_ is None and level
        else "",
        "tool": "" if tool else poured_from(read.words) if row.pours else row.tool_for(read.words) or pose.tool,
        "other_tool": row.other_tool or pose.other_tool,
        "behind": row.behind,
        "ahead": row.ahead,
        "around": row.around,
    }
    if before is not None:
        implied |= _goes_on_with(before, implied, read, posture if seat is None else "", table_noun)
    return Deed(
        start_s=read.start_s,
        end_s=read.end_s,
        motion=read.motion,
        words=read.words,
        performance=row.id,
        posture=posture,
        speed_mps=speed,
        object=handled.id if handled else "",
        noun=handled.noun if handled else "",
        seat=seat.id if seat else "",
        surface=table_.id if table_ else "",
        partner=partner,
        tool=tool.id if tool else "",
        implied=tuple((role, noun) for role, noun in implied.items() if noun and not _named(noun, read.others)),
    )


def _goes_on_with(
    before: Deed, implied: dict[str, str], read: Reading, posture: str, table_noun: str
) -> dict[str, str]:
    """What a deed goes on with that the one before it needed: its table or counter, its seat, what it calls `it`."""
    kept = {}
    if not table_noun and implied["surface"] in _ALIKE and before.needs("surface") in _ALIKE:
        kept["surface"] = before.needs("surface")
    if before.posture == posture and before.needs("seat"):
        kept["seat"] = before.needs("seat")
    if implied["object"] and before.needs("object") and says_it(read.words):
        kept["object"] = before.needs("object")
    return kept


def _handled_by_word(row: Performance, read: Reading) -> str:
    """The noun of a thing that hands are at by the words alone, which is none of the shot's subjects: his own shoes."""
    things = [other for other in read.others if not is_person(other)]
    return held_said(read.words) if row.object in ("hand", "surface", "floor") and not things else ""


def _is_at_something_large(row: Performance, read: Reading) -> bool:
    """Whether what the hands are at stands on the floor; what the row itself is for comes first."""
    meant = [other for other in read.others if any(name in row.nouns for name in names_of(other))]
    at = [other for other in (meant or read.others)[:1] if other.kind != "cloth"]  # a sheet is taken up to be folded
    return any(is_large(other) for other in at if not only_near(read.words, other))


def _own_tool(row: Performance, read: Reading) -> Subject | None:
    """What a deed is always done with, where the words name it: the towel that somebody is wrapped in."""
    tool = row.tool_for(read.words)
    return next((other for other in read.others if tool and tool in names_of(other)), None)


def _seat_of(read: Reading) -> Subject | None:
    """What the words seat somebody on; who stands on a chair has it underfoot."""
    seat = seat_among(read.others, read.words)
    stands = read.motion in UPRIGHT or (read.row is not None and read.row.underfoot)
    return None if seat is not None and stands and is_put(read.words, seat) else seat


def _is_others(shot: Shot, row: Performance, read: Reading, table_: Subject) -> bool:
    """Whether somebody cooks while others are at a table that only their own words name: that is no place to cook."""
    names = names_of(table_)
    told = [beat.action.lower() for beat in shot.beats if beat.action.lower() != read.words]
    return row.surface == "counter" and not is_counter(table_) and any(n in words for n in names for words in told)


def _named(noun: str, others: Iterable[Subject]) -> bool:
    """Whether an implied thing is there already by its own name."""
    return any(noun in names_of(other) for other in others)
