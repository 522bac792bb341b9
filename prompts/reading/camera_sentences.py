"""Sentences whose subject is the camera: every move in order, with its direction and speed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from prompts.reading.camera_subject import clause_end, denied, segments, speaks_of_another
from prompts.reading.camera_terms import (
    ALONE,
    FACES,
    FAMILY_OF_VERB,
    FILLERS,
    FILM_VERBS,
    INTRINSIC,
    LEADS,
    MOVES,
    ONLY_INFLECTED,
    ONWARD,
    QUICK,
    SLOW,
    SUBORDINATE,
    WAY,
    across,
    base_of,
    family_of,
    turns_either_way,
    way_after,
    way_in,
)
from prompts.reading.draft import Draft
from prompts.reading.grammar import DETERMINERS, POSSESSIVES
from prompts.reading.lexicon import Match, phrase_at
from prompts.reading.words import Words
from prompts.shot import Stability
from prompts.vocabulary import terms_by_phrase

__all__ = ["read_sentence_moves"]

_FIXED: Final = re.compile(
    r"\b(?:remains?|remaining|stays?|staying|holds?|holding|keeps?|is|completely|stands?|sits?)\b[^.;]{0,30}?"
    r"\b(?:fixed|static|still|stationary|motionless|locked|unmoving)\b"
    r"|\b(?:fixed|static|stationary|locked[- ](?:off|down))\b"
    r"|\b(?:remains?|stays?|kept|keeps?|held) (?:at |in )(?:the same|one|its) (?:place|position|spot)\b"
)
_UNSTEADY: Final = re.compile(
    r"\b(?:unsteady|unsteadily|unsteadiness|shaky|shakily|wobbly|noticeable shaking|some shaking|shakes?|trembles?|"
    r"slight shaking|vibrat\w+|jitters?|jittery)\b"
)
_CALM: Final = re.compile(r"\b(?:no|without|any|minimal|little|free of(?: any)?|exhibiting no|not?)\b[^.,;]{0,30}$")


_FAR: Final = 10
"""Tokens after a verb of following in which the side is said from which it follows."""
_DOLLY_ZOOMS: Final = frozenset({"dolly_zoom_in", "dolly_zoom_out"})
_PARTS_OF_DOLLY_ZOOMS: Final = frozenset({"dolly_in", "dolly_out", "zoom_in", "zoom_out"})


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
    sides: list[str] = field(default_factory=list)

    def pace(self, speed: str, at: int) -> None:
        """A word of speed belongs to the move before it that it follows closely, else to what comes."""
        last = self.steps[-1] if self.steps else None
        follows = last is not None and self.emitted and at - last.end <= 1 and not last.speed
        if last is not None and follows and not base_of(self.words.low(at + 1)):
            self.steps[-1] = last._replace(speed=speed)
        else:
            self.speed = speed

    def flush(self, at: int) -> None:
        """A family that met no direction means its plain move."""
        crossed = len(self.sides) > 1 and MOVES.get((self.family, self.sides[-1]))
        if self.family and not self.emitted and (crossed or self.family in ALONE):
            self._add(crossed or ALONE[self.family], self.family_at, at if crossed else self.family_at + 1)
        self.family, self.emitted = "", True
        self.sides.clear()

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

    def bring_way(self, family: str, at: int) -> None:
        """`a forward tracking shot`: the direction before a whole phrase is a move of its family besides."""
        way, seen = self.waiting
        if way and at - seen <= 2 and (family, way) in MOVES:
            self._add(MOVES[family, way], seen, at)
        self.waiting = ("", -9)

    def explain(self, at: int) -> None:
        """`follows the car to the left by panning`: the verb that follows says how; what it said before is the way."""
        last = self.steps[-1] if self.steps else None
        way = next(
            (way for (family, way), move in MOVES.items() if last and family == self.family and move == last.move), ""
        )
        if last and way and self.family in {"track", "go"}:
            self.words.claim(last.start, last.end)
            self.steps.pop()
            self.family, self.emitted, self.waiting = "", True, (way, at + 1)

    def goes_along(self, at: int) -> bool:
        """`forward down the hallway`: after its direction, `up` and `down` say along what it goes."""
        along = self.words.low(at) in {"up", "down"} and self.words.low(at + 1) in DETERMINERS
        return along and self.family == "go" and self.emitted

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


def read_sentence_moves(words: Words, start: int, end: int, draft: Draft, amounts: Mapping[int, int]) -> None:
    """Read the moves of a sentence wherever the camera is its subject, and claim their words.

    `amounts` are the first tokens of amounts (`30 degrees`) to the tokens after them; they say no move by themselves.
    """
    for first, last in segments(words, start, end, amounts):
        _read_segment(words, first, last, draft, amounts)


# --- moves ---------------------------------------------------------------------------------------------------


def _read_segment(words: Words, start: int, end: int, draft: Draft, amounts: Mapping[int, int]) -> None:
    """Read the moves of a range whose subject is the camera, in order."""
    said = words.said(start, end).lower()
    steps, denies = _steps(words, start, end, amounts)
    shaky = _is_unsteady(said)
    holds = (denies or bool(_FIXED.search(said))) and not [s for s in steps if s.move not in ("handheld",)]
    if holds:
        steps = [_Step("static_shake" if shaky else "static", start, start + 1, "")]
        _claim_fixed(words, start, end)
    elif shaky and not steps:
        steps = [_Step("static_shake" if "vibrat" in said else "handheld", start, start + 1, "")]
    elif shaky:
        draft.put("camera.stability", Stability.HANDHELD, said)
    steps = [_with_object(words, _with_side(words, step, end)) for step in steps]
    for step in _with_dolly_zooms_joined(steps):
        draft.move(step.move, words.said(step.start, step.end), step.speed or None, step.way, at=step.start)
    for step in steps:
        words.claim(step.start, step.end)
    if steps:
        _claim_lead(words, start, end)


def _with_object(words: Words, step: _Step) -> _Step:
    """The `them` of `the camera slowly orbits them` says nothing that the move does not."""
    goes_along = family_of(words.low(step.end - 1)) in {"track", "arc"}
    return step._replace(end=step.end + 1) if goes_along and words.low(step.end) in _OBJECTS else step


_OBJECTS: Final = frozenset({"it", "him", "her", "them"})


def _with_side(words: Words, step: _Step, end: int) -> _Step:
    """`follows the man from behind` is the move that the table calls `follow from behind`."""
    verb = base_of(words.low(step.start))
    if step.move != "track" or FAMILY_OF_VERB.get(verb) != "track":
        return step
    for index in range(step.start + 1, min(end, step.start + _FAR)):
        low = words.low(index)
        if words.tokens[index].is_mark or low in SUBORDINATE:
            break
        for width in (3, 2):
            phrase = f"{verb} {words.said(index, min(index + width, len(words))).lower()}" if low == "from" else ""
            found = terms_by_phrase("camera_moves").get(phrase)
            if found:
                words.claim(index, index + width)
                return step._replace(move=found)
    return step


def _with_dolly_zooms_joined(steps: list[_Step]) -> list[_Step]:
    """`moves back while zooming in, a vertigo effect` is one dolly zoom, and its dolly says which way it goes."""
    kinds = {step.move for step in steps}
    if not kinds & _DOLLY_ZOOMS:
        return steps
    dolly = next((step.move for step in steps if step.move in ("dolly_in", "dolly_out")), "")
    joined = f"dolly_zoom_{dolly.removeprefix('dolly_')}" if dolly else ""
    kept = [step for step in steps if step.move not in _PARTS_OF_DOLLY_ZOOMS]
    return [step._replace(move=joined) if joined and step.move in _DOLLY_ZOOMS else step for step in kept]


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


def _steps(words: Words, start: int, end: int, amounts: Mapping[int, int]) -> tuple[list[_Step], bool]:
    """The moves of a range in order, and whether it denies movement (`it does not pan`)."""
    reader = _Reader(words)
    denies = False
    index = start
    while index < end:
        if index in amounts:
            index = amounts[index]
            continue
        if speaks_of_another(words, index, end):
            index = clause_end(words, index, end)
            continue
        if (reach := denied(words, index, end)) > index:
            if any(base_of(words.low(i)) or words.low(i) == "rotation" for i in range(index, reach)):
                denies = True
                words.claim(index, reach)
            index = reach
            continue
        width = _consume(reader, words, index, end)
        index += max(width, 1)
    reader.flush(end)
    return reader.steps, denies


def _consume(reader: _Reader, words: Words, index: int, end: int) -> int:
    """Take what stands at a token; returns how many tokens were taken."""
    word = words.low(index)
    if pace := "fast" if QUICK.match(word) else "slow" if SLOW.match(word) else "":
        reader.pace(pace, index)
    elif word in {"then", "before", "finally"}:
        reader.speed = ""
    elif word == "by" and base_of(words.low(index + 1)) in FILM_VERBS:
        reader.explain(index)
    return (
        _crossing(reader, words, index)
        or _phrase(reader, words, index, end)
        or _verb(reader, words, index)
        or _direction(reader, words, index)
        or 1
    )


def _crossing(reader: _Reader, words: Words, index: int) -> int:
    """`from left to right`."""
    crossing = across(words, index) if words.low(index) in {"from", "left", "right"} else None
    if crossing is None:
        return 0
    way, width = crossing
    if reader.family == "track":
        reader.steps.append(_Step("track_side", reader.family_at, index + width, reader.speed, way))
        reader.emitted = True
    else:
        reader.meet_way(way, index + width - 1)
    return width


def _phrase(reader: _Reader, words: Words, index: int, end: int) -> int:
    """A move's phrase in the table, with the side that follows it: `a whip pan to the right`."""
    word = words.low(index)
    match = phrase_at(words, index, "camera_moves", first=base_of(word)) if word not in LEADS else None
    if match is None or match.end > end or not _is_whole(match, words):
        return 0
    reader.flush(index)
    reader.bring_way(family_of(word), index)
    way, stop = way_in(words, match), match.end
    if not family_of(word) or turns_either_way(match.id):
        way, stop = way_after(words, stop, way)
    reader.steps.append(_Step(match.id, match.start, stop, reader.speed, way))
    reader.family, reader.family_at, reader.emitted = family_of(word), index, True
    return stop - match.start


def _verb(reader: _Reader, words: Words, index: int) -> int:
    """A verb of camera movement: one that says its direction itself, or one that waits for it."""
    word = words.low(index)
    base = base_of(word)
    if base in INTRINSIC and (word != base or base not in ONLY_INFLECTED):
        reader.flush(index)
        further = 1 + (words.low(index + 1) in _PLAINLY)
        again = MOVES.get(("go", WAY.get(words.low(index + further), ""))) == INTRINSIC[base]
        width = 1 + further * again
        reader.steps.append(_Step(INTRINSIC[base], index, index + width, reader.speed))
        return width
    if word in {"motion", "movement"} and reader.family and not reader.emitted:
        return 1  # a rolling motion
    if family_of(word) == "go" and (face := _turned_face(words, index)):
        reader.meet_family("pan", index)
        return face - index
    bare = word == base and base in ONLY_INFLECTED
    states = FAMILY_OF_VERB.get(base) == "look" and (word.endswith("ing") or words.low(index - 1) == "it")
    named = word == "lead" and words.low(index - 1) in DETERMINERS
    if base in FAMILY_OF_VERB and not (bare or states or named):
        reader.meet_family(FAMILY_OF_VERB[base], index)
        return 1
    return 0


def _direction(reader: _Reader, words: Words, index: int) -> int:
    """A direction, or a preposition that leads forward; how many tokens it takes."""
    word = words.low(index)
    if word in {"counter", "anti"} and words.low(index + 1) == "clockwise":
        reader.meet_way("ccw", index)
        return 2
    if word in ONWARD and reader.family == "go" and not reader.emitted and index - reader.family_at <= 2:
        reader._add("dolly_in", reader.family_at, reader.family_at + 1)
        reader.emitted = True
    elif word in WAY and not (_is_preposition_here(words, index) or reader.goes_along(index)):
        reader.meet_way(WAY[word], index)
    elif word in {"left", "right"}:
        reader.sides.append(word)
    return 1


_PLAINLY: Final = frozenset({"straight", "vertically", "directly", "slowly", "gently", "quickly", "smoothly"})
"""Words between a verb that says its direction and the direction said again: `lowers straight down`."""
_STATES: Final = frozenset({"static", "static_shake", "handheld", "compound", "reveal", "pov", "fpv", "aerial"})
"""Moves that a sentence about the camera tells in other ways than by their phrase."""


def _turned_face(words: Words, index: int) -> int:
    """`moves its view to the left`: the camera turns; the token after what it turns, or 0."""
    at = index + 1 + (words.low(index + 1) in POSSESSIVES | {"the"})
    return at + 1 if words.low(at) in FACES else 0


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
    if word == "in":
        before = index - 1
        while (words.low(before).endswith("ly") and not base_of(words.low(before))) or words.low(before) in FILLERS:
            before -= 1
        moved = bool(base_of(words.low(before))) or words.low(before) in WAY or words.low(before) in {"and", "or"}
        return not moved or following in DETERMINERS or following in {"front", "place", "order"}
    if word in {"right", "left"}:
        owned = words.low(index - 1) in DETERMINERS - {"the"}
        placed = words.low(index - 1) == "the" and words.low(index - 2) in {"on", "at", "from", "in"}
        aimed = words.low(index - 1) == "the" and words.low(index - 2) in {"to", "toward", "towards"}
        return owned or placed or following == "hand" or (following == "side" and not aimed)
    if word == "back" and following in {"up", "down"}:
        return True
    if word in {"back", "up", "down"}:
        return words.low(index - 1) in DETERMINERS
    return False
