"""Which files a message names, and what for; and the message without those words.

    >>> said = read_gifts("start from photo.jpg: the woman turns her head")
    >>> said.gifts[0].role, said.gifts[0].file, said.words
    ('first', 'photo.jpg', 'the woman turns her head')

Only what the user typed is read so: no model ever names a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ConfigDict

from assistant.memory import GivenRole
from generators.media import SUFFIXES, Medium, medium_of
from prompts.tables import tables_of

__all__ = ["Gift", "Said", "read_gifts"]


class Gift(BaseModel):
    """A file that the user names, and what for.

    Attributes:
        role: what it is to the shot.
        file: as it was written.
        who: whom or what a reference shows, in words; nobody, if the shot as a whole takes after it.
        kind: what a control shows, or what of a reference is taken after.
        ready: whether the file shows that as it is, rather than being footage to take it from.
        strength: how closely a control is followed.
        fresh: whether the words mean a new shot.
        introduces: whether they introduce the one they name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: GivenRole
    file: str
    who: str = ""
    kind: str = ""
    ready: bool = False
    strength: float = 1.0
    fresh: bool = False
    introduces: bool = False


class Said(NamedTuple):
    """A message: the files it gives, and its other words."""

    gifts: tuple[Gift, ...]
    words: str


_ENDING: Final = rf"(?:{'|'.join(re.escape(ending) for ending in sorted(frozenset().union(*SUFFIXES.values())))})"
_MENTION: Final = re.compile(
    rf"""(?P<quote>["'`“‘])(?P<quoted>[^"'`“”‘’\n]{{1,300}}?{_ENDING})["'`”’]"""
    rf"""|(?P<bare>(?:[A-Za-z]:)?(?:[\w~./\\@+%()\[\]-]|\\\ )+?{_ENDING})(?![\w])""",
    re.IGNORECASE,
)
_NO_NAME: Final = r"(?!(?:in|and|so|looks?|should|must|is|with|on|to)\b)"
_WHO: Final = rf"(?P<who>(?:the |our |my )?[\w'’-]+(?: {_NO_NAME}[\w'’-]+){{0,3}})"
_LEAD: Final = (
    r"(?:(?:let|have|make|could|should|can|so that) )?"
    r"(?:(?:it|this|that|he|she|they|him|her|the (?:shot|clip|video|film|scene)|(?P<keep>shot \d+))"
    r"(?: (?:should|could|must|shall|to|is to))? )?"
)
_NAMED: Final = (
    r"(?:(?:the|this|my|our|that) )?(?:(?:clip|video|footage|film|take|picture|photo|image|still|song|sound|music|"
    r"track|recording|audio|voice|file)(?: file)?:? )?⟦(?P<file>[\d+]+)⟧"
)
_DIGITS: Final = r"\d+"
_MARKED: Final = r"⟦([\d+]+)⟧"
_TOGETHER: Final = re.compile(r"⟦\d+⟧(?:(?:,| and|, and) ⟦\d+⟧)+(?= (?:for|as references?|are|show|both))")
"""Files that are named in one breath, and for one thing."""
_LEFT_OVER: Final = re.compile(
    r"^(?:[\s,;:.!-]+|(?:and|then|but|so)\b)+|(?:[\s,;:-]+|\b(?:and|then|but|so|with)\b)+$", re.IGNORECASE
)
_POLITE: Final = re.compile(
    r"^(?:please|can you|could you|now|ok(?:ay)?|let's|then)?[\s,]*(?:please)?[\s,.!?]*$", re.IGNORECASE
)
_LONGEST: Final = 8000


class _Phrase(NamedTuple):
    pattern: re.Pattern[str]
    row: Mapping[str, Any]


def read_gifts(message: str) -> Said:
    """The files that a message gives, and its words without them.

    A file that is only named, with no word of what it is for, is the picture to start from, or a sound to be heard, if
    it is there; footage is left for the user to say.
    """
    if len(message) > _LONGEST or "." not in message:
        return Said((), message)
    names: list[str] = []

    def marked(match: re.Match[str]) -> str:
        names.append(match["quoted"] or match["bare"].replace("\\ ", " "))
        return _mark(len(names) - 1)

    text = _TOGETHER.sub(lambda match: f"⟦{'+'.join(re.findall(_DIGITS, match[0]))}⟧", _MENTION.sub(marked, message))
    if not names:
        return Said((), message)
    gifts: dict[int, Gift] = {}
    introduced = ""
    for phrase in _phrases():
        for match in list(phrase.pattern.finditer(text)):
            indices = [int(number) for number in match["file"].split("+")]
            if any(index in gifts or medium_of(Path(names[index])) not in phrase.row["media"] for index in indices):
                continue
            gifts.update((index, _gift(phrase.row, match, names[index])) for index in indices)
            introduced = gifts[indices[0]].who if phrase.row.get("introduces") else introduced
            kept = phrase.row.get("leaves") or match.groupdict().get("keep") or ""
            text = text.replace(match[0], f" {kept} ", 1)
    for index, name in enumerate(names):
        if index not in gifts and (role := _ROLE_ALONE.get(medium_of(Path(name)))) and _is_meant(name, message):
            gifts[index] = Gift(role=role, file=name, fresh=role == "first")
            text = re.sub(rf"(?:\b(?:use|take) )?⟦{index}⟧", " ", text, count=1)
    words = _tidy(re.sub(_MARKED, lambda match: " and ".join(names[int(n)] for n in match[1].split("+")), text))
    if introduced and words:
        words = f"this is {introduced}: {words}"
    return Said(tuple(gifts[index] for index in sorted(gifts)), words if gifts else message)


_ROLE_ALONE: Final[Mapping[Medium | None, GivenRole]] = {"picture": "first", "sound": "sound"}


def _gift(row: Mapping[str, Any], match: re.Match[str], name: str) -> Gift:
    parts = match.groupdict()
    kind = next((kind for kind, words in _tables()["kinds"].items() if (parts.get("kind") or "").lower() in words), "")
    return Gift(
        role=row["role"],
        file=name,
        who=" ".join((parts.get("who") or "").split()),
        kind=kind or row.get("kind", ""),
        ready=row.get("ready", False),
        fresh=row.get("fresh", False),
        introduces=row.get("introduces", False),
    )


def _is_meant(name: str, message: str) -> bool:
    """Whether a file that is only named is meant: it is there, or it is no lettering between quotation marks."""
    return Path(name).expanduser().is_file() or not re.search(rf"[\"“']{re.escape(name)}", message)


def _mark(index: int) -> str:
    return f"⟦{index}⟧"


def _tidy(text: str) -> str:
    """The words that are left, without what joined them to those that were taken out."""
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    text = re.sub(r"([,;:])(?:\s*[,;:.])+", r"\1", text)
    while (shorter := _LEFT_OVER.sub("", text)) != text:
        text = shorter
    return "" if _POLITE.match(text) else text


@cache
def _tables() -> Mapping[str, Any]:
    return tables_of(__package__, "phrases")


@cache
def _phrases() -> Sequence[_Phrase]:
    return tuple(_compiled())


def _compiled() -> Iterator[_Phrase]:
    kinds = "|".join(_any_of(words) for words in _tables()["kinds"].values())
    words = {token: _any_of(words) for token, words in _tables()["words"].items()}
    for row in _tables()["phrase"]:
        for like in row["like"]:
            pattern = like.replace("NAMED", _NAMED)
            for token, known in words.items():
                pattern = pattern.replace(token, known)
            pattern = pattern.replace("FILE", r"⟦(?P<file>[\d+]+)⟧").replace("WHO", _WHO).replace("LEAD", _LEAD)
            yield _Phrase(re.compile(pattern.replace("KIND", rf"(?P<kind>{kinds})"), re.IGNORECASE), row)


def _any_of(words: Sequence[str]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"
