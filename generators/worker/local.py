"""The caller's end of a worker on this machine."""

from __future__ import annotations

import asyncio
import itertools
import signal
import subprocess
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

from generators import registry
from generators.base import Clip, Progress, ProgressCallback, RenderRequest
from generators.errors import Cancelled, OutputError, WorkerLost
from generators.partials import remove_partials
from generators.worker import wire
from generators.worker.outcome import error_of
from generators.worker.process import WorkerProcess
from generators.worker.starting import default_log, start_process

__all__ = ["LocalWorker"]

CANCEL_PATIENCE_S: Final = 0.8
"""How long a cancelled render may take to stop before its process is killed."""


class LocalWorker:
    """Renders in one other process, which is started when first needed, kept warm, and replaced when lost.

    Renders that are asked for at once run one after another. Use it from one event loop at a time.

    Args:
        log: the file that tracebacks and what libraries print go to; None chooses the user's log folder.
        started: the first process, if it runs already.
    """

    def __init__(self, *, log: Path | None = None, started: subprocess.Popen[bytes] | None = None) -> None:
        self._log = log or default_log()
        self._process: WorkerProcess | None = None
        self._finalizer: weakref.finalize[Any, LocalWorker] | None = None
        if started is not None:
            self._take(started)
        self._jobs = itertools.count(1)
        self._turn = asyncio.Lock()

    @property
    def pid(self) -> int | None:
        """The worker's process id, None while there is none."""
        return self._process.pid if self._process and self._process.alive else None

    def warm(
        self, generator_name: str = registry.AUTO, *, soon: bool = False, expected: wire.Expected | None = None
    ) -> None:
        """Starts the process and lets it load what the generator's renders need; returns at once.

        Args:
            generator_name: as in the registry, `auto` included.
            soon: whether this is called again at once, with more to say.
            expected: the render that is likely to be ordered next, for a generator that can begin it now.

        Raises:
            CannotRender: there is no such generator.
        """
        name = registry.resolve(generator_name)
        row = registry.row_of(name)._asdict()
        self._running().send(wire.Prepare(generator=name, **row, soon=soon, expected=expected))

    async def render(self, generator_name: str, request: RenderRequest, on_progress: ProgressCallback) -> Clip:
        """Makes a clip in the worker.

        Args:
            generator_name: as in the registry, `auto` included.
            request: what to make, and where to.
            on_progress: called on this event loop; it may raise `Cancelled` to stop the render.

        Raises:
            Cancelled: `on_progress` raised it. Like a cancelled task, it leaves no file.
            WorkerLost: the process ended before the clip was whole; no file is left.
            GeneratorError: what the generator raised.
        """
        name = registry.resolve(generator_name)
        _check_spelling(request.output)
        async with self._turn:
            row = registry.row_of(name)._asdict()
            order = wire.Render(job=next(self._jobs), generator=name, request=request, **row)
            process, answers, end = await self._attempt(order, on_progress)
            if end is None and not answers.begun:  # it was lost while idle, and nothing of this render with it
                process, answers, end = await self._attempt(order, on_progress)
            return self._clip_of(end, process, order)

    async def _attempt(
        self, order: wire.Render, on_progress: ProgressCallback
    ) -> tuple[WorkerProcess, _Inbox, wire.Answer | None]:
        process = await asyncio.to_thread(self._running)
        answers = _Inbox(process)
        try:
            await asyncio.to_thread(process.send, order)
            end = await _followed(order, answers, on_progress)
        except BaseException:
            await _stop(process, order, answers)
            raise
        finally:
            process.listen(None)
        return process, answers, end

    def close(self) -> None:
        """Ends the process. The next render starts a new one."""
        process, self._process = self._process, None
        if self._finalizer is not None:
            self._finalizer.detach()
        if process is not None:
            process.end()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.close)

    def _running(self) -> WorkerProcess:
        if self._process is None or not self._process.alive:
            if self._finalizer is not None:
                self._finalizer()  # the old process is gone: this only closes its pipes
            return self._take(start_process(self._log))
        return self._process

    def _take(self, process: subprocess.Popen[bytes]) -> WorkerProcess:
        self._process = WorkerProcess(process)
        self._finalizer = weakref.finalize(self, self._process.end)
        return self._process

    def _clip_of(self, end: wire.Answer | None, process: WorkerProcess, order: wire.Render) -> Clip:
        match end:
            case wire.Finished():
                return end.clip
            case wire.Failed():
                raise error_of(end, f"the log is {self._log}")
            case None:
                remove_partials(order.request.output.parent, process.pid)
                raise WorkerLost(f"{_last_words(process.exit_status)}; try again, or see {self._log}")
            case _:
                raise Cancelled


class _Inbox:
    """A worker's answers, handed from its reading thread to this event loop."""

    def __init__(self, process: WorkerProcess) -> None:
        self._answers: asyncio.Queue[wire.Answer | None] = asyncio.Queue()
        self._loop = asyncio.get_running_loop()
        self.begun = False
        """Whether any answer has come."""
        process.listen(self._put)

    def _put(self, answer: wire.Answer | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(self._answers.put_nowait, answer)

    async def next_of(self, job: int) -> wire.Answer | None:
        """The next answer about a job (not the tail of one that was given up), None when the worker is gone."""
        while True:
            answer = await self._answers.get()
            self.begun = self.begun or answer is not None
            if answer is None or answer.job == job:
                return answer


async def _followed(order: wire.Render, answers: _Inbox, on_progress: ProgressCallback) -> wire.Answer | None:
    """Passes the progress on until a render ends; returns how."""
    while True:
        answer = await answers.next_of(order.job)
        if not isinstance(answer, wire.Reported):
            return answer
        on_progress(answer.progress)


async def _stop(process: WorkerProcess, order: wire.Render, answers: _Inbox) -> None:
    """Waits until a cancelled render has stopped, kills its process if need be, and leaves no file."""
    output = order.request.output
    process.send(wire.Cancel(job=order.job))
    try:
        async with asyncio.timeout(CANCEL_PATIENCE_S):
            end = await _followed(order, answers, _unheard)
    except (TimeoutError, asyncio.CancelledError):
        process.kill()
        end = None
    if isinstance(end, wire.Finished):  # it was whole a moment before the cancel came
        output.unlink(missing_ok=True)
    if end is None:
        remove_partials(output.parent, process.pid)


def _unheard(_: Progress) -> None:
    """Progress of a render that nobody waits for any more."""


def _check_spelling(output: Path) -> None:
    try:
        str(output).encode()
    except UnicodeEncodeError as error:
        raise OutputError(f"cannot write {str(output)!a}: the name is not UTF-8; give another name") from error


def _last_words(status: int | None) -> str:
    if status is None or status >= 0:
        return f"the render worker ended (status {status}) before the clip was whole"
    perhaps = ", perhaps because the memory ran out" if status == -signal.SIGKILL else ""
    return f"the render worker was killed (signal {-status}{perhaps}) before the clip was whole"
