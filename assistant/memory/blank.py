"""An empty project database, kept in the user's cache: laying out its tables anew takes longer than reading a shot."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

__all__ = ["lay_out"]

_SCHEMA: Final = Path(__file__).with_name("schema.py")
_DIGEST_BYTES: Final = 32


def lay_out(connection: sqlite3.Connection, *, folder: Path | None = None) -> None:
    """Gives an empty database the tables of a project.

    Args:
        connection: to the database.
        folder: where an empty one is kept; None for the user's cache. All in it may be deleted at any time.

    Raises:
        sqlite3.DatabaseError: it cannot be written.
    """
    kept = (folder or user_cache_path("rushes", appauthor=False) / "projects") / f"{_of_schema()}.blank"
    blank = _read(kept)
    if blank is not None:
        with closing(sqlite3.connect(":memory:")) as tables:
            tables.deserialize(blank)
            tables.backup(connection)
        return
    from assistant.memory.schema import migrate  # with numpy, which its library looks for, a tenth of a second

    migrate(connection)
    if hasattr(connection, "serialize"):  # SQLite may be built without it
        _keep(connection.serialize(), kept)


def _of_schema() -> str:
    """Changes with the schema."""
    return hashlib.sha256(_SCHEMA.read_bytes()).hexdigest()[:16]


def _read(kept: Path) -> bytes | None:
    """The database that is kept, None where there is none that is whole."""
    with suppress(OSError):
        digest, blank = (whole := kept.read_bytes())[:_DIGEST_BYTES], whole[_DIGEST_BYTES:]
        if blank and hashlib.sha256(blank).digest() == digest:
            return blank
    return None


def _keep(blank: bytes, kept: Path) -> None:
    partial = kept.with_name(f".{kept.name}.{os.getpid()}")
    with suppress(OSError):  # it cannot be kept: the next one is laid out anew
        kept.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(hashlib.sha256(blank).digest() + blank)
        os.replace(partial, kept)
