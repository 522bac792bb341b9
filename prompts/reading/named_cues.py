"""Reading the cues that a table names: lens, height, layout, focus, grade, texture, light in time, frame, playback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from prompts.reading.draft import Draft
from prompts.reading.grammar import verb_of
from prompts.reading.lexicon import Match, noun_at, phrase_at, place_at
from prompts.reading.words import Words
from prompts.vocabulary import TableName, phrases_alone, table, terms_by_phrase

__all__ = ["read_named_cues"]

_OPENERS: Final = frozenset({
    "a", "an", "at", "from", "in", "on", "set", "shot", "the", "through", "using", "very", "with", "use", "some", "and",
    "subtle", "slight", "heavy", "extremely", "strong", "beautiful", "of", "filmed", "format",
})  # fmt: skip
"""Words before a cue that say nothing more once it is read."""
_DENIED: Final = frozenset({"no", "not", "without", "any", "never"})
_FOUND_IN_PLANTS: Final = frozenset({"tree", "plant", "grass", "landform"})


@dataclass(frozen=True, slots=True)
class _CueTable:
    """How a table's cues go into a draft.

    Attributes:
        name: the table.
        put: what a match does to the draft: (draft, row, said).
        tail: words after a phrase that belong to it: `telephoto lens shot`.
    """

    name: TableName
    put: Callable[[Draft, Any, str], bool]
    tail: frozenset[str] = frozenset()


def _field(path: str, attribute: str = "") -> Callable[[Draft, Any, str], bool]:
    """Put a row's attribute, or the words themselves, at a path."""

    def put(draft: Draft, row: Any, said: str) -> bool:
        return draft.put(path, getattr(row, attribute) if attribute else said, said)

    return put


def _lens(draft: Draft, row: Any, said: str) -> bool:
    """A lens by its name; beside a focal length in millimetres it says no more than that does."""
    if "camera.focal_length_mm" in draft.values:
        draft.note("camera.focal_length_mm", said)
        return True
    return draft.put("camera.focal_length_mm", row.focal_length_mm, said)


def _speed(draft: Draft, row: Any, said: str) -> bool:
    """How story time runs; a second speed that is another is said to be left out."""
    if draft.put("time_scale", row.time_scale, said):
        return True
    if row.time_scale == 1.0:
        return False  # slows down, then returns to normal speed
    draft.unkept.append((said, f"a shot has one speed, and “{draft.said['time_scale']}” came first"))
    return True


def _source(draft: Draft, row: Any, said: str) -> bool:
    draft.put("lighting.colour_temperature_k", row.colour_temperature_k, said)
    return draft.put("lighting.source", said, said)


def _effect(draft: Draft, _: Any, said: str) -> bool:
    draft.effects.append(said)
    draft.said["lighting.effects"] = ", ".join(draft.effects)
    return True


def _texture(draft: Draft, _: Any, said: str) -> bool:
    draft.style_words.append(said)
    return True


_TABLES: Final = (
    _CueTable("aspects", _field("aspect", "id"), frozenset({"aspect", "ratio", "format", "video", "frame", "clip"})),
    _CueTable("playbacks", _speed, frozenset({"shot", "footage", "effect", "video", "clip"})),
    _CueTable("lenses", _lens, frozenset({"lens", "shot", "look"})),
    _CueTable("camera_heights", _field("camera.height_m", "height_m"), frozenset({"shot", "angle", "view", "camera"})),
    _CueTable("compositions", _field("camera.composition"), frozenset({"composition", "framing"})),
    _CueTable("focus_depths", _field("camera.focus"), frozenset({"effect", "look"})),
    _CueTable("grades", _field("style.grade"), frozenset({"grade", "grading", "look", "palette", "style", "film"})),
    _CueTable("film_textures", _texture, frozenset({"effect", "look", "overlay", "style"})),
    _CueTable("light_effects", _effect, frozenset({"effect", "effects"})),
    _CueTable("light_sources", _source),
)


def read_named_cues(words: Words, draft: Draft) -> None:
    """Read and claim the phrases of the cue tables, the longest first; then the season."""
    for start, end in words.sentences():
        index = start
        while index < end:
            index = _cue_at(words, index, start, end, draft)
        _read_season(words, start, end, draft)


def _cue_at(words: Words, index: int, start: int, end: int, draft: Draft) -> int:
    found = max(_matches(words, index, start, end), key=lambda pair: pair[1].end, default=None)
    if found is None:
        return index + 1
    cues, match = found
    first, last = match.start, match.end
    while last < end and words.free(last) and words.low(last) in cues.tail:
        last += 1
    if words.low(first - 1) in _DENIED or words.low(first - 1).startswith("non"):
        return last
    said = words.said(match.start, last)
    if cues.put(draft, table(cues.name)[match.id], said):
        while first > start and words.free(first - 1) and words.low(first - 1) in _OPENERS:
            first -= 1
        words.claim(first, last)
    return last


def _matches(words: Words, index: int, start: int, end: int) -> Iterator[tuple[_CueTable, Match]]:
    if not words.free(index) or words.tokens[index].is_mark:
        return
    for cues in _TABLES:
        match = phrase_at(words, index, cues.name)
        if match is None or match.end > end or not all(words.free(i) for i in range(index, match.end)):
            continue
        phrase = words.said(match.start, match.end).lower()
        if phrase in phrases_alone(cues.name) and not _stands_alone(words, match, start, end):
            continue
        if (noun := noun_at(words, index, end)) and noun.end > match.end and words.low(match.end) not in cues.tail:
            continue
        yield cues, match


def _stands_alone(words: Words, match: Match, start: int, end: int) -> bool:
    first = match.start
    while first > start and words.low(first - 1) in {"in", "for", "a", "as", "and", "shot"}:
        first -= 1
    opens = first == start or words.tokens[first - 1].is_mark or words.claimed[first - 1]
    closes = match.end >= end or words.tokens[match.end].is_mark or words.claimed[match.end]
    return opens and closes


# --- seasons -------------------------------------------------------------------------------------------------


_OF_TREES: Final = frozenset({"leaves", "foliage", "blossoms", "blossom", "colours", "colors", "snow"})
"""What a season may stand before as its adjective, after a preposition."""


def _read_season(words: Words, start: int, end: int, draft: Draft) -> None:
    """`in early spring`, `a winter morning`, `an autumn forest`; what is also the name of a thing stays in the text."""
    for index in range(start, end):
        if not words.free(index) or not words.tokens[index].is_word:
            continue
        match = phrase_at(words, index, "seasons")
        if match is None or match.end > end or (verb_of(words.low(index)) and match.end == index + 1):
            continue
        said = words.said(match.start, match.end)
        low = said.lower()
        alone = _stands_alone(words, match, start, end)
        if match.end == match.start + 1 and not alone and low in table("seasons")[match.id].before:
            continue
        draft.put("setting.season", match.id, said)
        if words.low(match.end) in _OF_TREES and words.low(match.start) == "in":
            return  # in autumn leaves: it is they that something is in
        hour = terms_by_phrase("times_of_day").get(words.low(match.end - 1))
        if words.low(match.start) in {"in", "at"} or alone:
            words.claim(match.start, match.end)
        elif hour:
            words.claim(match.start, match.end - 1)
        return
    _read_season_before_noun(words, start, end, draft)


def _read_season_before_noun(words: Words, start: int, end: int, draft: Draft) -> None:
    for index in range(start, end - 1):
        row = next((s for s in table("seasons").values() if words.low(index) in s.before), None)
        if row is None or not words.free(index) or noun_at(words, index, index + 2):
            continue
        noun = noun_at(words, index + 1, end)
        plant = noun is not None and table("nouns")[noun.id].kind in _FOUND_IN_PLANTS
        if plant or place_at(words, index + 1, end) or phrase_at(words, index + 1, "times_of_day"):
            draft.put("setting.season", row.id, words.low(index))
            return
