"""The rows themselves: those that come with Rushes, and those of the user's own file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from platformdirs import user_config_path
from pydantic import ValidationError

from generators.catalogue.loras import Role
from generators.catalogue.records import Model
from generators.errors import CatalogueError
from prompts.tables import tables_of

__all__ = ["catalogue", "model_named", "models_for", "rows_of_ours", "user_file"]


def user_file() -> Path:
    """Where the user's own models are listed, in the catalogue's format; it need not exist."""
    return user_config_path("rushes", appauthor=False) / "models.toml"


def catalogue() -> Mapping[str, Model]:
    """Every model by name, the user's own first; one of the user's replaces one of ours that has its name.

    Raises:
        CatalogueError: the user's file cannot be read; says where and what.
    """
    own = user_file()
    try:
        stamp = own.stat().st_mtime_ns
    except OSError:
        return rows_of_ours()
    return _with_own(own, stamp)


def model_named(name: str) -> Model | None:
    """The model of that name, None when there is none. Raises `CatalogueError` as `catalogue` does."""
    return catalogue().get(name)


def models_for(role: Role) -> tuple[Model, ...]:
    """The models that play a role, in the catalogue's order: the best first."""
    return tuple(model for model in catalogue().values() if role in model.pipelines)


@cache
def rows_of_ours() -> Mapping[str, Model]:
    """The rows that come with Rushes, by name."""
    return _rows(_ours(), "the catalogue", {})


@cache
def _with_own(path: Path, stamp: int) -> Mapping[str, Model]:  # noqa: ARG001 - a file that was changed is read again
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"your models file {path} cannot be read: {error}") from error
    own = _rows(raw, f"your models file {path}", _ours()["licence"])
    return MappingProxyType({**own, **{name: model for name, model in rows_of_ours().items() if name not in own}})


@cache
def _ours() -> Mapping[str, Any]:
    return MappingProxyType(tables_of(__package__, "models"))


def _rows(raw: Mapping[str, Any], where: str, known_licences: Mapping[str, Any]) -> Mapping[str, Model]:
    licences = {**known_licences, **raw.get("licence", {})}
    rows: dict[str, Model] = {}
    for values in _tables(raw, where):
        name = values.get("name", "without a name")
        licence = values.get("licence")
        if isinstance(licence, str):
            if licence not in licences:
                raise CatalogueError(f"{where}: the model {name!r} names a licence {licence!r} that is not listed")
            values = {**values, "licence": licences[licence]}
        try:
            model = Model.model_validate(values)
        except ValidationError as error:
            raise CatalogueError(f"{where}: the model {name!r}: {_first(error)}") from error
        if model.name in rows:
            raise CatalogueError(f"{where}: there are two models {name!r}")
        rows[model.name] = model
    return MappingProxyType(rows)


def _tables(raw: Mapping[str, Any], where: str) -> Iterable[dict[str, Any]]:
    tables = raw.get("model", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise CatalogueError(f"{where}: models are written as [[model]] tables")
    return tables


def _first(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return f"{place}: {said[:1].lower()}{said[1:]}" if place else said
