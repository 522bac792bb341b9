"""Animals that jump, dive or slip into the water: from a jetty, with a splash, and they stay in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import pi, radians, sin
from typing import Final

from generators.previz.deeds import Deed
from generators.previz.motion.debris import Debris
from generators.previz.motion.rotations import about_y, multiply
from generators.previz.motion.script import Cue
from generators.previz.motion.travel import Travel
from generators.previz.plunging import burst
from generators.previz.rigs import Animation, Model, Posture
from generators.previz.rigs.props import prop_of
from generators.previz.vaulting import DIVES
from prompts.shot import Importance, Shot, Subject

__all__ = [
    "WATERS",
    "IntoWater",
    "Splash",
    "as_leap_in",
    "goes_in",
    "leaps_in",
    "splash_into_water",
    "water_splash",
    "with_jetties",
    "with_waters",
]

_INTO: Final = re.compile(
    r"\b(?:jump|leap|div|plung|slid|slip|hop|splash|tumbl|bound|flop)\w*\b.*?\b(?:in|into)\b"
    r"(?: (?:the|a|an|its|cold|cool|icy|deep|clear|shallow|warm|blue|\w+ing))* "
    r"(?:water|lake|river|pond|sea|ocean|pool|stream|waves|canal|swamp)\b"
)
WATERS: Final = frozenset({"lake", "sea"})
FLIGHTLESS: Final = frozenset({"penguin", "penguins", "duckling", "ducklings", "ostrich", "emu", "chick", "chicks"})
SWIMMERS: Final = frozenset({"quadruped", "reptile", "bird", "creature"})
JETTY, FLOE = "jetty", "ice floe"
_SEA: Final = re.compile(r"\b(?:sea|ocean|waves)\b")
BY_WATER: Final = frozenset({"meadow", "plain", "forest", "snow", "beach", "studio", ""})
"""Stages beside which there may be a water that they do not show; nobody dives into one in a desert or a street."""
_POOL: Final = re.compile(r"\bpool\b")
_ON_ICE: Final = re.compile(r"\b(?:ice|icy|snow)\b")
_AT_WATER: Final = re.compile(r"\b(?:pier|dock|jetty|quay|wharf|deck|boat|raft|log|rock|lily pad|cliff|bridge)\b")
"""What the words have it leap from."""
LEAVES, TAKES_S = 0.45, 0.7
"""When in its deed it leaves the jetty, as a share of that, and how long it is in the air, s."""
FAR, HIGH = 1.6, 0.7
"""How far and how high it leaps, over its length and its height."""
LOW: Final = 1.4
SINKS: Final = 0.3
"""How deep it lies in the water then, over its height."""
NOSE_DEG: Final = 38.0
PLANKS_M: Final = 1.0
"""How far somebody goes on a jetty before they leap off it."""


@dataclass(frozen=True, slots=True)
class Splash:
    """A leap into the water: when it begins, story time in s, and how far down the water is, m."""

    start_s: float
    drop_m: float


def goes_in(words: str) -> bool:
    """Whether a deed takes somebody into the water."""
    return _INTO.search(words.lower()) is not None


def _comes_flying(subject: Subject, words: str) -> bool:
    """Whether a bird dives in out of the air, which needs nothing to leap from."""
    flightless = FLIGHTLESS.intersection(subject.noun.lower().split())
    return subject.kind == "bird" and not flightless and DIVES.search(words.lower()) is not None


def _leaps(subject: Subject, words: str) -> bool:
    return goes_in(words) and not _comes_flying(subject, words)


def with_waters(shot: Shot) -> Shot:
    """The shot at a water where somebody leaps into one that its own place does not have: off the ice, off a board."""
    stage = shot.setting.stage or ""
    into = next((match for beat in shot.beats if (match := _INTO.search(beat.action.lower()))), None)
    animal = next((s for s in shot.subjects if s.kind in SWIMMERS), None)
    afoot = animal is None and any((b.motion or "") in ("run", "walk") for b in shot.beats)  # not on the water
    near = stage in BY_WATER and (stage != "beach" or animal is not None)
    if into is None or not near or shot.setting.interior or _POOL.search(into.group()) or afoot:
        return shot
    open_sea = _SEA.search(into.group()) is not None or stage in ("snow", "beach")
    setting = shot.setting.model_copy(update={"stage": "sea" if open_sea else "lake"})
    there = shot.model_copy(update={"setting": setting})
    if stage != "snow" or animal is None or animal.position:
        return there
    floe = Subject(id="ice_floe", noun=FLOE, kind="furniture", importance=Importance.BACKGROUND)
    on = animal.model_copy(update={"position": f"on the {FLOE}"})
    subjects = [*(on if s is animal else s for s in there.subjects), floe]
    beats = [b.model_copy(update={"speed_mps": 0.0}) if _ON_ICE.search(b.action.lower()) else b for b in there.beats]
    return there.model_copy(update={"subjects": subjects, "beats": beats})


def with_jetties(shot: Shot) -> Shot:
    """The shot with a jetty under an animal that leaps into the water from nowhere in particular."""
    for beat in shot.beats:
        animal = next((s for s in shot.subjects if s.id == beat.subject), shot.main_subject)
        if animal is None or animal.kind not in SWIMMERS or animal.position or shot.setting.stage not in WATERS:
            continue
        if _leaps(animal, beat.action) and not _AT_WATER.search(shot.request.lower()):
            jetty = Subject(id=JETTY, noun=JETTY, kind="furniture", importance=Importance.BACKGROUND)
            on = animal.model_copy(update={"position": f"on the {JETTY}"})
            subjects = [on if s is animal else s for s in shot.subjects]
            return shot.model_copy(update={"subjects": [*subjects, jetty]})
    return shot


def leaps_in(shot: Shot, subject: Subject) -> bool:
    """Whether an animal leaps into the water in one of its beats."""
    may = subject.kind in SWIMMERS and shot.setting.stage in WATERS
    return may and any(beat.subject == subject.id and _leaps(subject, beat.action) for beat in shot.beats)


def as_leap_in(shot: Shot, subject: Subject, deeds: tuple[Deed, ...]) -> tuple[Deed, ...]:
    """The deeds of an animal that leaps into the water: it stands there, and is taken in by the leap itself."""
    if subject.kind not in SWIMMERS or shot.setting.stage not in WATERS:
        return deeds
    leap = next((number for number, deed in enumerate(deeds) if _leaps(subject, deed.words)), 0)
    on_planks = subject.position == f"on the {JETTY}"
    return tuple(
        replace(deed, motion="stand", speed_mps=0.0, words=f"standing, {deed.words}")
        if _leaps(subject, deed.words)
        else replace(deed, speed_mps=min(deed.speed_mps, PLANKS_M / (deed.end_s - deed.start_s)))
        if on_planks and number < leap
        else deed
        for number, deed in enumerate(deeds)
    )


def splash_into_water(shot: Shot, subject: Subject, deeds: Sequence[Deed]) -> Splash | None:
    """The leap into the water that one of an animal's deeds is; None for others."""
    if subject.kind not in SWIMMERS or shot.setting.stage not in WATERS:
        return None
    deed = next((d for d in deeds if _leaps(subject, d.words)), None)
    if deed is None:
        return None
    prop = next((prop_of(noun) for noun in (JETTY, FLOE) if subject.position == f"on the {noun}"), None)
    return Splash(deed.start_s + LEAVES * (deed.end_s - deed.start_s), prop.height_m if prop else 0.0)


def _far_m(model: Model) -> float:
    """How far it leaps, m: by its length, and what is long and low only slips in."""
    return FAR * min(model.length_m, LOW * model.height_m)


class IntoWater:
    """An animal that leaps in an arc into the water and swims on from there."""

    def __init__(self, still: Animation, splash: Splash, model: Model, heading: tuple[float, float]) -> None:
        """Args are its own animation, its leap, how it is built and the way it faces."""
        self.cues: tuple[Cue, ...] = getattr(still, "cues", ())
        self._still, self._splash, self._model, self._heading = still, splash, model, heading

    def __call__(self, story_s: float) -> Posture:
        """The posture at a story time."""
        posture, model = self._still(story_s), self._model
        share = min(max((story_s - self._splash.start_s) / TAKES_S, 0.0), 1.0)
        if share == 0.0:
            return posture
        x, y, z = posture.position
        hx, hy = self._heading
        way = _far_m(model) * share
        up = HIGH * model.height_m * sin(pi * share) - (self._splash.drop_m + SINKS * model.height_m) * share**2
        pitch = -NOSE_DEG * sin(2.0 * pi * share) if share < 1.0 else 0.0
        turn = multiply(posture.rotation, about_y(radians(pitch)))
        return replace(posture, position=(x + hx * way, y + hy * way, z + up), rotation=turn)


def water_splash(splash: Splash, model: Model, travel: Travel) -> Debris:
    """The drops that fly where it comes into the water."""
    lands_s = splash.start_s + 0.85 * TAKES_S
    way = travel.distance(lands_s)
    x, y = travel.point(way)
    hx, hy = travel.heading
    far = _far_m(model)
    at = (x + hx * far, y + hy * far, travel.ground(way) - splash.drop_m)
    return burst(at, lands_s, max(0.4, model.height_m / 0.5) ** 0.5, "water")
