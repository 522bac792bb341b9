"""Framing: shot size, angle and the side from which the subject is seen."""

from __future__ import annotations

from typing import Final

from prompts.reading.camera_terms import KINDS_OF_SHOT, family_of
from prompts.reading.draft import Draft
from prompts.reading.film_lists import in_film_list
from prompts.reading.grammar import AUXILIARIES, CONJUNCTIONS, POSSESSIVES, verb_of
from prompts.reading.lexicon import Match, phrase_at
from prompts.reading.words import Words
from prompts.vocabulary import TableName, phrases_alone, terms_by_phrase

__all__ = ["read_framing"]

_CUE_TABLES: Final[tuple[tuple[TableName, str], ...]] = (
    ("shot_sizes", "camera.size"),
    ("angles", "camera.angle"),
    ("views", "camera.view"),
)


_BEGINS: Final = frozenset({"start", "starting", "begin", "beginning", "open", "opening", "end", "ending"})
"""Orders before a framing that say only when it is seen: `start on a close-up`."""
_CALLED_ALONE: Final = frozenset({"wide", "medium", "close_up", "extreme_close_up"})
"""Sizes that stand for the whole shot: `close on a typewriter`, `then a wide of the ring`."""
_AIMS: Final = frozenset({"looks", "looking", "points", "pointing", "aims", "aimed", "facing", "shoots", "shooting"})


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
            and words.low(first - 1) in {"a", "an", "in", "the", "from", "at", "with", "on"}
        ):
            first -= 1
        if (
            first > start
            and words.low(first - 1) in _BEGINS
            and (first - 1 == start or words.tokens[first - 2].is_mark)
        ):
            first -= 1
        if words.low(first - 1) in {"camera", "lens"} and _opens_part(words, first - 1, start):
            first -= 1 + (words.low(first - 2) == "the")
        if draft.put(path, match.id, words.said(first, last)):
            keep = _is_tracked_view(words, first, start)
            words.claim(match.start if keep else first, last)
            if keep:
                words.claimed[match.start : last] = [False] * (last - match.start)
        index = last


def _opens_part(words: Words, at: int, start: int) -> bool:
    """`camera straight down on a chessboard`, `, the camera low to the ground`: no camera is in the picture."""
    before = at - 1 - (words.low(at - 1) == "the")
    return words.free(at) and (before < start or words.tokens[before].is_mark)


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
            and _cue_counts(words, match, start, end, name)
            and not _is_side_by_side(words, match)
        ):
            best = (path, match)
    return None if best is not None and _is_part_of_move(words, best[1], end) else best


def _is_side_by_side(words: Words, match: Match) -> bool:
    """The `side on` of `they run side by side on the beach` is no view."""
    return words.low(match.start) == "side" and words.low(match.start - 1) == "by"


def _is_article(words: Words, match: Match, start: int) -> bool:
    """An article, opening its part of the text, stands before the phrase."""
    before = match.start - 2
    opens = before < start or words.tokens[before].is_mark or words.low(before) in {"then", "and", "to"}
    return words.low(match.start - 1) == "a" and opens


def _is_part_of_move(words: Words, match: Match, end: int) -> bool:
    """The `front-side` of `front-side tracking` is the name of a move."""
    move = phrase_at(words, match.start, "camera_moves")
    return move is not None and match.end < move.end <= end


def _moves(word: str) -> bool:
    """Whether a word is the verb of something that goes somewhere, and no way of looking."""
    verb = verb_of(word)
    motion = terms_by_phrase("motions").get(verb.base) if verb else None
    return motion is not None and motion not in {"look", "point", "talk"} and not family_of(word)


_DOWNWARD: Final = frozenset({"fall", "jump", "throw", "slide", "sink", "pour", "bounce"})
"""Motions behind which `from a height` says where something comes from, and no angle."""


def _comes_down(words: Words, at: int) -> bool:
    """Whether what stands before a token falls or leaps: `a ball drops down from above`."""
    before = at - 1 - (words.low(at - 1) in {"down", "off"})
    if words.low(before) in {"shot", "shots"}:
        return False  # a drone shot from above
    verb = verb_of(words.low(before))
    return verb is not None and terms_by_phrase("motions").get(verb.base) in _DOWNWARD


_LIT_BY: Final = frozenset({
    "lit", "light", "lighting", "lighted", "illuminated", "underlit", "without", "spotlight", "sunlight", "moonlight",
    "daylight", "lamp", "lamps", "sun", "glow",
})  # fmt: skip
"""Behind these `from above` and `from below` say where light comes from, and no angle."""


def _cue_counts(words: Words, match: Match, start: int, end: int, name: TableName) -> bool:
    phrase = " ".join(words.low(i) for i in range(match.start, match.end))
    after = words.low(match.end) if match.end < end else ""
    closes = not after or not after[0].isalnum() or words.claimed[match.end]
    opens = match.start == start or words.tokens[match.start - 1].is_mark
    opens = opens or (words.low(match.start - 1) in {"camera", "lens"} and _opens_part(words, match.start - 1, start))
    if words.low(match.start - 1) in _LIT_BY:
        return False
    if words.low(match.start - 1) in POSSESSIVES and words.free(match.start - 1):
        return False  # its head on a child's knee
    if phrase.startswith("straight ") and _moves(words.low(match.start - 1)):
        return False  # falls straight down
    if name == "angles" and phrase.startswith("from ") and _comes_down(words, match.start):
        return False
    ordinary = phrase in phrases_alone(name)
    if ordinary and in_film_list(words, match.start, start, end):
        return True
    if ordinary and words.low(match.start - 1) in _BEGINS and after in {"on", "with"}:
        return True
    if ordinary and after in {"on", "of"} and match.id in _CALLED_ALONE and (opens or _is_article(words, match, start)):
        return True
    if ordinary and match.end - match.start == 1:
        return after in KINDS_OF_SHOT - {"camera", "movement", "move"} or (opens and closes)
    if ordinary and words.low(match.start - 1) in _AIMS and after in {"at", "on", "onto", "into"}:
        return True
    if ordinary:
        return closes or (opens and after in {"of", "at", "on"}) or after in CONJUNCTIONS
    if phrase.startswith("looking"):
        return opens or closes
    return match.id not in AUXILIARIES
