"""What the tools work with: the project, the generator, the render worker; and what one turn of the user asks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict

from assistant.events import Event, FindingView, GivenView, PromptView, ShotView, TakeView
from assistant.giving import Gift
from assistant.memory import Commit, Draft, Film, Project, TakeRecord
from assistant.settings import Settings
from generators import registry
from generators.base import Generator, RenderSettings
from generators.worker import LocalWorker
from prompts.dialects import compile_prompt
from prompts.lint import lint
from prompts.shot import Shot, Subject

__all__ = ["Call", "Emit", "Turn", "Workbench", "whole"]

Emit = Callable[[Event], None]
"""Hands an event to whoever follows the turn. Call it on the event loop."""

T = TypeVar("T")

_MESSAGE_CHARACTERS: Final = 90


class Turn(BaseModel):
    """What the user asks in one turn; kept with the agent's state, so that an answered question finds it again.

    Attributes:
        words: the user's message, cleaned, without what says which files are for what.
        said: the whole message, where it is more than `words`.
        gifts: the files that it names, or that were given beside it.
        settings: the render settings that the user set; what is absent is open.
        seconds: the clip's length the user set outside the message, s.
        render: whether finished shots are to be rendered.
        queue: whether renders are put into the project's queue instead of being made at once.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str = ""
    said: str = ""
    gifts: tuple[Gift, ...] = ()
    settings: dict[str, Any] = {}
    seconds: float | None = None
    render: bool = True
    queue: bool = False

    @property
    def render_settings(self) -> RenderSettings:
        """The settings, with defaults where the user left them open."""
        return RenderSettings.model_validate(self.settings)

    @property
    def message(self) -> str:
        """The message as the user wrote it."""
        return self.said or self.words


@dataclass
class Workbench:
    """The means of a session.

    Attributes:
        project: the open project.
        settings: the program's settings.
        worker: renders in its own process.
        generator_name: as the user named it, `auto` included.
        author: who commits: the chat model's name.
    """

    project: Project
    settings: Settings
    worker: LocalWorker
    generator_name: str
    author: str

    @property
    def generator(self) -> Generator:
        """The generator; imported when first asked for."""
        return registry.get(self.generator_name)

    def shot_view(self, number: int, film: Film | None = None) -> ShotView:
        """A shot of the film with its prompt and what the linter finds, read from the database."""
        film = film or self.project.film()
        slot = film.slots[number - 1]
        shot = self.project.history.shot(slot.hash)
        return ShotView(
            number=number,
            id=slot.shot_id,
            hash=slot.hash,
            shot=shot,
            prompt=self.prompt(shot),
            findings=[
                FindingView(
                    code=finding.code,
                    severity=str(finding.severity),
                    field=finding.field,
                    message=finding.message,
                    mend=finding.mend,
                )
                for finding in lint(shot, self.remembered())
            ],
            given=[
                GivenView(role=one.role, name=one.file.name, path=one.file.path, subject=one.subject, kind=one.kind)
                for one in self.project.given(number, film).files
            ],
        )

    def remembered(self) -> list[Subject]:
        """The project's characters as subjects under their names, for looks to be held against."""
        return [known.subject.model_copy(update={"name": known.name}) for known in self.project.cast()]

    def take_view(self, take: TakeRecord, film: Film | None = None) -> TakeView:
        """A take as the faces show it."""
        film = film or self.project.film()
        number = film.number_of(take.shot_id)
        plain = take.model_dump(exclude={"generator", "version"})
        return TakeView(
            **plain,
            shot_number=number,
            current=number is not None and film.slots[number - 1].hash == take.shot_hash,
            model=f"{take.generator} {take.version}".strip(),
        )

    def prompt(self, shot: Shot, generator: Generator | None = None, *, from_image: bool = False) -> PromptView:
        """The shot's prompt in a generator's dialect; by default the session's own generator.

        Args:
            shot: completed.
            generator: that reads it.
            from_image: whether a picture shows already what the first frame is like.
        """
        compiled = compile_prompt(shot, (generator or self.generator).dialect, from_image=from_image)
        return PromptView(text=compiled.text, negative=compiled.negative, dialect=compiled.dialect)


@dataclass(frozen=True)
class Call:
    """What a tool is given beside its arguments: the means, what the user asks, and where its events go."""

    bench: Workbench
    turn: Turn
    emit: Emit

    @property
    def project(self) -> Project:
        """The open project."""
        return self.bench.project

    async def commit(self, message: str, edit: Callable[[Draft], None]) -> Commit | None:
        """Edits the film in one transaction, off the event loop; None when nothing changed."""
        line = " ".join(message.split())[:_MESSAGE_CHARACTERS]
        return await whole(lambda: self.project.history.commit(line, self.bench.author, edit))


async def whole(work: Callable[[], T]) -> T:
    """Runs short blocking work in a thread. A cancelled caller waits until it is done: nothing is left half-way."""
    task = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        if not task.cancelled():
            task.exception()  # heard of, so that nothing is logged: the caller is on its way out
        raise
