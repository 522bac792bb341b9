"""The tables of `project.db`, as migrations. A change of the schema is one more function at the end.

The history, the takes and the conversation are append-only: triggers refuse to change or delete a row, whoever asks.
What moves is the `head` in `refs`, and each of its moves is written down in `reflog`; and the `jobs`, which are work
to be done rather than history (`generators.jobs.records.Job` says what the columns mean).
"""

from __future__ import annotations

import sqlite3
from typing import Final

from sqlite_utils import Database, Migrations

from assistant.memory.store import APPLICATION_ID, SCHEMA_VERSION

__all__ = ["MIGRATIONS", "migrate"]

MIGRATIONS: Final = Migrations("rushes")

_APPEND_ONLY: Final = ("objects", "commits", "reflog", "takes", "messages")


@MIGRATIONS()
def first_tables(db: Database) -> None:
    """Objects, commits, head, takes, conversation and search."""
    db.table("objects").create({"hash": str, "type": str, "json": str}, pk="hash", not_null={"hash", "type", "json"})
    db.table("commits").create(
        {"hash": str, "parents": str, "tree": str, "message": str, "author": str, "created": str},
        pk="hash",
        not_null={"hash", "parents", "tree", "message", "author", "created"},
    )
    db.table("refs").create({"name": str, "hash": str}, pk="name", not_null={"name", "hash"})
    db.table("reflog").create(
        {"id": int, "action": str, "old": str, "new": str, "created": str},
        pk="id",
        not_null={"action", "old", "new", "created"},
    )
    takes: dict[str, type] = {
        "id": int,
        "shot_id": str,
        "shot_hash": str,
        "path": str,
        "sha256": str,
        "seconds": float,
        "width": int,
        "height": int,
        "fps": float,
        "frames": int,
        "seed": int,
        "generator": str,
        "version": str,
        "settings": str,
        "prompt": str,
        "facts": str,
        "warnings": str,
        "created": str,
    }
    db.table("takes").create(takes, pk="id", not_null=set(takes) - {"id"})
    db.table("takes").create_index(["shot_id"])
    db.table("messages").create(
        {"id": int, "role": str, "text": str, "created": str}, pk="id", not_null={"role", "text", "created"}
    )
    db.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "kind UNINDEXED, ref UNINDEXED, owner UNINDEXED, title, body, "
        "tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    for name in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
            )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


@MIGRATIONS()
def jobs(db: Database) -> None:
    """The queue of renders."""
    columns: dict[str, type] = {
        "id": int,
        "title": str,
        "generator": str,
        "state": str,
        "priority": int,
        "place": float,
        "waits_for": str,
        "attempts": int,
        "holder": str,
        "lease_until": float,
        "done": int,
        "total": int,
        "problem": str,
        "result": str,
        "about": str,
        "request": str,
        "created": str,
        "changed": str,
    }
    db.table("jobs").create(columns, pk="id", not_null=set(columns) - {"id"})
    db.table("jobs").create_index(["state"])
    db.execute("PRAGMA user_version = 2")


@MIGRATIONS()
def inputs_of_takes(db: Database) -> None:
    """The files that a take started from."""
    db.execute("ALTER TABLE takes ADD COLUMN inputs TEXT NOT NULL DEFAULT '[]'")
    db.execute("PRAGMA user_version = 3")


def migrate(connection: sqlite3.Connection) -> None:
    """Applies the migrations that the database has not had yet, each in a transaction of its own.

    Raises:
        ValueError: `SCHEMA_VERSION` does not count the migrations.
    """
    database = Database(connection, execute_plugins=False)
    try:
        MIGRATIONS.apply(database)
    except sqlite3.OperationalError:
        if _version(connection) != SCHEMA_VERSION:  # else another process did the same at the same moment
            raise
    version = _version(connection)
    if version != SCHEMA_VERSION:
        raise ValueError(f"the last migration left user_version at {version}, not at {SCHEMA_VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
