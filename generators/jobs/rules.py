"""The queue's rules, as functions of jobs: what runs next, what may be done to a job, what becomes of a lost one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from generators.errors import JobRefused
from generators.jobs.records import Job, JobState

__all__ = [
    "ACTIONS",
    "MAX_ATTEMPTS",
    "Action",
    "acted",
    "after_loss",
    "blockers",
    "check_waits",
    "in_order",
    "lost",
    "moved",
    "next_job",
]

MAX_ATTEMPTS: Final = 3
"""How often a job is begun before it counts as failed, when each attempt is lost without a word."""

Action: TypeAlias = Literal["pause", "resume", "cancel", "retry"]


class _Step(NamedTuple):
    """From which states an action leads, and to which."""

    before: frozenset[JobState]
    after: JobState


ACTIONS: Final[dict[Action, _Step]] = {
    "pause": _Step(frozenset({JobState.WAITING, JobState.RUNNING}), JobState.PAUSED),
    "resume": _Step(frozenset({JobState.PAUSED}), JobState.WAITING),
    "cancel": _Step(
        frozenset({JobState.WAITING, JobState.RUNNING, JobState.PAUSED, JobState.FAILED}), JobState.CANCELLED
    ),
    "retry": _Step(frozenset({JobState.FAILED, JobState.CANCELLED}), JobState.WAITING),
}
_UNHELD: Final[dict[str, Any]] = {"holder": "", "lease_until": 0.0, "done": 0, "total": 0}


def acted(job: Job, action: Action) -> Job:
    """The job after an action of the user's. A running one loses its holder, who stops when it next reports.

    Raises:
        JobRefused: the job is in a state that the action does not lead from.
    """
    step = ACTIONS[action]
    if job.state not in step.before:
        raise JobRefused(f"job {job.id} is {job.state}; only {_listed(step.before)} jobs can be {_PAST[action]}")
    fresh: dict[str, Any] = {"attempts": 0, "problem": ""} if action == "retry" else {}
    return replace(job, state=step.after, **_UNHELD, **fresh)


def in_order(jobs: Iterable[Job]) -> list[Job]:
    """The jobs as they are to run: the urgent first, and before each what it waits for, urgent or not."""
    held = {job.id: job for job in sorted(jobs, key=lambda job: (-job.priority, job.place, job.id))}
    line: dict[int, Job] = {}
    for job in held.values():
        path = [job]
        while path:
            first = next((n for n in path[-1].waits_for if n in held and n not in line), None)
            if first is not None:
                path.append(held[first])
            else:
                last = path.pop()
                line.setdefault(last.id, last)
    return list(line.values())


def next_job(unfinished: Collection[Job], accept: Callable[[Job], bool] = lambda _: True) -> Job | None:
    """The waiting job that is to run next; None when every one waits for another.

    Args:
        unfinished: all jobs that are not done, so that a job that is not among them is.
        accept: whether there is room for a job; one that there is none for lets others pass.
    """
    ids = {job.id for job in unfinished}
    ready = (j for j in in_order(unfinished) if j.state is JobState.WAITING and not ids.intersection(j.waits_for))
    return next((job for job in ready if accept(job)), None)


def blockers(job: Job, unfinished: Iterable[Job]) -> list[Job]:
    """The jobs that a job waits for and that are not done."""
    return [other for other in unfinished if other.id in job.waits_for]


def lost(job: Job, now: float, gone: Callable[[str], bool]) -> bool:
    """Whether a running job's holder is no more: its process is gone, or it has not been heard of in time.

    Args:
        job: any job.
        now: s since the epoch.
        gone: whether a holder is known to be dead.
    """
    return job.state is JobState.RUNNING and (job.lease_until < now or gone(job.holder))


def after_loss(job: Job, problem: str) -> Job:
    """A job whose attempt came to nothing through no fault of its shot: it waits again, until its attempts are up."""
    if job.attempts < MAX_ATTEMPTS:
        return replace(job, state=JobState.WAITING, problem=problem, **_UNHELD)
    times = f"{job.attempts} attempts were lost; the last: {problem}"
    return replace(job, state=JobState.FAILED, problem=times, **_UNHELD)


def moved(unfinished: Iterable[Job], job_id: int, steps: int) -> list[Job]:
    """The jobs whose places change when one goes up (negative steps) or down the line of those not begun.

    Each step swaps the job's place and priority with its neighbour's, so that the others stay as they are.

    Raises:
        JobRefused: the job is not waiting or paused, or what it moves past waits for it, or it for that.
    """
    line = [job for job in in_order(unfinished) if job.state in (JobState.WAITING, JobState.PAUSED)]
    at = next((index for index, job in enumerate(line) if job.id == job_id), None)
    if at is None:
        raise JobRefused(f"job {job_id} is not waiting; only waiting and paused jobs can be moved")
    to = min(max(at + steps, 0), len(line) - 1)
    keys = [(job.priority, job.place) for job in line]
    between = range(min(at, to), max(at, to) + 1)
    line.insert(to, line.pop(at))
    changed = [replace(line[i], priority=keys[i][0], place=keys[i][1]) for i in between]
    one = line[to]
    bound = next((job for job in changed if job.id in one.waits_for or one.id in job.waits_for), None)
    if bound is not None:
        first, second = (bound, one) if bound.id in one.waits_for else (one, bound)
        raise JobRefused(f"job {second.id} waits for job {first.id}, so it cannot come before it")
    return changed


def check_waits(jobs: Sequence[Job], job_id: int, waits_for: Iterable[int]) -> None:
    """Refuses to let a job wait for one that is not there, for itself, or for one that waits for it.

    Raises:
        JobRefused: with which.
    """
    held = {job.id: job for job in jobs}
    open_ids = list(waits_for)
    for wanted in open_ids:
        if wanted not in held:
            raise JobRefused(f"there is no job {wanted} to wait for")
    seen: set[int] = set()
    while open_ids:
        current = open_ids.pop()
        if current == job_id:
            raise JobRefused(f"job {job_id} would wait for itself")
        if current not in seen:
            seen.add(current)
            open_ids += held[current].waits_for


_PAST: Final[dict[Action, str]] = {
    "pause": "paused", "resume": "resumed", "cancel": "cancelled", "retry": "tried again",
}  # fmt: skip


def _listed(states: frozenset[JobState]) -> str:
    names = sorted(states)
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
