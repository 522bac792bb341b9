"""The cut: the newest take of each shot, joined in the film's order into one file that is handed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from assistant.errors import InputError, ProjectError
from assistant.memory import Project, TakeRecord
from assistant.memory.folder import EXPORTS
from generators.base import Clip, RenderInputs, RenderRequest, RenderSettings
from generators.cutting.generator import CUTTER
from generators.errors import CannotRender
from generators.jobs import Job, JobState
from prompts.shot import Shot

__all__ = ["CUTTER", "CutAsked", "cut_at_last", "cut_of_job", "cut_request", "keep_cut", "queue_cut"]

_CUT: Final = "cut"
_NAME_DIGITS: Final = 16
_OPEN: Final = frozenset({JobState.WAITING, JobState.RUNNING, JobState.PAUSED, JobState.FAILED})


class CutAsked(BaseModel):
    """What is asked of a cut; what is None follows from the takes.

    Attributes:
        shots: numbers of the shots, in their order; empty for the whole film.
        width, height: pixels. fps: frames per second.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shots: tuple[int, ...] = ()
    width: int | None = None
    height: int | None = None
    fps: float | None = None


def cut_request(project: Project, asked: CutAsked) -> RenderRequest:
    """The render that joins the newest takes.

    Raises:
        InputError: the film has no such shots, or one of them has no take yet.
    """
    takes = [_newest(project, number) for number in _numbers(project, asked)]
    size = _most_common([(take.width, take.height) for take in takes])
    settings = RenderSettings(
        width=asked.width or size[0],
        height=asked.height or size[1],
        fps=asked.fps or _most_common([take.fps for take in takes]),
        profile="final",
    )
    return RenderRequest(
        shot=Shot(duration_s=sum(take.seconds for take in takes)),
        settings=settings,
        inputs=RenderInputs(pieces=tuple(project.path / take.path for take in takes)),
        title=project.path.name,
        output=project.takes.new_file(),
    )


def keep_cut(project: Project, clip: Clip, also: Callable[[Connection, str], None] | None = None) -> str:
    """Gives a finished cut its name among the exports; returns its path in the project. Blocking.

    Args:
        project: where.
        clip: what was made.
        also: what is to be written in one transaction, given that path; when it raises, no file is kept.

    Raises:
        ProjectError: it cannot be kept.
    """
    final = project.path / EXPORTS / f"cut-{clip.sha256[:_NAME_DIGITS]}{clip.path.suffix}"
    name, there = f"{EXPORTS}/{final.name}", final.exists()
    try:
        final.parent.mkdir(exist_ok=True)
        clip.path.replace(final)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ProjectError(f"The cut cannot be written to {final.parent}: {reason}. Nothing was changed.") from error
    if also is None:
        return name
    try:
        project.write(lambda db: also(db, name))
    except BaseException:
        if not there:
            final.unlink(missing_ok=True)
        raise
    return name


def queue_cut(project: Project, asked: CutAsked) -> Job:
    """Puts a cut into the queue, behind every render of its shots that is there.

    Raises:
        InputError: the film has no such shots, or one of them has no take and none to come.
    """
    film, numbers = project.film(), _numbers(project, asked)
    rendering: dict[str, list[int]] = {}
    for job in project.queue.unfinished():
        if job.state in _OPEN:
            rendering.setdefault(str(job.about.get("shot_id", "")), []).append(job.id)
    before = {number: rendering.get(film.slots[number - 1].shot_id, []) for number in numbers}
    for number, jobs in before.items():
        if not jobs:
            _newest(project, number)
    request = RenderRequest(shot=Shot(), output=project.takes.new_file())
    title = "the cut of the film" if not asked.shots else f"the cut of shots {', '.join(map(str, numbers))}"
    waits_for = sorted({one for jobs in before.values() for one in jobs})
    about = {_CUT: asked.model_dump(mode="json", exclude_defaults=True)}
    return project.queue.add(request, generator=CUTTER, title=title, waits_for=waits_for, about=about)


def cut_of_job(about: dict[str, Any]) -> CutAsked | None:
    """What a job of the queue cuts, by what it is about; None when it is no cut."""
    return CutAsked.model_validate(about[_CUT]) if _CUT in about else None


def cut_at_last(project: Project, asked: CutAsked, output: Path) -> RenderRequest:
    """The request of a cut whose turn has come.

    Raises:
        CannotRender: a shot was taken out, or has no take after all.
    """
    try:
        return cut_request(project, asked).model_copy(update={"output": output})
    except InputError as error:
        raise CannotRender(str(error)) from error


def _numbers(project: Project, asked: CutAsked) -> list[int]:
    count = len(project.film().slots)
    if not count:
        raise InputError("The film has no shots yet. Describe one first.")
    strangers = [number for number in asked.shots if not 1 <= number <= count]
    if strangers:
        raise InputError(f"There is no shot {strangers[0]}: the film has {count}.")
    return list(asked.shots or range(1, count + 1))


def _newest(project: Project, number: int) -> TakeRecord:
    """The newest take of a shot, of its present record before those of earlier ones."""
    slot = project.film().slots[number - 1]
    takes = project.takes.all(slot.shot_id)
    if not takes:
        raise InputError(f"Shot {number} has no take yet. Render it first.")
    return next((take for take in reversed(takes) if take.shot_hash == slot.hash), takes[-1])


def _most_common(values: list[Any]) -> Any:
    """What most have; of equals the first."""
    return Counter(values).most_common(1)[0][0]
