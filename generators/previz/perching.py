"""Who settles on somebody: a bird on a hand, a butterfly on a nose, a bee on a flower, a cat on a lap."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import atan2, cos, hypot, pi, sin
from typing import Final

from generators.previz.acting import Part
from generators.previz.fitting import CompanyMember
from generators.previz.meeting.filming import without_invented
from generators.previz.motion.biped import BipedGait
from generators.previz.motion.rotations import Vec, add, lerp, rotate, scale, slerp, yaw_towards
from generators.previz.rigs import Animation, Posture
from generators.previz.things import is_inside, is_person, names_of
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = ["Perch", "Perching", "perch_of", "perching", "with_perches"]

FLIERS: Final = frozenset({"bird", "insect"})
_SETTLES: Final = re.compile(
    r"\b(?:land|alight|settl|perch|sit|rest|stand|wait|crawl|walk|come|touch|sleep|nap|doz|l[iy]|curl|purr|jump|leap|climb)\w*\b"
    r".*? (?:on|onto|upon|to|in|into)\b"
    r"|\b(?:fl(?:y|ies|ying)|flutter\w*|swoop\w*|hop\w*) (?:down )?(?:onto|on|to)\b"
)
_AT_A_FLOWER: Final = re.compile(
    r"\b(?:collect|gather|drink|sip|suck|feed|eat|open|clos|spread|fold|flap|pollinat|hover|forag|prob|visit|buzz|search"
    r"|crawl|sit|rest|land|perch)\w*\b"
)
"""What insects, and birds that hover, do at a flower; on it, or with their beak in it."""
HOVERS: Final = frozenset({"hummingbird", "sunbird", "honeyeater"})
BEFORE: Final = 0.075
"""How far before the middle of its stem a flower's face is, over its height."""
_COMES: Final = re.compile(r"\b(?:jump|leap|climb|land|alight|settl|come|fl(?:y|ies|ying)|flutter|swoop|hop|touch)")
_GOES: Final = re.compile(
    r"\b(?:fl(?:y|ies|ying)|flutter\w*|tak\w*|lift\w*|soar\w*|go\w*|dart\w*)\b.*?\b(?:off|away|up|into)\b|\bleav"
)
LEGGED: Final = frozenset({"quadruped"})
LAP: Final = "lap"
_LAP: Final = re.compile(r"\b(?:laps?|knees?)\b")
_PARTS: Final = {
    "hand": re.compile(r"\b(?:hands?|palms?|fingers?|fingertips?|arms?|forearms?|wrists?|gloves?|sleeves?)\b"),
    "shoulder": re.compile(r"\bshoulders?\b"),
    "nose": re.compile(r"\b(?:noses?|faces?|cheeks?)\b"),
    "head": re.compile(r"\b(?:heads?|hair|hats?|caps?)\b"),
}
"""Parts of people that something small sits on, by their words."""
_SIZES: Final = {
    LAP: "medium_full", "hand": "medium", "shoulder": "medium_close_up", "nose": "medium_close_up",
    "head": "medium_close_up",
}  # fmt: skip
"""How somebody is seen on whose part something settles."""
_GROWN: Final = re.compile(r"\b(?:flower|blossom|petal|lea(?:f|ves)|bloom|\w+flower|rose|tulip|daisy|daisie)s?\b")
INSIDE: Final = "inside"
_INTO: Final = re.compile(r"\b(?:jump|leap|climb|hop|get|crawl|step|dive|scrambl|tumbl)\w*\b.*? (?:in|into|inside)\b")
LARGEST_M: Final = 0.6
"""What is higher sits on nobody's lap."""
_DOES: Final = {"hand": ("holding out a hand", "stand"), LAP: ("sitting in an armchair", "sit")}
"""What somebody does on whom something settles, and by which motion."""
LENS_MM: Final = 50.0
THERE: Final = 0.6
"""When in the deed of landing it is there, as a share of that."""
AWAY_M: Final = (0.9, 0.75, 0.4)
"""Where it comes from: before, beside and above its perch, m, at a person; on a flower that many times as near."""
NEAR: Final = 0.45
"""How much nearer than a bird at a person an insect keeps, and all on a flower."""
GOES_MPS: Final = (0.3, 0.42, 0.3)
"""How fast it flies off, before, beside and above."""
TURNS_S: Final = 0.4
"""How long it takes to turn as it comes and goes, s."""
THIGH: Final = 0.045
"""How far the top of the thighs of who sits is over the hips, over body height."""
JUMPS_S: Final = 0.6
"""How long the leap onto a lap takes."""
FROM_M: Final = (0.55, 0.35, -0.5)
"""Where it stands before, from the lap, m."""
OUTSIDE, ARC = 1.2, 0.5
"""From where an animal jumps into a container, over its length, and how high, over that."""
PETALS: Final = 0.9
"""Height at which one sits on a flower, over its own."""
DROPS: Final = 0.03
"""How far over the middle of the palm the hand's upper side is, over body height."""


@dataclass(frozen=True, slots=True)
class Perch:
    """What somebody small sits on, and when.

    Attributes:
        on: id of the subject. part: of a person; empty for the top of a thing.
        there_s, leaves_s: story time from which, and until which, it is there.
    """

    on: str
    part: str
    there_s: float
    leaves_s: float


def perch_of(shot: Shot, part: Part) -> Perch | None:
    """Where a bird or an insect settles by its deeds; None where it does not, or on what needs no care."""
    if part.subject.kind not in FLIERS | LEGGED or part.simulated:
        return None
    if is_inside(part.subject):
        return _jumped_in(shot, part)
    for number, deed in enumerate(part.deeds):
        found = _settled_on(shot, part.subject, deed.words)
        if found is None:
            continue
        first = next(d for d in part.deeds if d.words == deed.words)
        last = [d for d in part.deeds if d.words == deed.words][-1]
        there = first.start_s + THERE * (last.end_s - first.start_s) if _COMES.search(deed.words) else -1.0
        off = (d.start_s for d in part.deeds[number + 1 :] if _GOES.search(d.words))
        return Perch(found[0].id, found[1], there, next(off, float("inf")))
    return None


def _jumped_in(shot: Shot, part: Part) -> Perch | None:
    """The container that an animal jumps or climbs into; None where it is in it from the first."""
    deed = next((d for d in part.deeds if _INTO.search(d.words)), None)
    box = next((s for s in shot.subjects if part.subject.position == f"in the {s.noun}"), None)
    if deed is None or box is None:
        return None
    return Perch(box.id, INSIDE, deed.start_s + THERE * (deed.end_s - deed.start_s), float("inf"))


def _settled_on(shot: Shot, subject: Subject, words: str) -> tuple[Subject, str] | None:
    """On whom or what the words have it settle, and on which part."""
    flower = _flower_of(shot, subject, words)
    if flower is not None:
        return flower, ""
    if not _SETTLES.search(words):
        return None
    for other in shot.subjects:
        if other is subject or not any(re.search(rf"\b{re.escape(name)}\b", words) for name in names_of(other)):
            continue
        if is_person(other) and subject.kind in LEGGED:
            return (other, LAP) if _LAP.search(words) and (subject.height_m or 0.3) < LARGEST_M else None
        if is_person(other):
            part = next((name for name, pattern in _PARTS.items() if pattern.search(words)), None)
            return (other, part) if part else None
    return None


def _flower_of(shot: Shot, subject: Subject, words: str) -> Subject | None:
    """The flower that an insect or a hummingbird is at, by its deed or by where it is said to be."""
    if subject.kind != "insect" and not _hovers(subject):
        return None
    told = f"{words} {subject.position.lower()}"
    if not (_SETTLES.search(told) or _AT_A_FLOWER.search(told)):
        return None
    flowers = (s for s in shot.subjects if s.kind == "plant" and s.count == 1 and _GROWN.search(s.noun.lower()))
    return next((s for s in flowers if any(re.search(rf"\b{re.escape(n)}\b", told) for n in names_of(s))), None)


def _hovers(subject: Subject) -> bool:
    return not HOVERS.isdisjoint(subject.noun.lower().split())


def with_perches(shot: Shot) -> Shot:
    """The shot with who is landed on in the picture, and with the hand held out that something lands on."""
    for beat in shot.beats:
        subject = next((s for s in shot.subjects if s.id == beat.subject), shot.main_subject)
        found = None
        if subject is not None and subject.kind in FLIERS | LEGGED:
            found = _settled_on(shot, subject, beat.action.lower())
        if subject is not None and found is not None:
            return _seen_on(shot, subject, *found)
    return shot


def _seen_on(shot: Shot, subject: Subject, other: Subject, part: str) -> Shot:
    rank = {other.id: Importance.MAIN, subject.id: Importance.SUPPORTING}
    subjects = [s.model_copy(update={"importance": rank[s.id]}) if s.id in rank else s for s in shot.subjects]
    at_flower = {"motion": "fly" if _hovers(subject) else "perch", "speed_mps": 0.0}
    beats = [
        beat.model_copy(update=at_flower) if beat.subject == subject.id and other.kind == "plant" else beat
        for beat in shot.beats
    ]
    idle = all(beat.subject != other.id for beat in shot.beats)
    if is_person(other) and idle:
        action, motion = _DOES.get(part, ("standing still", "stand"))
        beats.append(Beat(subject=other.id, action=action, motion=motion))
    moves = [m.model_copy(update={"target": ""}) if m.target == subject.id else m for m in shot.camera.moves]
    camera = shot.camera.model_copy(update={"moves": moves})
    seen = shot.model_copy(update={"subjects": subjects, "beats": beats, "camera": camera})
    seen = without_invented(seen, {"moves": [], "focal_length_mm": LENS_MM})
    size = _SIZES.get(part, "full")
    return without_invented(seen, {"size": size, "view": "three_quarter_front", "height_m": None, "distance_m": None})


def spot_on(member: CompanyMember, actor: Animation, part: str) -> Callable[[float], Vec]:
    """Where something sits on somebody, or on a thing, over story time: world points, m."""
    model, figure = member.placed.model, member.placed.model.figure
    if part == INSIDE:
        return lambda t: actor(t).position
    if not isinstance(actor, BipedGait):
        top = PETALS * model.height_m - (0.0 if model.root_is_foot else model.root_height_m)
        hx, hy = member.place.heading
        before = BEFORE * model.height_m if member.placed.part.subject.kind == "plant" else 0.0
        return lambda t: add(actor(t).position, (before * hx, before * hy, top))
    h = model.height_m
    ground = member.travel.terrain.height(member.place.x, member.place.y) + member.place.lift_m
    crown = h - (figure.place_of("head", actor(0.0))[0][2] - ground)

    def spot(story_s: float) -> Vec:
        bearing = actor.bear(story_s)
        if part == LAP:
            return add(bearing.posture.position, rotate(bearing.level, (0.15 * h, 0.0, THIGH * h)))
        if part == "hand":
            return add(bearing.palms["r"], (0.0, 0.0, DROPS * h))
        if part == "shoulder":
            at = figure.place_of("r/arm", bearing.posture)[0]
            return add(at, rotate(bearing.level, (0.03 * h, -0.04 * h, 0.03 * h)))
        if part == "nose":
            return add(bearing.mouth, rotate(bearing.head, (0.02 * h, 0.0, 0.025 * h)))
        return add(figure.place_of("head", bearing.posture)[0], rotate(bearing.head, (0.0, 0.0, crown)))

    return spot


class Perching:
    """A small creature that comes to its perch through the air, sits on it as it moves, and flies off."""

    def __init__(
        self,
        moves: Animation,
        perch: Perch,
        spot: Callable[[float], Vec],
        root_m: float,
        facing: Vec,
        near: float,
        hovers_m: float = 0.0,
    ) -> None:
        """Args are the creature's own animation, its perch and where that is, its root's height, and who it faces.

        `near` is how much nearer than a bird it keeps as it comes and goes; `hovers_m` how far before its perch it
        stays in the air, turned to it.
        """
        self._hovers_m = hovers_m
        self.cues: tuple[object, ...] = ()
        self._moves, self._perch, self._spot, self._root_m = moves, perch, spot, root_m
        self._facing = facing
        self._near = near
        self._legged = perch.part in (LAP, INSIDE)

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture, perch = self._moves(story_s), self._perch
        hx, hy, _ = self._facing
        away = self._away(story_s)
        offset = (hx * away[0] - hy * away[1], hy * away[0] + hx * away[1], away[2])
        x, y, z = add(self._spot(story_s), offset)
        if self._legged:
            z += posture.position[2] - self._root_m  # as high over what it is on as over the ground
            return replace(posture, position=(x, y, z), rotation=yaw_towards(hy, -hx))
        sits = yaw_towards(cos(atan2(hy, hx) + 0.5), sin(atan2(hy, hx) + 0.5))
        if self._hovers_m:
            x, y, sits = x + hx * self._hovers_m, y + hy * self._hovers_m, yaw_towards(-hx, -hy)
        fx, fy = (-offset[0], -offset[1]) if story_s < perch.there_s else (offset[0], offset[1])
        flies = yaw_towards(fx, fy) if hypot(fx, fy) > 1e-6 else sits
        outside = max(perch.there_s - story_s, story_s - perch.leaves_s, 0.0)
        turn = slerp(sits, flies, min(outside / TURNS_S, 1.0))
        return replace(posture, position=(x, y, z + self._root_m), rotation=turn)

    def _away(self, story_s: float) -> Vec:
        """How far before, beside and above its perch it is, m."""
        perch = self._perch
        if self._legged:
            share = min(max((perch.there_s - story_s) / JUMPS_S, 0.0), 1.0)
            if self._perch.part == INSIDE:
                return (0.0, -self._near * share, self._near * ARC * sin(pi * share))
            return add(scale(FROM_M, share), (0.0, 0.0, 0.5 * sin(pi * share)))
        if story_s < perch.there_s:
            share = (perch.there_s - story_s) / max(perch.there_s, 0.4)
            flutter = 0.06 * share * sin(5.1 * story_s)
            curved = scale(AWAY_M, self._near * share)
            return add(curved, (0.0, flutter, 0.12 * self._near * sin(pi * min(share, 1.0))))
        gone = max(story_s - perch.leaves_s, 0.0)
        return lerp((0.0, 0.0, 0.0), scale(GOES_MPS, self._near), gone * min(1.0, 0.4 + gone))


def perching(
    member: CompanyMember, perch: Perch, company: Sequence[CompanyMember], actors: Sequence[Animation], moves: Animation
) -> Animation:
    """The animation of a small creature as it settles on its perch.

    Args:
        member: the creature.
        perch: what it settles on, and when.
        company: all figures.
        actors: their animations.
        moves: its own, without the perch.
    """
    on = next((i for i, other in enumerate(company) if other.placed.part.subject.id == perch.on), None)
    if on is None:
        return moves
    model, heading = member.placed.model, company[on].place.heading
    root = 0.0 if model.root_is_foot else model.root_height_m
    spot = spot_on(company[on], actors[on], perch.part)
    if perch.part in (LAP, INSIDE):
        root = member.travel.terrain.height(member.place.x, member.place.y) + member.place.lift_m
    near = 1.0 if perch.part and member.placed.part.subject.kind == "bird" else NEAR
    if perch.part == INSIDE:
        near = OUTSIDE * company[on].placed.model.length_m
    bird = member.placed.part.subject
    if _hovers(bird) and company[on].placed.part.subject.kind == "plant":
        return Perching(moves, perch, spot, -0.5 * model.height_m, (-heading[1], heading[0], 0.0), near, model.length_m)
    return Perching(moves, perch, spot, root, (*heading, 0.0), near)
