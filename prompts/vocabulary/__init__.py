"""The language of film as data: one TOML table per kind of term, loaded on first use, typed and checked.

One table serves the reader, the linter, the compiler and the renderer:

    >>> table("camera_moves")["dolly_in"].unit
    'm'

A new move, shot size, style or noun is a new `[[term]]` in its file and nothing else. Long tables are written as
`[[group]]`s of rows (see `prompts.vocabulary.rows`), which read the same and load faster. Proper names that mean an
entry may stand apart, by its id, under `[named]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from itertools import chain
from types import MappingProxyType
from typing import Any, Final, Literal, overload

from prompts.errors import VocabularyError
from prompts.tables import tables_of
from prompts.vocabulary import terms as t
from prompts.vocabulary.rows import entries_of_groups

__all__ = ["TABLES", "TableName", "phrases_alone", "table", "term_ids", "terms_by_phrase"]

TABLES: Final[Mapping[str, type[t.Term]]] = MappingProxyType(
    {
        "angles": t.Angle,
        "aspects": t.Aspect,
        "camera_heights": t.CameraHeight,
        "camera_moves": t.CameraMove,
        "colours": t.Colour,
        "compositions": t.Composition,
        "film_textures": t.FilmTexture,
        "focus_depths": t.FocusDepth,
        "grades": t.GradeTerm,
        "kinds": t.Kind,
        "lenses": t.Lens,
        "light_effects": t.LightEffect,
        "light_sources": t.LightSource,
        "lighting_setups": t.LightingSetup,
        "materials": t.Material,
        "measures": t.Measure,
        "motions": t.Motion,
        "nouns": t.Noun,
        "physical_laws": t.PhysicalLaw,
        "playbacks": t.Playback,
        "seasons": t.Season,
        "shot_sizes": t.ShotSize,
        "stages": t.Stage,
        "styles": t.StyleTerm,
        "surfaces": t.TopSurface,
        "times_of_day": t.TimeOfDay,
        "views": t.View,
        "weather": t.Weather,
    }
)
"""Every table: its file's name without `.toml`, and the type of its entries."""

TableName = Literal[
    "angles",
    "aspects",
    "camera_heights",
    "camera_moves",
    "colours",
    "compositions",
    "film_textures",
    "focus_depths",
    "grades",
    "kinds",
    "lenses",
    "light_effects",
    "light_sources",
    "lighting_setups",
    "materials",
    "measures",
    "motions",
    "nouns",
    "physical_laws",
    "playbacks",
    "seasons",
    "shot_sizes",
    "stages",
    "styles",
    "surfaces",
    "times_of_day",
    "views",
    "weather",
]


@overload
def table(name: Literal["angles"]) -> Mapping[str, t.Angle]: ...
@overload
def table(name: Literal["aspects"]) -> Mapping[str, t.Aspect]: ...
@overload
def table(name: Literal["camera_heights"]) -> Mapping[str, t.CameraHeight]: ...
@overload
def table(name: Literal["camera_moves"]) -> Mapping[str, t.CameraMove]: ...
@overload
def table(name: Literal["colours"]) -> Mapping[str, t.Colour]: ...
@overload
def table(name: Literal["compositions"]) -> Mapping[str, t.Composition]: ...
@overload
def table(name: Literal["film_textures"]) -> Mapping[str, t.FilmTexture]: ...
@overload
def table(name: Literal["focus_depths"]) -> Mapping[str, t.FocusDepth]: ...
@overload
def table(name: Literal["grades"]) -> Mapping[str, t.GradeTerm]: ...
@overload
def table(name: Literal["kinds"]) -> Mapping[str, t.Kind]: ...
@overload
def table(name: Literal["lenses"]) -> Mapping[str, t.Lens]: ...
@overload
def table(name: Literal["light_effects"]) -> Mapping[str, t.LightEffect]: ...
@overload
def table(name: Literal["light_sources"]) -> Mapping[str, t.LightSource]: ...
@overload
def table(name: Literal["lighting_setups"]) -> Mapping[str, t.LightingSetup]: ...
@overload
def table(name: Literal["materials"]) -> Mapping[str, t.Material]: ...
@overload
def table(name: Literal["measures"]) -> Mapping[str, t.Measure]: ...
@overload
def table(name: Literal["motions"]) -> Mapping[str, t.Motion]: ...
@overload
def table(name: Literal["nouns"]) -> Mapping[str, t.Noun]: ...
@overload
def table(name: Literal["physical_laws"]) -> Mapping[str, t.PhysicalLaw]: ...
@overload
def table(name: Literal["playbacks"]) -> Mapping[str, t.Playback]: ...
@overload
def table(name: Literal["seasons"]) -> Mapping[str, t.Season]: ...
@overload
def table(name: Literal["shot_sizes"]) -> Mapping[str, t.ShotSize]: ...
@overload
def table(name: Literal["stages"]) -> Mapping[str, t.Stage]: ...
@overload
def table(name: Literal["styles"]) -> Mapping[str, t.StyleTerm]: ...
@overload
def table(name: Literal["surfaces"]) -> Mapping[str, t.TopSurface]: ...
@overload
def table(name: Literal["times_of_day"]) -> Mapping[str, t.TimeOfDay]: ...
@overload
def table(name: Literal["views"]) -> Mapping[str, t.View]: ...
@overload
def table(name: Literal["weather"]) -> Mapping[str, t.Weather]: ...
@overload
def table(name: TableName) -> Mapping[str, t.Term]: ...
def table(name: TableName) -> Mapping[str, Any]:
    """The table's entries by id, in the file's order.

    Raises:
        VocabularyError: the file has an unknown key, a missing one, or an id twice.
    """
    return _load(name)


@cache
def _load(name: str) -> Mapping[str, t.Term]:
    kind = TABLES[name]
    document = tables_of(__package__, name)
    known = {f.name for f in fields(kind)}
    entries: dict[str, t.Term] = {}
    named: Mapping[str, list[str]] = document.get("named", {})
    for raw in chain(document.get("term", ()), entries_of_groups(name, kind, document.get("group", ()))):
        if more := named.get(raw.get("id", "")):
            raw = raw | {"synonyms": [*raw.get("synonyms", ()), *more]}
        entry = _entry(name, kind, known, raw)
        if entry.id in entries:
            raise VocabularyError(f"{name}.toml: the id {entry.id!r} stands twice")
        entries[entry.id] = entry
    return MappingProxyType(entries)


def _entry(name: str, kind: type[t.Term], known: set[str], raw: dict[str, Any]) -> t.Term:
    unknown = raw.keys() - known
    if unknown:
        raise VocabularyError(f"{name}.toml: {raw.get('id')!r} has unknown keys {sorted(unknown)}")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    values.setdefault("say", str(values.get("id", "")).replace("_", " "))
    try:
        return kind(**values)
    except TypeError as error:
        raise VocabularyError(f"{name}.toml: {raw.get('id')!r}: {error}") from error


def term_ids(name: TableName) -> tuple[str, ...]:
    """The ids of a table, in order."""
    return tuple(_load(name))


@cache
def terms_by_phrase(name: TableName) -> Mapping[str, str]:
    """Every phrase that means a term of the table (id, `say`, synonyms; lower case, spaces) to the term's id.

    A named cue is not meant by its id, nor by what it says in one word. An earlier entry keeps a phrase that a
    later one also claims.
    """
    phrases: dict[str, str] = {}
    for entry in _load(name).values():
        for phrase in entry.phrases:
            phrases.setdefault(phrase, entry.id)
    return MappingProxyType(phrases)


@cache
def phrases_alone(name: TableName) -> frozenset[str]:
    """The phrases of a table that are ordinary words too, and mean a term only where they stand by themselves."""
    return frozenset(phrase for entry in _load(name).values() for phrase in entry.alone)
