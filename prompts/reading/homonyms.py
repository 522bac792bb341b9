"""One word for two things: the bat of a cave and the bat of a batter, told apart by the words around them."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from prompts.reading.grammar import POSSESSIVES, singulars, verbs
from prompts.reading.lists import lists_of
from prompts.reading.noun_phrase import NounPhrase
from prompts.reading.words import Words
from prompts.vocabulary import terms_by_phrase

__all__ = ["take_meaning"]

_OWN: Final = "+own"
_ANY: Final = "+"


class _Meaning(NamedTuple):
    """What a word means here: a noun's id, a stage's, or neither.

    Attributes:
        noun, stage: ids; both empty where no thing is meant.
        name: how it is called in full, if it is: `baseball bat`.
        shorter: whether only the last word is its name, as the kite of `a red kite`.
    """

    noun: str = ""
    stage: str = ""
    name: str = ""
    shorter: bool = False


@cache
def _rows() -> dict[str, tuple[tuple[frozenset[str], _Meaning], ...]]:
    found: dict[str, list[tuple[frozenset[str], _Meaning]]] = {}
    for row in filter(str.strip, lists_of("homonyms")["rows"].splitlines()):
        word, cues, meant = (cell.strip() for cell in row.split("|"))
        found.setdefault(word, []).append((frozenset(cue.strip() for cue in cues.split(",")), _meaning(word, meant)))
    return {word: tuple(rows) for word, rows in found.items()}


def _meaning(word: str, meant: str) -> _Meaning:
    if meant == "-":
        return _Meaning()
    if meant.startswith("="):
        return _Meaning(stage=terms_by_phrase("stages")[meant[1:]])
    longer, shorter = meant.endswith(f" {word}") and meant[0] != "~", word.endswith(f" {meant}")
    meant = meant.removeprefix("~")
    return _Meaning(noun=terms_by_phrase("nouns")[meant], name=meant if longer else "", shorter=shorter)


def _meaning_of(words: Words, start: int, end: int, determiner: str) -> _Meaning | None:
    """What a noun means by the text it stands in; None where the vocabulary's own noun is meant.

    Args:
        words: the text.
        start: the noun's first token.
        end: the token after it.
        determiner: what stands before the noun, for parts of the body that are somebody's own.
    """
    before = [words.low(at) for at in range(start, end - 1)]
    names = (" ".join([*before, single]) for single in singulars(words.low(end - 1)))
    rows = next((_rows()[name] for name in names if name in _rows()), ())
    if not rows:
        return None
    own = determiner in POSSESSIVES | {"my"} or words.low(start - 1).endswith("'s")
    around = _base_forms(words, start, end) | ({_OWN} if own else set())
    return next((meant for cues, meant in rows if _ANY in cues or cues & around), None)


def _base_forms(words: Words, start: int, end: int) -> set[str]:
    """Every word of a text outside a range, in each form that it may be one of."""
    found: set[str] = set()
    for index, token in enumerate(words.tokens):
        if token.is_word and not start <= index < end:
            found.update(singulars(token.low))
            found.update(verb.base for verb in verbs().get(token.low, ()))
    return found


def take_meaning(words: Words, phrase: NounPhrase) -> None:
    """Take the other thing that a word of two meanings stands for in this text, if it does."""
    meant = _meaning_of(words, phrase.head_start, phrase.end, phrase.determiner)
    if meant is None and not phrase.noun_id and not phrase.stage and phrase.end - phrase.head_start > 1:
        meant = _meaning_of(words, phrase.end - 1, phrase.end, phrase.determiner)  # a barber shop quartet
        if meant is not None and meant.noun:
            phrase.noun_id = meant.noun
        return
    if meant is None and phrase.noun_id and phrase.noun_id == terms_by_phrase("nouns").get(words.low(phrase.end - 1)):
        last = _meaning_of(words, phrase.end - 1, phrase.end, phrase.determiner)
        phrase.noun_id = "" if last == _Meaning() else phrase.noun_id  # a football match lights no fire
        return
    if meant is None:
        return
    phrase.noun_id, phrase.stage = meant.noun, meant.stage
    if meant.shorter:
        phrase.head_start = phrase.end - 1
        phrase.noun = words.said(phrase.head_start, phrase.end)
    if meant.name:
        phrase.noun = f"{meant.name.rpartition(' ')[0]} {phrase.noun}"
