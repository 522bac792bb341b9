"""Questions about a shot, a take and the craft: what is asked, as a call of `explain`.

Who asks wants to know: nothing of what is here ever changes a shot. A request put as a question (`can you make it
darker?`) is none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

from prompts.explain import define
from prompts.revise import address
from prompts.revising.patterns import words_for
from prompts.shot import Shot
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase

__all__ = ["is_question", "question_about"]

_LONGEST: Final = 240
_MARKS: Final = re.compile(r"[ .!?…]+$")
_POINTING: Final = re.compile(r"^(?:the|this|that|our|my|his|her|its|their|it|he|she)\b")
_SMALL: Final = frozenset({"a", "an", "the", "and", "or", "of", "in", "to", "vs", "versus", "from", "with", "shot",
                           "film", "here", "mean", "means", "term", "word", "between", "is"})  # fmt: skip


_UNIT: Final = re.compile(r"(\d) ?(mm|k|s)\b")
_LEFT_OVER: Final = re.compile(r" (?:from|in|of|for|on)$")


def is_question(message: str) -> bool:
    """Whether a message asks to know something, rather than to have something done or seen."""
    said = _tidy(message)
    if not said or len(said) > _LONGEST or _pattern("no_question").match(said):
        return False
    if _pattern("lead").match(said):
        return True
    if not _pattern("opens").match(said):
        return False
    return message.rstrip().endswith("?") or not _pattern("needs_mark").match(said)


def question_about(message: str, shots: int, names: Sequence[str] = ()) -> dict[str, Any] | None:
    """The arguments of `explain` for a question; None for anything else, and for a question it has no answer to.

    Args:
        message: the user's words.
        shots: how many shots the film has.
        names: of whom and what it shows.
    """
    if not is_question(message):
        return None
    said = _pattern("lead").sub("", _tidy(message))
    meant = address(said, [Shot()] * shots)
    asked = {"shots": list(meant.numbers)} if meant.explicit and meant.numbers else {}
    words = _LEFT_OVER.sub("", _MARKS.sub("", meant.rest if meant.explicit else said).strip())
    for kind, like in _questions():
        match = like.fullmatch(words)
        found = _ANSWERS[kind](match) if match else None
        if found is not None and (found or asked or "the" in words or " it" in words or " th" in words):
            return found if kind == "define" else found | asked
    fields = _topics(words)
    if not fields:
        return None
    who = _asked_of(words, names) if fields[0].startswith(("subjects", "beats")) else ""
    return asked | {"fields": fields} | ({"who": who} if who else {})


def _asked_of(words: str, names: Sequence[str]) -> str:
    """Whom a question is about: a name or noun of the film, a noun with `the`, or a pronoun."""
    named = next((name for name in names if _says(name.casefold(), words)), "")
    told = re.search(r"\b(?:the|his|her|their) (?P<noun>[\w-]+)|\b(?P<pronoun>he|she|him|her|they)\b", words)
    return named or (told["noun"] or told["pronoun"] if told else "")


def _take(_match: re.Match[str]) -> dict[str, Any] | None:
    return {"takes": True}


def _change(_match: re.Match[str]) -> dict[str, Any] | None:
    return {"changes": True}


def _card(_match: re.Match[str]) -> dict[str, Any] | None:
    return {}


def _suppose(match: re.Match[str]) -> dict[str, Any] | None:
    return {"suppose": match["change"]}


def _define(match: re.Match[str]) -> dict[str, Any] | None:
    """Terms of film and nothing else: `the lens` asks for its value, `a lens` for what one is."""
    terms = match["terms"]
    if _POINTING.match(terms) and "difference" not in match.group() and not match.group().endswith(("mean", "means")):
        return None
    known = " ".join(d.term for d in define(terms)).split()
    strange = set(re.findall(r"[\w'/-]+", terms)) - set(known) - _SMALL
    return {"terms": terms} if known and not strange else None


_ANSWERS: Final = {"card": _card, "take": _take, "change": _change, "suppose": _suppose, "define": _define}


def _topics(words: str) -> list[str]:
    """The fields that a question is about: those of its nouns, narrowed by its adjectives; longer phrases first."""
    left = _UNIT.sub(r"\1 \2", words).replace("f/", "f ")
    nouns: list[str] = []
    traits: list[str] = []
    for phrase, is_noun, paths in _phrases():
        if _says(phrase, left):
            left = re.sub(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", "|", left)
            (nouns if is_noun else traits).extend(paths)
    within = [path for path in traits if any(path == noun or path.startswith(f"{noun}.") for noun in nouns)]
    return list(dict.fromkeys(within or nouns or traits))


def _says(phrase: str, words: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", words) is not None


@cache
def _phrases() -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """Phrases that ask about fields, the longest first, and whether each is a noun by which a field goes."""
    measures = {word: (table("measures")[name].path,) for word, name in terms_by_phrase("measures").items()}
    nouns = {**words_for("spared"), **measures}
    traits = {word: tuple(paths.split()) for words, paths in _tables()["traits"].items() for word in words.split("|")}
    rows = [*((w, True, p) for w, p in nouns.items()), *((w, False, p) for w, p in traits.items())]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _tidy(message: str) -> str:
    return _MARKS.sub("", " ".join(message.casefold().replace("’", "'").split()))


@cache
def _tables() -> dict[str, Any]:
    return tables_of(__package__, "questions")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_tables()["asked"][name])


@cache
def _questions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_rows())


def _rows() -> Iterator[tuple[str, re.Pattern[str]]]:
    for row in _tables()["question"]:
        for like in row["like"]:
            yield row["kind"], re.compile(like)
