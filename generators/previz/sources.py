"""What is poured comes from something: which vessel the words name for it, or else which is usual for the liquid."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.shot import Subject
from prompts.tables import tables_of

__all__ = ["is_poured_from", "named_after", "poured_from"]

_INTO: Final = re.compile(r"\b(?:in|into|onto|over|on)\b")
"""What stands before these is the liquid, and what stands after it the vessel: `milk into a coffee cup`."""


@cache
def _sources() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = tables_of(__package__, "sources")["from"].items()
    return tuple((noun, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")) for noun, words in rows)


def poured_from(words: str) -> str:
    """The noun of what somebody pours from, by the liquid that the words name.

    Args:
        words: the action, lower case.
    """
    liquid = _INTO.split(words)[0] if "latte art" not in words else words
    told = (noun for part in (liquid, words) for noun, pattern in _sources() if pattern.search(part))
    return next(told, "bottle")


def is_poured_from(words: str, subject: Subject) -> bool:
    """Whether the words say that something comes out of a subject."""
    return named_after(words, "from|out of", subject)


def named_after(told: str, words: str, subject: Subject) -> bool:
    """Whether a subject is named after one of some words, such as `into|in`, in what is told."""
    noun = re.escape(subject.noun.lower().split()[-1])
    return re.search(rf"\b(?:{words}) (?:[a-z'-]+ ){{0,3}}{noun}", told) is not None
