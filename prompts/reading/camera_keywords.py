"""Film terms that stand alone, where no camera is named: `crane up`, `dolly zoom on a man`, `, tracking shot`."""

from __future__ import annotations

from typing import Final

from prompts.reading.camera_subject import denied
from prompts.reading.camera_terms import (
    ALONE,
    FILM_VERBS,
    KINDS_OF_SHOT,
    MOVE_ADJECTIVES,
    QUICK,
    SLOW,
    across,
    base_of,
    family_of,
    film_first,
    turns_either_way,
    way_after,
    way_in,
    with_side,
)
from prompts.reading.draft import Draft
from prompts.reading.film_lists import in_film_list
from prompts.reading.grammar import CONJUNCTIONS, DETERMINERS, NUMBER_WORDS, PREPOSITIONS, verb_of
from prompts.reading.lexicon import Match, noun_at, phrase_at
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
        if words.free(index) and (stop := _goes_with_it(words, index, start, end)):
            move, last = _of_following(words, index, stop, end)
            draft.move(move, words.said(index, last), at=index)
            words.claim(index, last)
            index = last
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


def _goes_with_it(words: Words, index: int, start: int, end: int) -> int:
    """`a toy car speeding down a hallway, low angle, following it`: the token after the pronoun, or 0.

    The camera is meant where the pronoun can be nothing but the subject itself: behind another film term, or where
    no other thing is spoken of but as part of a place.
    """
    if family_of(words.low(index)) not in {"track", "arc"} or not words.low(index).endswith("ing"):
        return 0
    stop = index + 1
    while words.low(stop) in {"around", "round", "along", "with", "closely"}:
        stop += 1
    apart = index > start and words.low(index - 1) in {",", "-", "–", "—"}
    if words.low(stop) in DETERMINERS | NUMBER_WORDS.keys() and index > start and _opens_with_film(words, index, start):
        return stop  # handheld, following a boy; low angle shot following a boy
    if not apart:
        return 0
    if words.low(stop) not in _IT:
        return 0
    stop += 1
    closed = stop >= end or words.tokens[stop].is_mark or words.low(stop) in PREPOSITIONS or words.claimed[stop]
    if not closed or words.low(stop) in {"into", "to", "through"}:
        return 0
    things = [i for i in range(start, index) if _names_a_thing(words, i, end)]
    return stop if words.claimed[index - 2] or len(things) == 1 else 0


def _opens_with_film(words: Words, index: int, start: int) -> bool:
    """Whether nothing but terms of film stands before a token: there is nobody yet who could follow."""
    return all(
        words.claimed[i] or words.tokens[i].is_mark or words.low(i) in KINDS_OF_SHOT | _SIZES
        for i in range(start, index)
    )


_SIZES: Final = frozenset({
    "a", "an", "the", "wide", "close", "medium", "full", "long", "low", "high", "angle", "close-up", "aerial", "drone",
})  # fmt: skip
"""Words of sizes and angles, which are read after the moves."""


_IT: Final = frozenset({"it", "him", "her", "them"})


def _names_a_thing(words: Words, at: int, end: int) -> bool:
    """A noun that no preposition leads to."""
    if not words.free(at) or not noun_at(words, at, end):
        return False
    before = at - 1
    while before >= 0 and not words.tokens[before].is_mark and words.low(before) not in PREPOSITIONS:
        if words.low(before) in CONJUNCTIONS or verb_of(words.low(before)):
            return True
        if noun := noun_at(words, before, at + 1):
            return noun.end <= at and words.low(before) not in DETERMINERS
        before -= 1
    return before < 0 or words.tokens[before].is_mark


def _of_following(words: Words, index: int, stop: int, end: int) -> tuple[str, int]:
    if family_of(words.low(index)) == "arc":
        return ALONE["arc"], stop
    return with_side(words, ALONE["track"], stop, end)


def _keep_keyword(words: Words, match: Match, start: int, end: int, draft: Draft) -> None:
    first, last = match.start, match.end
    within = next((word for i in range(first, last) if _says_speed(word := words.low(i))), "")
    speed, way = ("slow" if SLOW.match(within) else "fast") if within else "", ""
    while first > start and words.free(first - 1) and (
        words.low(first - 1) in {"with", "a", "an", "the", "in"} or SLOW.match(words.low(first - 1))
        or QUICK.match(words.low(first - 1)) or words.low(first - 1) in MOVE_ADJECTIVES
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
    if not way and (not family_of(words.low(first)) or turns_either_way(match.id)):
        way, last = way_after(words, last)
    move, last = (match.id, last) if match.id != "track" else with_side(words, "track", last, end)
    if match.id in ("handheld", "steadicam"):
        draft.put(
            "camera.stability",
            Stability.HANDHELD if match.id == "handheld" else Stability.GIMBAL,
            words.said(first, last),
        )
    draft.move(move, words.said(first, last), speed or None, way, at=match.start)
    words.claim(first, last)


_BEFORE: Final = frozenset({"a", "the", "in", "with", "then", "and"}) | MOVE_ADJECTIVES


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
    a_kind_of_shot = match.end - match.start > 1 and words.low(match.end - 1) in KINDS_OF_SHOT
    if (not ordinary and (base in FILM_VERBS or verbal is None or a_kind_of_shot)) or in_film_list(
        words, match.start, start, end
    ):
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
        or (after.endswith("ing") and bool(base_of(after)) and words.low(match.end - 1) in KINDS_OF_SHOT)
    )
    return opens and closes
