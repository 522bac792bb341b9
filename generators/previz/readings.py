"""How a beat of a shot is understood, and the posture and speed that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generators.previz.motion.performing import Performance
from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Subject
from prompts.vocabulary import table

if TYPE_CHECKING:
    from generators.previz.deeds import Deed

__all__ = ["LOCOMOTION", "ON_FOOT", "SEATED", "Reading", "posture_of", "speed_of", "usual_speed"]

LOCOMOTION = frozenset({"walk", "run", "trot", "gallop", "crawl", "swim", "fly", "ride", "drive", "sail"})
_IN_PLACE = frozenset({"climb", "turn", "dance", "wave", "talk", "look", "point", "eat", "work"})
ON_FOOT = re.compile(r"\b(?:walking|strolling|hand in hand)\b")
_SLOPE = re.compile(r"\b(?:mountain|hill|stairs|staircase|slope|peak|summit|steps)\b")
_PLAYS = re.compile(r"\bplay\w* with\b")
SEATED = frozenset(
    {
        "sit",
        "sit_ground",
        "kneel",
        "lie",
        "crouch",
        "perched",
        "astride",
        "pedal",
        "motorcycle",
        "steer",
        "prone",
        "climb",
    }
)
_SITS_TO = frozenset({"work", "eat", "talk", "look"})
"""Motions of who is told to be on a seat, and so sits, though they would else stand."""
_BENT_DOWN = frozenset({"kneel", "crouch"})
"""Postures that somebody comes to for what lies on the ground."""
_ON_THEIR_FEET = frozenset({"wave", "dance", "turn"})
"""Motions of who is up again."""
LOW_M = 0.7
"""One kneels down to an animal lower than this."""
STROLL_MPS = 0.9
"""Speed of who walks while doing something else."""
_OVER_GROUND = re.compile(r"\b(?:over|across|through|along|into|towards?|away|past|down)\b")


@dataclass(frozen=True, slots=True)
class Reading:
    """A beat as it is understood: its rows and the other subjects that it speaks of."""

    start_s: float
    end_s: float
    motion: str
    words: str
    speed_mps: float
    others: tuple[Subject, ...]
    row: Performance | None
    pose: Performance | None
    carried: Subject | None = None


def usual_speed(motion: str) -> float:
    """Of a motion, m/s."""
    row = table("motions").get(motion)
    return row.speed_mps if row else 0.0


def posture_of(read: Reading, row: Performance, before: Deed | None, seat_noun: str) -> str:
    """The posture that a deed is played in, on a seat if the words have one."""
    if (
        read.pose is not None
        and read.row is not None
        and read.row.posture not in ("", "stand")
        and read.pose.id == "stand"
    ):
        return read.row.posture
    if read.row is not None and read.row.posture and read.row.nouns:
        return read.row.posture
    free = read.row is None or read.row.posture in ("", "stand")
    stands_by_word = read.pose is not None and read.pose.id == "stand" and read.row is not None and seat_noun
    if read.pose is not None and (free or read.pose.id in SEATED) and not stands_by_word:
        return read.pose.posture or read.pose.id
    if row.posture and not (seat_noun and row.posture == "stand" and read.speed_mps == 0 and read.motion in _SITS_TO):
        return row.posture
    if row.object == "companion" and any((other.height_m or 0.5) < LOW_M for other in read.others[:1]):
        return "kneel"
    if seat_noun and read.speed_mps == 0:
        prop = prop_of(seat_noun)
        in_bed = prop is not None and prop.id == "bed" and " in " in f" {read.words} "
        return "sit" if not in_bed else "stand" if _is_in_bed_with(read) else "lie"
    fallen = before is not None and before.posture == "prone" and _takes_hands(row)
    up = fallen or (before is not None and _is_up_again(before, read))
    if before is not None and before.posture in SEATED and read.motion not in LOCOMOTION and not up:
        return before.posture
    if before is not None and before.row.ends_in and read.motion not in LOCOMOTION and not _takes_hands(row):
        return before.row.ends_in
    return "stand"


def _is_up_again(before: Deed, read: Reading) -> bool:
    """Whether somebody was down for the work alone, and salutes, waves or dances on their feet when it is done."""
    bent = before.posture in _BENT_DOWN and before.row.posture == before.posture and not before.row.is_posture
    return bent and read.motion in _ON_THEIR_FEET


def _takes_hands(row: Performance) -> bool:
    """Whether who has fallen must be up again for it: to pick up, open or wipe something, and not to drop it."""
    return row.leaves_to != "floor" and (row.take_s > 0.0 or row.object in ("front", "surface"))


def _is_in_bed_with(read: Reading) -> bool:
    """Whether the words put somebody else into the bed: a doctor talks to a patient in a bed, and stands by it."""
    names = [re.escape(name) for other in read.others if is_person(other) for name in names_of(other)]
    return bool(names) and re.search(rf"\b(?:{'|'.join(names)})\b.* in ", read.words) is not None


def speed_of(beat: Beat, motion: str) -> float:
    """Along the way, m/s: what is on record, else the usual one of a motion that leads somewhere."""
    if motion == "jump" and "pounc" not in beat.action and not _OVER_GROUND.search(f"{beat.action} {beat.direction}"):
        return 0.0
    if motion in _IN_PLACE and (ON_FOOT.search(beat.action) or (motion == "climb" and _SLOPE.search(beat.action))):
        return STROLL_MPS
    if motion == "fly" and "hover" in beat.action.lower():
        return 0.0
    if motion in _IN_PLACE or (motion == "run" and _PLAYS.search(beat.action)):
        return 0.0
    if beat.speed_mps is not None:
        return beat.speed_mps
    if motion not in LOCOMOTION and ON_FOOT.search(beat.action):
        return STROLL_MPS
    return usual_speed(motion) if motion in LOCOMOTION else 0.0
