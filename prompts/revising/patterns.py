"""The words in which people ask for a change: the tables of `words/`, read together, and their patterns compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from prompts.tables import tables_of

__all__ = [
    "NUMBERS",
    "ORDINALS",
    "QUOTED",
    "UNMEANT",
    "comparative",
    "known_words",
    "loosely",
    "measures",
    "pattern",
    "patterns",
    "rewrites",
    "scales",
    "source",
    "spared_paths",
    "splits",
    "steps_of",
    "words_for",
]

QUOTED: Final = "\u241f"
"""Stands for a quotation, in whose words nothing is meant."""

UNMEANT: Final = "\u241e"
"""Stands for a quotation that is only named, such as the title that gives way."""

ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
}  # fmt: skip
NUMBERS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10
}  # fmt: skip


@cache
def _file() -> Mapping[str, Any]:
    """The tables of all files of `words/`, in the order of their names.

    A table may be spread over several files; the `rewrites` at the head of each follow one another.

    Raises:
        ValueError: two files say the same entry.
    """
    whole: dict[str, Any] = {"rewrites": []}
    folder = files(__package__).joinpath("words")
    for file in sorted(f.name for f in folder.iterdir() if f.name.endswith(".toml")):
        for name, entries in tables_of(__package__, f"words/{file.removesuffix('.toml')}").items():
            if isinstance(entries, list):
                whole.setdefault(name, []).extend(entries)
                continue
            table = whole.setdefault(name, {})
            if twice := table.keys() & entries.keys():
                raise ValueError(f"{file} says {', '.join(sorted(twice))} of [{name}] a second time")
            table.update(entries)
    return whole


def source(group: str, name: str) -> str:
    """The text of a pattern, its parts filled in."""
    return _filled(_file()[group][name])


_PHRASE: Final = r"[\w' -]+?"
_LONGEST_PHRASE: Final = r"[\w' -]{1,64}?"
"""A noun phrase, and how long one may be, so that the time a pattern takes grows with the text and no faster."""


@cache
def _shared() -> Mapping[str, str]:
    """What stands for the names in braces, those that hold others first."""
    numbers = "|".join(NUMBERS)
    return {
        **{f"{{{name}}}": words for name, words in _file()["shared"].items()},
        "{number}": rf"(?:\d{{1,4}}|{numbers})",
        "{numbers}": numbers,
        "{ones}": numbers.removesuffix("|ten"),
        "{ordinal}": "|".join(ORDINALS),
    }


def _filled(text: str) -> str:
    text = text.replace(_PHRASE, _LONGEST_PHRASE)
    for part, words in _shared().items():
        text = text.replace(part, words)
    text = _DEGREES.sub(lambda match: _forms(match[2].split(), wanted=match[1] == "more"), text)
    text = text.replace("{quantity}", _alternatives("quantities")) if "{quantity}" in text else text
    for part, group in (("{move}", "moves"), ("{part}", "parts"), ("{mood}", "moods")):
        count = 0
        while part in text:
            alternatives = f"(?P<{group[:4]}{count or ''}>{_alternatives(group)})"
            text = text.replace(part, alternatives + (_SHOT if group == "moves" else ""), 1)
            count += 1
    return text


_DEGREES: Final = re.compile(r"\{(more|less):([^{}]+)\}")


def _forms(adjectives: list[str], *, wanted: bool) -> str:
    """Every way to ask for more of what adjectives say, or for less: `darker`, `not dark enough`; `too dark`."""
    either = "|".join(adjectives)
    if wanted:
        compared = "|".join(comparative(word) for word in adjectives)
        return rf"(?:{compared}|more (?:{either})(?:ly)?|(?:not|n't)(?: nearly| quite)? (?:{either})(?:ly)? enough)"
    return rf"(?:(?:less|not (?:nearly )?(?:so|as|that|too|quite so)|too) (?:{either})(?:ly)?)"


def comparative(word: str) -> str:
    """`darker`, `hazier`, `bigger`; a long word has its comparative with `more`, and is given as it stands."""
    if word.endswith("y") and len(word) > 3:
        return f"{word[:-1]}ier"
    if re.search(r"[^aeiou][aeiou][bdgmnpt]$", word):
        return f"{word}{word[-1]}er"
    return f"{word.removesuffix('e')}er"


_SHOT: Final = "(?: (?:shot|move|movement|effect|feel|feeling|look|motion))?"
"""What may follow the name of a move."""


@cache
def _alternatives(group: str) -> str:
    """The words on the left of a table as alternatives, the longest first."""
    words = (word.strip() for left in _file()[group] for word in left.split("|"))
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """A pattern, compiled; case is ignored."""
    return re.compile(source(group, name), re.IGNORECASE)


@cache
def patterns(group: str, name: str) -> tuple[re.Pattern[str], ...]:
    """A list of patterns, compiled; case is ignored."""
    return tuple(re.compile(_filled(text), re.IGNORECASE) for text in _file()[group][name])


def spared_paths(word: str) -> tuple[str, ...]:
    """The paths that a word such as `light` stands for; empty when it names no part of a shot."""
    return tuple(_file()["spared"].get(word.lower(), "").split())


def steps_of(degree: str | None) -> float:
    """How much words of degree mean: 0.5 for a bit, 2 for much, else 1."""
    said = degree or ""
    return (
        0.5 if pattern("relative", "small").search(said) else 2.0 if pattern("relative", "large").search(said) else 1.0
    )


@cache
def scales() -> tuple[Mapping[str, Any], ...]:
    """The quantities that relative words move."""
    filled = {"more": _filled, "less": _filled}
    return tuple({name: filled.get(name, _as_is)(value) for name, value in row.items()} for row in _file()["scale"])


@cache
def measures() -> tuple[Mapping[str, Any], ...]:
    """The fields that a number with its unit moves."""
    return tuple(_file()["measure"])


def _as_is(value: Any) -> Any:
    return value


@cache
def loosely() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Spoken English and suppositions as they are written: `wanna`, `what if the tower was a cave`."""
    return tuple((re.compile(rule, re.IGNORECASE), instead) for rule, instead in _file()["plainly"]["loosely"])


@cache
def rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Turns of phrase and the plain ones that they stand for."""
    return tuple((re.compile(_filled(rule), re.IGNORECASE), instead) for rule, instead in _file()["rewrites"])


def splits(words: str) -> Iterator[tuple[str, str]]:
    """The words cut in two, the longest beginning first: whom they speak of, and what of them."""
    parts = words.split()
    for at in range(len(parts) - 1, 0, -1):
        yield " ".join(parts[:at]), " ".join(parts[at:])


@cache
def words_for(group: str) -> Mapping[str, tuple[str, ...]]:
    """A table of words: each word of the left, parted by `|`, to those of the right, parted by spaces."""
    return {
        word.strip(): tuple(str(right).split()) for left, right in _file()[group].items() for word in left.split("|")
    }


_WORDY: Final = (
    "shared",
    "relative",
    "scale",
    "objects",
    "becoming",
    "camerawork",
    "qualities",
    "plainly",
    "rewrites",
    "absolute",
    "address",
    "amounts",
    "facing",
)
_NAMED: Final = ("moves", "moods", "spared", "lit_by", "quantities")


@cache
def known_words() -> frozenset[str]:
    """The single words of change: those in which the patterns are written, and the names of moves and moods."""
    texts = [_text_of(_file()[group]) for group in _WORDY]
    texts += [" ".join(_file()[group]).replace("|", " ") for group in _NAMED]
    told = _DEGREES.sub(lambda match: " ".join(map(comparative, match[2].split())) + f" {match[2]}", " ".join(texts))
    plain = re.sub(r"\\[bswd]|\(\?P<\w+>|\{\w+\}", " ", told)
    both = " ".join((re.sub(r"(\w)[?]", r"\1", plain), re.sub(r"\w[?]", "", plain)))
    return frozenset(re.findall(r"(?<![\\\w])[a-z]{4,}(?![a-z\[(])", both))


def _text_of(node: Any) -> str:
    """All patterns of a part of the file, one after the other."""
    if isinstance(node, Mapping):
        return " ".join(_text_of(value) for key, value in node.items() if key != "path")
    return " ".join(map(_text_of, node)) if isinstance(node, list) else str(node)
