"""The agent's short-term state in the project's database, through LangGraph's own saver.

Only the newest checkpoint is kept: what must last is in the project's own tables. Without that the file would grow
with the square of the turns.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import aiosqlite
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver

from assistant.memory.store import BUSY_SECONDS, told

__all__ = ["THREAD", "forget", "open_saver", "prune"]

THREAD: Final = "studio"
"""The name of the project's one conversation: whoever opens the project next goes on with it."""


async def open_saver(database: Path) -> AsyncSqliteSaver:
    """A saver on its own connection to the database. Close its `conn` at the end."""
    with told(database):
        connection = await aiosqlite.connect(database, timeout=BUSY_SECONDS)
        try:
            await connection.execute("PRAGMA synchronous = NORMAL")
            # None: what is read back may hold plain values and langchain messages, and no other type.
            saver = AsyncSqliteSaver(connection, serde=JsonPlusSerializer(allowed_msgpack_modules=None))
            await saver.setup()
        except BaseException:
            # The connection has a thread of its own, which would keep the process from ending.
            await connection.close()
            raise
    return saver


async def prune(saver: AsyncSqliteSaver) -> None:
    """Deletes all but the newest checkpoint, and the writes that belonged to the others."""
    newest = "(SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = ?)"
    async with saver.lock:
        for table in ("writes", "checkpoints"):
            await saver.conn.execute(
                f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < {newest}",  # noqa: S608 - no data in it
                (THREAD, THREAD),
            )
        await saver.conn.commit()


async def forget(saver: AsyncSqliteSaver) -> None:
    """Deletes the agent's short-term state, for when it cannot be read: the film and the conversation stay."""
    await saver.adelete_thread(THREAD)
