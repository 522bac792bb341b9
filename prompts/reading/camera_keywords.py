"""Film terms that stand alone, where no camera is named: `crane up`, `dolly zoom on a man`, `, tracking shot`."""

from __future__ import annotations

from typing import Final

from prompts.reading.camera_subject import denied
from prompts.reading.camera_terms import (
    FILM_VERBS,
    KINDS_OF_SHOT,
    QUICK,
    SLOW,
    across,
    base_of,
    family_of,
    film_first,
    way_after,
    way_in,
)
from prompts.reading.draft import Draft
from prompts.reading.grammar import CONJUNCTIONS, PREPOSITIONS, verb_of
from prompts.reading.lexicon import Match, phrase_at
from prompts.reading.words import Words
from prompts.shot import Stability
from prompts.vocabulary import phrases_alone

__all__ = ["read_keyword_moves"]


def read_keyword_moves(words: Words, start: int, end: int, draft: Draft) -> None:
    """Read film terms where no camera is named: `crane up`, `dolly zoom on a man`, `, tracking shot`."""
    index = start
    while index < end:
        if (reach := denied(words, index, end)) > index:
            index = reach
            continue
        word = words.low(index)
        if not words.free(index) or (word not in film_first() and base_of(word) not in FILM_VERBS):
            index += 1
            continue
        match = phrase_at(words, index, "camera_moves", first=base_of(word))
        if match is None or match.end > end or not _stands_alone(words, match, start, end):
            index += 1
            continue
        _keep_keyword(words, match, start, end, draft)
        index = match.end


def _keep_keyword(words: Words, match: Match, start: int, end: int, draft: Draft) -> None:
    first, last = match.start, match.end
    within = next((word for i in range(first, last) if _says_speed(word := words.low(i))), "")
    speed, way = ("slow" if SLOW.match(within) else "fast") if within else "", ""
    while first > start and words.free(first - 1) and (
        words.low(first - 1) in {"with", "a", "an", "the", "in"} or SLOW.match(words.low(first - 1))
        or QUICK.match(words.low(first - 1)) or words.low(first - 1) in {"smooth", "steady", "featuring"}
    ):  # fmt: skip
        first -= 1
        speed = "slow" if SLOW.match(words.low(first)) else "fast" if QUICK.match(words.low(first)) else speed
    while last < end and words.low(last) in KINDS_OF_SHOT | {"effect", "style"}:
        last += 1
    after = words.low(last)
    if after.endswith("ly") and (SLOW.match(after) or QUICK.match(after)):
        speed = "slow" if SLOW.match(after) else "fast"
        last += 1
    crossing = across(words, last) if last < end else None
    if crossing:
        way, width = crossing
        last += width
    way = way or way_in(words, match)
    if not way and not family_of(words.low(first)):
        way, last = way_after(words, last)
    if match.id in ("handheld", "steadicam"):
        draft.put(
            "camera.stability",
            Stability.HANDHELD if match.id == "handheld" else Stability.GIMBAL,
            words.said(first, last),
        )
    draft.move(match.id, words.said(first, last), speed or None, way, at=match.start)
    words.claim(first, last)


_BEFORE: Final = frozenset({"a", "the", "in", "with", "then", "and"})


def _says_speed(word: str) -> bool:
    return bool(SLOW.match(word) or QUICK.match(word))


def _stands_alone(words: Words, match: Match, start: int, end: int) -> bool:
    """Whether the phrase is meant as a film term: ordinary words must stand between commas or ends."""
    phrase = " ".join(words.low(i) for i in range(match.start, match.end))
    verbal = verb_of(words.low(match.start))
    base = base_of(words.low(match.start))
    ordinary = phrase in phrases_alone("camera_moves") or (
        match.end - match.start == 1 and phrase not in {"handheld", "steadicam", "zolly", "fpv", "pov"}
    )
    if not ordinary and (base in FILM_VERBS or verbal is None):
        return True
    before = match.start - 1
    while before >= start and (_says_speed(words.low(before)) or words.low(before) in _BEFORE):
        before -= 1
    opens = before < start or words.tokens[before].is_mark or words.claimed[before]
    after = words.low(match.end) if match.end < end else ""
    closes = (
        not after
        or not after[0].isalnum()
        or words.claimed[match.end]
        or after in PREPOSITIONS
        or after in CONJUNCTIONS
        or after in KINDS_OF_SHOT
        or after in {"slowly", "quickly"}
    )
    return opens and closes
