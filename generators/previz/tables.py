"""Reading data files: rows of a TOML file into typed records, with every key and type checked."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from contextlib import suppress
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from platformdirs import user_cache_path
from pydantic import TypeAdapter

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["parsed", "rows_of"]

Row = TypeVar("Row", bound="DataclassInstance")


def rows_of(package: str, name: str, row: type[Row], *, heading: str = "") -> dict[str, Row]:
    """The rows of `name`.toml in a package, by id, in the file's order.

    A row takes what it does not say from the row that it is `like`, but for its names.

    Args:
        package: dotted name of the folder.
        name: the file's, which is also the heading of its rows when no other is given; it may lie in a folder.
        row: a keyword-only dataclass with a field `id`; unknown keys are errors.
        heading: of the rows.

    Raises:
        ValueError: a row has an unknown key, a missing one, or a value of another type.
    """
    text = files(package).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    known = {column.name for column in fields(row)}
    full: dict[str, dict[str, Any]] = {}
    for values in parsed(text, f"{package}.{name.replace('/', '.')}")[heading or name]:
        base = {key: value for key, value in full.get(values.pop("like", ""), {}).items() if key != "names"}
        if values.keys() - known:
            raise ValueError(f"{name}.toml: {values['id']!r} has unknown keys {sorted(values.keys() - known)}")
        full[values["id"]] = base | values
    reader = TypeAdapter(row)
    return {key: reader.validate_python(values) for key, values in full.items()}


def parsed(text: str, name: str, *, folder: Path | None = None) -> dict[str, Any]:
    """What a TOML text says. It is kept as JSON, which takes a small share of the time to read again.

    Args:
        text: to be parsed.
        name: of the file that keeps it, without its ending.
        folder: where that lies; None for the user's cache. All in it may be deleted at any time.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.
    """
    kept = (folder or user_cache_path("rushes", appauthor=False) / "tables") / f"{name}.json"
    digest = hashlib.sha256(text.encode()).hexdigest()
    with suppress(OSError, ValueError, KeyError, TypeError):  # none yet, or not of this text: parsed anew
        found = json.loads(kept.read_text("utf-8"))
        if found["of"] == digest and isinstance(found["says"], dict):
            return dict(found["says"])
    says = tomllib.loads(text)
    partial = kept.with_name(f".{kept.name}.{os.getpid()}")
    with suppress(OSError, TypeError):  # it cannot be kept, such as a date: it will be parsed again
        written = json.dumps({"of": digest, "says": says})
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(written, "utf-8")
        os.replace(partial, kept)
    return says
