"""The open database: one connection, one lock, short transactions, and SQLite's failures told in plain words."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from assistant.errors import ProjectDamaged, ProjectError, ProjectTooNew
from assistant.memory.blank import lay_out

__all__ = ["APPLICATION_ID", "BUSY_SECONDS", "SCHEMA_VERSION", "Store", "create_database", "told"]

APPLICATION_ID: Final = int.from_bytes(b"RUSH", "big")
"""Marks the file as a Rushes project in SQLite's header (`PRAGMA application_id`)."""

SCHEMA_VERSION: Final = 3
"""What `PRAGMA user_version` holds: the number of migrations in `assistant.memory.schema`."""

BUSY_SECONDS: Final = 5.0
"""How long a write waits for another process to finish its own."""

_HEADER_BYTES: Final = 100
_MAGIC: Final = b"SQLite format 3\x00"
_CHECKED_BYTES: Final = 32 * 2**20
"""Databases up to this size are checked whole when opened; larger ones where they are read."""

_PLAIN_WORDS: Final[dict[int, tuple[type[ProjectError], str]]] = {
    sqlite3.SQLITE_BUSY: (
        ProjectError,
        "The project {path} is in use by another program. Try again when that has finished.",
    ),
    sqlite3.SQLITE_LOCKED: (
        ProjectError,
        "The project {path} is in use by another program. Try again when that has finished.",
    ),
    sqlite3.SQLITE_READONLY: (
        ProjectError,
        "The project {path} cannot be written. Make the folder writable, or choose another one.",
    ),
    sqlite3.SQLITE_PERM: (
        ProjectError,
        "The project {path} cannot be written. Make the folder writable, or choose another one.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        ProjectError,
        "The project {path} cannot be opened. Check that you may read and write the folder.",
    ),
    sqlite3.SQLITE_FULL: (
        ProjectError,
        "The disk that holds {path} is full; nothing was changed. Make room and try again.",
    ),
    sqlite3.SQLITE_IOERR: (
        ProjectError,
        "The disk that holds {path} failed to read or write; nothing was changed. Check its free space and health.",
    ),
    sqlite3.SQLITE_CORRUPT: (ProjectDamaged, "{damaged}"),
    sqlite3.SQLITE_NOTADB: (ProjectDamaged, "{damaged}"),
}


def _damaged(path: Path) -> str:
    return (
        f"The project database {path} is damaged; it was left as it is.\n"
        "Put back a copy of it from a backup, or choose another project folder."
    )


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns SQLite's failures on the database at `path` into project errors that a user can act on."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", None)
        kind, words = _PLAIN_WORDS.get((code or 0) & 0xFF, (None, ""))
        if kind is None:
            raise
        raise kind(words.format(path=path, damaged=_damaged(path))) from error


class Store:
    """A connection to `project.db`, safe to use from several threads, one at a time.

    Raises:
        ProjectTooNew: a newer version wrote the file.
        ProjectDamaged: it is no readable project database. It is not touched.
        ProjectError: it cannot be opened or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        _check_header(path)
        with told(path):
            self._connection = _connect(path)
            try:
                self._prepare()
            except BaseException:
                self._connection.close()
                raise

    def _prepare(self) -> None:
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > SCHEMA_VERSION:
            raise _too_new(self.path, version)
        if self.path.stat().st_size <= _CHECKED_BYTES:
            verdict = self._connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if verdict != "ok":
                raise ProjectDamaged(_damaged(self.path))
        self._connection.execute("PRAGMA journal_mode = WAL")
        # With a write-ahead log this loses no consistency, and spares a disk flush per turn.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if version < SCHEMA_VERSION:
            _migrate(self._connection)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A block that sees the database as it stands at one moment."""
        with self._lock, told(self.path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of the block is kept, or none of it. Blocks do not nest."""
        with self._lock, told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of one query."""
        with self._lock, told(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    def close(self) -> None:
        """Closes the connection; the write-ahead log is folded into the file."""
        with self._lock:
            self._connection.close()


def create_database(path: Path, *, known_as: Path | None = None) -> None:
    """Writes a new, empty project database at `path`, and closes it.

    Args:
        path: the file.
        known_as: what failures name instead, when `path` is but its name while it is made.
    """
    with told(known_as or path):
        connection = sqlite3.connect(path)
        try:
            lay_out(connection)
        finally:
            connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    # mode=rw: opening must never make a file. The transactions are begun by hand.
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )


def _migrate(connection: sqlite3.Connection) -> None:
    from assistant.memory.schema import migrate  # its library takes a tenth of a second to import; few openings need it

    migrate(connection)


def _too_new(path: Path, version: int) -> ProjectTooNew:
    return ProjectTooNew(
        f"The project {path.parent} was written by a newer Rushes (format {version}, this one reads up to "
        f"{SCHEMA_VERSION}).\nUpdate Rushes to open it; it was left as it is."
    )


def _check_header(path: Path) -> None:
    """Reads SQLite's file header without SQLite, so that a file that is not ours is never touched.

    Layout: https://www.sqlite.org/fileformat.html, section 1.3.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"The project {path} cannot be read: {reason}.") from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise ProjectDamaged(_damaged(path))
    version = int.from_bytes(header[60:64], "big")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ProjectDamaged(
            f"{path} is a database of another program; it was left as it is. Choose another project folder."
        )
    if version > SCHEMA_VERSION:
        raise _too_new(path, version)
