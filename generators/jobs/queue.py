"""The queue in the database: every change is one short transaction, so that two processes never hold one job."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, Protocol

from generators import registry
from generators.base import RenderRequest
from generators.errors import JobRefused, LeaseLost
from generators.jobs import holders, rules
from generators.jobs.records import Job, JobState
from generators.relocating import with_inputs_at

__all__ = ["HEARTBEAT_S", "LEASE_S", "Queue", "Tables"]

LEASE_S: Final = 30.0
"""How long a holder that is not heard of keeps its job."""
HEARTBEAT_S: Final = 1.0
"""How often a holder reports, and so how soon it hears that its job was paused or cancelled."""

_COLUMNS: Final = tuple(field.name for field in fields(Job))
_JSON: Final = ("waits_for", "about")
_SELECT: Final = f"SELECT {', '.join(_COLUMNS)} FROM jobs"  # noqa: S608 - the record's own field names
_UNFINISHED: Final = f"{_SELECT} WHERE state != '{JobState.DONE}'"
_LEFT_OUT: Final = {"title": "''", "problem": "''", "result": "''", "about": "'{}'", "created": "''", "changed": "''"}
_IN_SHORT: Final = (
    f"SELECT {', '.join(_LEFT_OUT.get(name, name) for name in _COLUMNS)} FROM jobs "  # noqa: S608 - as above
    f"WHERE state != '{JobState.DONE}'"
)
"""Without what is long, or stored behind it: a claim looks at every job that is not done. Never to be written back."""
_PLACE_STEP: Final = 1.0


class Tables(Protocol):
    """An open database that has the table `jobs`; a project's store is one."""

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """A transaction that no other process writes beside: all of the block is kept, or none of it."""
        ...

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of one query."""
        ...


class Queue:
    """The jobs of a project.

    Args:
        tables: the open database.
        home: the project's folder; requests name files in it by their path from there, so that it may be moved.
        lease_s: how long a holder that is not heard of keeps its job.
        clock: the time, s since the epoch.
    """

    def __init__(
        self, tables: Tables, home: Path, *, lease_s: float = LEASE_S, clock: Callable[[], float] = time.time
    ) -> None:
        self._tables = tables
        self._home = home
        self._lease_s = lease_s
        self._clock = clock

    def add(
        self,
        request: RenderRequest,
        *,
        generator: str,
        title: str,
        priority: int = 0,
        waits_for: Iterable[int] = (),
        about: Mapping[str, Any] | None = None,
    ) -> Job:
        """Puts a render at the end of the queue.

        Args:
            request: what to make; its `output` is chosen anew by whoever runs it.
            generator: by name; `auto` is settled now, so that the job stays the same.
            title: what it makes, in a few words.
            priority: higher goes first.
            waits_for: jobs that must be done before it.
            about: what the owner needs to keep the clip, as plain JSON.

        Raises:
            JobRefused: it would wait for a job that is not there.
            CannotRender: there is no such generator.
        """
        name = registry.resolve(generator)
        with self._tables.writing() as db:
            last = db.execute("SELECT coalesce(max(id), 0), coalesce(max(place), 0) FROM jobs").fetchone()
            now = _stamp()
            job = Job(
                id=last[0] + 1,
                title=title,
                generator=name,
                priority=priority,
                place=last[1] + _PLACE_STEP,
                waits_for=tuple(dict.fromkeys(waits_for)),
                about=dict(about or {}),
                created=now,
                changed=now,
            )
            if job.waits_for:
                rules.check_waits(_jobs(db), job.id, job.waits_for)
            row = {**_plain(job), "request": self._written(request)}
            places = ", ".join("?" for _ in row)
            insert = f"INSERT INTO jobs ({', '.join(row)}) VALUES ({places})"  # noqa: S608 - the record's own field names
            db.execute(insert, list(row.values()))
        return job

    def all(self) -> list[Job]:
        """Every job: first those not begun, as they will run, then the others by number."""
        jobs = [_job(row) for row in self._tables.rows(f"{_SELECT} ORDER BY id")]
        unfinished = rules.in_order(job for job in jobs if job.state is not JobState.DONE)
        begun = {JobState.WAITING: 1, JobState.PAUSED: 1, JobState.RUNNING: 0}
        line = sorted((j for j in unfinished if j.state in begun), key=lambda job: begun[job.state])
        ids = {job.id for job in line}
        return [*line, *(job for job in jobs if job.id not in ids)]

    def unfinished(self) -> list[Job]:
        """The jobs that are not done, by number."""
        return [_job(row) for row in self._tables.rows(f"{_UNFINISHED} ORDER BY id")]

    def job(self, job_id: int) -> Job:
        """The job of this number.

        Raises:
            JobRefused: there is none.
        """
        rows = self._tables.rows(f"{_SELECT} WHERE id = ?", job_id)
        if not rows:
            raise _absent(job_id)
        return _job(rows[0])

    def request_of(self, job: Job) -> RenderRequest:
        """What the job is to make, as it was asked for; files of the project under their present paths."""
        text = self._tables.rows("SELECT request FROM jobs WHERE id = ?", job.id)[0][0]
        return with_inputs_at(RenderRequest.model_validate_json(text), lambda path: self._home / path)

    def act(self, job_id: int, action: rules.Action) -> Job:
        """Pauses, resumes, cancels or retries a job. Who renders it hears of it within `HEARTBEAT_S`.

        Raises:
            JobRefused: there is no such job, or it is in another state.
        """
        return self._change(job_id, lambda job: rules.acted(job, action))

    def edit(
        self,
        job_id: int,
        *,
        request: RenderRequest | None = None,
        about: Mapping[str, Any] | None = None,
        generator: str | None = None,
        priority: int | None = None,
        waits_for: Iterable[int] | None = None,
    ) -> Job:
        """Changes a job that has not begun; what is None stays. The arguments are those of `add`.

        Raises:
            JobRefused: there is no such job, it has begun, or it would wait for itself or for a job that is not there.
            CannotRender: there is no such generator.
        """
        given: dict[str, Any] = {
            "about": None if about is None else dict(about),
            "generator": None if generator is None else registry.resolve(generator),
            "priority": priority,
            "waits_for": None if waits_for is None else tuple(dict.fromkeys(waits_for)),
        }
        with self._tables.writing() as db:
            self._recover(db)
            jobs = _jobs(db)
            job = next((job for job in jobs if job.id == job_id), None)
            if job is None:
                raise _absent(job_id)
            if job.state not in (JobState.WAITING, JobState.PAUSED):
                raise JobRefused(f"job {job_id} is {job.state}; only waiting and paused jobs can be changed")
            job = replace(job, **{name: value for name, value in given.items() if value is not None})
            rules.check_waits(jobs, job_id, job.waits_for)
            _write(db, job)
            if request is not None:
                db.execute("UPDATE jobs SET request = ? WHERE id = ?", (self._written(request), job_id))
        return job

    def move(self, job_id: int, steps: int) -> None:
        """Moves a job that has not begun up (negative) or down the line.

        Raises:
            JobRefused: there is no such job, it has begun, or it would come before one that it waits for.
        """
        self.job(job_id)
        with self._tables.writing() as db:
            self._recover(db)
            for job in rules.moved(_jobs(db, _UNFINISHED), job_id, steps):
                _write(db, job)

    def claim(self, accept: Callable[[Job], bool] = lambda _: True) -> Job | None:
        """Takes the next job for this process; jobs whose holders are lost go back into the queue first.

        Args:
            accept: whether there is room for a job; one that there is none for lets others pass.

        Returns:
            The job, begun, or None when none can begin.
        """
        with self._tables.writing() as db:
            chosen = rules.next_job(self._recover(db), accept)
            if chosen is None:
                return None
            job = _whole(db, chosen)
            begun = replace(
                job,
                state=JobState.RUNNING,
                attempts=job.attempts + 1,
                holder=holders.claim_of_this_process(),
                lease_until=self._clock() + self._lease_s,
            )
            _write(db, begun)
            return begun

    def hold(self, job: Job, done: int, total: int) -> None:
        """The heartbeat: says that the job is still being rendered here, and how far it is.

        Raises:
            LeaseLost: it is not ours any more.
        """
        with self._tables.writing() as db:
            _held(db, job)
            db.execute(
                "UPDATE jobs SET lease_until = ?, done = ?, total = ? WHERE id = ?",
                (self._clock() + self._lease_s, done, total, job.id),
            )

    def finish(self, db: sqlite3.Connection, job: Job, result: str) -> None:
        """Marks a job as done, inside the transaction that keeps its clip: both happen, or neither.

        Raises:
            LeaseLost: it is not ours any more.
        """
        current = _held(db, job)
        _write(db, replace(current, state=JobState.DONE, holder="", lease_until=0.0, problem="", result=result))

    def fail(self, job: Job, problem: str, *, again: bool) -> Job:
        """Ends an attempt without a clip.

        Args:
            job: as claimed.
            problem: what failed.
            again: whether another attempt may go better.

        Raises:
            LeaseLost: it is not ours any more.
        """
        with self._tables.writing() as db:
            current = _held(db, job)
            ended = rules.after_loss(current, problem)
            if not again:
                ended = replace(ended, state=JobState.FAILED, problem=problem)
            _write(db, ended)
        return ended

    def give_back(self, job: Job) -> None:
        """Puts a job that was begun back, as if it had not been; does nothing when it is not ours any more."""
        with self._tables.writing() as db:
            try:
                current = _held(db, job)
            except LeaseLost:
                return
            _write(db, replace(rules.after_loss(replace(current, attempts=0), ""), attempts=current.attempts - 1))

    def _recover(self, db: sqlite3.Connection) -> list[Job]:
        """The jobs that are not done, in short; those whose holders are lost wait again."""
        now = self._clock()
        return [self._recovered(db, job, now) for job in _jobs(db, _IN_SHORT)]

    def _recovered(self, db: sqlite3.Connection, job: Job, now: float) -> Job:
        if not rules.lost(job, now, holders.gone):
            return job
        recovered = rules.after_loss(_whole(db, job), "the program that rendered it ended in the middle")
        _write(db, recovered)
        return recovered

    def _change(self, job_id: int, change: Callable[[Job], Job]) -> Job:
        with self._tables.writing() as db:
            self._recover(db)
            jobs = _jobs(db, f"{_SELECT} WHERE id = ?", job_id)
            if not jobs:
                raise _absent(job_id)
            changed = change(jobs[0])
            _write(db, changed)
        return changed

    def _written(self, request: RenderRequest) -> str:
        return with_inputs_at(request, self._from_home).model_dump_json()

    def _from_home(self, path: Path) -> Path:
        path = path.absolute()
        return path.relative_to(self._home) if path.is_relative_to(self._home) else path


def _jobs(db: sqlite3.Connection, query: str = _SELECT, *parameters: Any) -> list[Job]:
    return [_job(row) for row in db.execute(query, parameters).fetchall()]


def _job(row: tuple[Any, ...]) -> Job:
    plain = dict(zip(_COLUMNS, row, strict=True))
    plain["state"] = JobState(plain["state"])
    waits_for, about = plain["waits_for"], plain["about"]
    plain["waits_for"] = () if waits_for == "[]" else tuple(json.loads(waits_for))
    plain["about"] = {} if about == "{}" else json.loads(about)
    return Job(**plain)


def _plain(job: Job) -> dict[str, Any]:
    plain = {name: getattr(job, name) for name in _COLUMNS}
    return {name: json.dumps(value) if name in _JSON else value for name, value in plain.items()}


def _write(db: sqlite3.Connection, job: Job) -> None:
    plain = _plain(replace(job, changed=_stamp()))
    settings = ", ".join(f"{name} = ?" for name in plain)
    update = f"UPDATE jobs SET {settings} WHERE id = ?"  # noqa: S608 - the record's own field names
    db.execute(update, (*plain.values(), job.id))


def _whole(db: sqlite3.Connection, job: Job) -> Job:
    """The job as it stands, all columns."""
    return _jobs(db, f"{_SELECT} WHERE id = ?", job.id)[0]


def _held(db: sqlite3.Connection, job: Job) -> Job:
    """The job as it stands, while it is still in the hands that claimed it."""
    current = _whole(db, job)
    if current.state is not JobState.RUNNING or current.holder != job.holder:
        raise LeaseLost(f"job {job.id} was {current.state if current.holder == '' else 'taken over'}")
    return current


def _absent(job_id: int) -> JobRefused:
    return JobRefused(f"there is no job {job_id}; `rushes jobs` lists them")


def _stamp() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
