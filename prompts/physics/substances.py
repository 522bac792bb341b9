"""Substances: thresholds, thickness, hardness, flame and what acid does; bodies; what falls at the air's pace.

The figures are textbook values; `substances.toml` and `bodies.toml` hold them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from prompts.tables import tables_of
from prompts.vocabulary import table
from prompts.vocabulary.rows import entries_of_groups
from prompts.vocabulary.terms import Material

__all__ = [
    "Body",
    "Drift",
    "Substance",
    "body_of",
    "drift_of",
    "ends_on_substance",
    "softness_of",
    "substance_in",
    "substance_of_material",
    "substance_words",
    "substances_in",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """What a substance does.

    Attributes:
        id, words: its name, and the words that mean it.
        material: id of the vocabulary's material that it is, if it is one.
        density_kg_m3, melting_c, boiling_c: as in the material, where it is none.
        sublimes_c: temperature from which it goes straight to vapour.
        viscosity_pa_s: water 0.001, honey about 6.
        hardness_mohs: the harder of two scratches the other.
        flame: the colour it gives a flame; empty when it does not burn.
        acid: what acid does to it: none, bubbles, chars, curdles.
        mixes: what it mixes with: water, oil; empty with neither.
    """

    id: str
    words: tuple[str, ...] = ()
    material: str = ""
    density_kg_m3: float | None = None
    melting_c: float | None = None
    boiling_c: float | None = None
    sublimes_c: float | None = None
    viscosity_pa_s: float | None = None
    hardness_mohs: float | None = None
    flame: str = ""
    acid: str = ""
    mixes: str = ""

    @property
    def is_liquid(self) -> bool:
        """True for what runs at room temperature."""
        return self.viscosity_pa_s is not None and not self.hardness_mohs

    @property
    def solid(self) -> Material | None:
        """The vocabulary's material, if it is one."""
        return table("materials").get(self.material)

    @property
    def density(self) -> float | None:
        """Density, kg/m³."""
        return self.density_kg_m3 or (self.solid.density_kg_m3 if self.solid else None)

    @property
    def melts_at_c(self) -> float | None:
        """Melting point, °C."""
        return self.melting_c if self.melting_c is not None else (self.solid.melting_c if self.solid else None)

    @property
    def boils_at_c(self) -> float | None:
        """Boiling point, °C."""
        return self.boiling_c if self.boiling_c is not None else (self.solid.boiling_c if self.solid else None)

    @property
    def is_metal(self) -> bool:
        """True for metals."""
        return self.id in _file()["classes"]["reactivity"]

    @property
    def is_magnetic(self) -> bool:
        """True for what a magnet pulls."""
        return self.id in _file()["classes"]["magnetic"]

    @property
    def conducts(self) -> bool:
        """True for what carries an electric current."""
        return self.is_metal or self.id in _file()["classes"]["conducting"]

    @property
    def ignites_c(self) -> float | None:
        """Temperature from which it takes fire without a flame near, °C."""
        ignition: Mapping[str, float] = _file()["ignites_c"]
        return ignition.get(self.id)

    @property
    def flash_c(self) -> float | None:
        """Temperature from which its vapour takes fire from a flame, °C."""
        flash: Mapping[str, float] = _file()["flash_c"]
        return flash.get(self.id)

    def is_nobler_than(self, other: Substance) -> bool | None:
        """True when it reacts less eagerly than another metal; `None` when one of them is no metal of the series."""
        series: list[str] = _file()["classes"]["reactivity"]
        if self.id not in series or other.id not in series:
            return None
        return series.index(self.id) > series.index(other.id)

    @property
    def called(self) -> str:
        """Its name in a sentence."""
        return self.id.replace("_", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """How an everyday thing behaves as a whole.

    Attributes:
        id, words: its name, and the nouns that mean it.
        density_kg_m3: with the air inside.
        restitution: rebound speed over impact speed on a hard floor.
        breaks_at_mps: speed of an impact on a hard floor that breaks it; `None` for what stays whole.
        breaks: shards, splat, burst, powder, crumble, snap, crack.
        squeeze: springs, soaks, buckles, spouts, dents, juice, cracks, bulges.
    """

    id: str
    words: tuple[str, ...] = ()
    density_kg_m3: float | None = None
    restitution: float | None = None
    breaks_at_mps: float | None = None
    breaks: str = ""
    squeeze: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """A thing whose fall the air governs: its steady speed in still air (m/s), and what is seen."""

    nouns: tuple[str, ...]
    terminal_speed_mps: float
    outcome: str


@cache
def _file(name: str = "substances") -> Mapping[str, Any]:
    return tables_of(__package__, name)


def _typed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


@cache
def _by_words() -> Mapping[str, Substance]:
    rows = [Substance(**_typed(row)) for row in entries_of_groups("substances", Substance, _file()["group"])]
    return {word: row for row in rows for word in row.words}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_by_words(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, words))})s?\b")


def substance_words() -> tuple[str, ...]:
    """Every word that means a substance, longer ones first."""
    return tuple(sorted(_by_words(), key=len, reverse=True))


@cache
def _bodies() -> tuple[Mapping[str, Body], re.Pattern[str]]:
    rows = [Body(**_typed(row)) for row in entries_of_groups("bodies", Body, _file("bodies")["group"])]
    known = {word: row for row in rows for word in row.words}
    words = sorted(known, key=len, reverse=True)
    return known, re.compile(rf"\b({'|'.join(map(re.escape, words))})(?:s|es)?$")


def body_of(noun: str) -> Body | None:
    """The body that a noun phrase ends on: `a red rubber ball`; what holds something is the holder."""
    known, pattern = _bodies()
    whole = re.sub(r"[^a-z0-9 -]", "", noun.lower()).strip()
    for part in (whole, re.split(r" (?:of|with|full|filled|in|on) ", whole, maxsplit=1)[0]):
        found = pattern.search(part)
        if found:
            return known[found[1]]
    return None


def softness_of(material_id: str) -> float:
    """The share of an impact's speed that counts on this ground: 1 on a hard floor, less on what gives."""
    shares: Mapping[str, float] = _file("bodies")["softness"]
    return shares.get(material_id, 1.0)


def substances_in(words: str) -> tuple[Substance, ...]:
    """The substances that words name, in order, each once."""
    found = (_by_words()[match] for match in _pattern().findall(words.lower()))
    return tuple({row.id: row for row in found}.values())


def ends_on_substance(phrase: str) -> bool:
    """True when the last word of a phrase names a substance: `a piece of iron`, `the nails`."""
    found = list(_pattern().finditer(phrase.lower()))
    return bool(found) and found[-1].end() == len(phrase.rstrip())


def substance_in(noun: str) -> Substance | None:
    """The substance of a noun phrase: what is in a vessel before the vessel, else the first that is named."""
    _, _, content = noun.lower().partition(" of ")
    found = substances_in(content) or substances_in(noun)
    return found[0] if found else None


def substance_of_material(material_id: str) -> Substance | None:
    """The row that adds to a material, if there is one."""
    return next((row for row in _by_words().values() if row.material == material_id), None)


def drift_of(noun: str) -> Drift | None:
    """How the air lets a thing fall, for things so light or so long in the air that it matters."""
    words = set(re.findall(r"[a-z]+", noun.lower()))
    rows = (Drift(**_typed(row)) for row in _file()["falling"])
    return next((row for row in rows if words & set(row.nouns)), None)
