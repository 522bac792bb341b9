"""Framing: shot size, angle and the side from which the subject is seen."""

from __future__ import annotations

from typing import Any, Final

from prompts.reading.camera_terms import KINDS_OF_SHOT, NEEDS_SHOT, SPATIAL, family_of
from prompts.reading.draft import Draft
from prompts.reading.grammar import AUXILIARIES, CONJUNCTIONS
from prompts.reading.lexicon import Match, phrase_at
from prompts.reading.words import Words

__all__ = ["read_framing"]

_CUE_TABLES: Final[tuple[tuple[Any, str], ...]] = (
    ("shot_sizes", "camera.size"),
    ("angles", "camera.angle"),
    ("views", "camera.view"),
)


def read_framing(words: Words, start: int, end: int, draft: Draft) -> None:
    """Read the framing cues of a range of tokens, and claim their words."""
    index = start
    while index < end:
        found = _cue_at(words, index, start, end)
        if found is None:
            index += 1
            continue
        path, match = found
        first, last = match.start, match.end
        while last < end and words.low(last) in KINDS_OF_SHOT and words.free(last) and words.low(last) != "camera":
            last += 1
        while (
            first > start
            and words.free(first - 1)
            and words.low(first - 1) in {"a", "an", "in", "the", "from", "at", "with"}
        ):
            first -= 1
        if draft.put(path, match.id, words.said(first, last)):
            keep = _is_tracked_view(words, first, start)
            words.claim(match.start if keep else first, last)
            if keep:
                words.claimed[match.start : last] = [False] * (last - match.start)
        index = last


def _is_tracked_view(words: Words, first: int, start: int) -> bool:
    """`tracking from the side`: the words say the view and belong to the move as well."""
    window = [words.low(i) for i in range(max(start, first - 5), first)]
    return any(family_of(word) == "track" for word in window)


def _cue_at(words: Words, index: int, start: int, end: int) -> tuple[str, Match] | None:
    if not words.free(index) or not words.tokens[index].is_word:
        return None
    best: tuple[str, Match] | None = None
    for name, path in _CUE_TABLES:
        match = phrase_at(words, index, name)
        if (
            match
            and match.end <= end
            and (best is None or match.end > best[1].end)
            and _cue_counts(words, match, start, end)
        ):
            best = (path, match)
    return best


def _cue_counts(words: Words, match: Match, start: int, end: int) -> bool:
    phrase = " ".join(words.low(i) for i in range(match.start, match.end))
    after = words.low(match.end) if match.end < end else ""
    closes = not after or not after[0].isalnum() or words.claimed[match.end]
    opens = match.start == start or words.tokens[match.start - 1].is_mark
    if words.low(match.start) in NEEDS_SHOT and match.end - match.start == 1:
        return after in {"shot", "shots", "framing", "view"} or (opens and closes and words.low(match.start) != "ms")
    if phrase in {"frontal", "canted", "profile", "front", "back", "overhead", "dutch"}:
        return after in KINDS_OF_SHOT or (opens and closes)
    if words.low(match.start - 1) in {"lit", "light", "lighting", "lighted", "illuminated", "underlit"}:
        return False
    if phrase in SPATIAL:
        return closes or (opens and after in {"of", "at", "on"}) or after in CONJUNCTIONS
    if phrase.startswith("looking"):
        return opens or closes
    return match.id not in AUXILIARIES
