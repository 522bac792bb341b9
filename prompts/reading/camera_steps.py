"""The moves that a sentence about the camera tells, step by step: verbs by family, and the directions they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from prompts.reading.camera_subject import clause_end, denied, speaks_of_another
from prompts.reading.camera_terms import (
    ALONE,
    FACES,
    FAMILY_OF_VERB,
    FILLERS,
    FILM_VERBS,
    INTRINSIC,
    LEADS,
    MOVES,
    ON_ITS_WAY,
    ONLY_INFLECTED,
    ONWARD,
    PATHS,
    QUICK,
    SLOW,
    WAY,
    WAYS_ALONG,
    across,
    base_of,
    family_of,
    is_adverb_of_pace,
    turns_either_way,
    way_after,
    way_in,
)
from prompts.reading.grammar import DETERMINERS, POSSESSIVES, PREPOSITIONS
from prompts.reading.lexicon import Match, noun_at, phrase_at, place_at
from prompts.reading.words import Words

__all__ = ["Step", "steps_of"]


class Step(NamedTuple):
    """One move: its id, the tokens that say it, its speed, and the side it goes to."""

    move: str
    start: int
    end: int
    speed: str
    way: str = ""


@dataclass(slots=True)
class _Reader:
    """What has been heard so far: a family that waits for its direction, or a direction that waits for its family."""

    words: Words
    steps: list[Step] = field(default_factory=list)
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
        by, stop = self._path()
        if self.family and not self.emitted and (crossed or by or self.family in ALONE):
            self._add(crossed or by or ALONE[self.family], self.family_at, at if crossed else stop)
        self.family, self.emitted = "", True
        self.sides.clear()

    def _path(self) -> tuple[str, int]:
        """The move of a family by the preposition of its path (`glides low over a lake`), and where its words end."""
        at = self.family_at + 1
        while self.words.low(at) in ON_ITS_WAY or is_adverb_of_pace(self.words.low(at)):
            at += 1
        low = "low" in {self.words.low(i) for i in range(self.family_at, at)}
        move = "dolly_in" if low and self.family == "go" else PATHS.get((self.family, self.words.low(at)), "")
        return move, at if move else self.family_at + 1

    def _add(self, move: str, start: int, end: int, way: str = "") -> None:
        if not any(step.move == move and step.start <= start < step.end for step in self.steps):
            self.steps.append(Step(move, start, end, self.speed, way))

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
        """`forward down the hallway`: after its direction, or before a way, `up` and `down` say along what it goes."""
        words = self.words
        along = words.low(at) in {"up", "down"} and words.low(at + 1) in DETERMINERS and self.family in {"go", "track"}
        return along and (self.emitted or self._a_way(at + 2))

    def _a_way(self, at: int) -> bool:
        """Whether a way is named (`a long empty corridor`), along which the camera goes onward."""
        named = next((i for i in range(at, at + 4) if self.words.low(i) in WAYS_ALONG), None)
        if named is None or any(
            self.words.tokens[i].is_mark or self.words.low(i) in PREPOSITIONS for i in range(at, named)
        ):
            return False
        if self.family == "go":
            self._add("dolly_in", self.family_at, self.family_at + 1)
            self.emitted = True
        return True

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


def steps_of(words: Words, start: int, end: int, amounts: Mapping[int, int]) -> tuple[list[Step], bool]:
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
        reader.steps.append(Step("track_side", reader.family_at, index + width, reader.speed, way))
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
    reader.steps.append(Step(match.id, match.start, stop, reader.speed, way))
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
        reader.steps.append(Step(INTRINSIC[base], index, index + width, reader.speed))
        return width
    if word in {"semicircle", "half-circle"} and reader.family == "go" and not reader.emitted:
        reader.meet_family("arc", index)
        return 1
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
    if not base and words.low(index - 1) in LEADS and word.endswith("s") and words.low(index + 1) in _PATHWAYS:
        reader.meet_family("go", index)  # the camera zigzags between the trees
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
    elif (
        word in {"around", "round"}
        and reader.family in {"go", "turn"}
        and not reader.emitted
        and _rounds_a_thing(words, index)
    ):
        reader._add(ALONE["arc"], reader.family_at, index + 1)
        reader.emitted = True
    elif word == "up" and words.low(index - 1) == "close":
        return 1  # pushes in to a close up
    elif word in WAY and not (_is_preposition_here(words, index) or reader.goes_along(index)):
        reader.meet_way(WAY[word], index)
    elif word in {"left", "right"}:
        reader.sides.append(word)
    return 1


def _rounds_a_thing(words: Words, index: int) -> bool:
    """`moves around the glass`: round something that stands there, not about in a place."""
    first = index + 1 + (words.low(index + 1) in DETERMINERS)
    ahead = range(first, first + 1 + (words.low(first).endswith("ing")))
    return any(noun_at(words, at, len(words)) is not None and place_at(words, at, len(words)) is None for at in ahead)


_PLAINLY: Final = frozenset({"straight", "vertically", "directly", "slowly", "gently", "quickly", "smoothly"})
"""Words between a verb that says its direction and the direction said again: `lowers straight down`."""
_PATHWAYS: Final = ONWARD | {by for family, by in PATHS if family == "go"}
"""Prepositions of a path: whatever the camera does before one, it goes there."""
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
    if word == "ahead":
        return following == "of"
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
