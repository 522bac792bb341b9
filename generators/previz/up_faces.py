"""Small animals that go up what is upright, or cling to it: a tree, a wall, a stem, with their feet on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part
from generators.previz.fitting import TRUNK, CompanyMember
from generators.previz.meeting.filming import without_invented
from generators.previz.motion.rotations import Quat, Vec, about_y, about_z, add, multiply, rotate, yaw_towards
from generators.previz.motion.travel import Travel
from generators.previz.rigs import Act, Animation, Posture
from generators.previz.sets.dressing import FlatGround
from generators.previz.things import names_of
from generators.previz.tracks import Extents, PlaceTrack
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["FaceTrack", "UpFace", "face_of", "goes_up_face", "up_face", "with_faces_climbed"]

_GOES: Final = (
    r"(?:climb|run|scurr[yi]|scamper|crawl|creep|dart|dash|race|scrambl|clamber|walk|go|inch|shimm[yi]|scuttl|com|shoot"
    r"|mov|bolt|rush|march|hurr[yi])\w*"
)
_UPRIGHT: Final = (
    r"(?:trees?|trunks?|walls?|cliffs?|poles?|posts?|stems?|stalks?|blades? of grass|grass blades?|reeds?|twigs?"
    r"|windows?|panes?|glass|curtains?|ropes?|vines?|columns?|pillars?|towers?|fences?|doors?|oaks?|pines?|palms?"
    r"|birch(?:es)?|lamp ?posts?|bark|facade|pipes?|drainpipes?|chimneys?)\b"
)
_OF: Final = r"(?:an?|the|its|some|one|his|her|our) (?:[\w'-]+ ){0,3}?"
_UP: Final = re.compile(
    rf"\b(?:{_GOES} (?:\w+ly )?(?P<way>up|down)|climb\w*|scal\w+) (?:and down )?{_OF}(?P<what>{_UPRIGHT})"
)
_CLINGS: Final = re.compile(
    r"\b(?:cling|hold|stick|sit|rest|wait|bask|lie|lies|lying|stay|perch|sun|hang)\w*\b.*? (?:on|to|onto) "
    rf"(?:the side of )?{_OF}(?P<what>walls?|windows?|panes?|trunks?|bark|curtains?|stems?|stalks?|doors?)\b"
)
_WEAVES: Final = re.compile(
    r"\b(?:weav|spin|spun|build|mak|repair|mend|craft)\w* (?:an?|its|her|the|their) (?:[\w-]+ ){0,2}?"
    r"(?P<what>webs?|cobwebs?|spiderwebs?)\b"
)
"""What a spider does as it goes over its web."""
_WEB: Final = re.compile(r"web$")
_ON: Final = re.compile(
    rf"^(?:up )?on {_OF}(?P<what>walls?|windows?|panes?|trunks?|bark|curtains?|stems?|stalks?|doors?)\b"
)
_TOP: Final = re.compile(r"\b(?:on top of|top of|along|over)\b")
FOOTED: Final = frozenset({"insect", "reptile"})
"""Kinds that keep to what is upright, whatever their size: they cling to walls."""
_NO_CLIMBERS: Final = re.compile(
    r"\b(?:turtle|tortoise|crocodile|alligator|caiman|frog|toad|crab|lobster|dinosaur|butterfl|moth|snake|serpent|python|cobra|viper|mamba|adder|boa)"
)
SMALL_M: Final = 0.75
"""Height up to which a four-legged animal goes up on its feet; larger ones hold on with all fours."""
STEM: Final = "plant stem"
_STEMS: Final = re.compile(r"\b(?:blades? of grass|grass blades?|stems?|stalks?|twigs?|reeds?)\b")
LENGTHS, LENGTHS_AT_A_RUN = 2.4, 3.8
"""How far an animal goes while it is seen, over its own length."""
FROM_M, FROM = 0.06, 0.9
"""How high over the ground it begins, m, and over its length."""
CLINGS_M: Final = 1.1
"""How high who stays on a wall is at the most, m."""
BARE: Final = 0.5
"""Share of a tree's height up to which its trunk is seen."""
_RUNS: Final = re.compile(r"\b(?:run|scurr|scamper|dart|dash|rac|shoot|bolt|rush)")
STEP_RAD: Final = 0.55
"""How far round a trunk one of several is from the next."""
UPRIGHT: Final = 1.2
"""Height over length of animals that sit up, and hold on to what they climb with their arms."""
ROOM: Final = 1.25
"""Size of the picture of a climb over the way and the animal."""


@dataclass(frozen=True, slots=True)
class UpFace:
    """A deed on something upright: id of that, until and from when (story s), and whether it goes up, down or stays."""

    on: str
    start_s: float
    end_s: float
    way: str
    runs: bool
    leaves_s: float = float("inf")
    """From when it flies off."""


def _climbs(subject: Subject) -> bool:
    if subject.kind in FOOTED:
        return _NO_CLIMBERS.search(subject.noun.lower()) is None
    return subject.kind == "quadruped" and (subject.height_m or 1.0) <= SMALL_M


def _found(subject: Subject, words: str) -> re.Match[str] | None:
    """Where words have an animal go up something, or stay on its side."""
    up = _UP.search(words) or (_WEAVES.search(words) if "spider" in subject.noun.lower() else None)
    if up is not None or subject.kind not in FOOTED or _TOP.search(words):
        return up
    return _CLINGS.search(words) or _ON.search(words)


def with_faces_climbed(shot: Shot) -> Shot:
    """The shot with each small animal that goes up something seen on that thing's near side.

    Args:
        shot: a completed one.
    """
    for animal in (s for s in shot.subjects if _climbs(s)):
        beat = next((b for b in shot.beats if b.subject == animal.id), None)
        found = _found(animal, beat.action.lower()) if beat is not None else None
        if found is None and (beat is None or not _told_otherwise(beat)):
            found = _found(animal, animal.position.lower())
        if found is None:
            continue
        shot, thing = _with_thing(shot, found["what"])
        if thing is None or thing.id == animal.id:
            continue
        way = found.groupdict().get("way") or ("" if found.re in (_CLINGS, _ON) else "up")
        said = f"climbing {way} the {thing.noun}" if way else f"clinging to the {thing.noun}"
        runs = "quickly " if _RUNS.search(found.group()) else ""
        if beat is None:
            beats = [
                *shot.beats,
                Beat(subject=animal.id, action=said, motion="climb", start_s=0.0, end_s=shot.duration_s),
            ]
        else:
            changed = beat.model_copy(
                update={"action": runs + said, "motion": "climb", "target": thing.id, "direction": "", "speed_mps": 0.0}
            )
            beats = [changed if b is beat else b for b in shot.beats]
        subjects = [s.model_copy(update={"position": ""}) if s.id == animal.id else s for s in shot.subjects]
        shot = shot.model_copy(update={"beats": beats, "subjects": subjects})
        moves = [m for m in shot.camera.moves if m.kind == "static"]
        near = {"view": "three_quarter_front", "moves": moves, "height_m": None, "distance_m": None, "size": "full"}
        shot = without_invented(shot, near)
    return shot


def _told_otherwise(beat: Beat) -> bool:
    """Whether a deed takes an animal away from where it is said to be."""
    return (beat.motion or "stand") not in ("stand", "rest", "sit", "lie", "perch", "look", "float")


def _with_thing(shot: Shot, what: str) -> tuple[Shot, Subject | None]:
    """The shot with what is climbed, and that thing: a stem where only one is named."""
    last = what.split()[-1]
    called = {what, last, last.removesuffix("s")}
    thing = next((s for s in shot.subjects if not called.isdisjoint({*names_of(s), *s.noun.lower().split()})), None)
    if not _STEMS.search(what):
        return shot, thing
    stem = Subject(id=thing.id if thing else "plant_stem", noun=STEM, kind="plant", importance=Importance.SUPPORTING)
    others = [s for s in shot.subjects if thing is None or s.id != thing.id]
    return shot.model_copy(update={"subjects": [*others, stem]}), stem


_SAID: Final = re.compile(r"^(?P<runs>quickly )?(?:climbing (?P<way>up|down)|clinging to) the ")


_FLIES_OFF: Final = re.compile(r"\b(?:fl(?:y|ies|ying)|tak\w+ (?:off|flight|wing))\b")
AWAY_MPS: Final = (0.05, 0.04)
"""How fast it flies off: away from what it was on, and up, m/s at first and more each second."""


def goes_up_face(subject: Subject, words: str) -> bool:
    """Whether a deed is that of an animal that goes up something, or clings to it."""
    return _climbs(subject) and _SAID.match(words) is not None


def face_of(shot: Shot, part: Part) -> UpFace | None:
    """What an animal is on by its deeds, as `with_faces_climbed` tells them; None for all others."""
    if not _climbs(part.subject) or part.simulated:
        return None
    for number, deed in enumerate(part.deeds):
        said = _SAID.match(deed.words)
        on = next(
            (
                s
                for s in shot.subjects
                if said and s.id != part.subject.id and deed.words[said.end() :] == s.noun.lower()
            ),
            None,
        )
        if said is not None and on is not None:
            off = (d.start_s for d in part.deeds[number + 1 :] if _FLIES_OFF.search(d.words))
            leaves_s = next(off, float("inf"))
            return UpFace(on.id, deed.start_s, deed.end_s, said["way"] or "", bool(said["runs"]), leaves_s)
    return None


@dataclass(frozen=True, slots=True)
class FaceTrack(PlaceTrack):
    """The place of a climb, which looks at who films it."""

    out: tuple[float, float] = (0.0, -1.0)

    def heading(self, story_s: float) -> NDArray[np.float64]:
        """Away from what is climbed."""
        del story_s
        return np.array([self.out[0], self.out[1], 0.0])


def up_face(
    member: CompanyMember, climb: UpFace, company: Sequence[CompanyMember], seed: int, seconds: float
) -> tuple[Animation, FaceTrack] | None:
    """How an animal moves on something upright, and the picture of that; None where that is not there.

    Args:
        member: the animal.
        climb: on what, and when.
        company: all figures.
        seed: for its gait.
        seconds: of the story.
    """
    on = next((other for other in company if other.placed.part.subject.id == climb.on), None)
    if on is None:
        return None
    model, copy, count = member.placed.model, member.placed.copy, member.placed.part.subject.count
    tall = on.placed.model.height_m * (BARE if on.placed.part.subject.kind == "tree" else 0.95)
    length = model.length_m
    middle = copy - (count - 1) / 2
    out, foot = _side_of(on, middle if round_(on) else 0.0)
    low = min(FROM_M + FROM * length, 0.4 * tall) if climb.way else min(0.55 * tall, CLINGS_M)
    room = max(tall - low - 0.6 * length, 0.0)
    far = min((LENGTHS_AT_A_RUN if climb.runs else LENGTHS) * length, room) if climb.way else 0.0
    high = low + (far if climb.way == "down" else 0.0)
    low_m = high + (0.8 * length * (copy % 2) if count > 1 else 0.0)
    aside = 0.0 if round_(on) else 1.3 * max(model.width_m, 0.5 * length) * middle
    start = add(foot, (-out[1] * aside, out[0] * aside, low_m))
    speed = far / max(climb.end_s - climb.start_s, 0.5)
    travel = Travel(FlatGround(0.0), (0.0, 0.0), (1.0, 0.0), speed_mps=speed, origin_s=0.0)
    walks = model.animate(Act("walk" if speed else "stand", travel, seed, seconds))
    level = yaw_towards(-out[0], -out[1])
    turn = multiply(level, about_y(-pi / 2))
    if climb.way == "down":
        turn = multiply(turn, about_z(pi))
    upright = model.height_m > UPRIGHT * length
    start = add(start, (0.4 * length * out[0], 0.4 * length * out[1], 0.0)) if upright else start
    animation = _OnFace(walks, climb, start, turn, level if upright else None, out)
    tops = far + length * (1.8 if count > 1 else 1.0)
    wide = max(model.width_m, length) * (1.0 + 0.8 * (count - 1))
    size = Extents(ROOM * tops, wide, wide, ROOM * tops / 2, (0.0, 0.0, ROOM * tops / 2))
    centre = add(foot, (0.0, 0.0, low + far / 2 + (0.4 * length if count > 1 else 0.0)))
    if _WEB.search(on.placed.part.subject.noun.lower()):  # which is seen whole
        whole = 1.15 * on.placed.model.height_m
        size = Extents(whole, whole, whole, whole / 2, (0.0, 0.0, whole / 2))
        centre = add(foot, (0.0, 0.0, on.placed.model.height_m / 2))
    track = FaceTrack(member.placed.part.subject.id, member.placed.part.number, size, centre, out=_side_of(on, 0.0)[0])
    return animation, track


def round_(on: CompanyMember) -> bool:
    """Whether something is as deep as it is wide: a trunk, a pole, a stem."""
    model = on.placed.model
    return on.placed.part.subject.kind == "tree" or 0.6 < model.length_m / max(model.width_m, 1e-6) < 1.7


def _side_of(on: CompanyMember, turns: float) -> tuple[tuple[float, float], Vec]:
    """The way out of the side of a thing that the camera is to see, and the foot of that side, m."""
    model, (hx, hy) = on.placed.model, on.place.heading
    if round_(on):
        grown = on.placed.part.subject.kind in ("tree", "plant", "grass")
        hx, hy, deep = 0.0, -1.0, TRUNK * model.height_m if grown else model.length_m / 2
        hx, hy = (
            hx * cos(STEP_RAD * turns) - hy * sin(STEP_RAD * turns),
            hx * sin(STEP_RAD * turns) + hy * cos(STEP_RAD * turns),
        )
    else:
        deep = min(model.length_m, model.width_m) / 2
        hx, hy = (hx, hy) if model.length_m <= model.width_m else (-hy, hx)
        hx, hy = (hx, hy) if hy <= 0.0 else (-hx, -hy)
    norm = hypot(hx, hy) or 1.0
    out = (hx / norm, hy / norm)
    return out, (on.place.x + deep * out[0], on.place.y + deep * out[1], on.place.lift_m)


class _OnFace:
    """An animal's own gait on level ground, turned up so that the ground is the side of a thing."""

    def __init__(
        self, walks: Animation, climb: UpFace, start: Vec, turn: Quat, level: Quat | None, out: tuple[float, float]
    ) -> None:
        self._walks, self._climb, self._start, self._turn = walks, climb, start, turn
        self._level, self._out = level, out

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        since = min(max(story_s, self._climb.start_s), self._climb.end_s) - self._climb.start_s
        posture = self._walks(since)
        x, y, z = posture.position
        at = add(self._start, rotate(self._turn, (x, y, 0.0 if self._level else z)))
        gone = max(story_s - self._climb.leaves_s, 0.0)
        away = gone * (1.0 + gone)
        at = add(
            at,
            (
                AWAY_MPS[0] * away * self._out[0] + AWAY_MPS[1] * away,
                AWAY_MPS[0] * away * self._out[1],
                AWAY_MPS[1] * away,
            ),
        )
        return Posture(at, multiply(self._level or self._turn, posture.rotation), posture.joints)
