"""What the project memory keeps beside shots: characters, takes, commits, messages and what a search finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from prompts.shot import Phrase, Subject, Text

__all__ = [
    "Character",
    "Commit",
    "Found",
    "FoundKind",
    "Given",
    "GivenFile",
    "GivenRole",
    "KeptFile",
    "Message",
    "Role",
    "Staged",
    "TakeRecord",
]

Role: TypeAlias = Literal["user", "assistant", "error"]
FoundKind: TypeAlias = Literal["shot", "character", "take", "message"]
GivenRole: TypeAlias = Literal["first", "last", "reference", "control", "source", "mask", "before", "sound"]
"""What a file is to a shot: the picture it begins or ends with, how somebody looks or what the
shot takes after, what steers it frame by frame,
footage that is changed, where it is changed, a clip that it goes on from, what is heard."""


_MADE_WITH: Final = re.compile(r", seed (\d+)$")


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Staged(_Record):
    """The previz whose places a picture keeps: the hash of the shot's record, and the seed."""

    shot_hash: str
    seed: int


class KeptFile(_Record):
    """A file of the project that a render may start from; immutable, named by its content.

    Attributes:
        path: relative to the project folder: `references/<16 hex digits of the hash>.png`, or a take.
        sha256: of its bytes, hexadecimal.
        name: as the user calls it: `photo.jpg`.
        made_by: the model that made it here, with its seed; empty for a file of the user's.
        staged: the previz that it was drawn over, for a picture that was.
    """

    path: str
    sha256: str
    name: str
    made_by: str = ""
    staged: Staged | None = None

    @property
    def another_seed(self) -> int:
        """The seed of another try at a picture that was made here."""
        seed = _MADE_WITH.search(self.made_by)
        return int(seed[1]) + 1 if seed else 0


class GivenFile(_Record):
    """A file and what it is to a shot.

    Attributes:
        role: what for.
        file: which.
        subject: id of the subject that a reference or a mask is of.
        kind: what a control shows, such as `depth`; `motion` lets the model decide. Of a reference to the whole shot,
            what it takes after: its `motion`, its `looks` or its `sound`.
        taken: whether what a control shows is still to be taken from it: it is plain footage.
        strength: how closely a control is followed.
    """

    role: GivenRole
    file: KeptFile
    subject: str = ""
    kind: str = ""
    taken: bool = False
    strength: float = 1.0


class Given(_Record):
    """All that a shot of the film is given beside its words."""

    files: tuple[GivenFile, ...] = ()

    def having(self, new: GivenFile) -> Given:
        """With one more: looks add up, in anything else the new file takes the place of the old one."""
        same = [old for old in self.files if old.role == new.role and _instead(old, new)]
        return Given(files=(*(old for old in self.files if old not in same), new))


def _instead(old: GivenFile, new: GivenFile) -> bool:
    """Whether a file takes the place of another one of its role."""
    if new.role != "reference" or old.file.sha256 == new.file.sha256:
        return True
    return new.kind in ("motion", "sound") and old.kind == new.kind


class Character(_Record):
    """Somebody the film remembers: a name, how they look, and notes.

    Attributes:
        name: as the user writes it; two names that differ only in case are the same character.
        subject: the template that a shot's subject is filled from (looks, kind, age, height).
        notes: anything else the user said of them.
        references: pictures of them, the one that counts most first.
    """

    name: Phrase = Field(min_length=1)
    subject: Subject
    notes: Text = ""
    references: tuple[KeptFile, ...] = Field((), max_length=8)


@dataclass(frozen=True, slots=True)
class Commit:
    """One step of the film's history.

    Attributes:
        hash: SHA-256 over everything below, hexadecimal.
        parents: hashes of the commits it follows; empty for the first.
        tree: hash of the film as it stood.
        message: what was done, in words.
        author: who asked: "user", or the chat model's name.
        created: UTC, ISO 8601.
    """

    hash: str
    parents: tuple[str, ...]
    tree: str
    message: str
    author: str
    created: str


class TakeRecord(BaseModel):
    """A finished clip and how it was made; immutable, like the file.

    Attributes:
        id: "t1", "t2" in the order of making; empty before it is recorded.
        shot_id, shot_hash: the shot it shows, and that shot's record at the time.
        path: relative to the project folder: `takes/<16 hex digits of the hash>.mp4`.
        settings: the full render settings. prompt: text, negative and dialect.
        facts: measured numbers with units in their names.
        inputs: the files that it started from, each with its hash.
        created: UTC, ISO 8601.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = ""
    shot_id: str
    shot_hash: str
    path: str
    sha256: str
    seconds: float
    width: int
    height: int
    fps: float
    frames: int
    seed: int
    generator: str
    version: str
    settings: dict[str, Any]
    prompt: dict[str, str]
    facts: dict[str, float] = {}
    warnings: list[str] = []
    inputs: list[GivenFile] = []
    created: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of the conversation. `created` is UTC, ISO 8601."""

    id: int
    role: Role
    text: str
    created: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a search found.

    Attributes:
        kind: what it is.
        ref: the object's hash, the take's id or the message's number.
        owner: the shot's id or the character's name that it belongs to.
        title: one line. snippet: the words around what was found.
        current: whether the film still holds it as it is (True for takes and messages).
    """

    kind: FoundKind
    ref: str
    owner: str
    title: str
    snippet: str
    current: bool
