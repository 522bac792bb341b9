"""When a flame or a lamp is lit and when it is dark: by what is said to be done to it, or what it does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from generators.previz.acting import Part
from generators.previz.changing import Shapes
from generators.previz.changing.states import levels_in
from generators.previz.deeds import DEFAULT_SECONDS
from generators.previz.motion.plumes import plume_of
from generators.previz.rigs.props import prop_of
from generators.previz.things import is_person, names_of
from prompts.shot import Beat, Importance, Shot, Subject

__all__ = [
    "Burning",
    "beats_about",
    "burning_of",
    "darkened",
    "is_lit_or_put_out",
    "shows_light",
    "with_flames_in_place",
]

_THING: Final = r"(?: [\w'-]+){0,5}?"
_LIGHTS: Final = re.compile(
    r"\b(?:lights?|lighting|lit|ignit\w*|kindl\w*|rekindl\w*|relight\w*|strikes?|striking)\b(?! out\b)"
    r"|\b(?:sets?|setting)\b" + _THING + r" (?:alight|on fire|ablaze)\b"
    r"|\b(?:turn|switch|flick|flip|click|com|go|power)\w*" + _THING + r" on\b"
    r"|\b(?:catch\w* fire|burst\w* into flames?|flar\w* up|lights? up|lighting up)\b"
)
_QUENCHES: Final = re.compile(
    r"\b(?:blow|blew|blown|put|snuff|pinch|stamp|stomp|shak|shook)\w*" + _THING + r" out\b"
    r"|\b(?:go|goes|gone|going|burn|die|dies|dying|flicker|sputter|fizzl)\w*" + _THING + r" out\b"
    r"|\b(?:snuff|extinguish|dous|quench|smother)\w*"
    r"|\b(?:turn|switch|flick|flip|click|power)\w*" + _THING + r" off\b"
)
_CANDLES: Final = re.compile(r"\b(?:candles?|candelabra|candlesticks?|lantern|oil lamp|cake|torch)\b")
_AT_TABLE: Final = re.compile(
    r"\b(?:din(?:e|es|ing|ner)|supper|eat(?:s|ing)?|meal|breakfast|writ(?:e|es|ing)|stud(?:y|ies|ying))\b"
    r"|\bplay\w* (?:chess|cards)\b"
)
"""What is done at a table."""
CANDLE_M: Final = 0.2
_ON_CAKE: Final = re.compile(
    r"\bcandles?\b.*?\b(?:on|of|from|in|atop) (?:an?|the|his|her|their) (?:[\w-]+ ){0,3}?cake\b"
    r"|\bcake (?:with|full of|covered in) (?:[\w-]+ ){0,3}?candles?\b|\bcandles? on (?:it|top)\b"
)
RAMP: Final = 0.2
"""Share of the time for which what becomes brighter by and by stays as it was, and as it is at last."""
WHEN: Final = 0.5
"""How far into what is done to it a flame comes or goes, as a share of that."""
AFTER_S: Final = 1.8
"""And the latest, s."""
ONE_BY_ONE_S: Final = 0.3
"""From one of several to the next."""
COMES_S: Final = 0.35
GOES_S: Final = 0.15
"""How long a flame takes to stand, and to be gone, s."""
GLOWS: Final = 0.5
"""Emission above which a shape shines by itself."""
LEAST: Final = 0.02
"""Size under which a flame is not drawn, over its own."""
DEEP_M: Final = 500.0
"""How far down it is then."""
UNLIT: Final = 0.06
"""Colour of what shines while it is dark, over its own."""
FLAMES: Final = frozenset({"candle", "cake", "match", "campfire", "bonfire", "fire", "torch", "lighter", "candelabra"})
"""Things whose shining shapes are flames, which are gone when they are out."""


@dataclass(frozen=True, slots=True)
class Burning:
    """When something is lit and put out.

    Attributes:
        changes: story time, s, and whether it burns from then on, in order.
        burns_first: whether it burns before the first of them.
    """

    changes: tuple[tuple[float, bool], ...]
    burns_first: bool
    ramp: tuple[float, float, float, float] | None = None
    """Where it becomes stronger or weaker by and by: from and until when, s, and how strong it is then and then."""

    def strength(self, story_s: float) -> float:
        """How strongly it burns at a story time, 0..1."""
        if self.ramp is not None:
            start_s, end_s, first, last = self.ramp
            share = min(max((story_s - start_s) / max(end_s - start_s, 1e-3), 0.0), 1.0)
            return first + (last - first) * share * share * (3.0 - 2.0 * share)
        value = 1.0 if self.burns_first else 0.0
        for start_s, burns in self.changes:
            if story_s < start_s:
                break
            share = min((story_s - start_s) / (COMES_S if burns else GOES_S), 1.0)
            value += ((1.0 if burns else 0.0) - value) * share
        return value


def is_lit_or_put_out(shot: Shot, subject: Subject) -> bool:
    """Whether a shot tells that a subject is lit, put out, switched on or off."""
    return any(_change(beat.action.lower()) is not None for beat in beats_about(shot, subject))


def burning_of(shot: Shot, part: Part, copy: int = 0) -> Burning | None:
    """When a figure is lit and put out; None where nothing is said of it.

    Args:
        shot: its beats.
        part: the figure's; of a thing that comes with who uses it, that one's words count.
        copy: which of several of a kind: one goes out after another.
    """
    changes = []
    for beat in beats_about(shot, part.subject, part.owner):
        levels = levels_in(beat.action.lower()) if beat.subject in (part.subject.id, "") else None
        if levels is not None:
            start, end = beat.start_s or 0.0, beat.end_s or shot.duration_s or DEFAULT_SECONDS
            room = RAMP * (end - start)
            return Burning((), levels[0] > levels[1], (start + room, end - room, *levels))
        burns = _change(beat.action.lower())
        if burns is not None:
            start = beat.start_s or 0.0
            long = (beat.end_s or shot.duration_s or DEFAULT_SECONDS) - start
            changes.append((start + min(WHEN * long, AFTER_S) + ONE_BY_ONE_S * copy, burns))
    changes.sort()
    return Burning(tuple(changes), not changes[0][1]) if changes else None


def shows_light(subject: Subject, words: str) -> bool:
    """Whether a deed lights a subject or puts it out, and the subject is one whose light is seen."""
    if _change(words) is None:
        return False
    plume, prop = plume_of(subject.noun), prop_of(subject.noun)
    return (plume is not None and plume.light is not None) or (prop is not None and bool(prop.light))


def with_flames_in_place(shot: Shot) -> Shot:
    """The shot with flames and lamps that go out staying where they are: what goes out does not go."""
    shot = _with_its_candle(_with_candles_of_cakes(shot))
    going = {
        beat.subject
        for beat in shot.beats
        for subject in shot.subjects
        if subject.id == beat.subject and shows_light(subject, beat.action.lower())
    }
    if not going:
        return shot
    beats = [
        beat.model_copy(update={"motion": "shine", "speed_mps": 0.0, "direction": ""})
        if beat.subject in going and _change(beat.action.lower()) is not None
        else beat
        for beat in shot.beats
    ]
    physics = [event for event in shot.physics if event.subject not in going]
    return shot.model_copy(update={"beats": beats, "physics": physics})


def _with_candles_of_cakes(shot: Shot) -> Shot:
    """The shot with the candles on a cake as those that the cake is built with."""
    cake = next((s for s in shot.subjects if s.noun.lower().split()[-1] == "cake"), None)
    candles = [s for s in shot.subjects if s.noun.lower().split()[-1] in ("candle", "candles")]
    told = " ".join([shot.request, *(b.action for b in shot.beats), *(s.position for s in candles)]).lower()
    if cake is None or not candles or not _ON_CAKE.search(told):
        return shot
    gone = {s.id for s in candles}
    beats = [
        beat.model_copy(
            update={
                "subject": cake.id if beat.subject in gone else beat.subject,
                "target": cake.id if beat.target in gone else beat.target,
            }
        )
        for beat in shot.beats
    ]
    subjects = [s for s in shot.subjects if s.id not in gone]
    return shot.model_copy(update={"subjects": subjects, "beats": beats})


def _with_its_candle(shot: Shot) -> Shot:
    """The shot with the candle that its light is said to come from, on the table at which somebody is."""
    lit = shot.lighting.setup == "candlelight" and shot.setting.interior
    there = any(_CANDLES.search(s.noun.lower()) for s in shot.subjects)
    seated = any(_AT_TABLE.search(beat.action.lower()) for beat in shot.beats)
    if not lit or there or not seated or not any(is_person(s) for s in shot.subjects):
        return shot
    candle = Subject(
        id="its_candle", noun="candle", kind="vessel", height_m=CANDLE_M, position="on the table",
        importance=Importance.BACKGROUND,
    )  # fmt: skip
    return shot.model_copy(update={"subjects": [*shot.subjects, candle]})


def darkened(geoms: NDArray[np.intp], emission: NDArray[np.floating[Any]], burning: Burning, subject: Subject) -> Any:
    """What takes the light from a figure's shining shapes while it is out: flames shrink away, lamps go dark.

    Args:
        geoms: of the figure.
        emission: how each of them shines.
        burning: when it does.
        subject: what it is.
    """
    shining = geoms[emission > GLOWS]
    is_flame = not FLAMES.isdisjoint(re.findall(r"[a-z]+", _singular(subject.noun)))

    def apply(story_s: float, shapes: Shapes) -> None:
        strength = burning.strength(story_s)
        if is_flame:
            if strength < 1.0:
                shapes.scale[shining] *= max(strength, LEAST)
                half = np.abs(np.asarray(shapes.scene.size)[shining]).max(axis=1)
                shapes.position[shining, 2] -= (1.0 - strength) * half if strength > LEAST else DEEP_M
        else:
            shapes.colour[shining] *= UNLIT + (1.0 - UNLIT) * strength
            shapes.second_colour[shining] *= UNLIT + (1.0 - UNLIT) * strength

    return apply


def _singular(noun: str) -> str:
    return " ".join(word.removesuffix("s") for word in noun.lower().split())


def _change(words: str) -> bool | None:
    """Whether words light something, or put it out; None for others."""
    levels = levels_in(words)
    if levels is not None:
        return levels[1] > levels[0]
    if _QUENCHES.search(words):
        return False
    return True if _LIGHTS.search(words) else None


def beats_about(shot: Shot, subject: Subject, owner: str = "") -> Iterator[Beat]:
    """The beats of what a thing does, or what is done to it; all of its owner's, for what comes with somebody."""
    named = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names_of(subject)))
    for beat in shot.beats:
        own = subject.id in (beat.subject, beat.target) or (not beat.subject and shot.main_subject is subject)
        if own or (owner and beat.subject == owner) or named.search(beat.action.lower()):
            yield beat
