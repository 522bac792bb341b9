"""A project: one folder that holds all of a film. Copy the folder and you have copied the project."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from sqlite3 import Connection
from typing import Self

from assistant.errors import ProjectError
from assistant.memory.conversation import Conversation
from assistant.memory.film import Film
from assistant.memory.folder import DATABASE_NAME, REFERENCES, TAKES, make_project_folder
from assistant.memory.history import FilmShots, History
from assistant.memory.records import Character, Found, FoundKind, Given
from assistant.memory.references import References
from assistant.memory.search import search
from assistant.memory.store import Store, create_database
from assistant.memory.takes import Takes
from generators.jobs import Queue

__all__ = ["Project"]


class Project:
    """An open project folder.

    Attributes:
        path: the folder.
        history: the film's commits.
        takes: the clips.
        references: files that the user gave.
        queue: renders that wait.
        conversation: the messages.
    """

    def __init__(self, path: Path, store: Store) -> None:
        self.path = path
        self._store = store
        self.history = History(store)
        self.takes = Takes(store, path / TAKES)
        self.references = References(path / REFERENCES)
        self.queue = Queue(store, path)
        self.conversation = Conversation(store)

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Opens the project at `path`, and makes it first when there is none.

        Raises:
            ProjectTooNew: a newer version wrote it.
            ProjectDamaged: its database cannot be read. It is left as it is.
            ProjectError: it cannot be made, opened or written, or there is none and `create` is False.
        """
        path = path.expanduser().absolute()
        database = path / DATABASE_NAME
        if not _is_there(database):
            if not create:
                raise ProjectError(f"There is no project at {path}. Make one by describing a shot first.")
            make_project_folder(path, lambda draft: create_database(draft, known_as=database))
        project = cls(path, Store(database))
        project.takes.sweep()
        project.references.sweep()
        return project

    @property
    def database(self) -> Path:
        """The path of the database."""
        return self._store.path

    def film(self) -> Film:
        """The film as it stands."""
        return self.history.film()

    def shots(self) -> FilmShots:
        """The film's shots in order, each read when it is asked for."""
        return FilmShots(self.history, self.film())

    def given(self, number: int, film: Film | None = None) -> Given:
        """What the shot with this number is given beside its words."""
        return self.history.given((film or self.film()).slots[number - 1].given)

    def cast(self) -> list[Character]:
        """The characters, by name."""
        return [self.history.character(digest) for _, digest in sorted(self.film().cast.items())]

    def character(self, name: str) -> Character | None:
        """The character of that name, whatever its case."""
        digest = self.film().cast.get(name.strip().casefold())
        return self.history.character(digest) if digest else None

    def recall(self, query: str, *, kinds: Iterable[FoundKind] = (), limit: int = 12) -> list[Found]:
        """What shots, characters, takes and messages best match plain words."""
        return search(self._store, self.film(), query, kinds=kinds, limit=limit)

    def write(self, work: Callable[[Connection], None]) -> None:
        """Does what changes the database in one transaction, all of it or nothing."""
        with self._store.writing() as db:
            work(db)

    def close(self) -> None:
        """Closes the database."""
        self._store.close()


def _is_there(database: Path) -> bool:
    try:
        return database.exists()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"The project folder {database.parent} cannot be read: {reason}.") from error
