"""A studio and the messages on their way to it: one turn at a time, the others wait."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tui.failures import Failure, failure_of

if TYPE_CHECKING:
    from assistant.events import Event, MessageView, Question, ShotView, TakeView
    from assistant.session import Studio
    from generators.base import RenderSettings

__all__ = ["Conversation", "Film", "Listener"]


_EARLIER = 60
_TAKES_SHOWN = 200


@dataclass(frozen=True)
class Film:
    """The project as it stands, for showing.

    Attributes:
        shots: in the film's order, each made when it is looked at.
        takes: newest first, with absolute paths; of very many only the newest.
        cast_count: how many characters are remembered.
    """

    shots: Sequence[ShotView] = ()
    takes: Sequence[TakeView] = ()
    cast_count: int = 0


class Listener(Protocol):
    """What a conversation reports to."""

    async def turn_began(self, text: str) -> None:
        """The studio has begun on `text` ("" for an answered question)."""

    async def arrived(self, event: Event) -> None:
        """The studio yielded an event."""

    async def turn_ended(self, film: Film) -> None:
        """The turn is over; `film` is the project now."""

    async def went_wrong(self, failure: Failure) -> None:
        """The turn raised; the conversation goes on."""


@dataclass(frozen=True)
class _Turn:
    text: str
    question_id: str = ""


class Conversation:
    """Talks to one studio.

    Args:
        project: the project's folder.
        settings: render settings; None leaves them to the shot.
        listener: who is told of everything.
    """

    def __init__(self, project: Path, settings: RenderSettings | None, listener: Listener) -> None:
        self._project, self._settings, self._listener = project, settings, listener
        self._studio: Studio | None = None
        self._queue: deque[_Turn] = deque()
        self._work = asyncio.Event()
        self.is_busy = False

    @property
    def waiting(self) -> int:
        """How many messages wait for their turn."""
        return len(self._queue)

    async def open(self) -> Film:
        """Opens the studio and starts its render worker; the imports happen off the event loop.

        Raises:
            AssistantError: the project cannot be opened.
        """
        studio_class = await asyncio.to_thread(_studio_class)
        self._studio = await studio_class.open(self._project, settings=self._settings)
        self._studio.warm()
        return self._film()

    def earlier(self) -> list[MessageView]:
        """The newest messages of earlier sittings, oldest first."""
        return self._studio.messages(_EARLIER) if self._studio else []

    async def open_question(self) -> Question | None:
        """The question that an earlier sitting left open, if one did."""
        return await self._studio.open_question() if self._studio else None

    def send(self, text: str) -> None:
        """Queues a message."""
        self._queue.append(_Turn(text))
        self._work.set()

    def answer(self, question_id: str, choice: str) -> None:
        """Answers a question, before any message that waits."""
        self._queue.appendleft(_Turn(choice, question_id))
        self._work.set()

    def cancel(self) -> bool:
        """Stops the running turn; False when none runs."""
        if self._studio is None or not self.is_busy:
            return False
        self._studio.cancel()
        return True

    async def run(self) -> None:
        """Takes turns until it is cancelled."""
        while True:
            await self._work.wait()
            while self._queue:
                try:
                    await self._take(self._queue.popleft())
                except Exception as error:  # noqa: BLE001 - a fault in one turn must not end the sitting
                    await self._listener.went_wrong(failure_of(error))
            self._work.clear()

    async def close(self) -> None:
        """Lets the studio go. A running render is stopped."""
        if self._studio is None:
            return
        self.cancel()
        studio, self._studio = self._studio, None
        await studio.close()

    async def still(self, take: TakeView) -> bytes | None:
        """A picture of a take, encoded; None when there is none to be had."""
        return await self._studio.still(take.id) if self._studio else None

    async def _take(self, turn: _Turn) -> None:
        self.is_busy = True
        await self._listener.turn_began("" if turn.question_id else turn.text)
        try:
            async for event in self._events(turn):
                await self._listener.arrived(self._placed(event))
        finally:
            self.is_busy = False
            await self._listener.turn_ended(self._film())

    def _events(self, turn: _Turn) -> AsyncIterator[Event]:
        if self._studio is None:
            raise RuntimeError("the studio is not open")
        if turn.question_id:
            return self._studio.answer(turn.question_id, turn.text)
        return self._studio.say(turn.text)

    def _film(self) -> Film:
        studio = self._studio
        if studio is None:
            return Film()
        takes = [self._with_whole_path(take) for take in studio.takes()[: -_TAKES_SHOWN - 1 : -1]]
        return Film(studio.shots(), takes, len(studio.cast()))

    def _placed(self, event: Event) -> Event:
        """The event; a take's with the path that a person can copy."""
        if event.type != "take":
            return event
        return event.model_copy(update={"take": self._with_whole_path(event.take)})

    def _with_whole_path(self, take: TakeView) -> TakeView:
        return take.model_copy(update={"path": str((self._project / take.path).absolute())})


def _studio_class() -> type[Studio]:
    from assistant.session import Studio

    return Studio
