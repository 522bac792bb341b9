"""An hour or a season that becomes another within one shot: `a skyline from day to night`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.draft import Draft
from prompts.reading.words import Words
from prompts.shot import Beat
from prompts.vocabulary import TableName, terms_by_phrase

__all__ = ["claim_passage"]

_FIELDS: Final[dict[TableName, str]] = {"times_of_day": "setting.time_of_day", "seasons": "setting.season"}

TWO: Final = 2
_JOINS: Final = re.compile(r"\b(?:from|then|as)\b", re.I)
"""One of these is in every such phrase, and two names; without them, its long patterns need not be made."""


@cache
def _pattern(name: TableName) -> re.Pattern[str]:
    named = "|".join(re.escape(phrase) for phrase in sorted(terms_by_phrase(name), key=len, reverse=True))
    return re.compile(
        r"\b(?:as )?(?:it )?(?:goes |going |changes |changing |turns |turning |passes |passing )?"
        rf"from (?P<first>{named}) (?:in)?to (?P<last>{named})\b"
        rf"|\b(?:in the |at |by )?(?P<one>{named}),? (?:and )?then (?:in the |at |by )?(?P<other>{named})\b"
        rf"|\bas (?P<day>{named}) (?:turns|changes|becomes|fades|passes)(?: in)?(?:to)? (?P<night>{named})\b",
        re.I,
    )


def claim_passage(words: Words, draft: Draft) -> Beat | None:
    """Read `from dawn to dusk` as the hour at first, and what the light then does; None where nothing passes.

    Returns:
        The beat of nobody's that tells of the change, for the end of the shot's beats.
    """
    if not _JOINS.search(words.text):
        return None
    said = words.text.lower()
    for name, path in _FIELDS.items():
        if len({id_ for phrase, id_ in terms_by_phrase(name).items() if phrase in said}) < TWO:
            continue
        match = _pattern(name).search(words.text)
        if match is None:
            continue
        first, last = (
            match["first"] or match["one"] or match["day"],
            match["last"] or match["other"] or match["night"],
        )
        ids = terms_by_phrase(name)
        if ids[first.lower()] == ids[last.lower()] or not draft.put(path, ids[first.lower()], match[0]):
            continue
        words.claim_characters(*match.span())
        return Beat(action=f"{first.lower()} turning into {last.lower()}")
    return None
