"""Requests written as a form, `Subject: ... Action: ... Setting: ...`, as the sentences that their fields make."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from prompts.reading.grammar import DETERMINERS, PREPOSITIONS, verbs
from prompts.reading.lists import lists_of

__all__ = ["unlabelled"]

_LEAST: Final = 2
"""So many labels make a form; one alone heads a request (`Scene: a dog runs`)."""

_WHAT: Final = frozenset({"action", "actions", "event", "movement"})
_WHERE: Final = frozenset({"setting", "location", "environment", "place", "background"})
_KEPT: Final = frozenset({
    "audio", "dialogue", "mood", "movement", "music", "negative", "sound", "text", "title", "tone",
    "atmosphere",
})  # fmt: skip
"""Labels whose word tells the readers what the field is about."""


@cache
def _label() -> re.Pattern[str]:
    names = "|".join(sorted(lists_of("scripts")["fields"].split(), key=len, reverse=True))
    return re.compile(rf"(?:^|(?<=[.;|\n])\s*|(?<=[.;|] ))[-*# ]*(?P<name>{names})[* ]*:[* ]*", re.I)


def unlabelled(text: str) -> str:
    """The text with the heads of its fields taken off, and what they say of one another joined.

    `Subject: a keeper. Action: winds a clock. Setting: lantern room.` is `a keeper winds a clock, in the lantern
    room.` A text with fewer than two heads stays as it is.
    """
    marks = list(_label().finditer(text))
    if len(marks) < _LEAST:
        return text
    told = text[: marks[0].start()].strip()
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        name, body = mark["name"].lower(), text[mark.end() : end].strip(" .;|\n")
        if not body:
            continue
        told = _joined(told, name, body)
    return f"{told}."


def _joined(told: str, name: str, body: str) -> str:
    first = body.split()[0].lower().strip(",")
    if name in _WHAT and told and any(verb.form in ("third", "ing") for verb in verbs().get(first, ())):
        return f"{told} {body}"
    if name in _WHERE and told:
        place = body if first in PREPOSITIONS else f"in {body}" if first in DETERMINERS else f"in the {body}"
        return f"{told}, {place}"
    kept = f"{name}: {body}" if name in _KEPT - _WHAT else body
    return f"{told}. {kept}" if told else kept
