"""The sun and the moon on their way: they go up and down in the picture, it gets dark or light, and stars come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin
from typing import Final

from generators.previz.light.cues import is_interior
from generators.previz.light.kelvin import Rgb, scaled
from generators.previz.light.turning import AT_NIGHT, NIGHT_SKY, Turning
from generators.previz.scene import Light, LightKind, Sky
from prompts.shot import Beat, Shot

__all__ = ["DiscsWay", "disc_on_its_way"]

NO_HORIZON: Final = frozenset({"space", "studio", "underwater"})
BELOW: Final = radians(-3.0)
"""Where a disc is that has set or not risen."""
DUSK: Final = 0.3
"""How bright it is when the sun has just set, or is about to rise, over how it was with the sun up."""
MOON_GLOW: Final[Rgb] = (0.1, 0.11, 0.13)
LEAST_KEY: Final = 0.04
STARS: Final = 1.4
OPENS_S: Final = 1.2
"""How long stars take to come out, s."""
_SEEN: Final = re.compile(r"(?:watch|see|observ|admir|look)\w* (?:at )?(?:as )?the sun ")
_SETS: Final = re.compile(r"(?:\w+ly )?(?:start\w* (?:to )?)?(?:set|go(?:es|ing)? down|sink|dip|disappear|drop)\w*\b")
_RISES: Final = re.compile(
    r"(?:\w+ly )?(?:start\w* (?:to )?)?(?:ris|com(?:e|es|ing) (?:up|out)|appear|emerg|climb)\w*\b"
)


@dataclass(frozen=True, slots=True)
class Spell:
    """A disc's way: from one story time to another, s; whether it goes up; whether it is the moon after the sun."""

    start_s: float
    end_s: float
    up: bool
    moon: bool = False

    def share(self, story_s: float) -> float:
        """How far up it is, 0..1."""
        share = min(max((story_s - self.start_s) / max(self.end_s - self.start_s, 1e-3), 0.0), 1.0)
        share = share * share * (3.0 - 2.0 * share)
        return share if self.up else 1.0 - share


@dataclass(frozen=True, slots=True)
class DiscsWay(Turning):
    """A change of light by the sun, with the ways of the discs.

    Attributes:
        spells: one after the other. stars_s: from when on there are stars; None for never.
    """

    spells: tuple[Spell, ...] = ()
    stars_s: float | None = None

    def sky(self, sky: Sky, story_s: float) -> Sky:
        """The sky of a story time, with its disc where it is then."""
        turned = Turning.sky(self, sky, story_s)
        spell = self._spell(story_s)
        x, y, z = sky.sun_direction
        level = max((x * x + y * y) ** 0.5, 1e-6)
        share = spell.share(story_s)
        at = BELOW + (asin(min(max(z, -1.0), 1.0)) - BELOW) * share
        glow = MOON_GLOW if spell.moon else scaled(turned.sun_glow, 1.0 if share > 0.0 else 0.0)
        stars = turned.stars
        if self.stars_s is not None:
            stars = max(stars, STARS * min(max((story_s - self.stars_s) / OPENS_S, 0.0), 1.0))
        return replace(
            turned,
            sun_direction=(x / level * cos(at), y / level * cos(at), sin(at)),
            sun_glow=glow,
            stars=stars,
        )

    def lights(self, lights: tuple[Light, ...], story_s: float) -> tuple[Light, ...]:
        """Lamps and sun of a story time; a disc below the horizon throws no light."""
        up = max(self._spell(story_s).share(story_s), LEAST_KEY)
        dimmed = Turning.lights(self, lights, story_s)
        return tuple(lamp.dimmed(up) if lamp.kind is LightKind.SUN else lamp for lamp in dimmed)

    def _spell(self, story_s: float) -> Spell:
        return next((s for s in reversed(self.spells) if story_s >= s.start_s), self.spells[0])


def disc_on_its_way(shot: Shot, seconds: float) -> DiscsWay | None:
    """How the sun or the moon that the picture shows rises or sets by a shot's beats; None where none does.

    Args:
        shot: its beats.
        seconds: of story.
    """
    if is_interior(shot) or shot.setting.stage in NO_HORIZON:
        return None
    suns = [s.id for s in shot.subjects if s.kind == "celestial" and re.search(r"\bsun$", s.noun.lower())]
    moons = [s.id for s in shot.subjects if s.kind == "celestial" and re.search(r"\bmoon$", s.noun.lower())]
    stars = [s.id for s in shot.subjects if s.kind == "celestial" and re.search(r"\bstars?$", s.noun.lower())]
    sets = _first(shot.beats, suns, _SETS) or _watched(shot.beats, _SETS)
    rises = _first(shot.beats, suns, _RISES) or _watched(shot.beats, _RISES)
    moon = _first(shot.beats, moons, _RISES)
    out = _first(shot.beats, stars, _RISES)
    ids = frozenset(b.subject for b in (sets, rises, moon, out) if b is not None)
    if sets is not None:
        start, end = _time(sets, seconds)
        night = moon is not None or out is not None
        spells = [Spell(start, end, up=False)]
        spells += [Spell(*_time(moon, seconds), up=True, moon=True)] if moon is not None else []
        skies = (None, NIGHT_SKY) if night else (None, None)
        dark_s = end + 1.0 if night and end < seconds else end
        from_s = _time(out, seconds)[0] if out is not None else end if night else None
        return DiscsWay(start, dark_s, 1.0, AT_NIGHT if night else DUSK, skies, ids, tuple(spells), from_s)
    if rises is not None:
        start, end = _time(rises, seconds)
        return DiscsWay(start, end, DUSK, 1.0, ids=ids, spells=(Spell(start, end, up=True),))
    if moon is not None:
        start, end = _time(moon, seconds)
        return DiscsWay(start, end, 1.0, 1.0, ids=ids, spells=(Spell(start, end, up=True),))
    return None


def _first(beats: Sequence[Beat], ids: Sequence[str], words: re.Pattern[str]) -> Beat | None:
    return next((b for b in beats if b.subject in ids and words.match(b.action.lower())), None)


def _watched(beats: Sequence[Beat], words: re.Pattern[str]) -> Beat | None:
    """The beat in which somebody sees the sun do it."""
    found = ((beat, _SEEN.search(beat.action.lower())) for beat in beats)
    return next((b for b, seen in found if seen is not None and words.match(b.action.lower()[seen.end() :])), None)


def _time(beat: Beat, seconds: float) -> tuple[float, float]:
    start = beat.start_s or 0.0
    return start, min(beat.end_s if beat.end_s is not None else seconds, seconds)
