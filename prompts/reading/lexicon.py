"""Looking up the vocabulary's phrases in a sentence: the longest phrase wins, plurals and misspellings are forgiven."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from prompts.reading.grammar import singulars, verbs
from prompts.reading.lists import words_of
from prompts.reading.words import Words
from prompts.vocabulary import TableName, table, terms_by_phrase

__all__ = ["Match", "near_film_word", "noun_at", "one_slip", "phrase_at", "place_at"]

_LONGEST = 6
FILM_TABLES: Final[tuple[TableName, ...]] = (
    "camera_moves",
    "shot_sizes",
    "angles",
    "views",
    "styles",
    "lighting_setups",
)


class Match(NamedTuple):
    """A vocabulary term found in a sentence, with the range of tokens it takes."""

    id: str
    start: int
    end: int


@cache
def _index(name: TableName) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word to the phrases that begin with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, term in terms_by_phrase(name).items():
        plain = phrase.isascii() and phrase.replace("-", "").replace(" ", "").isalpha()
        parts = tuple(phrase.replace("-", " ").split() if plain else (t.low for t in Words.of(phrase).tokens))
        if parts:
            found.setdefault(parts[0], []).append((parts, term))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def phrase_at(words: Words, start: int, name: TableName, *, first: str = "") -> Match | None:
    """The longest phrase of a table that begins at a token, if any.

    Args:
        words: the sentence.
        start: the token where it must begin.
        name: the table.
        first: another form to try for the first word, such as a verb's base.
    """
    for word in dict.fromkeys((words.low(start), first)):
        for parts, term in _index(name).get(word, ()):
            end = start + len(parts)
            if end > len(words) or words.is_split(start, end):
                continue
            if all(words.low(start + n) == part for n, part in enumerate(parts) if n):
                return Match(term, start, end)
    return None


def noun_at(words: Words, start: int, stop: int) -> Match | None:
    """The longest noun of the vocabulary that begins at a token and ends before `stop`; plurals count."""
    found = _thing_at(words, start, stop, terms_by_phrase("nouns"), _plurals())
    return found or _compound_at(words, start, stop, "nouns")


def place_at(words: Words, start: int, stop: int) -> Match | None:
    """The longest place noun that begins at a token, as the stage it means."""
    return _thing_at(words, start, stop, terms_by_phrase("stages"), {}) or _compound_at(words, start, stop, "stages")


_SHORTEST_TAIL: Final = 4
_SHORTEST_HEAD: Final = 3


def _compound_at(words: Words, start: int, stop: int, name: TableName) -> Match | None:
    """A closed compound is a kind of what it ends in: `rosebush`, `hoverbike`, `millpond`."""
    if start >= min(stop, len(words)) or words.is_split(start, start + 1) or not words.tokens[start].is_word:
        return None
    for word in singulars(words.low(start)):
        if found := _closed_compound(word, name):
            return Match(found, start, start + 1)
    return None


@cache
def _closed_compound(word: str, name: TableName) -> str:
    if len(word) < _SHORTEST_HEAD + _SHORTEST_TAIL or not word.isalpha() or _known_alone(word):
        return ""
    phrases = terms_by_phrase(name)
    prefixes = words_of("open_classes", "prefixes")
    for at in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1):
        head, term = word[:at], phrases.get(word[at:])
        if term and _may_end(word[at:], term, name) and (head in prefixes or _known_alone(head)):
            return term
    return ""


def _may_end(tail: str, term: str, name: TableName) -> bool:
    """Whether compounds are of the kind of their last word: a bush is, a part of the body is not (`figurehead`)."""
    if name == "stages":
        return tail in words_of("open_classes", "place_tails")
    return table("nouns")[term].role == "thing" and not term.endswith(("ing", "ship", "line"))


@cache
def _known_alone(word: str) -> bool:
    """Whether a word is one of the vocabulary's or the grammar's own."""
    tables: tuple[TableName, ...] = ("nouns", "stages", "weather", "materials", "colours", "times_of_day", "seasons")
    return any(word in terms_by_phrase(name) for name in tables) or word in verbs() or word in _listed()


@cache
def _listed() -> frozenset[str]:
    unseen = (words_of("unseen", kind) for kind in ("feelings", "looks", "time", "thoughts", "happenings"))
    adjectives = words_of("open_classes", "adjectives") | words_of("english", "adjectives")
    return words_of("open_classes", "nouns") | adjectives.union(*unseen)


def _thing_at(
    words: Words, start: int, stop: int, phrases: Mapping[str, str], plurals: Mapping[str, str]
) -> Match | None:
    for end in range(min(stop, start + _LONGEST, len(words)), start, -1):
        if words.is_split(start, end):
            continue
        head = " ".join(words.low(i) for i in range(start, end - 1))
        for last in singulars(words.low(end - 1)):
            phrase = f"{head} {last}" if head else last
            term = phrases.get(phrase) or plurals.get(phrase)
            if term is None and "-" in words.said(start, end):
                term = phrases.get(words.said(start, end).lower())
            if term:
                return Match(term, start, end)
    return None


@cache
def _plurals() -> Mapping[str, str]:
    return {noun.plural: noun.id for noun in table("nouns").values() if noun.plural}


# --- misspelt film terms -------------------------------------------------------------------------------------


@cache
def _film_words() -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Single words of the film tables of seven letters or more, and the same by their first letter."""
    found: set[str] = set()
    for name in FILM_TABLES:
        for phrase in terms_by_phrase(name):
            found.update(word for word in phrase.replace("-", " ").split() if len(word) >= 5 and word.isalpha())
    by_letter: dict[str, list[str]] = {}
    for word in sorted(found):
        by_letter.setdefault(word[0], []).append(word)
    return frozenset(found), {letter: tuple(rows) for letter, rows in by_letter.items()}


def near_film_word(word: str) -> str:
    """The film word that a misspelt word must mean; empty when it is spelt right, short, or near to none.

    One slip is forgiven in six letters or more, two in eight or more; the first letter must be right.
    """
    if len(word) < 6 or not word.isascii() or not word.isalpha():
        return ""
    known, by_letter = _film_words()
    if word in known:
        return ""
    slips = 2 if len(word) >= 8 else 1
    best = min(((_distance(word, other, slips), other) for other in by_letter.get(word[0], ())), default=(9, ""))
    return best[1] if best[0] <= slips else ""


def _distance(a: str, b: str, limit: int) -> int:
    """Edits (insert, delete, replace, swap of neighbours) from a to b; above the limit it may be any larger number."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def one_slip(word: str, right: str) -> bool:
    """True when at most one letter is wrong, missing, too many, or two neighbours are swapped."""
    return _distance(word, right, 1) <= 1
