"""Light that changes once over a shot as the words tell: a room from dark to bright, a sky that turns pink at dawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from types import MappingProxyType
from typing import Final

from generators.previz.building import linear_rgb
from generators.previz.changing.states import levels_in, states_of
from generators.previz.light.kelvin import Rgb, luminance, mixed, scaled
from generators.previz.rigs.surfaces import colour_in
from generators.previz.scene import Light, Sky
from prompts.shot import Beat, Shot
from prompts.vocabulary import terms_by_phrase

__all__ = ["Turning", "turning_of"]

LIT: Final = frozenset({
    "room", "bedroom", "kitchen", "bathroom", "office", "hall", "hallway", "corridor", "house", "studio", "classroom",
    "sky", "scene", "world", "street", "city", "town", "landscape", "horizon", "surroundings", "environment", "place",
    "light", "lights", "lighting", "sunlight", "daylight", "picture", "night", "day", "morning", "evening", "sunset",
    "dusk", "afternoon", "noon",
})  # fmt: skip
"""What is bright or dark as a whole, by the last word of its name."""
SKIES: Final = frozenset({"sky", "horizon"})
LEAST: Final = 0.012
"""How much light a dark place keeps, to be made out at all."""
HELD: Final = 0.1
"""Share of the time before it begins, and after it has ended."""
LIKE: Final = 0.85
"""How far a sky takes on a colour that it is said to have."""
BLACK: Final = (0.004, 0.005, 0.008)
WHITE: Final = (0.95, 0.97, 1.0)
EXTREMES: Final[Mapping[str, Rgb]] = MappingProxyType({"black": BLACK, "dark": BLACK, "white": WHITE, "bright": WHITE})
_NIGHTFALL: Final = re.compile(
    r"\b(?:day(?:light)?|morning|noon|afternoon|sunset|evening|dusk)\b (?:turn|fad|go|chang|pass|giv|becom|mov)\w* "
    r"(?:slowly |gradually |way )?(?:in)?to (?:the )?(?:night|darkness)\b"
)
NIGHT_SKY: Final = (0.02, 0.035, 0.09)
AT_NIGHT: Final = 0.12
"""How bright a place that was seen by day is at night."""
TIME_LAPSE: Final = 10.0
"""How many times faster than life a clip is in which the hours go by."""
USUAL_LUMINANCE: Final = 0.3
"""Of a sky under which a place is as bright as the shot's light makes it."""


@dataclass(frozen=True, slots=True)
class Turning:
    """What becomes of all the light from one story time to another, s.

    Attributes:
        first, last: how bright it is before and after, over the shot's own light.
        skies: colours of the sky before and after; None for its own.
    """

    start_s: float
    end_s: float
    first: float
    last: float
    skies: tuple[Rgb | None, Rgb | None] = (None, None)
    ids: frozenset[str] = frozenset()
    """Subjects of which it is told."""

    def share(self, story_s: float) -> float:
        """How far it has come, 0..1, eased at both ends."""
        long = max(self.end_s - self.start_s, 1e-3)
        share = min(max(((story_s - self.start_s) / long - HELD) / (1.0 - 2.0 * HELD), 0.0), 1.0)
        return share * share * (3.0 - 2.0 * share)

    def level(self, story_s: float) -> float:
        """How bright it is at a story time; even steps to the eye."""
        low, high = (sqrt(max(value, LEAST)) for value in (self.first, self.last))
        value = low + (high - low) * self.share(story_s)
        return value * value

    @property
    def brightest_s(self) -> float:
        """A story time at which it is brightest."""
        return self.end_s if self.last >= self.first else self.start_s

    def sky(self, sky: Sky, story_s: float) -> Sky:
        """The sky of a story time."""
        share, level = self.share(story_s), self.level(story_s)
        for colour, much in zip(self.skies, (1.0 - share, share), strict=True):
            if colour is not None:
                sky = replace(
                    sky,
                    zenith=mixed(sky.zenith, scaled(colour, 0.9), LIKE * much),
                    horizon=mixed(sky.horizon, colour, LIKE * much),
                    haze=mixed(sky.haze, colour, LIKE * much),
                )
        level_of_sky = level if self.skies == (None, None) else 1.0
        return replace(
            sky,
            zenith=scaled(sky.zenith, level_of_sky),
            horizon=scaled(sky.horizon, level_of_sky),
            ground=scaled(sky.ground, level),
            haze=scaled(sky.haze, level_of_sky),
            sun_glow=scaled(sky.sun_glow, level),
        )

    def lights(self, lights: tuple[Light, ...], story_s: float) -> tuple[Light, ...]:
        """Lamps and sun of a story time."""
        level = self.level(story_s)
        return tuple(light.dimmed(level) for light in lights)


def turning_of(shot: Shot, seconds: float) -> Turning | None:
    """How the light of a whole place changes by a shot's beats; None for most.

    Args:
        shot: its beats.
        seconds: of story.
    """
    for beat in shot.beats:
        noun = _lit(shot, beat)
        if not noun:
            continue
        words = beat.action.lower()
        start, end = beat.start_s or 0.0, min(beat.end_s or seconds, seconds)
        ids = frozenset({beat.subject} if beat.subject else ())
        skies = _skies(words) if noun in SKIES else (None, None)
        levels = levels_in(words)
        if _NIGHTFALL.search(words):
            if (shot.time_scale or 1.0) >= TIME_LAPSE or len(shot.beats) == 1:
                start, end = start if len(shot.beats) == 1 else 0.0, seconds  # hours go by
            return Turning(start, end, 1.0, AT_NIGHT, (None, NIGHT_SKY), ids)
        if skies != (None, None):
            first, last = (1.0 if c is None else min(luminance(c) / USUAL_LUMINANCE, 1.3) for c in skies)
            return Turning(start, end, first, last, skies, ids)
        if levels is not None:
            return Turning(start, end, *levels, ids=ids)
    return None


def _lit(shot: Shot, beat: Beat) -> str:
    """What a beat tells of, if that is bright or dark as a whole."""
    subject = next((s for s in shot.subjects if s.id == beat.subject), None)
    noun = subject.noun.lower() if subject is not None else beat.subject.replace("_", " ")
    words = re.findall(r"[a-z]+", noun or beat.action.lower())
    if noun:
        named = words[-1:]
        named += ["room"] if terms_by_phrase("stages").get(noun) else []
        return next((word for word in named if word in LIT), "")
    return next((word for word in words[:3] if word in LIT), "")


def _skies(words: str) -> tuple[Rgb | None, Rgb | None]:
    """Colours that a sky has first and last."""
    states = states_of(words)
    if states is not None:
        first, last = (_sky_colour(state) for state in states)
        return first, last
    return (None, _sky_colour(words)) if re.search(r"\b(?:turn|becom|go|glow|fad|chang)", words) else (None, None)


def _sky_colour(words: str) -> Rgb | None:
    extreme = next((EXTREMES[word] for word in re.findall(r"[a-z]+", words) if word in EXTREMES), None)
    named = colour_in(words)
    if extreme is not None or named is None:
        return extreme
    return linear_rgb(named)
