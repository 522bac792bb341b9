"""The way of moving that a verb names: by its phrase, by what it is done to, and by the kind of thing that does it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from prompts.reading.grammar import PREPOSITIONS, PRONOUNS, singulars
from prompts.reading.lists import lists_of, pairs_of, words_of
from prompts.reading.phrases import noun_phrase_at
from prompts.reading.scan import Scan
from prompts.reading.tagging import VERBAL, base_at, tag_at
from prompts.reading.words import Words
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["is_handwork", "motion_of_kind", "motion_of_verb", "sense_of"]

_CATENATIVE: Final = words_of("verbs", "catenative") - {"let", "go"}


class _Sense(NamedTuple):
    """A row of `senses.toml`."""

    subjects: frozenset[str]
    objects: frozenset[str]
    motion: str | None


@cache
def _senses() -> Mapping[str, tuple[_Sense, ...]]:
    found: dict[str, list[_Sense]] = {}
    for row in filter(str.strip, lists_of("senses")["rows"].splitlines()):
        verb, subjects, objects, motion = (cell.strip() for cell in row.split("|"))
        sense = _Sense(_set(subjects), _set(objects), None if motion == "-" else motion)
        found.setdefault(verb, []).append(sense)
    return {verb: tuple(rows) for verb, rows in found.items()}


def _set(cell: str) -> frozenset[str]:
    return frozenset() if cell == "*" else frozenset(word.strip() for word in cell.split(","))


def sense_of(scan: Scan, subject: str, base: str, first: int, stop: int) -> tuple[str | None] | None:
    """The motion of a verb by who does it and to what, in a tuple since it may be none; None when no row fits.

    Args:
        scan: the text.
        subject: id of who does it.
        base: the verb's base form.
        first: the verb.
        stop: where its phrase ends.
    """
    if base in _CATENATIVE:
        inner = first + 1 + (scan.words.low(first + 1) == "to")
        begun = base_at(scan.words, inner) if inner < stop and tag_at(scan.words, inner) in VERBAL else ""
        return sense_of(scan, subject, begun, inner, stop) if begun and begun not in _CATENATIVE else None
    rows = _senses().get(base, ())
    if not rows:
        return None
    who = scan.cast.by_id(subject)
    said = {single for word in (who.noun if who else scan.weather).lower().split() for single in singulars(word)}
    doers = said | ({f"kind:{who.kind}"} if who and who.kind else set())
    things = _object_words(scan.words, first + 1, stop)
    for row in rows:
        touches = not row.objects or row.objects & things or ("+" in row.objects and bool(things))
        if (not row.subjects or row.subjects & doers) and touches:
            return (row.motion,)
    return None


_OFF_AND_UP: Final = frozenset({"off", "up", "out"})
"""Particles that look like prepositions before an object: `takes off her helmet`."""
_PASSED_OVER: Final[Mapping[str, frozenset[str]]] = MappingProxyType({
    "in": frozenset({"pull", "pulls", "pulling", "pulled", "haul", "hauls", "hauling", "hauled"}),
    "into": frozenset({"dive", "dives", "diving", "dived", "dove"}),
})  # fmt: skip
"""After which verbs others are such too: `pulls in his net`, `dives into the sea`."""


def _object_words(words: Words, at: int, stop: int) -> set[str]:
    """The words of the phrase after a verb, particle passed over, in the singular too."""
    found: set[str] = set()
    if at < stop and (words.low(at) in _OFF_AND_UP or words.low(at - 1) in _PASSED_OVER.get(words.low(at), ())):
        at += 1
    while at < stop and words.free(at) and tag_at(words, at) in _OBJECT_TAGS:
        if tag_at(words, at) not in ("prt", "adv", "cc"):
            found.update(singulars(words.low(at)))
        at += 1
    return found


_OBJECT_TAGS: Final = frozenset({"det", "num", "adj", "n", "name", "gen", "vn", "vg", "pron", "cc", "prt", "adv", "vb"})


def motion_of_verb(words: Words, base: str, first: int, stop: int) -> str | None:
    """The motion of the longest phrase that begins with the verb; of what is begun, for `starts to eat`."""
    phrases = terms_by_phrase("motions")
    for end in range(min(stop, first + 5), first, -1):
        tail = " ".join(words.low(i) for i in range(first + 1, end))
        found = phrases.get(f"{base} {tail}".strip())
        if end == first + 1:
            found = split_particle(words, base, first, stop) or found
        if found:
            if base in _CATENATIVE and (inner := _inner_motion(words, first, stop)):
                return inner
            return found
    if base in _CATENATIVE:
        return _inner_motion(words, first, stop)
    return None


def split_particle(words: Words, base: str, first: int, stop: int) -> str | None:
    """The motion of a verb and its particle after the object: `turns the light on`, `picks the ball up`."""
    for at in range(first + 2, min(stop, first + 6)):
        if tag_at(words, at) == "prt":
            found = terms_by_phrase("motions").get(f"{base} {words.low(at)}")
            return None if found == "drive" else found  # what pulls something out is no vehicle
        if tag_at(words, at) in ("prep", "mark", "cc"):
            return None
    return None


_HANDLED: Final = words_of("english", "handled_verbs")
_PARTICLES: Final = frozenset({"out", "up", "over", "down", "off", "on", "around", "away", "together", "back"})
_HANDLED_UP_TO_M: Final = 1.2


def is_handwork(scan: Scan, base: str, motion: str | None, first: int, stop: int) -> bool:
    """`shuffles cards`, `pulls out a phone`, `plays a piano`: the hands move the thing and nobody goes anywhere."""
    words = scan.words
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
    if not ways:
        animate = table("kinds")[who.kind].animate
        ways = pairs_of("english", "motions_of_kinds", "animate" if animate else "inanimate")
    way = ways.get(base)
    longer = terms_by_phrase("motions").get(base) != motion
    if way is None or (way == "-" and longer):  # what `goes out` goes nowhere
        way = ways.get(motion, motion)
    return None if way == "-" else way


def _inner_motion(words: Words, first: int, stop: int) -> str | None:
    at = first + 1 + (words.low(first + 1) == "to")
    base = base_at(words, at) if at < stop and tag_at(words, at) in VERBAL else ""
    return motion_of_verb(words, base, at, stop) if base else None
