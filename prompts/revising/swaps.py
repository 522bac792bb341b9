"""One term of film for another, or one deed: `swap day for night`, `run instead of walking`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.revising.camerawork import kinds_of
from prompts.revising.patterns import pattern, patterns, words_for
from prompts.shot import Shot
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = ["read_swaps"]

_TABLES: Final[tuple[TableName, ...]] = (
    "times_of_day", "weather", "shot_sizes", "angles", "lighting_setups", "styles",
)  # fmt: skip
_BARE: Final = re.compile(
    r"^(?:(?:the|an?|in|at|on|as|to|this|that|some|make it|shoot it|go) )+|(?: shot| style| light(?:ing)?)$"
)


def read_swaps(text: str, shot: Shot) -> str:
    """The text with a swap of terms of one kind, or of deeds, told as the new one alone; other text as it is."""
    for rule in patterns("swaps", "swap"):
        match = rule.search(text)
        if match is None:
            continue
        old, new = match["old"].strip().lower(), match["new"].strip().lower()
        if _tables_of(old) & _tables_of(new):
            return f"{text[: match.start()]} {_in_place(new)} {text[match.end() :]}".strip()
        if _is_source(old) and _is_source(new):
            return f"{text[: match.start()]} lit by {new} {text[match.end() :]}".strip()
    if (match := pattern("swaps", "negated").search(text)) and _is_verb(match["old"]) and _is_verb(match["new"]):
        return f"{_doer(shot)} should {match['new']}{text[match.end() :]}"
    base = pattern("swaps", "bases").search(text)
    if (
        base
        and not kinds_of(base["new"].split()[0])
        and {base["old"].lower(), base["new"].split()[0].lower()} <= terms_by_phrase("motions").keys()
    ):
        return f"{_doer(shot)} should {base['new']}{text[base.end() :]}"
    match = next((m for rule in patterns("swaps", "deed") if (m := rule.search(text))), None)
    if match is not None and _is_deed(match["old"]) and _tells_deed(match["new"]):
        return f"{match['new']}{text[match.end() :]}"
    return text


def _in_place(term: str) -> str:
    """An hour is said with `at`, since `day` and `night` by themselves may be read as parts of other terms."""
    return f"at {term}" if term in terms_by_phrase("times_of_day") else term


def _tables_of(words: str) -> set[str]:
    bare = _BARE.sub("", words)
    return {name for name in _TABLES if words in terms_by_phrase(name) or bare in terms_by_phrase(name)}


def _doer(shot: Shot) -> str:
    return "they" if shot.main_subject and shot.main_subject.count > 1 else "the main subject"


def _is_source(words: str) -> bool:
    """`an electric lamp`, `the candle`: what lights a scene."""
    head = words.split()[-1:]
    return bool(head) and head[0] in words_for("lit_by")


def _is_verb(words: str) -> bool:
    verb = verb_of(words.split()[0].lower())
    return verb is not None and verb.form == "base"


def _is_deed(words: str) -> bool:
    verb = verb_of(words.split()[0].lower()) if words.split() else None
    return verb is not None and verb.form == "ing"


def _tells_deed(words: str) -> bool:
    """True where a verb stands, rather than a thing: `she walks`, `walking`, `let him crawl`."""
    return any((verb := verb_of(word)) is not None and verb.base != "be" for word in words.lower().split())
