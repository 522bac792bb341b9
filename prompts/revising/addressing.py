"""Which shots a sentence is about: `shot 2: ...`, `in the second one`, `the last shot`, `all shots`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from prompts.reading.grammar import singulars, verb_of
from prompts.reading.pronouns import lives
from prompts.revising.patterns import NUMBERS, ORDINALS, pattern
from prompts.revising.undoing import find_deeds
from prompts.shot import Shot, Subject
from prompts.vocabulary import terms_by_phrase

__all__ = ["Address", "address", "addresses", "by_what_it_shows"]


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
    change = _AS_NUMBERED.sub(r"in shot \2, \1 as in shot \3", _RETURN.sub("", change))
    change, references = _without_references(change)
    spared = m[1] if (m := pattern("address", "keep").search(change)) else ""
    for name, numbers_of in _RULES:
        match = pattern("address", name).search(change)
        if match is None or _is_other(name, match, change, shots):
            continue
        found = sorted(set(numbers_of(match, total)))
        topic = "it " if name == "ordinal_alone" else _topic_of(match) if name == "all_after" else ""
        left = f"{change[: match.start()]} {topic}{change[match.end() :]}".strip(" ,:;")
        rest = _with_references(re.sub(r"^and ", "", left), references)
        return Address(
            numbers=tuple(n for n in found if 1 <= n <= total),
            rest=re.sub(r"\s{2,}", " ", rest),
            explicit=True,
            strangers=tuple(n for n in found if not 1 <= n <= total),
            spared=spared,
        )
    shown = by_what_it_shows(change, shots)
    if shown is not None and not (total < 2 and _is_one(shown[1])):
        number, match = shown
        rest = re.sub(r"\s{2,}", " ", f"{change[: match.start()]} {change[match.end() :]}".strip(" ,:;"))
        rest = f"it {rest}" if re.match(r"(?:should|must|needs?)\b", rest, re.I) else rest
        return Address(numbers=(number,), rest=_with_references(rest, references), explicit=True, spared=spared)
    return Address(numbers=(), rest=_with_references(change, references), explicit=False, spared=spared)


def _topic_of(match: re.Match[str]) -> str:
    return f"{'everything' if match.group().lower().startswith('everything') else 'it'} {match['kept']} "


_AS_NUMBERED: Final = re.compile(r"^(.*?) in (\d{1,4}) as in (\d{1,4})$", re.I)
_RETURN: Final = re.compile(
    r"^(?:(?:let's |now |ok,? )?(?:go|jump|switch|come|get) (?:back )?to )(?=.*\band\b|.*[:,])", re.I
)
"""`go back to the last one and make it longer`: where the change is to be made."""


def addresses(change: str, shots: Sequence[Shot]) -> tuple[Address, ...]:
    """The parts of a sentence that speak of different shots, in order: `shot 2 at noon, shot 4 at dusk` has two.

    Args:
        change: the user's words.
        shots: the film's shots in order.

    Returns:
        What `address` finds in each part; one for a sentence that is not parted.
    """
    found: list[Address] = []
    start = 0
    for joint in _JOINT.finditer(change):
        left, right = change[start : joint.start()], change[joint.end() :]
        meant, before = _opening(right, shots), address(left, shots)
        if meant is None or not re.search(r"[a-z]", before.rest, re.I) or _BARE.fullmatch(left.strip()):
            continue
        if _ALSO.fullmatch(meant.rest):
            both = tuple(sorted({*before.numbers, *meant.numbers}))
            return (*found, replace(before, numbers=both, strangers=(*before.strangers, *meant.strangers)))
        found.append(before)
        start = joint.end()
    return (*found, address(change[start:], shots))


_JOINT: Final = re.compile(r"\s*[,;.]\s+(?:(?:and|but|then) )*|\s+and (?:then )?", re.I)
_ALSO: Final = re.compile(r"(?:too|as well|also|likewise|the same)", re.I)


def _opening(words: str, shots: Sequence[Shot]) -> Address | None:
    """What words mean that begin with the shot that the rest of them is about: `shot 4 at dusk`; None for others."""
    if _OPENS.match(words) is None:
        return None
    meant = address(words, shots)
    return meant if meant.explicit and meant.rest else None


_OPENS: Final = re.compile(
    r"(?:make |in |for |on |with )*(?:the \w+ (?:one|shot|scene|clip)|(?:shot|scene|clip)s? \w+"
    r"|\d{1,3}(?= (?:an?|should|must|in|at|with) ))\b",
    re.I,
)
_BARE: Final = re.compile(rf"(?:make |in |for )?(?:the )?(?:{'|'.join(ORDINALS)}|last)", re.I)
"""`the first`, which `and the last shot` goes on with."""


def _is_one(match: re.Match[str]) -> bool:
    """`the knife one`, which in a film of one shot is no shot."""
    return match.group().lower().rstrip(" ,:").endswith(" one")


def by_what_it_shows(change: str, shots: Sequence[Shot]) -> tuple[int, re.Match[str]] | None:
    """`the deer shot`, `the shot with the deer`: the latest shot that shows it, and the words that said so."""
    for name in ("by_subject", "with_subject"):
        for match in pattern("address", name).finditer(change):
            words = re.findall(r"[\w'-]+", match[1].lower())
            said = {single for word in words for single in singulars(word)}
            for shown in (_heads, _words):
                for number in range(len(shots), 0, -1):
                    shot = shots[number - 1]
                    if any(find_deeds(shot, word) for word in words[1:]) or any(
                        shown(subject) & said for subject in shot.subjects
                    ):
                        return number, match
    return None


def _words(subject: Subject) -> set[str]:
    """All words of a subject's noun: `laser` of a laser grid."""
    return {single for word in subject.noun.lower().split() for single in singulars(word)}


def _heads(subject: Subject) -> set[str]:
    """The words by which a subject is known: its name, and the last word of its noun in the singular."""
    last = subject.noun.lower().split()[-1:]
    return {*subject.name.lower().split(), *(single for word in last for single in singulars(word))}


_REFERRED: Final = "\u241d"
"""Stands for the mention of a shot that something is to be like, which is not the shot spoken of."""


def _without_references(change: str) -> tuple[str, list[str]]:
    found = pattern("likeness", "reference")
    return found.sub(_REFERRED, change), [match.group() for match in found.finditer(change)]


def _with_references(text: str, references: list[str]) -> str:
    for reference in references:
        text = text.replace(_REFERRED, reference, 1)
    return text


def _is_other(name: str, match: re.Match[str], change: str, shots: Sequence[Shot]) -> bool:
    """Whether words that may name shots speak of something else: `everywhere` of things, `all three` of three dogs."""
    total = len(shots)
    if name == "all_counted":
        return _number_of(match[1]) != total
    if name == "both" and _GIVES.search(change[: match.end()]):
        return bool(shots) and sum(s.count for s in shots[-1].subjects if lives(s)) > 1
    if name in {"both", "all"} and match.group().lower().rstrip(" ,:").endswith("them"):
        return _act_together(change[match.end() :], shots)
    if name in {"starting_numbers", "ending_numbers"}:
        return total < 2 or not all(1 <= number <= total for number in _numbers(match[1]))
    if name == "ordinal_alone" and match[2]:
        return not 1 <= int(match[2]) <= total
    if name == "ordinal_alone":
        return total < 2 or _has_several(shots[-1])
    if name in {"ordinal", "last"} and shots and re.search(r"\bones?\b", match.group(), re.I):
        return (name == "last" or total < 2) and _has_several(shots[-1]) and _is_told_of(change[match.end() :])
    return name == "everywhere" and _is_of_things(change[: match.start()])


def _is_told_of(rest: str) -> bool:
    """Whether what follows `the second one` is told of somebody, and sets no shot: `is orange`, `wears a hat`."""
    return _OF_SOMEBODY.match(rest) is not None


_OF_SOMEBODY: Final = re.compile(
    r" ?(?:is|has|wears|should|gets|a|an|[a-z]+s|in)\b(?! (?:be )?(?:at|by) (?:night|day|dusk|dawn))"
)
_GIVES: Final = re.compile(r"\b(?:give|dress|put|have|let|get) both of them\b", re.I)
"""`give both of them scarves`, of a shot of two."""


def _act_together(rest: str, shots: Sequence[Shot]) -> bool:
    """`both of them laugh`, of a shot of two: those who are in it, and not two shots."""
    verb = verb_of(rest.lower().split()[0]) if rest.split() else None
    motion = terms_by_phrase("motions").get(verb.base) if verb is not None and verb.form == "base" else None
    return motion is not None and any(sum(s.count for s in shot.subjects if lives(s)) > 1 for shot in shots)


def _has_several(shot: Shot) -> bool:
    """Whether a shot holds several of a kind, one of whom `the second` may mean."""
    nouns = [subject.noun for subject in shot.subjects]
    return any(subject.count > 1 for subject in shot.subjects) or len(set(nouns)) < len(nouns)


def _is_of_things(before: str) -> bool:
    """`leaves flying everywhere` is everywhere in the picture, `a labrador everywhere` in every shot."""
    *_, article, last = ["", "", *before.lower().split()]
    return (
        article not in {"a", "an"}
        and bool(last)
        and (last.endswith("ing") or bool({*singulars(last)} & terms_by_phrase("nouns").keys()))
    )


def _number() -> str:
    return rf"(?:\d{{1,4}}|{'|'.join(NUMBERS)})"


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    parts = re.findall(rf"{_number()}|to|through|-|–", text, re.I)
    for index, part in enumerate(parts):
        low = part.lower()
        if low in {"to", "through", "-", "–"}:
            continue
        number = NUMBERS.get(low) or int(low)
        if found and index and parts[index - 1].lower() in {"to", "through", "-", "–"}:
            found.extend(range(found[-1] + 1, min(number, found[-1] + 1000) + 1))
        else:
            found.append(number)
    return found


def _number_of(word: str) -> int:
    low = word.lower()
    return ORDINALS.get(low) or NUMBERS.get(low) or int(low)


def _ordinals(words: str, total: int) -> list[int]:
    """`first and third`, `second to last`: a list, or the range that `to` makes."""
    found: list[int] = []
    for joint, word in re.findall(r"(to )?(?:the )?(\w+)", words):
        number = total if word == "last" else ORDINALS.get(word, 0)
        if number and joint and found:
            found.extend(range(found[-1] + 1, number + 1))
        elif number:
            found.append(number)
    return found


def _middle(count: str | None, total: int) -> list[int]:
    """The shots in the middle: as many as are said, else all but the first and the last."""
    if count is None:
        return list(range(2, total)) if total > 2 else [total]
    start = max(0, (total - _number_of(count)) // 2)
    return list(range(start + 1, min(start + _number_of(count), total) + 1))


def _range(side: str, count: str, total: int) -> list[int]:
    number = 2 if count == "couple of" else NUMBERS.get(count) or int(count)
    return list(range(1, number + 1)) if side == "first" else list(range(max(1, total - number + 1), total + 1))


def _all_but(words: str, total: int) -> list[int]:
    """The others than `the last one`, `shot 2 and 3`, `the first two` of a film of so many shots."""
    several = pattern("address", "first_two").search(words)
    if several is not None:
        left = _range(several[1].lower(), several[2].lower(), total)
    else:
        named = re.findall(rf"{_number()}|{'|'.join(ORDINALS)}|\blast\b", words, re.I)
        left = [total if word.lower() == "last" else _number_of(word) for word in named if word.lower() != "one"]
        left = left or _numbers(words)
    return [number for number in range(1, total + 1) if number not in left]


_Numbers: TypeAlias = Callable[[re.Match[str], int], list[int]]
_RULES: Final[tuple[tuple[str, _Numbers], ...]] = (
    ("all_but", lambda match, total: _all_but(match["but"], total)),
    ("all_after", lambda match, total: _all_but(match["but"], total)),
    ("onwards", lambda match, total: list(range(_number_of(match[1]), total + 1)) or [_number_of(match[1])]),
    ("numbered", lambda match, _: _numbers(match[1])),
    ("by_number", lambda match, _: _numbers(match[1] or match[2])),
    ("before_last", lambda _, total: [total - 1] if total > 1 else []),
    ("first_two", lambda match, total: _range(match[1].lower(), match[2].lower(), total)),
    ("ordinals", lambda match, total: _ordinals(match[1].lower(), total)),
    ("ordinal", lambda match, _: [_number_of(next(filter(None, match.groups())))]),
    ("middle", lambda match, total: _middle(match[1], total)),
    ("ordinal_alone", lambda match, total: _ordinals((match[1] or "").lower(), total) or [_number_of(match[2] or "0")]),
    ("starting_numbers", lambda match, _: _numbers(match[1])),
    ("ending_numbers", lambda match, _: _numbers(match[1])),
    ("last", lambda _, total: [total] if total else []),
    ("opening", lambda _, total: [1] if total else []),
    ("both", lambda _, total: list(range(max(1, total - 1), total + 1))),
    ("all_counted", lambda _, total: list(range(1, total + 1))),
    ("everywhere", lambda _, total: list(range(1, total + 1))),
    ("all", lambda _, total: list(range(1, total + 1))),
)
"""The pattern's name, and the numbers that a match of it means in a film of so many shots."""
