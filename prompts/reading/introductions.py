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
from prompts.reading.subjects import phrase_singulars
from prompts.reading.text import clean
from prompts.reading.words import Words
from prompts.shot import Importance, Look, Subject
from prompts.vocabulary import table
from prompts.wording import is_plural

__all__ = ["Introduced", "Introduction", "introduced", "introduces_character", "mentions"]

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


@dataclass(frozen=True)
class Introduced:
    """What a text tells of people before anything happens, and what happens then.

    Attributes:
        people: who is introduced, in order.
        scene: the rest of the text, as it is written; empty when nothing follows.
    """

    people: tuple[Introduction, ...]
    scene: str


def introduced(text: str) -> Introduced:
    """The people whom the sentences at the head of a text introduce: `Tom is a boy. He wears a cap. He runs`.

    What a later sentence says of their looks belongs to their introduction; the first one that says more begins the
    scene.
    """
    people: list[_Told] = []
    at = 0
    for start, said in _pieces(text):
        if newcomers := _introduced_in(said):
            people.extend(newcomers)
        elif not _tells_more(people, said):
            break
        at = start + len(said)
    return Introduced(tuple(told.person for told in people), text[at:].strip(" \n,;") if people else text)


@dataclass
class _Told:
    """Somebody who is introduced, and the words that do so."""

    person: Introduction
    words: str


def _introduced_in(said: str) -> list[_Told]:
    """Whom one sentence introduces: `Tom is a boy`, `Tom and Mia are kids`."""
    together = _TOGETHER.match(said)
    together = together if together and is_plural(together["what"]) else None
    names = re.split(r",\s*(?:and\s+)?|\s+and\s+", together["names"]) if together else []
    one = next(iter(phrase_singulars(together["what"])), together["what"]) if together else ""
    lines = [f"{name} is a {one}" for name in names] or [said.rstrip(" .!;,")]
    told = [_Told(person, line) for line in lines if (person := introduces_character(line))]
    return told if all(_lives(who.person.subject) for who in told) else []


def _tells_more(people: list[_Told], said: str) -> bool:
    """Whether a sentence says how somebody introduced before looks, and nothing else; then it is kept of them."""
    for told in reversed(people):
        name = told.person.name
        if not re.match(rf"(?:{re.escape(name)}|he|she|it|they)(?:'s|\s+(?:is|has|have|wears?|are))\b", said, re.I):
            continue
        words = f"{told.words}. {re.sub(rf'^{re.escape(name)}', 'It', said).rstrip(' .!;,')}"
        longer = introduces_character(words)
        more = [look for look in longer.subject.looks if look not in told.person.subject.looks] if longer else []
        if longer is None or not more or not all(look.part for look in more):
            return False
        told.person, told.words = longer, words
        return True
    return False


_TOGETHER: Final = re.compile(
    r"(?P<names>[A-Z][\w'-]*(?:, [A-Z][\w'-]*)*,? and [A-Z][\w'-]*) are "
    r"(?:two |three |both )?(?P<what>[a-z]+(?: [a-z]+)?)[.!;, ]*$"
)
_BREAKS: Final = re.compile(
    r"(?<=[.!;])\s+|,?\s+and\s+(?=(?:he|she|it|they)\b)|[,;]\s+(?:and\s+)?(?=[A-Z][\w-]+(?:'s|\s+is|\s+has|\s+wears)\s)"
)
"""Between one thing that is told of somebody and the next."""


def _pieces(text: str) -> list[tuple[int, str]]:
    """The sentences of a text, and the clauses that begin anew; where each begins, in characters, and its words."""
    starts = [0, *(match.end() for match in _BREAKS.finditer(text))]
    return [(start, text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _lives(subject: Subject) -> bool:
    return subject.kind is None or table("kinds")[subject.kind].animate


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
