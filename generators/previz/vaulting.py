"""Animals that leap onto things and birds that dive: one deed as the steps that it is made of."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.script import Cue
from generators.previz.things import is_put
from prompts.shot import Shot, Subject

__all__ = ["DIVES", "dive_cues", "leap_cues", "leaps_onto", "surfaces_s"]

_LEAPS: Final = re.compile(r"\b(?:jump|leap|hop|spring|bound|climb|clamber)\w*(?: up)? (?:on|onto|upon)\b")
DIVES: Final = re.compile(r"\b(?:div(?:e|es|ing)|plung\w+|swoop\w*|plummet\w*)\b")
STANDS_S, LEAP_S, LEAP_MPS = 1.2, 0.75, 3.4
"""How long an animal looks up at what it will leap onto, how long the leap takes, and its speed at the fastest."""
GLIDES, DIVES_UNTIL, SURFACES = 0.34, 0.56, 0.7
"""Shares of a dive's time: until when a bird glides, when it is under, and when it comes up again."""
DIVE_MPS: Final = 0.6
HIGHEST_M, HIGH, DEEP = 4.0, 2.4, 1.3
"""From how high a bird dives: at most, and over its height; and how deep, over its height."""


def leaps_onto(shot: Shot, subject: Subject, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds of an animal that leaps onto something: it stands before it, leaps, and stays up there.

    A bird that dives gets on slowly, so that a camera which stays sees all of it.

    Args:
        shot: what can be leapt onto.
        subject: who leaps.
        deeds: its own; given back as they are where it does no such thing.
    """
    if subject.kind == "bird" and any(DIVES.search(deed.words) for deed in deeds):
        return tuple(replace(deed, speed_mps=min(deed.speed_mps, DIVE_MPS)) for deed in deeds)
    if subject.kind != "quadruped" or not deeds or deeds[0].performance:
        return deeds
    first = deeds[0]
    onto = any(is_put(first.words, other) for other in shot.subjects if other is not subject)
    if not onto or not _LEAPS.search(first.words) or first.end_s - first.start_s < STANDS_S + LEAP_S + 0.3:
        return deeds
    leaves = first.start_s + STANDS_S
    before = replace(first, end_s=leaves, motion="look", words="looking up", speed_mps=0.0)
    leap = replace(first, start_s=leaves, end_s=leaves + LEAP_S, motion="jump", speed_mps=LEAP_MPS)
    after = replace(first, start_s=leap.end_s, motion="stand", words="standing", speed_mps=0.0)
    return (before, leap, after, *deeds[1:])


def leap_cues(cues: tuple[Cue, ...], lift_m: float) -> tuple[Cue, ...]:
    """The script of a leap from the ground onto what is `lift_m` high: level, up, and level there."""
    leaves = next(i for i, cue in enumerate(cues) if cue.motion == "jump")
    found = []
    for index, cue in enumerate(cues):
        if index <= leaves:
            rate = lift_m / LEAP_S if index == leaves else 0.0
            cue = replace(cue, raise_m=-lift_m, climb_mps=rate)
        found.append(cue)
    return tuple(found)


def dive_cues(deed: Deed, height_m: float) -> tuple[Cue, ...]:
    """The script of a bird that dives into water: a glide, the dive, out of sight, and afloat again.

    Args:
        deed: of diving.
        height_m: of the bird.
    """
    high, deep = min(HIGHEST_M, HIGH * height_m), DEEP * height_m
    long = deed.end_s - deed.start_s
    times = [deed.start_s + share * long for share in (0.0, GLIDES, DIVES_UNTIL, SURFACES, 1.0)]
    fall = (high + deep) / (times[2] - times[1])
    steps = (("fly", high, 0.0), ("fly", high, -fall), ("swim", -deep, 0.0), ("swim", 0.0, 0.0))
    return tuple(
        Cue(
            start, end, motion, deed.words, travels=deed.speed_mps > 0, speed_mps=deed.speed_mps, raise_m=up,
            climb_mps=climb,
        )
        for (motion, up, climb), start, end in zip(steps, times, times[1:], strict=False)
    )  # fmt: skip


def surfaces_s(deed: Deed) -> float:
    """Story time at which a bird that dives comes up with what it has caught."""
    return deed.start_s + DIVES_UNTIL * (deed.end_s - deed.start_s)
