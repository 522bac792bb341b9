"""One turn of the conversation, for the commands: asked, watched, and kept as a record."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tui.failures import CANCELLED, FAILED, USAGE, Failure, TurnFailed
from tui.progress import ProgressLine

if TYPE_CHECKING:
    import subprocess

    from assistant.events import ErrorEvent, Event, PictureEvent, Question, Receipt, ShotView, TakeView
    from assistant.giving import Gift
    from assistant.limits import RenderChoice
    from assistant.session import Studio

__all__ = ["TurnRecord", "TurnRequest", "stopping", "take_turn"]

ASKED_WRONGLY: Final = frozenset({"input", "request", "prompts", "cannot_render"})
"""Codes of failures that a second try would not mend."""


@dataclass(frozen=True)
class TurnRequest:
    """What to say, and how to render what comes of it.

    Attributes:
        text: the user's words.
        project: the project's folder.
        generator: the generator's name, or `auto`; None leaves it to the user's setting.
        choice: render settings, and what was mended in them.
        seconds: the clip's length, s; None leaves it to the shot.
        render: whether to render at all.
        queue: whether to put the renders into the queue instead.
        consent: whether a costly render goes ahead unasked.
        gifts: files beside those that the words name.
        process: a render worker's, if it was started already.
        whole: whether a turn that asks for what cannot be leaves the film as it was.
    """

    text: str
    project: Path
    generator: str | None = None
    choice: RenderChoice | None = None
    seconds: float | None = None
    render: bool = True
    queue: bool = False
    consent: bool = False
    gifts: tuple[Gift, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    whole: bool = False


@dataclass
class TurnRecord:
    """What a turn yielded.

    Attributes:
        events: all but the progress, in order.
        said: the director's messages by id, whole.
        shots: the planned or changed shots by id, as they last stood.
        takes, pictures, receipts, errors: in order.
        question: the one left open.
        warnings: what was mended before the turn.
    """

    events: list[Event] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    shots: dict[str, ShotView] = field(default_factory=dict)
    takes: list[TakeView] = field(default_factory=list)
    pictures: list[PictureEvent] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    errors: list[ErrorEvent] = field(default_factory=list)
    question: Question | None = None
    warnings: list[str] = field(default_factory=list)
    cancelled: bool = False

    @property
    def text(self) -> str:
        """All that the director said."""
        return "\n\n".join(message.strip() for message in self.said.values() if message.strip())

    @property
    def jobs(self) -> list[dict[str, Any]]:
        """What was put into the queue: number, shot, title and generator of each job."""
        return [job for receipt in self.receipts for job in receipt.details.get("jobs", [])]

    def add(self, event: Event) -> None:
        """Takes an event in."""
        from assistant import events

        self.events.append(event)
        match event:
            case events.TextEvent():
                self.said[event.message] = self.said.get(event.message, "") + event.delta
            case events.Proposal():
                self.shots.update((view.id, view) for view in event.shots)
            case events.Receipt():
                self.receipts.append(event)
            case events.TakeEvent():
                self.takes.append(event.take)
            case events.PictureEvent():
                self.pictures.append(event)
            case events.Question():
                self.question = event
            case events.ErrorEvent():
                self.errors.append(event)
            case events.TurnDone():
                self.cancelled = self.cancelled or event.cancelled
            case events.ProgressEvent():
                self.events.pop()


def take_turn(request: TurnRequest) -> TurnRecord:
    """Says `request.text` to the project's studio and waits for the end of the turn, with progress on stderr.

    Ctrl-C stops the render; a second one does not wait for the studio.

    Raises:
        TurnFailed: the turn ended in an error, or was stopped.
        AssistantError: the project cannot be opened, or the input cannot be used.
    """
    try:
        record = asyncio.run(_converse(request))
    except asyncio.CancelledError as error:
        raise KeyboardInterrupt from error
    if record.cancelled:
        raise TurnFailed(Failure("stopped; nothing was left half-written", "cancelled", CANCELLED))
    if record.errors:
        first = record.errors[0]
        raise TurnFailed(Failure(first.message, first.code or "failed", USAGE if first.code == "input" else FAILED))
    return record


async def _converse(request: TurnRequest) -> TurnRecord:
    record = TurnRecord(warnings=list(request.choice.warnings) if request.choice else [])
    studio = await _opened(request)
    try:
        with stopping(studio.cancel), ProgressLine() as progress:
            settings = request.choice.settings if request.choice else None
            before = studio.standing()
            said = studio.say(
                request.text,
                settings=settings,
                seconds=request.seconds,
                render=request.render,
                queue=request.queue,
                gifts=request.gifts,
            )
            await _watch(said, record, progress)
            while record.question and (choice := _consent(record.question, request, progress)):
                question, record.question = record.question, None
                await _watch(studio.answer(question.id, choice), record, progress)
            if request.whole and _asked_wrongly(record):
                await studio.take_back(before)
    finally:
        await studio.close()
    return record


def _asked_wrongly(record: TurnRecord) -> bool:
    """Whether nothing was made because of what was asked; what failed on the way can be asked for again."""
    codes = {error.code for error in record.errors}
    return bool(codes) and codes <= ASKED_WRONGLY and not (record.takes or record.question)


async def _opened(request: TurnRequest) -> Studio:
    """The studio; the render worker starts before the studio's own imports."""
    from assistant.starting import started_worker

    renders = request.render and not request.queue
    worker = started_worker(request.generator, request.process) if renders else None
    try:
        from assistant.session import Studio

        return await Studio.open(request.project, generator=request.generator, worker=worker)
    except BaseException:
        if worker is not None:
            worker.close()
        raise


async def _watch(events: AsyncIterator[Event], record: TurnRecord, progress: ProgressLine) -> None:
    async for event in events:
        record.add(event)
        if event.type == "progress":
            progress.show(event)


def _consent(question: Question, request: TurnRequest, progress: ProgressLine) -> str | None:
    """The answer to a costly render: the first choice goes ahead; None leaves the question open."""
    if question.kind != "approve" or not question.choices:
        return None
    if request.consent:
        return question.choices[0]
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return progress.ask(question.text, question.choices)


@contextlib.contextmanager
def stopping(cancel: Callable[[], bool]) -> Iterator[None]:
    """Makes the first Ctrl-C (or a polite kill) call `cancel`, and the second one end the turn at once."""
    loop = asyncio.get_running_loop()
    turn = asyncio.current_task()
    asked = False

    def stop() -> None:
        nonlocal asked
        if (asked or not cancel()) and turn is not None:
            turn.cancel()
        asked = True

    signals = (signal.SIGINT, signal.SIGTERM)
    with contextlib.suppress(NotImplementedError, RuntimeError):  # Windows, or a loop outside the main thread
        for number in signals:
            loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError, RuntimeError):
            for number in signals:
                loop.remove_signal_handler(number)
