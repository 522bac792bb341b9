"""Reading data files: rows of a TOML file into typed records, with every key and type checked."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import TypeAdapter

from prompts.tables import tables_of

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["rows_of"]

Row = TypeVar("Row", bound="DataclassInstance")


def rows_of(package: str, name: str, row: type[Row], *, heading: str = "") -> dict[str, Row]:
    """The rows of `name`.toml in a package, by id, in the file's order.

    A row takes what it does not say from the row before it that it is `like`, but for its names.

    Args:
        package: dotted name of the folder.
        name: the file's, which is also the heading of its rows when no other is given; it may lie in a folder.
        row: a keyword-only dataclass with a field `id`; unknown keys are errors.
        heading: of the rows.

    Raises:
        ValueError: a row has an unknown key, a missing one, or a value of another type, or is like none before it.
    """
    known = {column.name for column in fields(row)}
    full: dict[str, dict[str, Any]] = {}
    for values in tables_of(package, name)[heading or name]:
        like = values.pop("like", "")
        if like and like not in full:
            raise ValueError(f"{name}.toml: {values['id']!r} is like {like!r}, which does not stand before it")
        base = {key: value for key, value in full.get(like, {}).items() if key != "names"}
        if values.keys() - known:
            raise ValueError(f"{name}.toml: {values['id']!r} has unknown keys {sorted(values.keys() - known)}")
        full[values["id"]] = base | values
    reader = TypeAdapter(row)
    return {key: reader.validate_python(values) for key, values in full.items()}
