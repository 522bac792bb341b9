"""Working through the queue: each job is claimed, rendered under a heartbeat, kept, and only then done."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol, TypeAlias

from generators.base import Clip, Progress, RenderRequest
from generators.errors import GeneratorError, LeaseLost, ServerFailed, WorkerLost
from generators.executors.base import Executor
from generators.jobs.queue import HEARTBEAT_S, Queue
from generators.jobs.records import Job, JobState

__all__ = ["Desk", "JobReport", "Tell", "work_through"]

_WORTH_ANOTHER = (WorkerLost, ServerFailed)
"""Failures of the place rather than of the shot."""


class Desk(Protocol):
    """Where finished clips are kept."""

    def new_file(self, job: Job) -> Path:
        """A name to render to, new for every attempt, so that two attempts never write to one file."""
        ...

    def complete(self, job: Job, request: RenderRequest) -> RenderRequest:
        """The request with what the jobs that it waited for have made for it."""
        ...

    def keep(self, job: Job, clip: Clip) -> str:
        """Keeps a finished clip and calls `Queue.finish` in the same transaction; returns what it became.

        Raises:
            LeaseLost: the job is not ours any more; then nothing is kept.
        """
        ...


@dataclass(frozen=True, slots=True)
class JobReport:
    """News of a job that is being worked on.

    Attributes:
        what: `begun`; `progress`; `done`; `failed`, for good; `again`, it waits for another attempt; `stopped`, it was
            paused, cancelled or taken over.
        job: as it stands.
        progress: how far it is, for `progress`.
        clip: what was made, for `done`; its path is no longer where it was rendered to.
    """

    what: Literal["begun", "progress", "done", "failed", "again", "stopped"]
    job: Job
    progress: Progress | None = None
    clip: Clip | None = None


Tell: TypeAlias = Callable[[JobReport], None]
"""Is told the news, on the event loop."""


async def work_through(queue: Queue, executor: Executor, desk: Desk, tell: Tell) -> None:
    """Renders what waits, as much at once as the executor has room for, until nothing is left that can begin.

    Jobs that another process renders are waited for: they may set others free, or come back when it is lost. Cancel
    the task to stop; what was begun goes back into the queue, its attempt not counted.
    """
    tasks: dict[asyncio.Task[None], str] = {}

    def has_room(job: Job) -> bool:
        return executor.has_room(job.generator, list(tasks.values()))

    try:
        while True:
            while job := await asyncio.to_thread(queue.claim, has_room):
                tasks[asyncio.create_task(_worked_off(job, queue, executor, desk, tell))] = job.generator
            if tasks:
                done, _ = await asyncio.wait(tasks, timeout=HEARTBEAT_S, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    del tasks[task]
                    task.result()
            elif await asyncio.to_thread(_others_render, queue):
                await asyncio.sleep(HEARTBEAT_S)
            else:
                return
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _others_render(queue: Queue) -> bool:
    return any(job.state is JobState.RUNNING for job in queue.all())


async def _worked_off(job: Job, queue: Queue, executor: Executor, desk: Desk, tell: Tell) -> None:
    tell(JobReport("begun", job))
    file: Path | None = None
    try:
        file = await asyncio.to_thread(desk.new_file, job)
        asked = await asyncio.to_thread(queue.request_of, job)
        request = (await asyncio.to_thread(desk.complete, job, asked)).model_copy(update={"output": file})
        heart = _Heart(job, queue, tell)
        clip = await heart.over(executor.render(job.generator, request, heart.heard))
        await _to_its_end(desk.keep, job, clip)
        tell(JobReport("done", await asyncio.to_thread(queue.job, job.id), clip=clip))
    except LeaseLost:
        tell(JobReport("stopped", await asyncio.to_thread(queue.job, job.id)))
    except GeneratorError as error:
        ended = await asyncio.to_thread(_failed, queue, job, error)
        tell(JobReport("failed" if ended.state is JobState.FAILED else "again", ended))
    except BaseException:
        await _to_its_end(queue.give_back, job)
        raise
    finally:
        if file is not None:
            file.unlink(missing_ok=True)  # there only when something failed on the way


def _failed(queue: Queue, job: Job, error: GeneratorError) -> Job:
    try:
        return queue.fail(job, str(error), again=isinstance(error, _WORTH_ANOTHER))
    except LeaseLost:
        return queue.job(job.id)


class _Heart:
    """Keeps a job's lease while it is rendered, and stops the render when the lease is lost."""

    def __init__(self, job: Job, queue: Queue, tell: Tell) -> None:
        self._job = job
        self._queue = queue
        self._tell = tell
        self._reached = (0, 0)
        self._lost: LeaseLost | None = None

    def heard(self, progress: Progress) -> None:
        """Takes in how far the render is."""
        self._reached = (progress.done, progress.total)
        self._tell(JobReport("progress", self._job, progress))

    async def over(self, rendering: Coroutine[Any, Any, Clip]) -> Clip:
        """Beats until the render has ended.

        Raises:
            LeaseLost: the job was paused, cancelled or taken over; the render was stopped.
        """
        task = asyncio.ensure_future(rendering)
        beating = asyncio.create_task(self._beat(task))
        try:
            return await task
        except asyncio.CancelledError:
            if self._lost is not None:
                raise self._lost from None
            raise
        finally:
            beating.cancel()

    async def _beat(self, task: asyncio.Task[Clip]) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            # A beat that fails otherwise does no harm: the lease outlasts many, and `keep` tells of a broken database.
            with suppress(Exception):
                try:
                    await asyncio.to_thread(self._queue.hold, self._job, *self._reached)
                except LeaseLost as lost:
                    self._lost = lost
                    task.cancel()
                    return


async def _to_its_end(work: Callable[..., object], *arguments: object) -> None:
    """Runs short blocking work in a thread; a cancelled caller waits until it is done."""
    task = asyncio.ensure_future(asyncio.to_thread(work, *arguments))
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise
