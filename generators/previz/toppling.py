"""Things that fall over, or are knocked over: they tip about the edge of their foot and lie, or go off a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin, sqrt
from typing import Final

from generators.previz.fitting import CompanyMember
from generators.previz.motion.rotations import Quat, Vec, add, multiply, rotate, subtract
from generators.previz.motion.script import Cue
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.things import is_put, names_of
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table

__all__ = ["Toppling", "as_tipping", "fall_of", "knocked_over", "toppled", "with_what_is_knocked_off"]

_KNOCKS: Final = re.compile(
    r"\b(?:knock|tip|push|kick|bump|topple|swat|bat)\w*\b(?: accidentally)?(?: \w+){0,4}? (?:over|down|off)\b"
    r"|\btoppl(?:es|ing)\b"
)
_TIPS: Final = re.compile(
    r"(?:slowly |suddenly )?(?:fall|tip|keel|topple|toppl|tumbl|tilt)\w* (?:slowly )?(?:over|on its side|onto its side)"
    r"\b(?! (?:the|an?|its) (?:edge|cliff|side of|rim|railing|waterfall))"
)
"""How a thing goes over by itself."""
_OFF: Final = r"\boff (?:of )?(?:an?|the|his|her|its|their) (?:[\w-]+ ){{0,2}}?(?:{names})\b"
_OF: Final = re.compile(r"\b(?:tower|stack|pile|house) of (?:\w+ )?(?:blocks|cards|cans|cups|books|boxes|bricks)\b")
"""What is built by hand and stands."""
STANDS: Final = frozenset({"vessel", "plant", "furniture", "box", "tool", "device", "instrument", "thing", "food"})
"""Kinds of what stands and can be knocked over."""
TALLEST_M: Final = 2.4
HIT_S, HIT = 1.1, 0.4
"""When it is struck, s into the deed, and at the latest as a share of the deed."""
TIPS_S: Final = 0.9
"""How long a thing one metre high takes to tip over, s; it goes with the root of its height."""
NARROW: Final = 0.6
"""Width over length of a thing that can only fall to its sides."""
SLIDES_MPS, GRAVITY = 0.7, 9.81


@dataclass(frozen=True, slots=True)
class Fall:
    """How something goes over: when, s; which way, level; how far to the edge it goes over and how deep, m."""

    at_s: float
    way: tuple[float, float]
    edge_m: float = 0.0
    drop_m: float = 0.0


def knocked_over(shot: Shot, beat: Beat) -> Subject | None:
    """What somebody knocks over in a beat, if it is something that stands.

    Args:
        shot: its subjects.
        beat: one of its.
    """
    by_id = {s.id: s for s in shot.subjects}
    actor, thing = by_id.get(beat.subject), by_id.get(beat.target)
    if actor is not None and _tips_by_itself(actor, beat):
        return actor
    if actor is None or thing is None or actor is thing or not _KNOCKS.search(beat.action.lower()):
        return None
    kind = table("kinds").get(actor.kind or "thing")
    built = _OF.search(thing.noun.lower()) is not None
    stands = built or (thing.kind in STANDS and (thing.height_m or 0.0) < TALLEST_M)
    return thing if stands and thing.count == 1 and kind is not None and kind.animate else None


def _tips_by_itself(subject: Subject, beat: Beat) -> bool:
    """Whether a beat tells that a thing that stands goes over, and not down from somewhere."""
    single = subject.count == 1 and not _OF.search(subject.noun.lower()) and "domino" not in subject.noun.lower()
    return single and subject.kind in STANDS | {"tree", "cycle"} and _TIPS.match(beat.action.lower()) is not None


def as_tipping(shot: Shot) -> Shot:
    """The shot with what falls over where it stands, instead of falling from a height."""
    by_id = {s.id: s for s in shot.subjects}
    tipping = [b for b in shot.beats if b.subject in by_id and _tips_by_itself(by_id[b.subject], b)]
    if not tipping:
        return shot
    over = {b.subject for b in tipping}
    beats = [b.model_copy(update={"motion": "rest"}) if b in tipping else b for b in shot.beats]
    physics = [e for e in shot.physics if e.subject not in over or e.law not in ("fall", "bounce", "slide", "roll")]
    return shot.model_copy(update={"beats": beats, "physics": physics})


def with_what_is_knocked_off(shot: Shot) -> Shot:
    """The shot with what is knocked off something on that, and so the cat that does it.

    Args:
        shot: one of `a cat knocks a vase off a table`.
    """
    changes: dict[str, dict[str, str]] = {}
    for beat in shot.beats:
        thing = knocked_over(shot, beat)
        base = next((s for s in shot.subjects if thing is not None and _is_off(beat, s)), None)
        if thing is None or base is None or base.kind != "furniture":
            continue
        where = {"position": f"on the {base.noun.lower()}"}
        changes[thing.id] = where
        actor = next(s for s in shot.subjects if s.id == beat.subject)
        if actor.kind == "quadruped" and not actor.position and (actor.height_m or 0.3) < SMALL_M:
            changes[actor.id] = where
    if not changes:
        return shot
    return shot.model_copy(
        update={"subjects": [s.model_copy(update=changes[s.id]) if s.id in changes else s for s in shot.subjects]}
    )


SMALL_M: Final = 0.45
"""An animal that is no taller is up there with what it knocks off."""


def _is_off(beat: Beat, base: Subject) -> bool:
    names = "|".join(re.escape(name) for name in names_of(base))
    return re.search(_OFF.format(names=names), beat.action.lower()) is not None


def fall_of(shot: Shot, company: Sequence[CompanyMember], index: int, seconds: float) -> Fall | None:
    """How a figure goes over; None for what nobody knocks over.

    Args:
        shot: its beats.
        company: everybody with their places.
        index: which figure.
        seconds: how long the story is.
    """
    member = company[index]
    subject = member.placed.part.subject
    beat = next((b for b in shot.beats if (t := knocked_over(shot, b)) is not None and t.id == subject.id), None)
    if beat is None or member.placed.part.simulated:
        return None
    start = beat.start_s or 0.0
    long = min(beat.end_s or seconds, seconds) - start
    at_s = start + min(HIT_S, HIT * long)
    actor = next((m for m in company if m.placed.part.subject.id == beat.subject), None)
    way = _way(actor, member)
    base = next((m for m in company if _carries(m, member, beat)), None)
    goes_off = base is not None and re.search(r"\boff\b", beat.action.lower()) is not None
    if base is None or not goes_off:
        return Fall(at_s, way)
    half = 0.5 * min(base.placed.model.width_m, base.placed.model.length_m)
    gone = (member.place.x - base.place.x) * way[0] + (member.place.y - base.place.y) * way[1]
    return Fall(at_s, way, max(half - gone, 0.0) + 0.5 * _across_m(member.placed.model), member.place.lift_m)


def _carries(base: CompanyMember, member: CompanyMember, beat: Beat) -> bool:
    subject = base.placed.part.subject
    on = is_put(member.placed.part.subject.position.lower(), subject)
    return base is not member and member.place.lift_m > 0.0 and (on or _is_off(beat, subject))


def _way(actor: CompanyMember | None, member: CompanyMember) -> tuple[float, float]:
    """Away from who strikes it; by itself it falls to its narrow side, as a bicycle does, or forward."""
    if actor is None:
        return (1.0, 0.0)
    if actor is member and member.placed.model.width_m < NARROW * member.placed.model.length_m:
        return (-member.place.heading[1], member.place.heading[0])
    x, y = member.place.x - actor.place.x, member.place.y - actor.place.y
    long = hypot(x, y)
    return (x / long, y / long) if long > 0.01 else actor.place.heading


def _across_m(model: Model) -> float:
    return min(model.width_m, model.length_m)


def toppled(still: Animation, shot: Shot, company: Sequence[CompanyMember], index: int, seconds: float) -> Animation:
    """How a figure moves that stands until somebody knocks it over, if one does; arguments as of `fall_of`."""
    fall = fall_of(shot, company, index, seconds)
    return still if fall is None else Toppling(still, fall, company[index].placed.model)


class Toppling:
    """A thing that stands until it is struck, and then lies."""

    def __init__(self, still: Animation, fall: Fall, model: Model) -> None:
        """Args are how it stands, how it falls, and how it is built."""
        self.cues: tuple[Cue, ...] = getattr(still, "cues", ())
        self._still, self._fall, self._model = still, fall, model

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture, fall, model = self._still(story_s), self._fall, self._model
        slides_s = fall.edge_m / SLIDES_MPS
        late = story_s - fall.at_s
        if late <= 0.0:
            return posture
        drops_s = sqrt(2.0 * fall.drop_m / GRAVITY) if fall.edge_m else 0.0
        slid = SLIDES_MPS * min(late, slides_s + drops_s) if fall.edge_m else 0.0
        down = min(0.5 * GRAVITY * max(late - slides_s, 0.0) ** 2, fall.drop_m) if fall.edge_m else 0.0
        share = min(max(late - slides_s, 0.0) / max(drops_s, TIPS_S * sqrt(model.height_m)), 1.0)
        angle = 0.5 * pi * share * share
        dx, dy = fall.way
        low = 0.0 if model.root_is_foot else model.root_height_m
        foot = subtract(posture.position, (0.0, 0.0, low))
        reach = 0.5 * _across_m(model)
        pivot: Vec = add(foot, (reach * dx, reach * dy, 0.0))
        turn: Quat = (cos(angle / 2), -dy * sin(angle / 2), dx * sin(angle / 2), 0.0)
        at = add(pivot, rotate(turn, subtract(posture.position, pivot)))
        moved = add(at, (slid * dx, slid * dy, -down))
        return replace(posture, position=moved, rotation=multiply(turn, posture.rotation))
