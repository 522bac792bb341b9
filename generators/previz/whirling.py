"""What a whirlwind lifts: it is drawn in, and goes round and up in it, turning over and over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import pi
from typing import Final

import numpy as np

from generators.previz.fitting import CompanyMember
from generators.previz.motion.simulation import RECORD_S, Recording
from generators.previz.rigs.props import prop_of
from generators.previz.things import names_of
from prompts.shot import Beat, Shot, Subject

__all__ = ["is_of_whirlwind", "whirled", "whirled_up", "with_whirled"]

TORNADO: Final = "tornado"
_LIFTS: Final = re.compile(
    r"(?:being )?(?:\w+ly )?(?:lift|pick|suck|carr|hurl|throw|thrown|toss|fling|flung|tear|rip|torn|sweep|swept|pull|"
    r"rais|whirl|spin|blow|blown|hoist|snatch|drag|tak|swallow|fly|launch)\w*\b"
)
AROUND_M, WIDER = 5.0, 0.22
"""Radius of the way round at the foot, m, and how much wider it gets with each metre up."""
UP: Final = 0.5
"""How high it comes over the whirlwind's own height."""
TURN_S: Final = 1.7
"""Time for once round, s."""
TUMBLE_S: Final = 2.3
DRAWN_IN: Final = 0.3
"""Share of the time in which a thing comes from where it stands to the whirlwind."""


def is_whirlwind(subject: Subject) -> bool:
    """Whether a thing is one."""
    prop = prop_of(subject.noun)
    return prop is not None and prop.id == TORNADO


def whirled_up(shot: Shot) -> dict[str, tuple[str, Beat]]:
    """Ids of what a whirlwind lifts, each with that of the whirlwind and the beat that says so."""
    found: dict[str, tuple[str, Beat]] = {}
    wind = next((s for s in shot.subjects if is_whirlwind(s)), None)
    if wind is None:
        return found
    for beat in shot.beats:
        words = beat.action.lower()
        if not _LIFTS.match(words):
            continue
        for other in (s for s in shot.subjects if s is not wind):
            own = beat.subject == other.id and (words.startswith("being ") or "up" in words.split())
            named = any(re.search(rf"\b{re.escape(name)}(?:e?s)?\b", words) for name in names_of(other))
            if own or (beat.subject == wind.id and (beat.target == other.id or named)):
                found.setdefault(other.id, (wind.id, beat))
    return found


def is_of_whirlwind(shot: Shot, beat: Beat) -> bool:
    """Whether a beat is the lifting of something that is seen to be lifted."""
    lifted = whirled_up(shot)
    hurls = re.match(r"(?:being )?(?:hurl|throw|toss|fling|flung|whirl|spin)", beat.action.lower()) is not None
    return any(beat is told for _, told in lifted.values()) or (bool(lifted) and hurls)


def with_whirled(shot: Shot) -> Shot:
    """The shot with whirlwinds that lift and hurl other things, and are not thrown themselves.

    Args:
        shot: one of `a tornado sucks up a car and hurls it away`.
    """
    lifted = whirled_up(shot)
    winds = {wind for wind, _ in lifted.values()}
    if not lifted:
        return shot
    beats = [
        b.model_copy(update={"motion": "spin", "direction": ""})
        if is_of_whirlwind(shot, b) and b.subject in winds
        else b.model_copy(update={"motion": "rest"})
        if is_of_whirlwind(shot, b)
        else b
        for b in shot.beats
    ]
    physics = [event for event in shot.physics if event.subject not in {*winds, *lifted}]
    return shot.model_copy(update={"beats": beats, "physics": physics})


def whirled(shot: Shot, company: Sequence[CompanyMember], seconds: float) -> dict[int, Recording]:
    """Recordings of what is lifted by a whirlwind, by its place in the company.

    Args:
        shot: its words say what is lifted.
        company: the cast with its places.
        seconds: of story.
    """
    lifted = whirled_up(shot)
    there = {member.placed.part.subject.id: member for member in reversed(company)}
    return {
        index: _spiral(member, there[told[0]], told[1].start_s or 0.0, seconds, index)
        for index, member in enumerate(company)
        if (told := lifted.get(member.placed.part.subject.id)) is not None and told[0] in there
    }


def _spiral(thing: CompanyMember, wind: CompanyMember, start_s: float, seconds: float, number: int) -> Recording:
    """The way of one thing into the whirlwind and up in it."""
    times = np.arange(int(seconds / RECORD_S) + 1, dtype=np.float64) * RECORD_S
    since = np.clip(times - start_s, 0.0, None)
    long = max(seconds - start_s, 0.5)
    drawn = np.clip(since / (DRAWN_IN * long), 0.0, 1.0)
    drawn = drawn * drawn * (3.0 - 2.0 * drawn)
    risen = np.clip((since / long - 0.5 * DRAWN_IN) / (1.0 - 0.5 * DRAWN_IN), 0.0, 1.0)
    half = thing.placed.model.height_m / 2
    high = risen * UP * wind.placed.model.height_m
    middle = np.array([wind.travel.point(wind.travel.distance(float(t))) for t in times[::STEP]])
    middle = np.repeat(middle, STEP, axis=0)[: len(times)]
    x, y = thing.travel.origin
    first = np.arctan2(y - middle[0, 1], x - middle[0, 0])
    angle = first + 2 * pi * since / TURN_S + 0.7 * number
    radius = AROUND_M + WIDER * high + half
    around = middle + radius[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    ground = thing.travel.terrain.height(x, y) + thing.travel.lift_m
    stands = np.array([x, y])
    level = stands + (around - stands) * drawn[:, None]
    positions = np.column_stack([level, ground + half + high])
    hx, hy = thing.travel.heading
    yaw = 0.5 * float(np.arctan2(hy, hx))
    tumble = np.clip(since - 0.15 * long, 0.0, None) * pi / TUMBLE_S
    over, turned, aside = np.cos(tumble), float(np.sin(yaw)), float(np.cos(yaw))
    x_axis, y_axis = 0.8 * np.sin(tumble), 0.6 * np.sin(tumble)
    rotations = np.column_stack(
        [aside * over, aside * x_axis - turned * y_axis, aside * y_axis + turned * x_axis, turned * over]
    )
    return Recording(0.0, positions, rotations)


STEP: Final = 25
"""Every how many instants of a recording the whirlwind's own place is looked up."""
