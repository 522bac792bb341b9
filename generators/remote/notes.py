"""What is remembered of a job while a server works on it, in a small hidden file beside the clip that is to come.

It is written before the job is sent and again when the server has named it, so that a program that was killed asks
after the same job at its next start instead of sending (and paying for) another. It holds no words of the shot.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Literal, Self
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generators.errors import OutputError
from generators.partials import write_whole
from generators.video import way_out

__all__ = ["Note", "NoteFile"]


class Note(BaseModel):
    """One job.

    Attributes:
        digest: of what it is (`Asked.digest`).
        token: the same for every try at sending it.
        known: the jobs that the server had before; None when it does not tell.
        job: the server's name for it; None while it is being sent.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    digest: str
    token: str = Field(default_factory=lambda: uuid4().hex)
    known: list[str] | None = None
    job: str | None = None


class NoteFile:
    """Where the note of one job lies.

    Args:
        path: the file; it need not exist.
        digest: of the job.
    """

    def __init__(self, path: Path, digest: str) -> None:
        self.path, self.digest = path, digest

    @classmethod
    def beside(cls, output: Path, digest: str) -> Self:
        """The note of a job whose clip goes to `output`; the same for every output in that folder."""
        return cls(output.with_name(f".rushes-job-{digest[:20]}.json"), digest)

    def read(self) -> Note | None:
        """The note, None when there is none of this job that can be read."""
        try:
            note = Note.model_validate_json(self.path.read_text(encoding="utf-8"))
        except (OSError, ValidationError, ValueError):
            return None
        return note if note.digest == self.digest else None

    def write(self, note: Note) -> Note:
        """Keeps a note; gives it back.

        Raises:
            OutputError: it cannot be written, and so no clip could.
        """
        try:
            write_whole(self.path, note.model_dump_json())
        except OSError as error:
            raise OutputError(f"cannot write to {self.path.parent}: {way_out(error.errno or 0, error)}") from error
        return note

    def forget(self) -> None:
        """Removes the note."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
