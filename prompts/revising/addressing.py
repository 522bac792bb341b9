"""Which shots a sentence is about: `shot 2: ...`, `in the second one`, `the last shot`, `all shots`, `everything but`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from prompts.shot import Shot

__all__ = ["Address", "address"]

_ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10,
}  # fmt: skip
_SPELT: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_NUMBER: Final = rf"(?:\d{{1,4}}|{'|'.join(_SPELT)})"
_LEAD: Final = r"(?:in |for |on |change |make |and |with )*"
_NUMBERED: Final = re.compile(
    rf"\b{_LEAD}(?:shots?|scenes?|clips?|takes?)\s*(?:number |no\.? |#)?({_NUMBER}(?:\s*(?:,|and|&|to|through|-|–)+\s*{_NUMBER})*)\b\s*[:,]?",
    re.I,
)
_ORDINAL: Final = re.compile(rf"\b{_LEAD}the ({'|'.join(_ORDINALS)})(?: (?:one|shot|scene|clip))\b\s*[:,]?", re.I)
_LAST: Final = re.compile(
    rf"\b{_LEAD}the (last|latest|previous|final|newest)(?: (?:one|shot|scene|clip))\b\s*[:,]?", re.I
)
_FIRST_TWO: Final = re.compile(
    rf"\b{_LEAD}the (first|last) ({_NUMBER}|couple of)(?: (?:ones|shots|scenes|clips))?\b\s*[:,]?", re.I
)
_ALL: Final = re.compile(
    rf"\b{_LEAD}(?:all (?:of )?(?:the )?(?:shots|scenes|clips|of them)|every (?:shot|scene|clip|one)|each (?:shot|scene|one)|the whole film|everywhere|them all)\b\s*[:,]?",
    re.I,
)  # fmt: skip
_KEEP: Final = re.compile(
    r"\b(?:everything|all)\s+(?:but|except(?: for)?|apart from)\s+(?:the\s+)?(\w+(?: \w+)?)", re.I
)


@dataclass(frozen=True)
class Address:
    """The shots meant, by number from 1; empty when none is named.

    Attributes:
        numbers: in order, without those the film does not have.
        rest: the sentence without the words of address.
        explicit: the words name a shot, whether or not there is one.
        strangers: numbers named that the film does not have.
        spared: what `everything but the light` leaves alone: `light`.
    """

    numbers: tuple[int, ...]
    rest: str
    explicit: bool
    strangers: tuple[int, ...] = ()
    spared: str = ""


def address(change: str, shots: Sequence[Shot]) -> Address:
    """Find out which shots of a film a sentence of change speaks of.

    Args:
        change: the user's words.
        shots: the film's shots in order.
    """
    total = len(shots)
    spared = m[1] if (m := _KEEP.search(change)) else ""
    for pattern, numbers_of in (
        (_NUMBERED, lambda m: _numbers(m[1])),
        (_ORDINAL, lambda m: [_ORDINALS[m[1].lower()]]),
        (_FIRST_TWO, lambda m: _range(m[1].lower(), m[2].lower(), total)),
        (_LAST, lambda _: [total] if total else []),
        (_ALL, lambda _: list(range(1, total + 1))),
    ):
        match = pattern.search(change)
        if match is None:
            continue
        found = list(dict.fromkeys(numbers_of(match)))
        rest = f"{change[: match.start()]} {change[match.end() :]}".strip(" ,:;")
        return Address(
            numbers=tuple(n for n in found if 1 <= n <= total),
            rest=re.sub(r"\s{2,}", " ", rest),
            explicit=True,
            strangers=tuple(n for n in found if not 1 <= n <= total),
            spared=spared,
        )
    return Address(numbers=(), rest=change, explicit=False, spared=spared)


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    parts = re.findall(rf"{_NUMBER}|to|through|-|–", text, re.I)
    for index, part in enumerate(parts):
        low = part.lower()
        if low in {"to", "through", "-", "–"}:
            continue
        number = _SPELT.get(low) or int(low)
        if found and index and parts[index - 1].lower() in {"to", "through", "-", "–"}:
            found.extend(range(found[-1] + 1, min(number, found[-1] + 1000) + 1))
        else:
            found.append(number)
    return found


def _range(side: str, count: str, total: int) -> list[int]:
    number = 2 if count == "couple of" else _SPELT.get(count) or int(count)
    return list(range(1, number + 1)) if side == "first" else list(range(max(1, total - number + 1), total + 1))
