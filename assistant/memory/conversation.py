"""The conversation as it was: every message in order, append-only. The agent's own state holds only its last part."""

from __future__ import annotations

from assistant.memory.history import now
from assistant.memory.records import Message, Role
from assistant.memory.search import index_message
from assistant.memory.store import Store

__all__ = ["Conversation"]


class Conversation:
    """Reads and writes the messages of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, role: Role, text: str) -> None:
        """Writes down one message."""
        with self._store.writing() as db:
            cursor = db.execute("INSERT INTO messages (role, text, created) VALUES (?, ?, ?)", (role, text, now()))
            index_message(db, int(cursor.lastrowid or 0), role, text)

    def last(self, limit: int | None = None) -> list[Message]:
        """The newest messages, oldest first; all of them when there is no limit."""
        rows = self._store.rows(
            "SELECT id, role, text, created FROM messages ORDER BY id DESC LIMIT ?", -1 if limit is None else limit
        )
        return [Message(*row) for row in reversed(rows)]
