"""Places in words: the preposition and the article that a place takes."""

from __future__ import annotations

import re

from prompts.vocabulary import terms_by_phrase
from prompts.wording import with_article
from prompts.wording.english import DETERMINERS

__all__ = ["PREPOSITIONS", "named_place", "place_words", "with_place_articles"]

PREPOSITIONS = frozenset(
    {"across", "along", "among", "at", "behind", "beneath", "beside", "between", "by", "down", "from", "in",
     "inside", "into", "near", "next", "on", "onto", "outside", "over", "past", "through", "toward", "towards",
     "under", "underneath", "underwater", "up", "within"}
)  # fmt: skip
ON_HEADS = frozenset({"street", "road", "beach", "table", "stage", "floor", "snowfield", "hill", "hillside", "plain",
                      "plains", "ground", "sea", "ocean", "mountain", "bridge", "shore", "coast", "rooftop", "roof",
                      "path", "track", "highway", "pavement", "sidewalk", "island", "top", "tabletop", "desk", "farm",
                      "cliff", "platform", "pier", "court", "pitch", "field", "lawn", "deck", "balcony", "savannah",
                      "savanna", "planet", "moon", "mars", "set", "counter", "shelf", "dock", "runway",
                      "racetrack", "stretch"})  # fmt: skip
IN_OPEN = frozenset({"field"})
"""Heads that one is in, unless a game is played on them."""

AT_HEADS = frozenset({"station", "airport", "party", "market", "crossroads", "corner", "fair", "festival", "concert",
                      "seaside", "home", "school", "work", "window"})  # fmt: skip
LONG_HEADS = frozenset({"street", "road", "path", "track", "highway", "beach", "shore", "coast", "pavement", "sidewalk",
                        "pier", "runway", "racetrack", "stretch"})  # fmt: skip
ONLY_ONE = frozenset({"sky", "sea", "ocean", "universe", "countryside", "background", "distance", "wild", "air"})
"""Places of which there is one: they take `the` unless an adjective tells this one apart."""

BEFORE_PLACES = frozenset({"in", "on", "through", "across", "into", "onto", "near", "by", "along", "around"})
BARE_PLACES = frozenset(
    {
        "space",
        "school",
        "class",
        "town",
        "home",
        "bed",
        "court",
        "church",
        "water",
        "snow",
        "grass",
        "traffic",
        "mars",
        "tokyo",
        "paris",
        "london",
        "venice",
        "rome",
        "shanghai",
        "petra",
        "chinatown",
        "antarctica",
        "orbit",
        "flight",
        "bloom",
        "midair",
        "mid-air",
        "rain",
        "shade",
        "sand",
        "mud",
        "foam",
    }
)
"""Places that need no article."""

ORDINARY_OPENERS = frozenset({"snow", "rocky", "sunny", "rainy", "snowy", "misty", "foggy", "dark", "deep", "wide",
                              "quiet", "busy", "empty", "old", "small", "large", "beautiful", "lush"})  # fmt: skip
"""Words that begin a place's name only because they began the request."""

AGAINST_HEADS = frozenset({"backdrop", "background", "wall", "sky"})


def place_words(place: str, *, travelling: bool = False) -> str:
    """The place with its preposition and article: `in a sunlit meadow`, `on a snowy street`, `along a road`."""
    words = place.split()
    if not words:
        return ""
    if words[0].lower() in PREPOSITIONS:
        return place
    head = _head(place)
    if head in IN_OPEN and not any(word in place for word in ("playing", "football", "sports", "cricket", "baseball")):
        return f"{'through' if travelling else 'in'} {_with_place_article(place, head)}"
    choices = ((AGAINST_HEADS, "against"), (ON_HEADS, "on"), (AT_HEADS, "at"))
    preposition = next((word for heads, word in choices if head in heads), "in")
    if preposition == "against" and head == "sky":
        preposition = "under" if "wide" in place or "open" in place else "in"
    if travelling:
        preposition = {"in": "through", "on": "along" if head in LONG_HEADS else "across"}.get(preposition, preposition)
    return f"{preposition} {_with_place_article(place, head)}"


def _head(place: str) -> str:
    """The last word of a place's own phrase, lower case: `canyon` of `a rocky canyon under a clear sky`."""
    own = re.split(r" (?:of|under|with|in|at|near|by|where|that|during|full|surrounded) ", place.lower(), maxsplit=1)[0]
    return (own.split() or [""])[-1]


def _with_place_article(place: str, head: str) -> str:
    """The place with the article that it takes: `the sky`, `a starry sky`, `the open sea`, `a snowy canyon`."""
    words = place.split()
    if words[0][:1].isupper() and words[0].lower() in ORDINARY_OPENERS:
        words[0] = words[0].lower()
        place = " ".join(words)
    if head not in ONLY_ONE or words[0].lower() in DETERMINERS:
        return with_article(place)
    plain = words[0].lower() == head or words[0].lower() in {"open", "deep", "night", "high"}
    return f"the {place}" if plain else f"{'an' if words[0][0].lower() in 'aeiou' else 'a'} {place}"


def with_place_articles(words: list[str]) -> list[str]:
    """A place that stands bare after its preposition gets its article: `playing in park` to `playing in the park`."""
    known = terms_by_phrase("stages")
    out = []
    for i, word in enumerate(words):
        bare = word.rstrip(",").lower()
        ends = i + 1 == len(words) or word.endswith(",") or words[i + 1] in PREPOSITIONS
        if i and ends and words[i - 1] in BEFORE_PLACES and bare not in BARE_PLACES and word.islower():
            counted = bare in known and with_article(bare) != bare
            out += ["the"] if counted or bare in ONLY_ONE else []
        out.append(word)
    return out


def named_place(place: str) -> str:
    """The place with the article that it takes: `the sea`, `a starry sky`, `an old bridge`."""
    return _with_place_article(place, _head(place)) if place.split() else ""
