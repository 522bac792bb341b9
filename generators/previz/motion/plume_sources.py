"""Which subjects give off fire, smoke or spray, and where on them it begins."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from generators.previz.blocking import Track
from generators.previz.light import cues_of
from generators.previz.lighthouses import is_lighthouse
from generators.previz.motion.light_beams import Beam
from generators.previz.motion.plumes import F64, Plume, plume_of, plume_of_deed
from generators.previz.rigs import Model
from generators.previz.scene import Flakes, Light
from prompts.reading.models import model_called
from prompts.shot import Shot, Subject
from prompts.vocabulary import table

__all__ = ["PlumeSource", "plume_source", "wind_of"]

WIND_AZIMUTH = 0.4
"""The way the wind blows, radians, as for what falls from the sky."""
USUAL_WIND_MPS = 1.2
OUT = 0.02
"""Strength under which a flame is out."""
LEAST_MPS = 0.4
"""What moves more slowly than this is at rest."""
DUSTY = frozenset({"soil", "sand"})
_DEPICTS = re.compile(r"^(?:depicted|painted|imagined|rendered) as ")
"""A likeness, which gives nothing off."""
COLD_WORDS = frozenset({"cold", "iced", "cool", "empty", "extinguished", "unlit"})


def wind_of(shot: Shot) -> F64:
    """The wind of a shot, (3,) m/s."""
    speed = shot.setting.wind_mps if shot.setting.wind_mps is not None else USUAL_WIND_MPS
    speed = 0.0 if shot.setting.interior else min(speed, 14.0)
    return np.array([speed * math.cos(WIND_AZIMUTH), speed * math.sin(WIND_AZIMUTH), 0.0])


@dataclass(frozen=True, slots=True)
class PlumeSource:
    """A subject with what it gives off."""

    plume: Plume | Beam
    track: Track
    model: Model
    wind: F64
    seed: int
    sunk: Callable[[float], float] = lambda _: 0.0
    """How far the subject's top has come down at a story time, over its height."""
    burns: Callable[[float], float] = lambda _: 1.0
    """How strongly it gives that off, 0..1: nothing before it is lit and after it is put out."""

    def place(self, story_s: float) -> F64:
        """Where it begins: the subject's foot, or its tail, (3,) m."""
        base = np.asarray(self.track.base(story_s), np.float64)
        base = base - self.plume.tail * self.model.length_m * np.asarray(self.track.heading(story_s), np.float64)
        return np.asarray(base - np.array([0.0, 0.0, self.sunk(story_s) * self.model.height_m]), np.float64)

    def flakes(self, story_s: float) -> Flakes | None:
        """What is in the air at a story time, s."""
        plume, strength = self.plume, self.burns(story_s)
        if strength < OUT or (plume.moving and self.track.speed(story_s) < LEAST_MPS):
            return None
        if strength < 1.0 and isinstance(plume, Plume):
            plume = replace(plume, parts=tuple((name, at, size * strength) for name, at, size in plume.parts))
        return plume.flakes(story_s, self.place, self.model.height_m, self.wind, self.seed)

    def lights(self, story_s: float) -> tuple[Light, ...]:
        """The light it gives."""
        strength = self.burns(story_s)
        if strength < OUT or (self.plume.moving and self.track.speed(story_s) < LEAST_MPS):
            return ()
        lamps = self.plume.lights(story_s, self.place, self.model.height_m)
        return lamps if strength == 1.0 else tuple(lamp.dimmed(strength) for lamp in lamps)


def plume_source(shot: Shot, subject: Subject, track: Track, model: Model, seed: int) -> PlumeSource | None:
    """What a subject gives off by its noun and looks; None for most."""
    if is_lighthouse(subject) and cues_of(shot).lamps_lit:
        return PlumeSource(Beam(), track, model, wind_of(shot), seed)
    if model_called(subject.noun) is not None:
        return None  # it shows by its own parts what it gives off
    said = " ".join((subject.noun, *(look.text for look in subject.looks if not _DEPICTS.search(look.text.lower()))))
    ground = table("stages").get(shot.setting.stage or "")
    dusty = ground is not None and ground.ground in DUSTY and shot.setting.weather not in ("rain", "storm", "snow")
    acts = " ".join(beat.action for beat in shot.beats if beat.subject == subject.id)
    plume = plume_of_deed(acts) or plume_of(said) or (plume_of("dust trail") if dusty and model.wheels else None)
    if plume is None or not COLD_WORDS.isdisjoint(said.lower().split()):
        return None
    source = PlumeSource(plume, track, model, wind_of(shot), seed)
    begins_s = _begins_s(shot, subject)
    return source if begins_s <= 0.0 else replace(source, burns=lambda story_s: float(story_s >= begins_s))


def _begins_s(shot: Shot, subject: Subject) -> float:
    """When somebody begins to do what gives something off, story s: the dragon breathes fire when it is told to."""
    own = [b for b in shot.beats if b.subject == subject.id and plume_of_deed(b.action) is not None]
    return min((b.start_s or 0.0 for b in own), default=0.0)
