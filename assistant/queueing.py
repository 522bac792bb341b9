"""The queue as the faces see it: what waits, what may be done to it, and working through it into takes.

async with QueueDoor.open(Path("my-film")) as door:
    door.act(3, "pause")
    await door.run(print)
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict

from assistant.cutting import cut_at_last, cut_of_job, keep_cut
from assistant.giving.preparing import Preparation, Purpose, keep_prepared, kept_at, with_prepared
from assistant.memory import GivenFile, KeptFile, Project
from assistant.settings import load_settings
from assistant.taking import Order, Planned
from generators import registry
from generators.base import Clip, RenderRequest, RenderSettings
from generators.errors import CannotRender, JobRefused
from generators.executors import Executor, LocalExecutor
from generators.jobs import Job, JobReport, JobState, Queue, work_through
from generators.jobs.holders import gone
from generators.jobs.rules import Action, blockers, lost
from generators.relocating import input_files
from prompts.dialects import compile_prompt

__all__ = ["JobChange", "JobView", "QueueDoor", "job_view", "queue_take", "queued_takes"]


_PURPOSE: Final = "purpose"


class JobView(BaseModel):
    """A job as the faces show it.

    Attributes:
        blocked_by: ids of the jobs that it still waits for.
        lost: whether the program that rendered it has ended; the next run begins it again.
    """

    model_config = ConfigDict(frozen=True)

    id: int
    title: str
    generator: str
    state: JobState
    priority: int
    waits_for: list[int]
    blocked_by: list[int]
    lost: bool
    attempts: int
    done: int
    total: int
    problem: str
    result: str
    shot_id: str
    created: str
    changed: str


class JobChange(BaseModel):
    """What is to be different about a job that has not begun; None leaves a thing as it is.

    Attributes:
        generator: what renders.
        priority: higher goes first.
        waits_for: the jobs to be done before it.
        settings: render settings by name, such as `seed`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    generator: str | None = None
    priority: int | None = None
    waits_for: list[int] | None = None
    settings: dict[str, Any] = {}


def job_view(job: Job, unfinished: Iterable[Job] = ()) -> JobView:
    """A job as the faces show it."""
    plain = {name: getattr(job, name) for name in JobView.model_fields if hasattr(job, name)}
    return JobView(
        **plain,
        blocked_by=[other.id for other in blockers(job, unfinished)],
        lost=lost(job, time.time(), gone),
        shot_id=str(job.about.get("shot_id", "")),
    )


def queue_take(project: Project, order: Order, *, title: str, waits_for: Iterable[int] = ()) -> JobView:
    """Puts a render into the project's queue instead of making it at once.

    Args:
        project: whose.
        order: the render.
        title: what it makes.
        waits_for: jobs that make something for it.
    """
    about = order.planned.model_dump(mode="json")
    job = project.queue.add(order.request, generator=order.generator, title=title, waits_for=waits_for, about=about)
    return job_view(job)


def queue_preparation(project: Project, needed: Preparation) -> JobView:
    """Puts what a shot needs first into the queue; a portrait that waits there already is not made twice."""
    purpose = needed.purpose
    for job in project.queue.unfinished():
        there = _purpose(job)
        if there is not None and there.character and there.character == purpose.character:
            return job_view(job)
    about = {_PURPOSE: purpose.model_dump(mode="json")}
    return job_view(project.queue.add(needed.request, generator=needed.generator, title=purpose.title, about=about))


def _purpose(job: Job) -> Purpose | None:
    """What a job's file is for, if it is made for another job."""
    return Purpose.model_validate(job.about[_PURPOSE]) if _PURPOSE in job.about else None


def queued_takes(project: Project, shot_hash: str) -> int:
    """How many renders of this record of a shot are in the queue and not done."""
    jobs = project.queue.unfinished()
    return sum(1 for job in jobs if job.about.get("shot_hash") == shot_hash and job.state is not JobState.CANCELLED)


class QueueDoor:
    """A project's queue, open. Make one with `open`.

    Attributes:
        project: the project folder.
    """

    def __init__(self, project: Project) -> None:
        self.project = project

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Opens the queue of a project that is there; servers of the settings are made known as generators.

        Raises:
            ProjectError: there is no project, or it cannot be opened.
            InputError: a setting cannot be used.
        """
        load_settings()
        return cls(Project.open(folder, create=False))

    @property
    def queue(self) -> Queue:
        """The queue itself."""
        return self.project.queue

    def jobs(self) -> list[JobView]:
        """Every job: those being rendered, those to come in their order, then the others."""
        jobs = self.queue.all()
        unfinished = [job for job in jobs if job.state is not JobState.DONE]
        return [job_view(job, unfinished) for job in jobs]

    def act(self, job_id: int, action: Action) -> JobView:
        """Pauses, resumes, cancels or retries a job.

        Raises:
            JobRefused: there is no such job, or it is in another state.
        """
        return job_view(self.queue.act(job_id, action))

    def move(self, job_id: int, steps: int) -> None:
        """Moves a job that has not begun up (negative) or down the line.

        Raises:
            JobRefused: it cannot be moved so.
        """
        self.queue.move(job_id, steps)

    def edit(self, job_id: int, change: JobChange) -> JobView:
        """Changes a job that has not begun. Another generator reads the prompt in its own dialect.

        Raises:
            JobRefused: there is no such job, it has begun, or would wait for itself.
            CannotRender: there is no such generator, or it cannot render the shot so.
        """
        job = self.queue.job(job_id)
        request, about = None, None
        if change.generator or change.settings:
            request, planned = _changed(job, self.queue.request_of(job), change)
            about = planned.model_dump(mode="json")
        changed = self.queue.edit(
            job_id,
            request=request,
            about=about,
            generator=change.generator,
            priority=change.priority,
            waits_for=change.waits_for,
        )
        return job_view(changed)

    async def run(self, tell: Callable[[JobReport], None], executor: Executor | None = None) -> None:
        """Renders what waits until nothing is left that can begin; see `generators.jobs.work_through`.

        Args:
            tell: is told the news.
            executor: where; the worker process on this machine when None. It is closed at the end.
        """
        executor = executor or LocalExecutor()
        try:
            await work_through(self.queue, executor, _TakeDesk(self.project), tell)
        finally:
            await executor.close()

    def close(self) -> None:
        """Closes the project."""
        self.project.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.to_thread(self.close)


def _changed(job: Job, request: RenderRequest, change: JobChange) -> tuple[RenderRequest, Planned]:
    """The request with other settings or for another generator, and what its take will say then."""
    if _purpose(job) is not None or cut_of_job(job.about) is not None:
        raise JobRefused(f"job {job.id} is no shot of its own; only its priority and place can be changed")
    planned = Planned.model_validate(job.about)
    settings = RenderSettings.model_validate({**request.settings.model_dump(), **change.settings})
    told = planned.settings | settings.model_dump(mode="json", include=set(change.settings))
    request = request.model_copy(update={"settings": settings})
    planned = planned.model_copy(update={"settings": told})
    other = change.generator not in (None, job.generator)
    if request.inputs.source is not None and request.inputs.mask is None:  # an upscaler makes no shots
        if other:
            raise JobRefused(
                f"job {job.id} works on a clip that is there, with {job.generator}; that cannot be changed"
            )
        return request, planned
    generator = registry.get(change.generator or job.generator)
    ability = generator.can(request.shot, settings, request.inputs)
    if not ability.able:
        raise CannotRender(f"job {job.id} cannot be rendered so by {generator.name}: {'; '.join(ability.reasons)}")
    if not other:
        warnings = list(dict.fromkeys([*planned.warnings, *ability.warnings]))
        return request, planned.model_copy(update={"warnings": warnings})
    inputs = request.inputs if ability.uses is None else ability.uses
    prompt = compile_prompt(request.shot, generator.dialect, from_image=inputs.first_frame is not None)
    words = {"text": prompt.text, "negative": prompt.negative, "dialect": prompt.dialect}
    request = request.model_copy(update={"prompt": prompt.text, "negative": prompt.negative, "inputs": inputs})
    told = {"prompt": words, "warnings": ability.warnings, "inputs": _used(planned, request)}
    return request, planned.model_copy(update=told)


def _used(planned: Planned, request: RenderRequest) -> list[GivenFile]:
    """Of the files of a take, those that another generator starts from too."""
    names = {path.name for path in input_files(request)}
    return [one for one in planned.inputs if Path(one.file.path).name in names]


class _TakeDesk:
    """Keeps finished clips as takes of the project."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def new_file(self, job: Job) -> Path:
        purpose = _purpose(job)
        return self._project.references.new_file(purpose.suffix) if purpose else self._project.takes.new_file()

    def complete(self, job: Job, request: RenderRequest) -> RenderRequest:
        cut = cut_of_job(job.about)
        if cut is not None:
            return cut_at_last(self._project, cut, request.output)
        made = self._made_for(job, request)
        if not made:
            return request
        return with_prepared(self._project.path, request, Planned.model_validate(job.about), made)[0]

    def keep(self, job: Job, clip: Clip) -> str:
        if cut_of_job(job.about) is not None:
            return keep_cut(self._project, clip, lambda db, path: self._project.queue.finish(db, job, path))
        request = self._project.queue.request_of(job)
        purpose = _purpose(job)
        if purpose is not None:
            return self._keep_prepared(job, clip, purpose, request.settings.seed)
        planned = Planned.model_validate(job.about)
        made = self._made_for(job, request)
        record = planned.model_copy(update={"inputs": [*planned.inputs, *made]}).record(clip)
        take = self._project.takes.record(
            clip.path, record, lambda db, take_id: self._project.queue.finish(db, job, take_id)
        )
        return take.id

    def _keep_prepared(self, job: Job, clip: Clip, purpose: Purpose, seed: int) -> str:
        def finish(db: Connection, file: KeptFile) -> None:
            self._project.queue.finish(db, job, file.path)

        return keep_prepared(self._project, clip, purpose, "queue", seed, finish).file.path

    def _made_for(self, job: Job, request: RenderRequest) -> list[GivenFile]:
        """What the jobs that a job waited for have made for it, each for the subject that it is of in this shot."""
        made = []
        for other in (self._project.queue.job(job_id) for job_id in job.waits_for):
            purpose = _purpose(other)
            if purpose is None or not other.result:
                continue
            shown = {subject.name: subject.id for subject in request.shot.subjects if subject.name}
            file = kept_at(self._project, other.result, purpose.title)
            subject = shown.get(purpose.character, purpose.subject)
            made.append(GivenFile(role=purpose.role, file=file, subject=subject))
        return made
