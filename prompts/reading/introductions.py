"""Characters by name: who is introduced, and whose names a text speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from prompts.reading.appearance import modifiers, worn_or_had
from prompts.reading.cast import Cast
from prompts.reading.lists import lists_of
from prompts.reading.phrases import noun_phrase_at
from prompts.reading.text import clean
from prompts.reading.words import Words
from prompts.shot import Importance, Look, Subject
from prompts.vocabulary import table

__all__ = ["Introduction", "introduces_character", "mentions"]

_ACTION: Final = re.compile(r"\b(?:is|are)\s+\w+ing\b|\bruns?\b|\bwalks?\b")
_NOT_NAMES: Final = frozenset({
    "The", "A", "An", "This", "That", "It", "There", "He", "She", "They", "Shot", "Scene", "Camera", "We", "I",
    "Exterior", "Interior", "Ext", "Int", "Location", "Setting",
})  # fmt: skip


@dataclass(frozen=True)
class Introduction:
    """A character as introduced: the name and the subject with its looks."""

    name: str
    subject: Subject


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    rows = lists_of("introductions")
    return tuple(re.compile(p.replace("{name}", rows["name"]).replace("{be}", rows["be"])) for p in rows["patterns"])


def introduces_character(text: str) -> Introduction | None:
    """The character that a sentence introduces, if it does: `this is Mira: a teenage girl with short red hair`.

    Sentences that put the character to action (`Mira is running`) introduce nobody.
    """
    line = clean(text).replace("\n", " ").strip()
    if len(line) > 1500:
        return None
    for pattern in _patterns():
        match = pattern.match(line)
        if match and match["name"].split()[0] not in _NOT_NAMES:
            subject = _described(match["name"].strip(" ,:'’"), match["rest"].strip())
            if subject:
                return Introduction(subject.name, subject)
    return None


def _described(name: str, rest: str) -> Subject | None:
    words = Words.of(rest.rstrip(" .!)"))
    phrase = noun_phrase_at(words, 0, len(words))
    if phrase is None or not (phrase.noun_id or phrase.determiner):
        return None
    if _ACTION.match(rest) or (phrase.end < len(words) and words.low(phrase.end) in {"is", "was"}):
        return None
    cast = Cast()
    subject_id = cast.add(phrase, Importance.MAIN)
    at = phrase.end
    loose: list[str] = []
    while at < len(words):
        taken = modifiers(cast, words, at, len(words), subject_id)
        if taken == at:
            taken = _loose(words, at, cast, subject_id, loose)
        at = max(taken, at + 1)
    subject = cast.by_id(subject_id)
    assert subject is not None
    looks = [*subject.looks, *(Look(text=text[:160]) for text in loose)]
    new_id = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or subject_id
    return subject.model_copy(update={"name": name[:160], "id": new_id[:160], "looks": looks[:24]})


def _loose(words: Words, at: int, cast: Cast, subject_id: str, loose: list[str]) -> int:
    """Further looks after a comma: `, red hair, freckles` and whatever else is said of the character."""
    if words.tokens[at].is_mark or words.low(at) in {
        "and",
        "who",
        "she",
        "he",
        "it",
        "they",
        "has",
        "have",
        "wears",
        "with",
    }:
        if words.low(at) in {"has", "have", "wears"}:
            return worn_or_had(cast, words, at + 1, len(words), subject_id)
        return at + 1
    phrase = noun_phrase_at(words, at, len(words))
    row = table("nouns").get(phrase.noun_id) if phrase else None
    if phrase and row and (row.role == "part" or row.kind == "cloth"):
        return worn_or_had(cast, words, at, len(words), subject_id)
    stop = at
    while stop < len(words) and not words.tokens[stop].is_mark:
        stop += 1
    loose.append(words.said(at, stop))
    return stop


def mentions(text: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names, of those given, that a text speaks; whole words, case ignored, in the order of the names."""
    low = clean(text).lower().replace("’", "'")
    return tuple(name for name in names if name.strip() and re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", low))
