"""Takes: immutable clips in `takes/`, named by content, each with its record in the database."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from sqlite3 import Connection
from typing import Final

from assistant.errors import ProjectError
from assistant.memory.history import now
from assistant.memory.records import TakeRecord
from assistant.memory.search import index_take
from assistant.memory.store import Store
from generators.partials import partials_in

__all__ = ["Takes"]

_JSON: Final = ("settings", "prompt", "facts", "warnings", "inputs")
_NAME_DIGITS: Final = 16
_UNFINISHED: Final = ".unfinished-"
_STALE_S: Final = 24 * 3600.0


class Takes:
    """The takes of a project.

    Args:
        store: the open database.
        folder: where the clips are.
    """

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self.folder = folder

    def new_file(self, suffix: str = ".mp4") -> Path:
        """A name in the folder, hidden and unique, to render to; `record` gives the file its own name.

        Raises:
            ProjectError: the folder cannot be made or written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from error
        return self.folder / f"{_UNFINISHED}{secrets.token_hex(6)}{suffix}"

    def record(self, file: Path, take: TakeRecord, also: Callable[[Connection, str], None] | None = None) -> TakeRecord:
        """Names a whole file by its content and records the take, both or neither.

        Args:
            file: the finished clip, from `new_file`.
            take: the record; its `path` is set here.
            also: what is to be written in the same transaction, given the take's id; when it raises, nothing is kept.

        Raises:
            ProjectError: the file cannot be moved, or the record not written. Then no file is left.
        """
        final = self.folder / f"{take.sha256[:_NAME_DIGITS]}{file.suffix}"
        there = final.exists()
        take = take.model_copy(update={"path": f"{self.folder.name}/{final.name}", "created": now()})
        try:
            os.replace(file, final)
            take_id = self._insert(take, also)
        except BaseException as error:
            file.unlink(missing_ok=True)
            if not there:
                final.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise self._unwritable(error) from error
            raise
        return take.model_copy(update={"id": f"t{take_id}"})

    def all(self, shot_id: str | None = None) -> list[TakeRecord]:
        """The takes in the order of making, of one shot or of all."""
        where, parameters = ("WHERE shot_id = ?", (shot_id,)) if shot_id else ("", ())
        return [self._from(row) for row in self._store.rows(f"{self._select} {where} ORDER BY id", *parameters)]

    def count(self, shot_hash: str) -> int:
        """How many takes show this record of a shot."""
        return int(self._store.rows("SELECT count(*) FROM takes WHERE shot_hash = ?", shot_hash)[0][0])

    def sweep(self) -> None:
        """Removes what a killed render left behind more than a day ago."""
        for file in self._unfinished():
            try:
                if time.time() - file.stat().st_mtime > _STALE_S:
                    shutil.rmtree(file) if file.is_dir() else file.unlink()
            except OSError:
                continue  # somebody else's to remove, or already gone

    def _unfinished(self) -> Iterable[Path]:
        if not self.folder.is_dir():
            return ()
        return [*self.folder.glob(f"*{_UNFINISHED}*"), *partials_in(self.folder)]

    @property
    def _columns(self) -> list[str]:
        return [name for name in TakeRecord.model_fields if name != "id"]

    @property
    def _select(self) -> str:
        return f"SELECT id, {', '.join(self._columns)} FROM takes"  # noqa: S608 - the model's own field names

    def _insert(self, take: TakeRecord, also: Callable[[Connection, str], None] | None) -> int:
        plain = take.model_dump(mode="json", exclude={"id"})
        for name in _JSON:
            plain[name] = json.dumps(plain[name], sort_keys=True, ensure_ascii=False)
        places = ", ".join("?" for _ in plain)
        with self._store.writing() as db:
            cursor = db.execute(
                f"INSERT INTO takes ({', '.join(plain)}) VALUES ({places})",  # noqa: S608 - the model's own field names
                list(plain.values()),
            )
            take_id = int(cursor.lastrowid or 0)
            index_take(db, take_id, take)
            if also is not None:
                also(db, f"t{take_id}")
        return take_id

    def _from(self, row: tuple[object, ...]) -> TakeRecord:
        plain = dict(zip(["id", *self._columns], row, strict=True))
        plain["id"] = f"t{plain['id']}"
        for name in _JSON:
            plain[name] = json.loads(str(plain[name]))
        return TakeRecord.model_validate(plain)

    def _unwritable(self, error: OSError) -> ProjectError:
        reason = (error.strerror or str(error)).lower()
        return ProjectError(f"The takes folder {self.folder} cannot be written: {reason}. No take was recorded.")
