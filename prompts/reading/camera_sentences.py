"""Sentences whose subject is the camera: every move in order, with its direction and speed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from prompts.reading.camera_terms import (
    ALONE,
    FAMILY_OF_VERB,
    FILLERS,
    FILM_VERBS,
    INTRINSIC,
    KINDS_OF_SHOT,
    LEADS,
    MOVES,
    ONWARD,
    QUICK,
    SLOW,
    SUBORDINATE,
    WAY,
    across,
    base_of,
    family_of,
    way_in,
)
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS, PREPOSITIONS
from prompts.reading.lexicon import Match, noun_at, phrase_at
from prompts.reading.words import Words
from prompts.shot import Stability

__all__ = ["read_sentence_moves"]

_FIXED: Final = re.compile(
    r"\b(?:remains?|remaining|stays?|staying|holds?|holding|keeps?|is|completely|stands?|sits?)\b[^.;]{0,30}?"
    r"\b(?:fixed|static|still|stationary|motionless|locked|unmoving)\b"
    r"|\b(?:fixed|static|stationary|locked[- ](?:off|down))\b"
)
_UNSTEADY: Final = re.compile(
    r"\b(?:unsteady|unsteadily|unsteadiness|shaky|shakily|wobbly|noticeable shaking|some shaking|shakes?|trembles?|"
    r"slight shaking|vibrat\w+|jitters?|jittery)\b"
)
_CALM: Final = re.compile(r"\b(?:no|without|any|minimal|little|free of(?: any)?|exhibiting no|not?)\b[^.,;]{0,30}$")


class _Step(NamedTuple):
    move: str
    start: int
    end: int
    speed: str
    way: str = ""


@dataclass(slots=True)
class _Reader:
    words: Words
    steps: list[_Step] = field(default_factory=list)
    family: str = ""
    family_at: int = -1
    waiting: tuple[str, int] = ("", -9)
    emitted: bool = True
    speed: str = ""

    def flush(self, at: int) -> None:
        """A family that met no direction means its plain move."""
        if self.family and not self.emitted and self.family in ALONE:
            self._add(ALONE[self.family], self.family_at, at)
        self.family, self.emitted = "", True

    def _add(self, move: str, start: int, end: int, way: str = "") -> None:
        if not any(step.move == move and step.start <= start < step.end for step in self.steps):
            self.steps.append(_Step(move, start, end, self.speed, way))

    def meet_family(self, family: str, at: int) -> None:
        self.flush(at)
        self.family, self.family_at, self.emitted = family, at, False
        way, seen = self.waiting
        if way and at - seen <= 2 and (family, way) in MOVES:
            self._add(MOVES[family, way], seen, at + 1)
            self.emitted = True
        self.waiting = ("", -9)

    def meet_way(self, way: str, at: int) -> None:
        move = MOVES.get((self.family, way))
        following = self.words.low(at + 1)
        noun_next = (
            family_of(following) or family_of(self.words.low(at + 2)) if following not in ("and", ",", ".") else ""
        )
        if move and not (noun_next and self.emitted and following not in FILLERS):
            self._add(move, self.family_at if not self.emitted else at, at + 1)
            self.emitted = True
        else:
            self.waiting = (way, at)


def read_sentence_moves(words: Words, start: int, end: int, draft: Draft) -> None:
    """Read the moves of a sentence wherever the camera is its subject, and claim their words."""
    for first, last in _segments(words, start, end):
        _read_segment(words, first, last, draft)


# --- where the camera is spoken of ---------------------------------------------------------------------------


def _segments(words: Words, start: int, end: int) -> list[tuple[int, int]]:
    """Ranges whose subject is the camera."""
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        if _is_lead(words, at) and words.free(at):
            stop = _segment_end(words, at, end, opens=_opens_sentence(words, start, at))
            found.append((at, stop))
            at = stop
        else:
            at += 1
    return found


def _is_lead(words: Words, at: int) -> bool:
    word = words.low(at)
    if word in LEADS:
        return not _is_a_thing(words, at)
    if word == "drone":
        verb = next((i for i in range(at + 1, at + 5) if not words.low(i).endswith("ly") and words.low(i) != "and"), at)
        moves = bool(base_of(words.low(verb))) or words.low(at + 1) in KINDS_OF_SHOT
        return moves and words.low(at - 1) in {"the", "", ".", ","}
    return (word, words.low(at + 1)) in {("shot", "moves"), ("shot", "starts"), ("view", "moves"), ("frame", "moves")}


def _is_a_thing(words: Words, at: int) -> bool:
    """A camera somebody holds, or looks at, is a thing in the picture."""
    before = [words.low(i) for i in range(max(0, at - 3), at)]
    if words.low(at) == "lens" and not base_of(words.low(at + 1)):
        return True
    return bool(
        {"to", "at", "toward", "towards", "hold", "holds", "holding", "facing", "into", "for"} & set(before)
    ) and not (base_of(words.low(at + 1)) or words.low(at + 1).endswith("ly"))


def _opens_sentence(words: Words, start: int, at: int) -> bool:
    """True when the camera is the subject of the sentence: nothing but its own adjectives stands before it."""
    return at - start <= 4 and not any(
        words.tokens[i].is_mark or words.low(i) in PREPOSITIONS or noun_at(words, i, i + 1) for i in range(start, at)
    )


def _segment_end(words: Words, at: int, end: int, *, opens: bool) -> int:
    index = at + 1
    while index < end:
        if words.low(index) in {",", ":"} and not opens and not _goes_on(words, index + 1, end):
            return index
        index += 1
    return end


def _goes_on(words: Words, at: int, end: int) -> bool:
    for index in range(at, min(at + 4, end)):
        word = words.low(index)
        if base_of(word) and (word.endswith("ing") or words.low(index - 1) == "then" or base_of(word) in FILM_VERBS):
            return True
        if word not in FILLERS and not word.endswith("ly"):
            return False
    return False


# --- moves ---------------------------------------------------------------------------------------------------


def _read_segment(words: Words, start: int, end: int, draft: Draft) -> None:
    """Read the moves of a range whose subject is the camera, in order."""
    said = words.said(start, end).lower()
    steps = _steps(words, start, end)
    shaky = _is_unsteady(said)
    holds = bool(_FIXED.search(said)) and not [s for s in steps if s.move not in ("handheld",)]
    if holds:
        steps = [_Step("static_shake" if shaky else "static", start, start + 1, "")]
        _claim_fixed(words, start, end)
    elif shaky and not steps:
        steps = [_Step("static_shake" if "vibrat" in said else "handheld", start, start + 1, "")]
    elif shaky:
        draft.put("camera.stability", Stability.HANDHELD, said)
    for step in steps:
        draft.move(step.move, words.said(step.start, step.end), step.speed or None, step.way)
        words.claim(step.start, step.end)
    if steps:
        _claim_lead(words, start, end)


def _claim_fixed(words: Words, start: int, end: int) -> None:
    for index in range(start, end):
        if words.low(index) in {"fixed", "static", "still", "stationary", "motionless", "locked", "remains", "stays",
                                "is", "completely", "off", "down", "perfectly", "holds", "keeps"}:  # fmt: skip
            words.claim(index, index + 1)


def _claim_lead(words: Words, start: int, end: int) -> None:
    """Claim the camera's own noun, its article and the fillers around the moves."""
    first = start
    while (
        first > 0
        and words.free(first - 1)
        and words.low(first - 1) in {"the", "a", "an", "with", "our", "then", "handheld"}
    ):
        first -= 1
    words.claim(first, start + 1)
    for index in range(start + 1, end):
        near = words.claimed[index - 1] or (index + 1 < end and words.claimed[index + 1])
        if near and (words.low(index) in FILLERS or (words.low(index).endswith("ly"))):
            follows = index + 1 < end and words.claimed[index + 1]
            if (
                words.low(index)
                not in {"to", "the", "a", "an", "on", "of", "with", "by", "from", "toward", "towards", "its"}
                or follows
            ):
                words.claim(index, index + 1)


def _is_unsteady(said: str) -> bool:
    return any(not _CALM.search(said[: match.start()]) for match in _UNSTEADY.finditer(said))


def _steps(words: Words, start: int, end: int) -> list[_Step]:
    reader = _Reader(words)
    index = start
    while index < end:
        if _skips(words, index, end):
            index = _clause_end(words, index, end)
            continue
        width = _consume(reader, words, index, end)
        index += max(width, 1)
    reader.flush(end)
    return reader.steps


def _consume(reader: _Reader, words: Words, index: int, end: int) -> int:
    """Take what stands at a token; returns how many tokens were taken."""
    word = words.low(index)
    if QUICK.match(word):
        reader.speed = "fast"
    elif SLOW.match(word):
        reader.speed = "slow"
    if word in {"from", "left", "right"} and (crossing := across(words, index)):
        way, width = crossing
        if reader.family == "track":
            reader.steps.append(_Step("track_side", reader.family_at, index + width, reader.speed, way))
            reader.emitted = True
        else:
            reader.meet_way(way, index + width - 1)
        return width
    match = phrase_at(words, index, "camera_moves", first=base_of(word)) if word not in LEADS else None
    if match and match.end <= end and _is_whole(match, words):
        reader.flush(index)
        reader.family = ""
        reader.steps.append(_Step(match.id, match.start, match.end, reader.speed, way_in(words, match)))
        reader.family, reader.family_at, reader.emitted = family_of(word), index, True
        return match.end - match.start
    if word == "counter" and words.low(index + 1) == "clockwise":
        reader.meet_way("ccw", index)
        return 2
    if word == "anti" and words.low(index + 1) == "clockwise":
        reader.meet_way("ccw", index)
        return 2
    base = base_of(word)
    if base in INTRINSIC:
        reader.flush(index)
        reader.steps.append(_Step(INTRINSIC[base], index, index + 1, reader.speed))
        return 1
    if base and not (word == "lead" and words.low(index - 1) in DETERMINERS):
        reader.meet_family(FAMILY_OF_VERB[base], index)
        return 1
    if word in ONWARD and reader.family == "go" and not reader.emitted and index - reader.family_at <= 2:
        reader._add("dolly_in", reader.family_at, reader.family_at + 1)
        reader.emitted = True
        return 1
    if word in WAY and not _is_preposition_here(words, index):
        reader.meet_way(WAY[word], index)
    return 1


_STATES: Final = frozenset({"static", "static_shake", "handheld", "compound", "reveal", "pov", "fpv", "aerial"})
"""Moves that a sentence about the camera tells in other ways than by their phrase."""


def _is_whole(match: Match, words: Words) -> bool:
    """A table phrase counts when the plain grammar of verb and direction would not read it as well or better."""
    if match.id in _STATES:
        return False
    if match.end - match.start == 1:
        return match.id in ("steadicam", "rack_focus")
    return words.low(match.end - 1) not in WAY or match.end - match.start >= 3


def _is_preposition_here(words: Words, index: int) -> bool:
    """`in the desert`, `up the stairs`, `out of the window`: a direction word that begins a place."""
    word = words.low(index)
    following = words.low(index + 1)
    if word in {"in", "out"}:
        return word == "in" and (following in DETERMINERS or following in {"front", "place"})
    if word in {"right", "left"}:
        return words.low(index - 1) in DETERMINERS - {"the"} or following in {"hand", "side"}
    return False


def _skips(words: Words, index: int, end: int) -> bool:
    """True where a clause of another subject begins: `as the car turns left`, `a man moving backward`."""
    word = words.low(index)
    if word in SUBORDINATE:
        following = words.low(index + 1)
        if following in {"it", "the"} and (following == "it" or words.low(index + 2) in LEADS):
            return False
        if base_of(following) or following.endswith(("ing", "ly")) or following in WAY or following in LEADS:
            return False
        return index + 1 < end
    if base_of(word) and word.endswith("ing") and words.low(index - 1) not in LEADS:
        previous = words.low(index - 1)
        before = noun_at(words, index - 1, index) if previous.isalpha() else None
        film = base_of(word) in FILM_VERBS
        is_way = previous in WAY or previous in FILLERS or previous.endswith("ly")
        return bool(before) and not film and not is_way and previous not in {"motion", "movement", "shot", "drone"}
    return False


def _clause_end(words: Words, index: int, end: int) -> int:
    at = index + 1
    while at < end and words.low(at) not in {",", ";", ":"}:
        if words.low(at) in {"then", "while"} or (words.low(at) == "before" and words.low(at + 1).endswith("ing")):
            return at
        at += 1
    return at
