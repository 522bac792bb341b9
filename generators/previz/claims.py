"""What must be true of a cast whatever the camera does: who stands is on something, hands are at what they work on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generators.previz.containers import is_open_container
from generators.previz.deeds import Deed
from generators.previz.handling import is_handled
from generators.previz.meeting.formations import is_stacked
from generators.previz.motion.performing import performances
from generators.previz.needs import Placed, Use
from generators.previz.things import TURNED_TO, is_inside, is_person, stands_by
from prompts.shot import Beat, Shot

__all__ = ["Reach", "Standing", "Work", "reaches_of", "standing_of", "works_of"]

AIRY: Final = frozenset(
    {
        "fly", "float", "swim", "rise", "sink", "sail", "swing", "perch", "climb", "jump", "fall", "throw", "bounce",
        "dance", "spin", "roll", "slide",
    }
)  # fmt: skip
"""Motions in which somebody or something need not be on the ground."""
GROUNDED: Final = frozenset(
    {"human", "robot", "quadruped", "furniture", "vessel", "box", "device", "food", "thing", "vehicle", "cycle"}
)
"""Kinds that rest on what is below them."""
WATERS: Final = frozenset({"underwater", "sky", "space", "sea", "lake", "river"})
_HUNG: Final = re.compile(
    r"\b(?:above|over|hang\w*|hung|hover\w*|float\w*|air|sky|ceiling|walls?|ropes?|strings?|branch\w*|trees?|shoulders?|back|"
    r"lap|arms|head|hands?|curtains?|pictures?|paintings?|posters?|clocks?|chandeliers?|lamps?|lights?|lanterns?|signs?|"
    r"banners?|windows?|doors?|swings?|mirrors?|shelf|shelves|balloons?|flags?)\b"
)
"""Words of what hangs or is carried somewhere."""
SEEN: Final = ("subject",)
"""The role of what somebody has to do with from where they are."""
AT_HAND: Final = ("surface", "front", "companion", "partner", "beside", "seat")
"""Roles of what is within reach of who has to do with it."""
IN_HAND: Final = frozenset({"hand", "tool", "other_tool"})
AT_WORK: Final = IN_HAND | {"surface", "floor", "ground"}
"""Roles of what is in hands, or under them."""
HANDS_ON: Final = frozenset({"work", "carry", "eat", "pour", "open", "boil", "ride", "drive"})
"""Motions in which somebody is at what they act on."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure that rests on what is below it all the time: its name in the model, number, and height, m.

    Attributes:
        holds: the figures that are in its hands, which it does not rest on.
    """

    figure: str
    number: int
    height_m: float
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody whose words put their hands to a thing that no script gives them: names, numbers, and when, s."""

    actor: str
    thing: str
    numbers: tuple[int, int]
    at_s: float


@dataclass(frozen=True, slots=True)
class Work:
    """Somebody on the spot with the hands at something: its figure and number, the figures of the things, when, s."""

    actor: str
    number: int
    things: tuple[str, ...]
    start_s: float
    end_s: float


ARMS_APART = 0.8
"""How far apart two are, over body height, who have to do with one another and do not touch."""


def works_of(figures: Sequence[Placed], uses: Sequence[Use]) -> tuple[Work, ...]:
    """Who has the hands at what, for how long; what is done before a mirror is seen in it.

    Args:
        figures: the cast.
        uses: who has to do with what.
    """
    found: dict[tuple[int, float, float], list[str]] = {}
    for use in uses:
        still = use.deed.performance and use.deed.speed_mps == 0.0
        if use.role in AT_WORK and still and not use.deed.mirror and is_person(figures[use.actor].part.subject):
            key = (use.actor, use.deed.start_s, use.deed.end_s)
            found.setdefault(key, []).append(figures[use.thing].model.figure.name)
    return tuple(
        Work(figures[actor].model.figure.name, figures[actor].part.number, tuple(dict.fromkeys(things)), start, end)
        for (actor, start, end), things in found.items()
    )


def standing_of(shot: Shot, figures: Sequence[Placed], uses: Sequence[Use]) -> tuple[Standing, ...]:
    """The figures that must rest on something.

    Args:
        shot: where it happens.
        figures: the cast.
        uses: who has to do with what.
    """
    if shot.setting.stage in WATERS:
        return ()
    seated = {use.actor for use in uses if use.role in ("seat", "mount", "board")}
    seated |= {use.thing for use in uses if use.role == "above"}
    held: dict[int, tuple[str, ...]] = {}
    for use in uses:
        if use.role in IN_HAND:
            held[use.actor] = (*held.get(use.actor, ()), figures[use.thing].model.figure.name)
    return tuple(
        Standing(figure.model.figure.name, figure.part.number, figure.model.height_m, held.get(index, ()))
        for index, figure in enumerate(figures)
        if index not in seated and not is_handled(uses, index) and _rests(figure) and not _is_filled(figure, figures)
    )


def _is_filled(figure: Placed, figures: Sequence[Placed]) -> bool:
    """Whether flowers or fruit stand in a vessel, whose stems hide its floor from where that is looked for."""
    vessel = figure.part.subject
    inside = f"in the {vessel.noun.lower().split(' of ')[0].split()[-1]}"
    return vessel.kind == "vessel" and any(f.part.subject.position.lower() == inside for f in figures)


def _rests(figure: Placed) -> bool:
    part = figure.part
    told = f"{part.subject.noun} {part.whereabouts} {part.subject.position}".lower()
    if part.owner or part.mount or part.simulated or part.thrower or part.subject.kind not in GROUNDED:
        return False
    if is_inside(part.subject) or is_open_container(part.subject):
        return False  # what lies in it hides its floor from where that is looked for
    if figure.copy and is_stacked(part.subject):
        return False  # it lies on those that are like it
    leaves = part.motion in AIRY or part.vault is not None
    return not (leaves or _HUNG.search(told) or any(_is_lifted(deed) for deed in part.deeds))


def _is_lifted(deed: Deed) -> bool:
    if deed.motion in AIRY:
        return True
    if not deed.performance:
        return False
    posture = performances()[deed.posture]
    return posture.hips or posture.seated or posture.glides or posture.lift > 0.0 or deed.row.leap is not None


def reaches_of(shot: Shot, figures: Sequence[Placed], uses: Sequence[Use]) -> tuple[Reach, ...]:
    """Whose hands ought to be at a thing that has nothing to do with their scripts.

    Args:
        shot: its beats say who acts on what.
        figures: the cast.
        uses: who has to do with what.
    """
    unmet = (reach for beat in shot.beats for reach in _unmet(shot, beat, figures, uses))
    return (*unmet, *_apart(figures, uses))


def _apart(figures: Sequence[Placed], uses: Sequence[Use]) -> Iterator[Reach]:
    """Whoever has their hands at a thing where it is: it must be within reach."""
    for use in uses:
        actor, thing, deed = figures[use.actor], figures[use.thing], use.deed
        still = actor.part.speed_mps == thing.part.speed_mps == 0.0 and bool(deed.performance)
        if still and deed.row.pair > ARMS_APART:
            continue  # players at a net, who pull at a rope
        if use.role in AT_HAND and still and not (actor.part.owner or thing.part.owner or deed.row.leaves_to):
            numbers = (actor.part.number, thing.part.number)
            yield Reach(actor.model.figure.name, thing.model.figure.name, numbers, (deed.start_s + deed.end_s) / 2.0)


def _unmet(shot: Shot, beat: Beat, figures: Sequence[Placed], uses: Sequence[Use]) -> Iterator[Reach]:
    if beat.motion not in HANDS_ON or not beat.target:
        return
    actors = [i for i, f in enumerate(figures) if f.part.subject.id == beat.subject and f.copy == 0]
    things = [i for i, f in enumerate(figures) if f.part.subject.id == beat.target]
    if not actors or not things or not is_person(figures[actors[0]].part.subject):
        return
    actor, thing = figures[actors[0]], figures[things[0]]
    if stands_by(beat.action.lower(), thing.part.subject):
        return
    touched = any(u.actor == actors[0] and u.thing in things and u.role not in TURNED_TO + SEEN for u in uses)
    from_afar = any(d.partner == beat.target and d.row.pair > ARMS_APART for d in actor.part.deeds if d.performance)
    if actor.part.mount == beat.target or touched or from_afar:
        return
    end = beat.end_s if beat.end_s is not None else shot.duration_s or 0.0
    middle = ((beat.start_s or 0.0) + end) / 2.0
    numbers = (actor.part.number, thing.part.number)
    yield Reach(actor.model.figure.name, thing.model.figure.name, numbers, middle)
