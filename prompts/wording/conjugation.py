"""A caption as a sentence: `a dog running and barking` becomes `a dog runs and barks`, or `is running and barking`.

The user's words stay where they are; only the main verbs change their form. What is no caption (it has a finite verb
already) is left as it is, and so is what this small grammar cannot be sure of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from prompts.reading.grammar import AUXILIARIES, DETERMINERS, NUMBER_WORDS, gerund_of
from prompts.reading.tagging import NOUNS, base_at, tag_at
from prompts.reading.words import Words
from prompts.wording.clauses import (
    RELATIVES,
    SUBORDINATE,
    Clause,
    is_deed,
    is_plural_phrase,
    is_third,
    main_clause,
    words_of_text,
)
from prompts.wording.english import is_plural, third_person

__all__ = ["conjugated"]

JOINTS: Final = frozenset({"and", "then", "or"})
STATES: Final = frozenset({
    "be", "have", "see", "want", "love", "like", "know", "need", "seem", "contain", "belong", "own", "mean", "say",
    "reveal", "show", "depict", "feature",
})  # fmt: skip
"""Verbs that stand in the simple present even where deeds stand in the progressive."""


@dataclass(slots=True)
class _Edits:
    """Changes of a text by character ranges."""

    text: str
    changes: list[tuple[int, int, str]] = field(default_factory=list)

    def put(self, start: int, end: int, words: str) -> None:
        self.changes.append((start, end, words))

    def done(self) -> str:
        text = self.text
        for start, end, words in sorted(self.changes, reverse=True):
            text = f"{text[:start]}{words}{text[end:]}"
        return text


MODIFIERS: Final = frozenset({"slow", "belly", "tap", "line", "free", "ice", "sky", "rock"})
"""First words of deeds that are two words: `slow dancing`."""


def conjugated(text: str, masked: str = "", *, progressive: bool = False) -> tuple[str, bool]:
    """The caption with its main verbs in the present.

    Args:
        text: one sentence of the user's.
        masked: the same with quotations blanked out, character for character; the text itself by default.
        progressive: `is running` instead of `runs`.

    Returns:
        The text, and whether it has a main verb.
    """
    words = words_of_text(masked or text)
    clause = main_clause(words)
    edits = _Edits(text)
    if clause.form == "ing":
        _conjugate(words, clause.verb, edits, plural=clause.plural, progressive=progressive, auxiliary=True)
        for at in _joined_deeds(words, clause.verb):
            _conjugate(words, at, edits, plural=clause.plural, progressive=progressive, auxiliary=False)
        for at, plural in _other_clauses(words, clause.verb):
            _conjugate(words, at, edits, plural=plural, progressive=progressive, auxiliary=True)
    elif progressive and clause.form in {"third", "base"}:
        _make_progressive(words, clause, edits)
    return edits.done(), clause.verb >= 0


def _conjugate(words: Words, at: int, edits: _Edits, *, plural: bool, progressive: bool, auxiliary: bool) -> None:
    token = words.tokens[at]
    be = "are" if plural else "is"
    first = at
    while first > 1 and (words.low(first - 1).endswith("ly") or words.low(first - 1) in MODIFIERS):
        first -= 1
    before = words.tokens[first].start
    if token.low == "being" or words.low(at - 1) == "not":
        place = words.tokens[at - 1].start if words.low(at - 1) == "not" else before
        edits.put(place, place, f"{be} ")
    elif progressive:
        if auxiliary:
            edits.put(before, before, f"{be} ")
    else:
        edits.put(token.start, token.end, third_person(token.low, plural_subject=plural))


def _joined_deeds(words: Words, main: int) -> list[int]:
    """Further deeds of the same subject: those that `and` or `then` joins, and those listed before them."""
    listed: list[int] = []
    found: list[int] = []
    for at in range(main + 1, len(words)):
        low = words.low(at)
        if low in SUBORDINATE | RELATIVES:
            break
        if not is_deed(words, at, main):
            continue
        back = at - 1
        while words.low(back).endswith("ly") or words.low(back) in {"then", "also", "again", "finally"}:
            back -= 1
        opener = words.low(back)
        then = any(words.low(i) == "then" for i in range(back, at))
        if opener in {"and", "or"} or then:
            if at - 2 == main + 1 and is_deed(words, at - 2, main):
                continue
            found += [*listed, at]
            listed = []
        elif opener == ",":
            listed.append(at)
    return found


def _other_clauses(words: Words, main: int) -> list[tuple[int, bool]]:
    """Deeds of another subject after a conjunction: `a dog running and a cat sleeping`."""
    found = []
    inside_with = False
    for at in range(main + 1, len(words) - 2):
        low = words.low(at)
        if low == ",":
            inside_with = False
        elif low == "with":
            inside_with = True
        if low not in {"and", "while", "but", "then", "whilst", "as"} or inside_with:
            continue
        first = at + 1
        while words.low(first) in {"then", "finally", "and"}:
            first += 1
        if (
            words.low(first) not in DETERMINERS
            and words.low(first) not in NUMBER_WORDS
            and not is_plural(words.low(first))
        ):
            continue
        for verb in range(first + 1, min(first + 8, len(words))):
            if (
                words.tokens[verb].is_mark
                or words.low(verb) in JOINTS | SUBORDINATE | AUXILIARIES
                or is_third(words, verb)
            ):
                break
            if is_deed(words, verb, first):
                found.append((verb, is_plural_phrase(words, first, verb)))
                break
    return found


def _make_progressive(words: Words, clause: Clause, edits: _Edits) -> None:
    """`slices an onion and laughs` to `is slicing an onion and laughing`, when one subject surely does it all."""
    deeds = [clause.verb]
    for at in range(clause.verb + 1, len(words)):
        if words.low(at) in SUBORDINATE | RELATIVES:
            break
        joint = _joint_before(words, at)
        if not joint or not words.tokens[at].is_word:
            if not joint and _is_of_another(words, at):
                return
            continue
        sure = tag_at(words, at) == ("vz" if clause.form == "third" else "vb")
        if sure:
            deeds.append(at)
        elif joint == "then":
            return
    bases = [base_at(words, at) for at in deeds]
    if any(not base or base in STATES for base in bases):
        return
    if any(words.low(at + 1).endswith("ing") for at in deeds):
        return
    for at, base in zip(deeds, bases, strict=True):
        token = words.tokens[at]
        be = ("are " if clause.plural else "is ") if at == clause.verb else ""
        adverb = words.tokens[at - 1] if be and words.low(at - 1).endswith("ly") and at > 1 else None
        if adverb is not None:
            edits.put(adverb.start, adverb.start, be)
        edits.put(token.start, token.end, gerund_of(base) if adverb else f"{be}{gerund_of(base)}")


def _is_of_another(words: Words, at: int) -> bool:
    """True for a finite verb that follows a noun: whatever that is does something of its own."""
    base = tag_at(words, at) == "vb" and tag_at(words, at - 1) in NOUNS and is_plural(words.low(at - 1))
    return base or (is_third(words, at) and tag_at(words, at - 1) in NOUNS | {"adv", "pron", "vz"})


def _joint_before(words: Words, at: int) -> str:
    """What joins a word to what stands before it, adverbs apart: "and", "then", ","; else empty."""
    back = at - 1
    then = False
    while words.low(back).endswith("ly") or words.low(back) in {"then", "also", "finally"}:
        then = then or words.low(back) == "then"
        back -= 1
    if words.low(back) in {"and", ","}:
        return "then" if then else words.low(back)
    return "then" if then else ""
