"""Places that the words name and no set has."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from generators.previz.at_the_window import at_the_window
from generators.previz.camera.frame_size import told
from generators.previz.sets.coastal import COAST_WORDS, COASTAL_STAGES
from generators.previz.sets.grounds import ground_of
from generators.previz.sets.hillside import slope_of
from generators.previz.sets.shore import HIGH_WAVES, TOWERING_WAVES, rides_high
from generators.previz.sets.windowsill import SILL_WORDS
from generators.previz.supervising.undrawn import lists_of_acted
from generators.previz.waterways import is_canal
from prompts.reading.models import model_called
from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording.nouns import singulars

__all__ = ["unbuilt", "unbuilt_places"]
FALLING = frozenset({"rain", "snow", "storm"})
"""Weathers that are seen as they fall, and not through a window."""
_GIANT_WAVES = re.compile(
    r"\btsunamis?\b|\b(?:tidal|mile-high) waves?\b"
    r"|\b(?:waves?|walls?)[^,.;]*? (?:as )?tall as (?:skyscrapers?|towers?)\b"
)
"""Waves that are higher than a house, as those of no set are."""
_SEASONS = re.compile(
    r"\b(?:through|across|over|during|in|all) (?:all )?(?:the )?(?:four |changing |passing |different )?seasons\b"
    r"|\bseasons (?:chang|pass|turn|go)\w*\b"
    r"|\bfrom (?:spring|summer|autumn|fall|winter) to (?:spring|summer|autumn|fall|winter)\b"
)
_ON_THE_CEILING = re.compile(r"\b(?:on|across|along|from|over) (?:the|a) ceiling\b")
CRAWLERS = frozenset({"insect", "reptile"})
"""Kinds that go upside down on a ceiling, as no figure does."""
ROOFS = frozenset({"roof", "rooftop", "roofs", "rooftops"})
"""What a building that is there has of itself."""
_FIGURES = frozenset({"sea", "ocean", "river", "forest", "desert", "lake"})
"""Places that stand for very much of something before `of`."""
_ACROSS = re.compile(
    r"\b(?:stand|sit|wait|watch|stare|look|lean|park|work|live|stay)\w*(?: [\w'-]+){0,3}? (?:from )?"
    r"((?:directly )?across (?:the|a) (?:street|road)|on the (?:other|opposite|far) side of the (?:street|road))\b"
)
"""Who is on the other pavement, which no street of the previz has them on."""
_STEEP = re.compile(r"\b(?:steep|uphill|downhill|hilly)\b")


def unbuilt_places() -> tuple[str, ...]:
    """Places that no set has, as requests name them."""
    return lists_of_acted()[2]


def unbuilt(shot: Shot) -> tuple[str, ...]:
    """The place that the request names and no set has, in a sentence for the user."""
    stage = table("stages").get(shot.setting.stage or "")
    if shot.main_subject is not None and model_called(shot.main_subject.noun) is not None:
        return ()  # what a lesson on the greenhouse effect names is no place
    words = f"{shot.request} {shot.setting.place}".lower()
    nouns = {name for s in shot.subjects for name in (s.noun.lower(), s.noun.lower().split()[-1])}
    place = next(
        (p for p in unbuilt_places() if p not in nouns and re.search(rf"\b{re.escape(p)}\b(?! coats?\b)", words)), None
    )
    said = place.title() if place and place.startswith("mount ") else f"a {place}"
    found = [f"there is no set for {said}; the previz shows {_as_shown(stage.say)}"] if place and stage else []
    found += _not_beyond(shot)
    steep = _STEEP.search(f"{shot.request} {words}".lower())
    if steep and slope_of(shot) == 0.0 and not (stage and stage.interior):
        found.append(f"the ground is level in the previz, and not {steep.group()}")
    across = _ACROSS.search(shot.request.lower())
    if across and stage and not stage.interior:
        found.append(f"not placed so in the previz: {across.group(1)}")
    if _SEASONS.search(shot.request.lower()):
        found.append("the seasons do not pass in the previz")
    overhead = _ON_THE_CEILING.search(shot.request.lower())
    crawler = next((s for s in shot.subjects if s.kind in CRAWLERS), None)
    if overhead and crawler is not None:
        found.append(f"not placed so in the previz: the {crawler.noun} {overhead.group()}")
    waves = _GIANT_WAVES.search(shot.request.lower())
    if waves and stage and not stage.interior:
        found.append(f"the waves are no higher than a house in the previz, and not {_as_told(waves.group())}")
    elif (
        HIGH_WAVES.search(words)
        and TOWERING_WAVES.search(words)
        and shot.setting.stage == "sea"
        and not rides_high(shot)
    ):
        found.append("the waves are no higher than a man in the previz where somebody is among them")
    sill = any(word in words for word in SILL_WORDS) or at_the_window(shot) is not shot
    if stage and stage.interior and not sill and shot.setting.weather in FALLING and told(shot, "setting.weather"):
        found.append(f"the {shot.setting.weather} is outside, where the previz does not show it")
    return tuple(found)


def _as_shown(place: str) -> str:
    return place if place.endswith("s") else f"a {place}"


def _as_told(waves: str) -> str:
    """The words of giant waves as they end a sentence: `towering`, `a wall of water`."""
    first = waves.split()[0]
    return f"a {waves}" if first in ("wall", "tsunami", "tidal", "rogue") else waves if first == "walls" else first


def _not_beyond(shot: Shot) -> list[str]:
    """Places that the request names besides the shot's own and that its set does not show, in sentences."""
    own, rows = shot.setting.stage or "", _beyond()
    shown = {own, *rows.get(own, ())}
    if own not in rows or is_canal(shot):
        return []
    words = re.findall(r"[a-z]+(?:'[a-z]+)?", shot.request.lower())
    shown |= {"sea"} if own in COASTAL_STAGES and not set(COAST_WORDS).isdisjoint(words) else set()
    named = {form for s in shot.subjects for word in s.noun.lower().split() for form in singulars(word)}
    named |= ROOFS if any(s.kind == "building" for s in shot.subjects) else set()
    ground = ground_of(own, f"{shot.setting.place} {' '.join(shot.setting.details)}".lower())
    dressed = " ".join(ground.words) if ground is not None else ""
    found: dict[str, None] = {}
    at = 0
    while at < len(words):
        phrase, stage, length = _place_at(words, at)
        figure = words[at + length : at + length + 1] == ["of"] and phrase in _FIGURES  # a sea of dunes
        built = figure or re.search(rf"\b{re.escape(phrase)}\b", dressed) is not None
        if (
            stage in rows["seen"]
            and stage not in shown
            and not built
            and named.isdisjoint(singulars(phrase.split()[-1]))
        ):
            found[f"not seen in the previz: the {phrase}"] = None
        at += length
    return list(found)


def _place_at(words: Sequence[str], at: int) -> tuple[str, str, int]:
    """The longest name of a place that begins at a word, its stage, and how many words it has; else that word."""
    places, nouns = terms_by_phrase("stages"), terms_by_phrase("nouns")
    for length in (3, 2, 1):
        phrase = " ".join(words[at : at + length])
        forms = singulars(phrase)
        place = next((places[form] for form in forms if form in places), "")
        if place and phrase not in _beyond()["no_place"] and phrase not in terms_by_phrase("camera_moves"):
            return phrase, place, length
        if place or any(form in nouns for form in forms):
            return phrase, "", length
    return words[at], "", 1


@cache
def _beyond() -> Mapping[str, Sequence[str]]:
    return MappingProxyType(tables_of(__package__, "acted")["beyond"])
