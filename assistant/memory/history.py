"""The film's history: objects by hash, commits with parents, a head that moves, and a log of its moves.

Nothing is ever changed or deleted. Undo moves the head to the parent; redo moves it back along the log.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import takewhile
from sqlite3 import Connection
from typing import Final, Literal, TypeAlias, overload

from pydantic import ValidationError

from assistant.errors import InputError, ProjectDamaged
from assistant.memory.film import Film, Slot, json_bytes, json_hash
from assistant.memory.records import Character, Commit, Given
from assistant.memory.search import index_character, index_shot
from assistant.memory.store import Store
from prompts.shot import Shot, canonical_json

__all__ = ["Draft", "FilmShots", "History", "now"]

ObjectType: TypeAlias = Literal["shot", "given", "character", "page", "film"]
Step: TypeAlias = Literal["commit", "undo", "redo"]

_HEAD: Final = "head"
_SHOT_ID_BYTES: Final = 5
_CACHED_OBJECTS: Final = 4096
_CACHED_FILMS: Final = 16


class Draft:
    """The film being edited inside one transaction. What is put in is stored under its hash at once."""

    def __init__(self, history: History, db: Connection, film: Film) -> None:
        self._history = history
        self._db = db
        self.slots = list(film.slots)
        self.cast = dict(film.cast)

    @property
    def film(self) -> Film:
        """The film as edited so far."""
        return Film(tuple(self.slots), dict(self.cast))

    @property
    def shots(self) -> FilmShots:
        """The shots as edited so far, in order."""
        return FilmShots(self._history, self.film)

    @property
    def worked_on(self) -> int:
        """The number of the one shot that the last commit made or changed; of the film's last one where it was several.

        0 for a film without shots.
        """
        return self._history.worked_on(self.film)

    def shot(self, number: int) -> Shot:
        """The shot with this number, counted from 1.

        Raises:
            InputError: there is none.
        """
        return self._history.shot(self._slot(number).hash)

    def add_shot(self, shot: Shot) -> str:
        """Puts a shot at the end; returns its new, stable id."""
        shot_id = secrets.token_hex(_SHOT_ID_BYTES)
        self.slots.append(Slot(shot_id, self._keep_shot(shot, shot_id)))
        return shot_id

    def replace_shot(self, number: int, shot: Shot) -> str:
        """Puts a new record in place of a shot's old one; returns the shot's id."""
        slot = self._slot(number)
        self.slots[number - 1] = replace(slot, hash=self._keep_shot(shot, slot.shot_id))
        return slot.shot_id

    def given(self, number: int) -> Given:
        """What the shot with this number is given beside its words."""
        return self._history.given(self._slot(number).given)

    def give(self, number: int, given: Given) -> str:
        """Gives a shot these files and no others; returns the shot's id."""
        slot = self._slot(number)
        digest = self._history.keep(self._db, "given", canonical_json(given))[0] if given.files else ""
        self.slots[number - 1] = replace(slot, given=digest)
        return slot.shot_id

    def remove_shot(self, number: int) -> str:
        """Takes a shot out of the film; its record and its takes stay. Returns the shot's id."""
        slot = self._slot(number)
        self.slots.remove(slot)
        return slot.shot_id

    def move_shot(self, number: int, to: int) -> str:
        """Puts a shot at another number; those between make room. Returns the shot's id."""
        slot = self._slot(number)
        self._slot(to)
        self.slots.remove(slot)
        self.slots.insert(to - 1, slot)
        return slot.shot_id

    def known(self, name: str) -> Character:
        """The character of that name, whatever its case; there must be one."""
        return self._history.character(self.cast[name.casefold()])

    def put_character(self, character: Character) -> str:
        """Remembers a character, in place of an earlier one of that name; returns the record's hash."""
        key = character.name.casefold()
        digest, new = self._history.keep(self._db, "character", canonical_json(character))
        if new:
            index_character(self._db, digest, key, character)
        self.cast[key] = digest
        return digest

    def _keep_shot(self, shot: Shot, shot_id: str) -> str:
        digest, _ = self._history.keep(self._db, "shot", canonical_json(shot))
        index_shot(self._db, digest, shot_id, shot)
        return digest

    def _slot(self, number: int) -> Slot:
        if not self.slots:
            raise InputError("The film has no shots yet. Describe one first.")
        if not 1 <= number <= len(self.slots):
            span = "only shot 1" if len(self.slots) == 1 else f"shots 1 to {len(self.slots)}"
            raise InputError(f"There is no shot {number}: the film has {span}.")
        return self.slots[number - 1]


class History:
    """Reads and writes the history in a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.shot = lru_cache(_CACHED_OBJECTS)(self._read_shot)
        self.character = lru_cache(_CACHED_OBJECTS)(self._read_character)
        self.given = lru_cache(_CACHED_OBJECTS)(self._read_given)
        self._film = lru_cache(_CACHED_FILMS)(self._read_film)

    def head(self) -> Commit | None:
        """The commit that the film stands at; None for a project in which nothing was done yet."""
        rows = self._store.rows("SELECT hash FROM refs WHERE name = ?", _HEAD)
        return self.commit_at(rows[0][0]) if rows else None

    def film(self) -> Film:
        """The film as it stands."""
        head = self.head()
        return self._film(head.tree) if head else Film()

    def film_at(self, commit: Commit) -> Film:
        """The film as it stood at a commit."""
        return self._film(commit.tree)

    def worked_on(self, film: Film) -> int:
        """The number in `film` of the one shot that the last commit made or changed, else of its last; 0 for none."""
        head = self.head()
        if head is not None and head.parents:
            before = set(self._film(self.commit_at(head.parents[0]).tree).slots)
            changed = [slot.shot_id for slot in self._film(head.tree).slots if slot not in before]
            if len(changed) == 1 and (number := film.number_of(changed[0])):
                return number
        return len(film.slots)

    def commit_at(self, digest: str) -> Commit:
        """A commit by its hash."""
        row = self._store.rows("SELECT parents, tree, message, author, created FROM commits WHERE hash = ?", digest)[0]
        return Commit(digest, tuple(json.loads(row[0])), *row[1:])

    def log(self, limit: int | None = None) -> list[Commit]:
        """The commits from the head back to the first, newest first."""
        commits: list[Commit] = []
        with self._store.reading():
            commit = self.head()
            while commit and (limit is None or len(commits) < limit):
                commits.append(commit)
                commit = self.commit_at(commit.parents[0]) if commit.parents else None
        return commits

    def commit(
        self,
        message: str,
        author: str,
        edit: Callable[[Draft], None],
        also: Callable[[Connection], None] | None = None,
    ) -> Commit | None:
        """Edits the film in one transaction; whatever `edit` or `also` raises, nothing is changed.

        Args:
            message: what is done, in words.
            author: who asks.
            edit: changes the film.
            also: what is to be written in the same transaction.

        Returns:
            The new commit, or None when the edit left the film as it was.
        """
        with self._store.writing() as db:
            head = self.head()
            before = self._film(head.tree) if head else Film()
            draft = Draft(self, db, before)
            edit(draft)
            if also is not None:
                also(db)
            after = draft.film
            if after == before:
                return None
            root, pages = after.pages()
            for page in pages:
                self.keep(db, "page", page)
            tree, _ = self.keep(db, "film", root)
            commit = self._write_commit(db, (head.hash,) if head else self._origin(db), tree, message, author)
            self._move_head(db, "commit", commit.hash)
            return commit

    def undo(self, steps: int = 1) -> list[Commit]:
        """Moves the head back; returns the commits that were undone, newest first.

        Raises:
            InputError: there are fewer steps than that.
        """
        with self._store.writing() as db:
            undone = [c for c in self.log(steps) if c.parents]
            if not undone:
                raise InputError("There is nothing to undo.")
            if len(undone) < steps:
                raise InputError(f"Only {len(undone)} of {steps} steps can be undone; nothing was changed.")
            for commit in undone:
                self._move_head(db, "undo", commit.parents[0])
            return undone

    def undo_to(self, standing: str) -> None:
        """Moves the head back to a commit, or to the empty film where that is none; does nothing from elsewhere."""
        since = list(takewhile(lambda commit: commit.hash != standing, self.log()))
        steps = sum(1 for commit in since if commit.parents)
        if steps and (not standing or len(since) < len(self.log())):
            self.undo(steps)

    def redo(self, steps: int = 1) -> list[Commit]:
        """Moves the head forward again along what was undone since the last change; oldest first.

        Raises:
            InputError: fewer steps than that were undone since.
        """
        with self._store.writing() as db:
            undone = self._undone()
            if not undone:
                raise InputError("There is nothing to redo: nothing was undone since the last change.")
            if len(undone) < steps:
                raise InputError(f"Only {len(undone)} of {steps} steps can be redone; nothing was changed.")
            again = [self.commit_at(undone[-1 - i]) for i in range(steps)]
            for commit in again:
                self._move_head(db, "redo", commit.hash)
            return again

    def keep(self, db: Connection, kind: ObjectType, content: bytes) -> tuple[str, bool]:
        """Stores an object under the hash of its canonical JSON; returns the hash, and whether it is new."""
        digest = hashlib.sha256(content).hexdigest()
        cursor = db.execute("INSERT OR IGNORE INTO objects VALUES (?, ?, ?)", (digest, kind, content.decode()))
        return digest, cursor.rowcount == 1

    def _undone(self) -> list[str]:
        """Hashes of the commits that undo has left since the last change, the latest left last."""
        stack: list[str] = []
        for action, old in reversed(
            self._store.rows(
                "SELECT action, old FROM reflog WHERE id > coalesce("
                "(SELECT max(id) FROM reflog WHERE action = 'commit'), 0) ORDER BY id DESC"
            )
        ):
            if action == "undo":
                stack.append(old)
            else:
                stack.pop()
        return stack

    def _origin(self, db: Connection) -> tuple[str, ...]:
        """The first commit, of an empty film, made with the first change: what undo comes back to."""
        tree, _ = self.keep(db, "film", Film().pages()[0])
        return (self._write_commit(db, (), tree, "empty film", "rushes").hash,)

    def _write_commit(self, db: Connection, parents: tuple[str, ...], tree: str, message: str, author: str) -> Commit:
        record = {"parents": list(parents), "tree": tree, "message": message, "author": author, "created": now()}
        digest = json_hash(record)
        db.execute(
            "INSERT OR IGNORE INTO commits VALUES (?, ?, ?, ?, ?, ?)",
            (digest, json_bytes(list(parents)).decode(), tree, message, author, record["created"]),
        )
        return Commit(digest, parents, tree, message, author, str(record["created"]))

    def _move_head(self, db: Connection, action: Step, new: str) -> None:
        rows = self._store.rows("SELECT hash FROM refs WHERE name = ?", _HEAD)
        db.execute("INSERT INTO refs VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET hash = excluded.hash", (_HEAD, new))
        db.execute(
            "INSERT INTO reflog (action, old, new, created) VALUES (?, ?, ?, ?)",
            (action, rows[0][0] if rows else "", new, now()),
        )

    def _object(self, digest: str) -> str:
        rows = self._store.rows("SELECT json FROM objects WHERE hash = ?", digest)
        if not rows:
            raise self._unreadable(digest)
        return str(rows[0][0])

    def _unreadable(self, digest: str) -> ProjectDamaged:
        return ProjectDamaged(
            f"The record {digest[:12]} of {self._store.path} is missing or cannot be read.\n"
            "Put back a copy of the project from a backup, or choose another project folder."
        )

    def _read_shot(self, digest: str) -> Shot:
        try:
            return Shot.model_validate_json(self._object(digest))
        except ValidationError as error:
            raise self._unreadable(digest) from error

    def _read_character(self, digest: str) -> Character:
        try:
            return Character.model_validate_json(self._object(digest))
        except ValidationError as error:
            raise self._unreadable(digest) from error

    def _read_given(self, digest: str) -> Given:
        try:
            return Given.model_validate_json(self._object(digest)) if digest else Given()
        except ValidationError as error:
            raise self._unreadable(digest) from error

    def _read_film(self, tree: str) -> Film:
        with self._store.reading():
            root = json.loads(self._object(tree))
            return Film.from_pages(map(self._object, root["reels"]), map(self._object, root["cast"]))


class FilmShots(Sequence[Shot]):
    """The shots of a film as a sequence that reads a record only when it is looked at."""

    def __init__(self, history: History, film: Film) -> None:
        self._history = history
        self.film = film

    def __len__(self) -> int:
        return len(self.film.slots)

    @overload
    def __getitem__(self, index: int) -> Shot: ...
    @overload
    def __getitem__(self, index: slice) -> list[Shot]: ...
    def __getitem__(self, index: int | slice) -> Shot | list[Shot]:
        if isinstance(index, slice):
            return [self._history.shot(slot.hash) for slot in self.film.slots[index]]
        return self._history.shot(self.film.slots[index].hash)


def now() -> str:
    """This moment in UTC, ISO 8601, to the microsecond: commits made one after another differ."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
