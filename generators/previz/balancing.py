"""Who and what is on a seesaw or a pair of scales: by their weights one side goes down.

What the words put on a beam takes its two ends in turn; `motion.beam` works out how it tilts. Weights are told, or the
vocabulary's for the noun, or follow from size and material.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import atan2
from typing import Final

import numpy as np

from generators.previz.fitting import ahead_of
from generators.previz.motion.beam import Beam, Burden, angles_of
from generators.previz.motion.rotations import Quat, Vec, about_z, add, conjugate, multiply, rotate, subtract
from generators.previz.motion.simulation import RECORD_S
from generators.previz.needs import Placed
from generators.previz.performance import Player
from generators.previz.place import Place
from generators.previz.rigs import Animation, Posture, noun_of
from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person
from prompts.shot import Beat, Shot, Subject
from prompts.vocabulary import table

__all__ = ["Balance", "balanced_places", "balances_of", "on_balances", "with_sitters"]

_ON: Final = re.compile(
    r"\b(?:on|onto|upon|in|at) (?:an?|the|one|each|either|both|opposite|left|right|other|two|its|their)\b"
    r"(?: \w+){0,3}? (?:see-?saws?|teeter\W?totter|scales?|balance|pans?|sides?|ends?|arms?)\b"
    r"|\b(?:weigh|balanc|play|sit|ride)\w*\b.*\b(?:see-?saw|scales?|balance)\b"
)
_BY: Final = re.compile(r"\b(?:beside|near|next to|behind|in front of|watch\w*|look\w*|point\w*|explain\w*|push\w*)\b")
_TOLD_KG: Final = r"(\d+(?:\.\d+)?)[ -]?(kg|kilos?|kilogram(?:me)?s?|g|grams?|tonnes?|tons?)\b"
_KG: Final = {"k": 1.0, "g": 0.001, "t": 1000.0}
_HEAVY: Final = {"heavy": 1.6, "heavier": 1.6, "fat": 1.5, "big": 1.3, "bigger": 1.3, "large": 1.3, "larger": 1.3,
                 "light": 0.6, "lighter": 0.6, "thin": 0.8, "small": 0.75, "smaller": 0.75, "little": 0.75,
                 "tiny": 0.5}  # fmt: skip
"""What words for a body's looks make of its usual weight."""
FLESH_KG_M3: Final = 320.0
"""Weight of an animal over the box round it."""
EVEN: Final = 0.06
"""Weights that differ by less, over the larger, balance: people then push off in turn."""
MOST_SIZE: Final = 1.4
"""Height of what finds room on a beam, over its arm's length."""
BESIDE: Final = 0.3
"""From one to the next who are on one side, over the arm's length."""


@dataclass(frozen=True, slots=True)
class Balance:
    """A beam and what is on it: its index in the cast, and each load's with its burden."""

    base: int
    beam: Beam
    loads: Mapping[int, Burden]


def with_sitters(shot: Shot) -> Shot:
    """The shot with those who only wait where the words put them on a seesaw sitting on it."""
    base = next((s for s in shot.subjects if _is_seat(s)), None)
    if base is None or not _ON.search(shot.request.lower()):
        return shot
    people = {s.id for s in shot.subjects if is_person(s)}
    sits = {"action": f"sitting on the {base.noun}", "motion": "sit", "target": base.id, "speed_mps": None}
    beats = [
        beat.model_copy(update=sits) if beat.subject in people and _is_there(beat) else beat for beat in shot.beats
    ]
    acting = {beat.subject for beat in beats}
    lead = shot.main_subject.id if shot.main_subject else ""
    more = [Beat(subject=who, **sits) for who in sorted(people - acting) if "" not in acting or who != lead]
    return shot.model_copy(update={"beats": [*beats, *more]})


def balances_of(shot: Shot, figures: Sequence[Placed]) -> tuple[Balance, ...]:
    """The beams of a cast with what is on them.

    Args:
        shot: its words say who is on what.
        figures: the cast.
    """
    bases = [i for i, figure in enumerate(figures) if figure.model.beam is not None and not figure.part.owner]
    if len(bases) != 1 or not _ON.search(shot.request.lower()):
        return ()
    base = bases[0]
    beam = figures[base].model.beam
    assert beam is not None
    loads = [i for i, figure in enumerate(figures) if i != base and _is_load(shot, figure, beam)]
    several = len({figures[i].part.subject.id for i in loads}) > 1
    order = list(dict.fromkeys(figures[i].part.subject.id if several else i for i in loads))
    sides: dict[int, Burden] = {}
    for index in loads:
        part = figures[index].part
        place = order.index(part.subject.id if several else index)
        side = -1.0 if place % 2 == 0 else 1.0
        told = re.search(r"\b(left|right)\b", part.subject.position.lower())
        side = side if told is None else -1.0 if told[1] == "left" else 1.0
        there = sum(burden.side * side > 0 for burden in sides.values())
        sides[index] = Burden(side * (1.0 - BESIDE * there), _mass_kg(shot, figures[index]))
    return (Balance(base, beam, sides),) if sides else ()


def balanced_places(balances: Sequence[Balance], places: Sequence[Place]) -> tuple[Place, ...]:
    """The places with beams across the picture and what is on them over their ends, facing the middle."""
    found = list(places)
    for balance in balances:
        at = found[balance.base]
        across = (1.0, 0.0) if balance.beam.lengthwise else (0.0, -1.0)
        at = found[balance.base] = replace(at, heading=across, lift_m=at.lift_m)
        for index, burden in balance.loads.items():
            x, y, _ = balance.beam.end(burden.side, 0.0)
            px, py = ahead_of(at, x, y)
            inward = (at.x - px, at.y - py)
            long = float(np.hypot(*inward)) or 1.0
            found[index] = Place(px, py, (inward[0] / long, inward[1] / long), at.lift_m)
    return tuple(found)


def on_balances(balances: Sequence[Balance], players: list[Player], seconds: float) -> list[Player]:
    """The players, beams tilting under what they bear, and that carried by them."""
    for balance in balances:
        beam, base = balance.beam, players[balance.base]
        weights = [sum(b.mass_kg * abs(b.side) for b in balance.loads.values() if b.side * s > 0) for s in (-1, 1)]
        even = abs(weights[0] - weights[1]) < EVEN * max(weights) and not beam.hung
        angles = None if even else angles_of(beam, list(balance.loads.values()), seconds)
        tilts = _Tilting(base.animation, beam, angles)
        players[balance.base] = replace(base, animation=tilts)
        for index, burden in balance.loads.items():
            players[index] = replace(players[index], animation=_borne(players[index], tilts, burden))
    return players


@dataclass(frozen=True, slots=True)
class _Tilting:
    """A beam's thing in its tilt; as it moves by itself where nothing decides."""

    still: Animation
    beam: Beam
    angles: np.ndarray[tuple[int], np.dtype[np.float64]] | None

    def angle(self, story_s: float) -> float:
        """Of the hinge, radians."""
        if self.angles is None:
            joint = self.still(story_s).joints.get(self.beam.bone, 0.0)
            return joint if isinstance(joint, float) else 0.0
        return float(np.interp(story_s / RECORD_S, np.arange(len(self.angles)), self.angles))

    def __call__(self, story_s: float) -> Posture:
        posture, angle = self.still(story_s), self.angle(story_s)
        joints = {**posture.joints, self.beam.bone: angle, **dict.fromkeys(self.beam.hung, -angle)}
        return replace(posture, joints=joints)


def _borne(player: Player, tilts: _Tilting, burden: Burden) -> Animation:
    """Who or what an end of a beam bears: people as they sit, things as they lie, with it up and down."""
    beam, model, own = tilts.beam, player.model, player.animation
    seated = bool(getattr(own, "cues", ()))
    foot = 0.0 if model.root_is_foot else model.root_height_m

    def pose(story_s: float) -> Posture:
        base, angle = tilts.still(story_s), tilts.angle(story_s)
        level, now = (add(base.position, rotate(base.rotation, beam.end(burden.side, a))) for a in (0.0, angle))
        posture = own(story_s)
        turn: Quat = (1.0, 0.0, 0.0, 0.0)
        if not beam.hung:
            turn = multiply(base.rotation, beam.turned(angle), conjugate(base.rotation))
        if seated:
            level = subtract(level, (0.0, 0.0, beam.drop_m))  # where the script has them
            return replace(
                posture,
                position=add(now, rotate(turn, subtract(posture.position, level))),
                rotation=multiply(turn, posture.rotation),
            )
        stands: Vec = add(now, rotate(turn, (0.0, 0.0, foot)))
        hx, hy = player.track.heading(story_s)[:2]
        return replace(posture, position=stands, rotation=multiply(turn, about_z(atan2(hy, hx))))

    return pose


def _is_seat(subject: Subject) -> bool:
    """Whether people sit on its beam."""
    prop = prop_of(subject.noun)
    return prop is not None and bool(prop.balance) and prop.seat > 0.0


def _is_there(beat: Beat) -> bool:
    """Whether somebody does no more than be on it: waits, or sits and plays there."""
    waits = beat.motion in ("stand", "rest", "sit", None) and not _BY.search(beat.action.lower())
    return waits or _ON.search(beat.action.lower()) is not None


def _is_load(shot: Shot, figure: Placed, beam: Beam) -> bool:
    """Whether a figure is on a beam."""
    part = figure.part
    if part.owner or part.simulated or part.mount or part.speed_mps > 0 or part.subject.kind in _NO_LOADS:
        return False
    own = [b for b in shot.beats if b.subject == part.subject.id]
    if any(_BY.search(b.action.lower()) and not _ON.search(b.action.lower()) for b in own):
        return False
    return figure.model.height_m < MOST_SIZE * beam.arm_m


_NO_LOADS: Final = frozenset({"furniture", "building", "tree", "liquid", "celestial", "fire", "smoke"})


def _mass_kg(shot: Shot, figure: Placed) -> float:
    """How heavy somebody or something is."""
    subject, model = figure.part.subject, figure.model
    last = re.escape(subject.noun.lower().split()[-1]) if subject.noun else ""
    words = shot.request.lower()
    told = re.search(rf"{_TOLD_KG}(?: of)? (?:[\w-]+ )?{last}", words) or re.search(
        rf"\b{last}\w* (?:of|with|weighing|that weighs) (?:a weight of )?{_TOLD_KG}", words
    )
    if told:
        return float(told[1]) * _KG[told[2][0]]
    noun = noun_of(subject)
    kind = table("kinds").get(subject.kind or "thing")
    box = FLESH_KG_M3 * model.length_m * model.width_m * model.height_m
    own = model.proxy.mass_kg if model.proxy and not (kind and kind.animate) else box
    usual = (noun.mass_kg if noun and noun.mass_kg else None) or own
    looks = re.findall(r"[a-z]+", " ".join([*(look.text for look in subject.looks), subject.noun]).lower())
    for word in looks:
        usual *= _HEAVY.get(word, 1.0)
    return usual
