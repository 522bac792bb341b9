"""Animals that leap onto things and birds that dive: one deed as the steps that it is made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.rotations import about_y, multiply
from generators.previz.motion.script import Cue
from generators.previz.perches import BOUGH
from generators.previz.rigs.base import Animation
from generators.previz.rigs.figure import Posture
from generators.previz.things import names_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = [
    "DIVES",
    "Vault",
    "Vaulting",
    "dive_cues",
    "leap_cues",
    "slowed_to_dive",
    "surfaces_s",
    "vault_of",
    "vaulting",
    "with_landings",
]

_LEAPS: Final = re.compile(r"\b(?:jump|leap|hop|spring|bound|pounc|vault|skip|climb|clamber|launch)\w*\b")
_FLITS: Final = re.compile(r"\b(?:hop|flit|flutter|jump|leap|fl(?:y|ies|ying))\w*\b")
_ARTICLE: Final = r" (?:(?:an?|the|one|its|his|her|their|two|some) )?"
_OFF: Final = r"\b(?:from|off|off of|out of|down from)"
_TO: Final = r"\b(?:on|onto|upon|to|over to|across to|on top of)"
_BETWEEN: Final = r"\b(?:between|among)"
_AGAIN: Final = re.compile(r"\b(\w+) (?:on)?to (?:the |an)?(?:\1|(?:other|next)\b)|\bto another\b")
"""From one of a kind to the next: `from rock to rock`."""
LEAPERS: Final = frozenset({"quadruped", "reptile", "insect", "bird", "creature"})
UNDERFOOT: Final = frozenset({"liquid", "smoke", "fire", "celestial", "grass"})
"""Kinds that nobody stands on."""
_BOUGHS: Final = frozenset({"branch", "branches", "bough", "boughs", "tree", "trees"})
BODIES, NEAREST_M, FARTHEST_M = 5.5, 0.3, 1.7
"""How far an animal leaps: over its height, at least and at most, m."""
ARC, LEAST_ARC_M, STEEP = 0.7, 0.1, 0.5
"""Height of a leap over the straight line: over the height of who leaps, and beyond that, m; its steepest, radians."""
DIVES: Final = re.compile(r"\b(?:div(?:e|es|ing)|plung\w+|swoop\w*|plummet\w*)\b")
STANDS_S, LEAP_S = 1.2, 0.75
"""How long an animal looks up at what it will leap onto, and how long the leap takes."""
GLIDES, DIVES_UNTIL, SURFACES = 0.34, 0.56, 0.7
"""Shares of a dive's time: until when a bird glides, when it is under, and when it comes up again."""
DIVE_MPS: Final = 0.6
HIGHEST_M, HIGH, DEEP = 4.0, 2.4, 1.3
"""From how high a bird dives: at most, and over its height; and how deep, over its height."""


@dataclass(frozen=True, slots=True)
class Vault:
    """A leap of an animal: ids of what it leaves and of what it comes onto; empty for the ground."""

    off: str = ""
    onto: str = ""


def vault_of(shot: Shot, subject: Subject, words: str) -> Vault | None:
    """From what onto what an animal leaps, by the words of a deed; None where it does no such thing.

    Args:
        shot: what can be leapt onto.
        subject: who leaps.
        words: the action, lower case.
    """
    if subject.kind not in LEAPERS or not (_FLITS if subject.kind == "bird" else _LEAPS).search(words):
        return None
    things = [other for other in shot.subjects if other is not subject and _bears(other)]
    off = next((s.id for s in things if _named(_OFF, words, s)), "")
    onto = next((s.id for s in things if _named(_TO, words, s) and s.id != off), "")
    if off and not onto and _AGAIN.search(words):
        onto = off
    both = next((s.id for s in things if _named(_BETWEEN, words, s)), "")
    return Vault(off or both, onto or both) if off or onto or both else None


def _named(where: str, words: str, subject: Subject) -> bool:
    """Whether a subject is named after words of place."""
    names = "|".join(re.escape(name) for name in names_of(subject))
    return re.search(rf"{where}{_ARTICLE}(?:[\w-]+ ){{0,2}}?(?:{names})(?:e?s)?\b", words) is not None


def _bears(subject: Subject) -> bool:
    """Whether an animal can stand on it."""
    kind = table("kinds").get(subject.kind or "thing")
    return kind is not None and not kind.animate and kind.id not in UNDERFOOT


def with_landings(shot: Shot) -> Shot:
    """The shot with two of what an animal leaps from one to another of; where those are trees, of their boughs."""
    subjects = list(shot.subjects)
    for beat in shot.beats:
        actor = next((s for s in shot.subjects if s.id == beat.subject), None)
        vault = vault_of(shot, actor, beat.action.lower()) if actor is not None else None
        for index, subject in enumerate(subjects):
            if vault is None or subject.id not in (vault.off, vault.onto):
                continue
            if subject.kind == "tree" or subject.noun.lower().split()[-1] in _BOUGHS:
                words = {"noun": BOUGH, "kind": "plant", "height_m": None}
                subjects[index] = subject = subject.model_copy(update=words)
            if vault.off == vault.onto:
                subjects[index] = subject.model_copy(update={"count": 2, "count_text": "two"})
    return shot if subjects == list(shot.subjects) else shot.model_copy(update={"subjects": subjects})


def vaulting(subject: Subject, deeds: tuple[Deed, ...], vault: Vault) -> tuple[Deed, ...]:
    """The deeds of an animal that leaps: it stands before it, leaps, and stays where it has come to.

    Args:
        subject: who leaps.
        deeds: its own; given back as they are where there is no time for it.
        vault: of the first of them.
    """
    first = deeds[0]
    if first.performance or first.end_s - first.start_s < STANDS_S + LEAP_S + 0.3:
        return deeds
    leaves, flies = first.start_s + STANDS_S, subject.kind == "bird"
    reach = min(max(BODIES * (subject.height_m or 1.0), NEAREST_M), FARTHEST_M)
    seen = "looking up" if not vault.off else "looking"
    before = replace(first, end_s=leaves, motion="perch" if flies else "look", words=seen, speed_mps=0.0)
    going = "fly" if flies else "jump"
    leap = replace(
        first, start_s=leaves, end_s=leaves + LEAP_S, motion=going, speed_mps=2.0 * reach / LEAP_S
    )  # half of it goes into coming to that speed
    after = replace(first, start_s=leap.end_s, motion="perch" if flies else "stand", words="standing", speed_mps=0.0)
    return (before, leap, after, *deeds[1:])


def leap_cues(cues: tuple[Cue, ...], lift_m: float, from_m: float = 0.0) -> tuple[Cue, ...]:
    """The script of a leap from what is `from_m` high onto what is `lift_m` high: level, over, and level there."""
    leaves = next(i for i, cue in enumerate(cues) if cue.travels)
    found = []
    for index, cue in enumerate(cues):
        if index <= leaves:
            rate = (lift_m - from_m) / LEAP_S if index == leaves else 0.0
            cue = replace(cue, raise_m=from_m - lift_m, climb_mps=rate)
        found.append(cue)
    return tuple(found)


class Vaulting:
    """What has no script of its own leaps: it goes along level, and is carried through the air meanwhile."""

    def __init__(self, level: Animation, leap: Cue, height_m: float) -> None:
        self._level, self._leap, self._arc_m = level, leap, ARC * height_m + LEAST_ARC_M

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture, leap = self._level(story_s), self._leap
        share = min(max((story_s - leap.start_s) / (leap.end_s - leap.start_s), 0.0), 1.0)
        up = leap.raise_m * (1.0 - share) + 4.0 * self._arc_m * share * (1.0 - share)
        x, y, z = posture.position
        inside = 0.0 < share < 1.0
        turn = multiply(posture.rotation, about_y(-STEEP * (1.0 - 2.0 * share))) if inside else posture.rotation
        return replace(posture, position=(x, y, z + up), rotation=turn)


def slowed_to_dive(subject: Subject, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds of a bird that dives: it gets on slowly, so that a camera which stays sees all of it."""
    if subject.kind != "bird" or not any(DIVES.search(deed.words) for deed in deeds):
        return deeds
    return tuple(replace(deed, speed_mps=min(deed.speed_mps, DIVE_MPS)) for deed in deeds)


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
