"""How several of a kind stand: rows, triangles, stacks and pyramids; and what such a thing is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import sqrt
from typing import Final

from prompts.shot import Shot, Subject
from prompts.tables import tables_of
from prompts.vocabulary import table, terms_by_phrase

__all__ = [
    "Formation",
    "formation_called",
    "formation_of",
    "is_stacked",
    "on_baize",
    "spots",
    "usual_count",
    "with_units",
]

RIGID = frozenset({"box", "ball", "tool", "thing", "vessel", "food", "device", "instrument"})
"""Kinds that may stand in a formation and be knocked about."""
TRIANGLES = frozenset({"rack", "triangle"})
_UNITS = re.compile(r"^(?:(?P<first>[a-z' -]*?) )?(?P<whole>[a-z]+) (?:made )?(?:out )?of (?P<unit>[a-z' -]+)$")
_COMPOUND = re.compile(r"^(?P<unit>[a-z' -]+) (?P<whole>[a-z]+)$")


@dataclass(frozen=True, slots=True)
class Formation:
    """A row of the table; see the file for its fields."""

    id: str
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    usual: int
    gap: float
    apart: float = 1.4


@cache
def _formations() -> tuple[Formation, ...]:
    rows = tables_of(__package__, "formations")["formation"]
    return tuple(
        Formation(
            row["id"],
            tuple(row["words"]),
            tuple(row["nouns"]),
            int(row["usual"]),
            float(row["gap"]),
            float(row.get("apart", 1.4)),
        )
        for row in rows
    )


def formation_called(formation_id: str) -> Formation:
    """A formation by its id in the table."""
    return next(formation for formation in _formations() if formation.id == formation_id)


def formation_of(subject: Subject) -> Formation | None:
    """The formation that a subject's count or noun names, or that its kind of thing always stands in."""
    if subject.kind not in RIGID:
        return None
    # A stack that has a name of its own, as of pancakes, is drawn as one thing.
    told = "" if subject.noun.lower() in terms_by_phrase("nouns") else subject.noun
    stacked = " ".join(look.text for look in subject.looks if look.text.startswith(("stacked", "piled")))
    said = set(re.findall(r"[a-z]+", f"{subject.count_text} {told} {stacked}".lower()))
    named = next((f for f in _formations() if said & set(f.words) and (f.id != "rack" or subject.kind == "ball")), None)
    noun = terms_by_phrase("nouns").get(subject.noun.lower()) or _singular_id(subject.noun)
    return named or next((f for f in _formations() if noun in f.nouns), None)


def is_stacked(subject: Subject) -> bool:
    """Whether several of a subject lie one on another."""
    formation = formation_of(subject)
    return formation is not None and formation.id == "stack"


def usual_count(subject: Subject) -> int | None:
    """How many of a subject are shown when a formation is meant and no number told; None to go by its count."""
    formation = formation_of(subject)
    told = re.search(
        r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|twenty)\b", subject.count_text.lower()
    )
    if formation is None or told:
        return None
    plain_plural = subject.count == PLURAL and _always_stands(formation, subject)
    if subject.count > 1 and not subject.count_text and not plain_plural:
        return None
    row = table("nouns").get(_singular_id(subject.noun) or "")
    flat = row is not None and (row.height_m or 1.0) < FLAT * (row.length_m or 0.0)
    return FLAT_STACK if flat and formation.id == "stack" else formation.usual


FLAT, FLAT_STACK = 0.3, 12
"""Things of less height over their length are flat, and a stack of them is of so many."""
PLURAL: Final = 3
"""How many a plural without a number is taken for."""


def _always_stands(formation: Formation, subject: Subject) -> bool:
    """Whether a thing stands in its formation by itself, as dominoes do."""
    return _singular_id(subject.noun) in formation.nouns


def on_baize(shot: Shot) -> Shot:
    """The shot with balls that are played on a green cloth on one, near by; people stand at a whole table."""
    rows = tables_of(__package__, "formations")["baize"]
    said = shot.request.lower()
    played = any(s.kind == "ball" for s in shot.subjects) and any(re.search(rf"\b{w}\b", said) for w in rows["words"])
    if not played or any(s.kind == "human" for s in shot.subjects):
        return shot
    subjects = [s for s in shot.subjects if s.noun.lower() not in rows["tables"]]
    setting = shot.setting.model_copy(update={"stage": "table", "place": "green baize"})
    gone = {s.id for s in shot.subjects} - {s.id for s in subjects}
    beats = [b.model_copy(update={"target": ""}) if b.target in gone else b for b in shot.beats]
    return shot.model_copy(update={"subjects": subjects, "setting": setting, "beats": beats})


def with_units(shot: Shot) -> Shot:
    """The shot with towers, rows and pyramids told as what they are made of, and pins of a bowling ball as such."""
    subjects = [_unit_of(_meant(subject, shot), falls=_falls_apart(shot, subject)) for subject in shot.subjects]
    return shot if subjects == shot.subjects else shot.model_copy(update={"subjects": subjects})


_FALLS_APART = re.compile(
    r"\b(?:toppl\w*|tumbl\w*|collaps\w*|scatter\w*|tip\w* over|fall\w* (?:over|apart|down|to the)|fell over)\b"
)
"""What becomes of a stack that does not stay one."""


def _falls_apart(shot: Shot, subject: Subject) -> bool:
    """Whether a stack topples by itself, so that each of its pieces falls; who knocks one over tips it as a whole."""
    return any(b.subject == subject.id and _FALLS_APART.search(b.action.lower()) for b in shot.beats)


_SENSES = {
    "pin": (re.compile("bowling"), "bowling_pin"),
    "net": (re.compile(r"\b(?:fisher\w*|sailor|quay|trawler|harbou?r|mend\w*|haul\w*)\b"), "fishing_net"),
}
"""A noun, words of a request in which it means another thing, and that thing."""


def _meant(subject: Subject, shot: Shot) -> Subject:
    last = subject.noun.lower().split()[-1].removesuffix("s")
    words, means = _SENSES.get(last, (None, ""))
    row = table("nouns").get(means)
    said = " ".join((shot.request, *(other.noun for other in shot.subjects))).lower()
    if row is None or words is None or not words.search(said):
        return subject
    say = row.id.replace("_", " ")
    return subject.model_copy(
        update={"noun": say, "kind": row.kind, "height_m": row.height_m, "material": row.material}
    )


def _unit_of(subject: Subject, *, falls: bool = False) -> Subject:
    noun = subject.noun.lower()
    if noun in terms_by_phrase("nouns") and not (falls and _UNITS.match(noun)):
        return subject  # a clock tower is a tower, not one of clocks
    wholes = {word for formation in _formations() for word in formation.words}
    for pattern in (_UNITS, _COMPOUND):
        match = pattern.match(noun)
        if not match or match["whole"] not in wholes:
            continue
        row = table("nouns").get(_singular_id(match["unit"]) or "")
        if row is None or row.kind not in RIGID:
            continue
        return subject.model_copy(
            update={
                "noun": match["unit"],
                "kind": row.kind,
                "count": 1,
                "count_text": f"a {match['whole']} of",
                "height_m": row.height_m,
                "material": _material(match["unit"]) or row.material or subject.material,
            }
        )
    return subject


def _singular_id(noun: str) -> str | None:
    """The vocabulary's noun for the longest ending of a phrase, plural or not."""
    known = terms_by_phrase("nouns")
    plurals = {row.plural: row.id for row in table("nouns").values() if row.plural}
    words = noun.lower().split()
    for first in range(len(words)):
        phrase = " ".join(words[first:])
        for form in (phrase, phrase.removesuffix("s"), phrase.removesuffix("es")):
            if form in known or form in plurals:
                return known.get(form) or plurals[form]
    return None


def _material(words: str) -> str | None:
    return next((m for word in words.split() if (m := terms_by_phrase("materials").get(word))), None)


def spots(formation: Formation, count: int, size_m: tuple[float, float, float]) -> Iterator[tuple[float, float, float]]:
    """Where the things stand: along the way, across it, and their middle's height, m, from the first one's foot.

    Args:
        formation: which.
        count: how many.
        size_m: of one: along the way, across it, height.
    """
    along, across, height = size_m
    if formation.id == "row":
        yield from ((i * max(formation.gap * height, 1.6 * along), 0.0, height / 2) for i in range(count))
    elif formation.id in TRIANGLES:
        step, row, placed = max(formation.gap * height, formation.apart * across), 0, 0
        while placed < count:
            for i in range(min(row + 1, count - placed)):
                yield row * step * sqrt(0.75), (i - row / 2) * step, height / 2
            placed += row + 1
            row += 1
    elif formation.id == "stack":
        yield from ((0.0, 0.0, height * (i + 0.5)) for i in range(count))
    else:
        base, placed, level = _base(count), 0, 0
        while placed < count:
            wide = max(base - level, 1)
            for i in range(min(wide, count - placed)):
                yield 0.0, (i - (wide - 1) / 2) * formation.gap * across, height * (level + 0.5)
            placed += wide
            level += 1


def _base(count: int) -> int:
    """Width of the lowest level of a flat pyramid of so many."""
    return next(width for width in range(1, count + 1) if width * (width + 1) // 2 >= count)
