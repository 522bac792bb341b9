"""One term of film for another, or one deed: `swap day for night`, `run instead of walking`."""

from __future__ import annotations

import re
from typing import Final

from prompts.reading.grammar import verb_of
from prompts.revising.patterns import patterns
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = ["read_swaps"]

_TABLES: Final[tuple[TableName, ...]] = (
    "times_of_day", "weather", "shot_sizes", "angles", "lighting_setups", "styles",
)  # fmt: skip
_BARE: Final = re.compile(
    r"^(?:(?:the|an?|in|at|on|as|to|this|that|some|make it|shoot it|go) )+|(?: shot| style| light(?:ing)?)$"
)


def read_swaps(text: str) -> str:
    """The text with a swap of terms of one kind, or of deeds, told as the new one alone; other text as it is."""
    for rule in patterns("swaps", "swap"):
        match = rule.search(text)
        if match is None:
            continue
        old, new = match["old"].strip().lower(), match["new"].strip().lower()
        if _tables_of(old) & _tables_of(new):
            return f"{text[: match.start()]} {_in_place(new)} {text[match.end() :]}".strip()
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


def _is_deed(words: str) -> bool:
    verb = verb_of(words.split()[0].lower())
    return verb is not None and verb.form == "ing"


def _tells_deed(words: str) -> bool:
    """True where a verb stands, rather than a thing: `she walks`, `walking`, `let him crawl`."""
    return any((verb := verb_of(word)) is not None and verb.base != "be" for word in words.lower().split())
