"""The way of moving that a verb names: by its phrase, by what it is done to, and by the kind of thing that does it."""

from __future__ import annotations

from typing import Final

from prompts.reading.grammar import PREPOSITIONS, PRONOUNS, verb_of
from prompts.reading.lists import pairs_of, words_of
from prompts.reading.phrases import noun_phrase_at
from prompts.reading.scan import Scan
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["is_handwork", "motion_of_kind", "motion_of_verb"]

_CATENATIVE: Final = frozenset({
    "start", "begin", "continue", "try", "keep", "want", "seem", "stop", "attempt", "decide",
})  # fmt: skip


def motion_of_verb(words: Words, base: str, first: int, stop: int) -> str | None:
    """The motion of the longest phrase that begins with the verb; of what is begun, for `starts to eat`."""
    phrases = terms_by_phrase("motions")
    for end in range(min(stop, first + 5), first, -1):
        tail = " ".join(words.low(i) for i in range(first + 1, end))
        found = phrases.get(f"{base} {tail}".strip())
        if found:
            if base in _CATENATIVE and (inner := _inner_motion(words, first, stop)):
                return inner
            return found
    if base in _CATENATIVE:
        return _inner_motion(words, first, stop)
    if base in {"take", "get", "be", "have", "do", "make"}:
        return None
    return None


_HANDLED: Final = words_of("english", "handled_verbs")
_PARTICLES: Final = frozenset({"out", "up", "over", "down", "off", "on", "around", "away", "together", "back"})
_HANDLED_UP_TO_M: Final = 1.2


def is_handwork(scan: Scan, base: str, motion: str | None, first: int, stop: int, target: str) -> bool:
    """`shuffles cards`, `pulls out a phone`, `plays a piano`: the hands move the thing and nobody goes anywhere."""
    words, met = scan.words, scan.cast.by_id(target)
    if base == "play" and met and met.kind == "instrument":
        return True
    if base not in _HANDLED or motion in {None, "carry", "wave", "point", "work", "look"}:
        return False
    at = first + 1 + (words.low(first + 1) in _PARTICLES)
    if at >= stop or not words.free(at) or words.low(at) in PREPOSITIONS | PRONOUNS:
        return False
    phrase = noun_phrase_at(words, at, stop)
    if phrase is None or phrase.stage:
        return False
    row = table("nouns").get(phrase.noun_id)
    if row is None:
        return True
    kind = table("kinds")[row.kind]
    return not kind.animate and row.role != "part" and (row.height_m or kind.height_m) <= _HANDLED_UP_TO_M


def motion_of_kind(scan: Scan, subject: str, base: str, motion: str | None) -> str | None:
    """How a thing of the subject's kind does it: a car that comes drives, waves that roll flow."""
    who = scan.cast.by_id(subject)
    if motion is None or who is None or who.kind is None:
        return motion
    ways = pairs_of("english", "motions_of_kinds", who.kind)
    return ways.get(base, ways.get(motion, motion))


def _inner_motion(words: Words, first: int, stop: int) -> str | None:
    at = first + 1 + (words.low(first + 1) == "to")
    verb = verb_of(words.low(at)) if at < stop else None
    return motion_of_verb(words, verb.base, at, stop) if verb else None
