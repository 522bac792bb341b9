"""What a face shows of an open project: shots, cast, takes, history, conversation, and stills of takes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from assistant.events import CharacterView, CommitView, MessageView, ShotView, TakeView
from assistant.memory import Project
from assistant.views import ShotViews
from assistant.workbench import Workbench
from generators.errors import GeneratorError
from prompts.wording import subject_phrase

__all__ = ["Shown"]


class Shown:
    """The views of an open project.

    Attributes:
        project: the project folder.
    """

    def __init__(self, project: Project, bench: Workbench) -> None:
        self.project = project
        self._bench = bench

    def shots(self) -> Sequence[ShotView]:
        """The film's shots in order, each made when it is looked at."""
        return ShotViews(self._bench)

    def cast(self) -> list[CharacterView]:
        """The remembered characters, by name."""
        return [
            CharacterView(
                name=character.name,
                description=subject_phrase(character.subject),
                notes=character.notes,
                subject=character.subject,
                references=list(character.references),
            )
            for character in self.project.cast()
        ]

    def takes(self) -> list[TakeView]:
        """The takes in the order of making."""
        film = self.project.film()
        return [self._bench.take_view(take, film) for take in self.project.takes.all()]

    def history(self, limit: int | None = None) -> list[CommitView]:
        """The film's commits, newest first."""
        return [
            CommitView(hash=c.hash, message=c.message, author=c.author, created=c.created)
            for c in self.project.history.log(limit)
        ]

    def messages(self, limit: int | None = None) -> list[MessageView]:
        """The conversation, oldest first; only the newest `limit` messages if given."""
        return [
            MessageView(role=message.role, text=message.text, created=message.created)
            for message in self.project.conversation.last(limit)
        ]

    async def still(self, take_id: str) -> bytes | None:
        """A small JPEG from the middle of a take; None when there is no such take or its file is gone."""
        take = next((take for take in self.project.takes.all() if take.id == take_id), None)
        if take is None:
            return None
        return await asyncio.to_thread(_still, self.project.path / take.path, take.seconds / 2)


def _still(path: Path, seconds: float) -> bytes | None:
    from generators.video import frame_at, jpeg_preview

    try:
        return jpeg_preview(frame_at(path, seconds))
    except GeneratorError:
        return None
