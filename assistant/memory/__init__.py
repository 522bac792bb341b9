"""The project memory: a folder with one database; append-only history, characters, takes, conversation, search."""

from __future__ import annotations

from assistant.memory.film import Film, Slot
from assistant.memory.history import Draft, FilmShots, History
from assistant.memory.project import Project
from assistant.memory.records import (
    Character,
    Commit,
    Found,
    FoundKind,
    Given,
    GivenFile,
    GivenRole,
    KeptFile,
    Message,
    Role,
    Staged,
    TakeRecord,
)

__all__ = [
    "Character",
    "Commit",
    "Draft",
    "Film",
    "FilmShots",
    "Found",
    "FoundKind",
    "Given",
    "GivenFile",
    "GivenRole",
    "History",
    "KeptFile",
    "Message",
    "Project",
    "Role",
    "Slot",
    "Staged",
    "TakeRecord",
]
