"""A few words, and no sentence, that are of what the shot at hand shows: `three soldiers`, of five; `blue hair`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from prompts.reading.pronouns import lives
from prompts.revising.company import attends
from prompts.shot import Shot, Subject
from prompts.wording.nouns import noun_entry, singulars

__all__ = ["is_exchange", "is_told_anew"]

_MOST_WORDS: Final = 7
_INSTEAD: Final = re.compile(
    r"\b(?:instead of|rather than|in place of|(?<=, )not) (?:the |an? |his |her |its |their |any )?(?P<old>[\w' -]+)$"
)
_ONLY: Final = re.compile(r"(?:only|just) (?:the )?(?P<who>[\w' -]+)$")
_MORE: Final = re.compile(r"(?:[\w]+ )?(?:more|extra|fewer) (?P<who>[\w' -]+)$")
_DRESSED: Final = re.compile(
    r"(?P<who>s?he|they) (?:wears?|is wearing|are wearing|in (?:an? )?[\w-]+(?: [\w-]+)?(?=$|,| and\b))"
)


def is_exchange(said: str, latest: Sequence[Subject]) -> bool:
    """`an apple instead of the nut`, of a shot with a nut: that shot with an apple.

    Args:
        said: the message in plain lower case.
        latest: whom and what the shot at hand shows.
    """
    match = _INSTEAD.search(said)
    return match is not None and _shows(match["old"], latest)


def is_told_anew(said: str, shots: Sequence[Shot], latest: Sequence[Subject]) -> bool:
    """Whether words give what is there another number, look or sort, or what somebody there wears or has.

    Args:
        said: the message in plain lower case.
        shots: as the reader sees the message.
        latest: whom and what the shot at hand shows.
    """
    if len(said.split()) > _MOST_WORDS or len(shots) != 1:
        return False
    told = _ONLY.match(said) or _MORE.match(said)
    if told is not None and _shows(told["who"], latest):
        return True
    if (dressed := _DRESSED.match(said)) is not None:
        return any(s.kind is None or lives(s) for s in latest) and bool(dressed["who"])
    shot = shots[0]
    plain = not (shot.beats or shot.setting.place or shot.setting.time_of_day or shot.camera.moves or shot.camera.size)
    if not plain or not shot.subjects:
        return False
    if len(shot.subjects) > 1:
        return all(map(_is_worn_or_a_part, shot.subjects)) and any(s.kind in ("human", None) for s in latest)
    new = shot.subjects[0]
    if attends(new.noun):
        return any(s.kind in ("human", None) for s in latest)
    if _is_worn_or_a_part(new):
        worn = ("human", None) if new.kind == "cloth" else ("human", None, "robot")
        return any(s.kind in worn or (lives(s) and new.kind != "cloth") for s in latest)
    if new.count_text and any(s.kind == new.kind and new.kind in _heads(new.noun) for s in latest):
        return True  # two boats, of a sailing boat
    old = next((s for s in latest if _heads(s.noun) & _heads(new.noun)), None)
    return old is not None and bool(new.looks or new.count_text or new.noun.casefold() not in _forms(old.noun))


def _shows(words: str, latest: Sequence[Subject]) -> bool:
    named = _heads(words)
    return any(_heads(subject.noun) & named for subject in latest)


def _forms(noun: str) -> set[str]:
    return {noun.casefold(), *singulars(noun.casefold())}


def _heads(noun: str) -> set[str]:
    return {form.split()[-1] for form in _forms(noun.strip()) if form.split()}


def _is_worn_or_a_part(subject: Subject) -> bool:
    """`blue hair`, `a red hat`: not seen by itself, where somebody is there."""
    row = noun_entry(subject.noun) or noun_entry(subject.noun.split()[-1])
    return subject.kind == "cloth" or (row is not None and row.role == "part")
