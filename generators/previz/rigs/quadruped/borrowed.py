"""Parts of another animal that an animal is said to have: the horns of a goat, zebra stripes, the wings of an eagle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from generators.previz.rigs.quadruped.breeds import Breed, breed_of
from generators.previz.tables import rows_of
from prompts.shot import Shot, Subject
from prompts.vocabulary import table, terms_by_phrase
from prompts.wording import with_article

__all__ = ["as_borrowed", "has_wings", "not_borrowed"]

_SKIN: Final = ("bat", "dragon", "demon", "devil", "wyvern", "pterodactyl", "dinosaur")
_INSECTS: Final = ("butterfly", "moth", "fairy", "dragonfly", "bee", "insect", "fly")
_OF: Final = re.compile(
    r"\b(?P<part>[a-z]+) (?:of|from|like(?: those of)?) (?:an?|the|its|some) (?P<whose>[a-z]+(?: [a-z]+)?)"
)
_PARTS: Final = (
    "horns?|antlers?|ears?|tail|mane|trunk|tusks?|neck|head|face|body|legs?|stripes|spots|wings|fur|claws|fins?|beak|"
    "shell"
)
_BEFORE: Final = re.compile(rf"\b(?P<whose>[a-z]+)(?:'s|s')? (?P<part>{_PARTS})\b")
_WINGS: Final = re.compile(r"\bwings?\b|\bwinged\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """One row of `borrowed.toml`; see its head. `colour` is the key that the other's coat is put into."""

    id: str
    parts: tuple[str, ...]
    keys: tuple[str, ...]
    colour: str = ""


@cache
def _by_part() -> dict[str, Borrowed]:
    rows = rows_of(__package__ or "", "borrowed", Borrowed).values()
    return {part: row for row in rows for part in row.parts}


def _said(subject: Subject) -> Iterator[tuple[str, str]]:
    """The parts that the looks name, and whose they are; of nobody, an empty name."""
    for look in subject.looks:
        words = " ".join(re.findall(r"[a-z]+(?:'s)?", look.text.lower()))
        found = _OF.search(words) or _BEFORE.search(words)
        if found is not None:
            yield found["part"], found["whose"]
        elif _WINGS.search(words):
            yield "wings", ""
    if "winged" in subject.noun.lower():
        yield "wings", ""


def as_borrowed(breed: Breed, subject: Subject) -> dict[str, Any]:
    """The keys of a breed that parts of other animals change, with their values."""
    changed: dict[str, Any] = {}
    for part, whose in _said(subject):
        if part in ("wings", "wing"):
            changed["wings"] = _wings(whose)
            continue
        row, other = _by_part().get(part), breed_of(whose)
        if row is None or other is None or other.id == breed.id:
            continue
        changed |= {key: getattr(other, key) for key in row.keys}
        if row.colour:
            changed[row.colour] = other.head or other.coat
    return changed


def has_wings(subject: Subject) -> bool:
    """Whether an animal on four legs has wings, of its own or by its looks, and so flies."""
    breed = breed_of(subject.noun.lower())
    borrowed = any(part in ("wings", "wing") for part, _ in _said(subject))
    return subject.kind == "quadruped" and (borrowed or (breed is not None and bool(breed.wings)))


def not_borrowed(shot: Shot) -> tuple[str, ...]:
    """The parts of other animals that animals of a shot are said to have and no rig shows, in sentences."""
    lines = []
    for subject in (s for s in shot.subjects if table("kinds")[s.kind or "thing"].animate and s.kind != "human"):
        for part, whose in _said(subject):
            row = table("nouns").get(terms_by_phrase("nouns").get(whose, ""))
            drawn = subject.kind == "quadruped" and (
                part in ("wings", "wing") or (part in _by_part() and breed_of(whose) is not None)
            )
            if row is not None and table("kinds")[row.kind].animate and not drawn:
                lines.append(f"not seen in the previz: the {part} of {with_article(whose)} on the {subject.noun}")
    return tuple(dict.fromkeys(lines))


def _wings(whose: str) -> str:
    """The kind of wings that an animal has, by whose they are like."""
    if any(word in whose.split() for word in _SKIN):
        return "skin"
    return "butterfly" if any(word in whose.split() for word in _INSECTS) else "feather"
