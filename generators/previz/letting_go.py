"""What becomes of a thing that leaves the hand: thrown, dropped, slipped into something, let go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from math import exp, pi, sin, sqrt
from typing import TypeAlias

from generators.previz.deeds import Deed
from generators.previz.fitting import CompanyMember, upon_m
from generators.previz.motion.rotations import IDENTITY, Quat, Vec, about_y, multiply, yaw_towards
from generators.previz.place import ahead_of
from generators.previz.rigs import Animation

__all__ = [
    "GRAVITY",
    "SNAPS_S",
    "THROWN_UP_MPS",
    "Carrying",
    "Pose",
    "dropped",
    "flight",
    "gliding",
    "is_snapped",
    "landed_on",
    "let_go",
    "out_of_the_air",
    "risen",
    "slipped_in",
    "thrown_up",
    "tossed",
    "tosses",
]

GRAVITY = 9.81
BOUNCE = 0.55
"""Rebound of a thing that was thrown and that physics does not simulate."""
DEAD_BOUNCE = 0.22
"""And of what is dropped on the floor."""
LET_GO_MPS = 7.0
RISES_MPS, RISES_S, DRIFTS_MPS = 0.85, 0.5, 0.16
"""How fast what is lighter than air goes up, how soon it has that speed, s, and how fast it drifts."""
THROWN_UP_MPS, THROWN_UP_VARIES, THROWN_AHEAD_MPS, TURNS_OVER = 3.9, 0.08, 0.35, 2
"""How fast what is thrown up leaves the hand, by how much that differs, how fast it drifts, how often it turns over."""
THROWN_ONTO_S = 0.75
"""How long what is thrown onto something is in the air, s."""
SLIPS_S, INSIDE_AT = 0.35, 0.45
"""How long it takes to slip in, and how high it lies then, over the height of what it is in."""

FLAT_M = 0.05
"""What is lower than this is an envelope or a wallet, in which things lie flat."""
SNAPS_S, FAR_M, HIGH = 1.1, 4.5, 2.6
"""When an animal has it after it begins to, s; how far ahead it comes from, m; how high, in heights of the animal."""
_SNAPS = re.compile(r"\b(?:catch|snap)\w*\b")
_LIGHT = re.compile(r"\b(?:frisbee|disc|ball|treat|biscuit|stick|toy|bone)s?$")

GLIDES_MPS, SINKS_MPS, PITCH_RAD = 2.3, 0.2, 0.06
"""How fast a paper plane flies level, how fast it sinks, and how far its nose is down."""

TOSS_AFTER_S, TOSS_HIGH, TOSS_LEAST_M = 0.5, 0.7, 0.6
"""When an animal throws a thing up, s after it begins to; how high, over its own height, and at the least."""
_TOSSES = re.compile(
    r"\b(?:throw|toss|flip|fling)\w* (?:it|them|the \w+|an? \w+) (?:up|high|into the air|in the air|skyward)\b"
)

Pose: TypeAlias = tuple[Vec, Quat]
Carrying: TypeAlias = Callable[[float], Pose]


def flight(start: Vec, caught: Carrying, start_s: float, end_s: float) -> Carrying:
    """From hand to hand through the air."""
    seconds = max(end_s - start_s, 0.1)
    end = caught(end_s)[0]

    def pose(story_s: float) -> Pose:
        t = min(max(story_s - start_s, 0.0), seconds)
        x, y, z = (a + (b - a) * t / seconds for a, b in zip(start, end, strict=True))
        return (x, y, z + 0.5 * GRAVITY * t * (seconds - t)), IDENTITY

    return pose


def dropped(start: Pose, start_s: float, thing: CompanyMember, member: CompanyMember) -> Carrying:
    """Let fall: straight down, one small hop, and there it lies."""
    (x, y, z), turn = start
    model = thing.placed.model
    floor = member.travel.terrain.height(x, y) + (0.0 if model.root_is_foot else model.root_height_m)
    falls_s = sqrt(2.0 * max(z - floor, 0.0) / GRAVITY)
    hop = DEAD_BOUNCE * GRAVITY * falls_s

    def pose(story_s: float) -> Pose:
        t = max(0.0, story_s - start_s)
        if t < falls_s:
            return (x, y, z - 0.5 * GRAVITY * t * t), turn
        t -= falls_s
        return (x, y, floor + max(hop * t - 0.5 * GRAVITY * t * t, 0.0)), turn

    return pose


def thrown_up(start: Pose, start_s: float, thing: CompanyMember, member: CompanyMember) -> Carrying:
    """Thrown up into the air, turning over, and down again a little ahead, where it lies.

    Args:
        start: where the hand lets it go.
        start_s: when, story s.
        thing: what is thrown.
        member: who throws it.
    """
    (x, y, z), turn = start
    model, (hx, hy) = thing.placed.model, member.place.heading
    floor = member.travel.terrain.height(x, y) + (0.0 if model.root_is_foot else model.root_height_m)
    climb = THROWN_UP_MPS * (1.0 + THROWN_UP_VARIES * sin(2.4 * member.placed.copy + 5.0 * x))
    lasts_s = (climb + sqrt(climb * climb + 2.0 * GRAVITY * max(z - floor, 0.0))) / GRAVITY

    def pose(story_s: float) -> Pose:
        t = min(max(0.0, story_s - start_s), lasts_s)
        gone = THROWN_AHEAD_MPS * t
        high = z + climb * t - 0.5 * GRAVITY * t * t
        over = multiply(turn, about_y(TURNS_OVER * 2.0 * pi * t / lasts_s))
        return (x + hx * gone, y + hy * gone, max(high, floor)), over

    return pose


def risen(start: Pose, start_s: float) -> Carrying:
    """Let go of, and up into the sky: a balloon that soon has its speed, and drifts."""
    (x, y, z), turn = start

    def pose(story_s: float) -> Pose:
        t = max(0.0, story_s - start_s)
        up = RISES_MPS * (t - RISES_S * (1.0 - exp(-t / RISES_S)))
        return (x + DRIFTS_MPS * t + 0.04 * sin(2.1 * t), y + 0.3 * DRIFTS_MPS * t, z + up), turn

    return pose


def slipped_in(start: Pose, box: CompanyMember, start_s: float) -> Carrying:
    """Pushed through a slot, down to the bottom of what it is in; into an envelope it goes flat."""
    place, model = box.place, box.placed.model
    low = box.travel.terrain.height(place.x, place.y) + place.lift_m
    end = (place.x, place.y, low + INSIDE_AT * model.height_m)

    def pose(story_s: float) -> Pose:
        share = min(max(story_s - start_s, 0.0) / SLIPS_S, 1.0)
        (x, y, z), turn = start
        laid = about_y(0.5 * pi) if model.height_m < FLAT_M and share >= 1.0 else turn
        return (x + (end[0] - x) * share, y + (end[1] - y) * share, z + (end[2] - z) * share * share), laid

    return pose


def hung_on(thing: CompanyMember, wall: CompanyMember) -> Carrying:
    """Where a thing hangs on a wall: before it, with its middle at the height of the eyes.

    Args:
        thing: what hangs.
        wall: what it hangs on, with its front to who has hung it up.
    """
    (hx, hy), model = wall.place.heading, thing.placed.model
    away = wall.placed.model.length_m / 2 + model.length_m / 2
    x, y = wall.place.x + hx * away, wall.place.y + hy * away
    low = 0.0 if model.root_is_foot else model.root_height_m
    z = wall.travel.terrain.height(wall.place.x, wall.place.y) + HUNG_M - model.height_m / 2 + low
    turn = yaw_towards(hx, hy)
    return lambda _: ((x, y, z), turn)


HUNG_M = 1.5
"""How high the middle of what somebody hangs on a wall is, m."""


def landed_on(start: Pose, start_s: float, thing: CompanyMember, onto: CompanyMember) -> Carrying:
    """Thrown onto, or into, something that stands there, on which it lies then.

    Args:
        start: where the hand lets it go.
        start_s: when, story s.
        thing: what is thrown.
        onto: what it comes down on.
    """
    place, model = onto.place, thing.placed.model
    floor = onto.travel.terrain.height(place.x, place.y) + place.lift_m
    lies = 0.0 if model.root_is_foot else model.root_height_m
    end = (place.x, place.y, floor + upon_m(onto.placed) + lies)
    flies = flight(start[0], lambda _: (end, IDENTITY), start_s, start_s + THROWN_ONTO_S)
    return lambda story_s: (flies(story_s)[0], start[1] if story_s < start_s + 0.5 * THROWN_ONTO_S else IDENTITY)


def let_go(start: Vec, member: CompanyMember, start_s: float, rest: Animation) -> Carrying:
    """Thrown forward, bouncing on until it lies."""
    hx, hy = member.place.heading
    low = rest(start_s).position[2]
    speed, rise = 0.8 * LET_GO_MPS, 0.35 * LET_GO_MPS

    def pose(story_s: float) -> Pose:
        t, z, climb = max(0.0, story_s - start_s), start[2], rise
        gone = speed * min(t, 2.5) * (1.0 - 0.1 * min(t, 2.5))
        for _ in range(6):
            flight = (climb + sqrt(max(climb * climb + 2 * GRAVITY * (z - low), 0.0))) / GRAVITY
            if t < flight:
                z += climb * t - 0.5 * GRAVITY * t * t
                break
            t -= flight
            climb = BOUNCE * (GRAVITY * flight - climb)
            z = low
        return (start[0] + hx * gone, start[1] + hy * gone, z), IDENTITY

    return pose


def gliding(start: Pose, start_s: float, thing: CompanyMember, member: CompanyMember) -> Carrying:
    """Thrown forward, and on through the air in a long flat glide that sways, until it slides to rest.

    Args:
        start: where the hand lets it go.
        start_s: when, story s.
        thing: what is thrown.
        member: who throws it.
    """
    (x, y, z), _ = start
    hx, hy = member.place.heading
    model = thing.placed.model
    floor = member.travel.terrain.height(x, y) + (0.0 if model.root_is_foot else model.root_height_m)
    turn = multiply(yaw_towards(hx, hy), about_y(PITCH_RAD))

    def pose(story_s: float) -> Pose:
        t = max(0.0, story_s - start_s)
        lands_s = max(z - floor, 0.0) / SINKS_MPS
        gone = GLIDES_MPS * min(t, lands_s)
        up = 0.12 * sin(2.2 * t) * exp(-0.3 * t)
        return (x + hx * gone, y + hy * gone, max(z - SINKS_MPS * t + up, floor)), turn

    return pose


def out_of_the_air(member: CompanyMember, caught: Carrying, taken_s: float) -> Carrying:
    """The way of what an animal snaps out of the air: it comes from ahead, outside the picture.

    Args:
        member: the animal.
        caught: how it has it in its mouth.
        taken_s: when that begins, story s.
    """
    x, y = ahead_of(member.place, FAR_M)
    start = (x, y, member.travel.terrain.height(x, y) + HIGH * member.placed.model.height_m)
    return flight(start, caught, 0.0, taken_s)


def tosses(words: str) -> bool:
    """Whether an animal throws up what it has, and has it again."""
    return _TOSSES.search(words) is not None


def tossed(held: Carrying, deeds: Sequence[Deed], height_m: float) -> Carrying:
    """How an animal has a thing that it throws up and catches again.

    Args:
        held: as it has it.
        deeds: of the animal.
        height_m: of the animal.
    """
    times = [d.start_s + min(TOSS_AFTER_S, 0.3 * (d.end_s - d.start_s)) for d in deeds if tosses(d.words)]
    high = max(TOSS_HIGH * height_m, TOSS_LEAST_M)
    long_s = 2.0 * sqrt(2.0 * high / GRAVITY)

    def pose(story_s: float) -> Pose:
        at, turn = held(story_s)
        share = next((s for t in times if 0.0 < (s := (story_s - t) / long_s) < 1.0), 0.0)
        return (at[0], at[1], at[2] + 4.0 * high * share * (1.0 - share)), turn

    return pose if times else held


def is_snapped(member: CompanyMember, words: str) -> bool:
    """Whether it is something light that an animal catches with its mouth, and nobody throws it in the picture.

    Args:
        member: the thing.
        words: the deed, lower case.
    """
    noun = member.placed.part.subject.noun.lower()
    return _SNAPS.search(words) is not None and _LIGHT.search(noun) is not None
