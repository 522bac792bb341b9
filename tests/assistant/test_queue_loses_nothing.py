"""A killed program's render is taken up on the next start; no job is rendered twice; what is done stays done."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import ProjectError
from assistant.memory import Project
from assistant.queueing import QueueDoor
from generators.errors import JobRefused, LeaseLost
from generators.jobs import JobState, Queue
from generators.jobs.rules import MAX_ATTEMPTS
from tests.assistant import queued


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = Project.open(tmp_path / "film")
    yield project
    project.close()


def takes(project: Project) -> list[str]:
    return sorted(file.name for file in project.takes.folder.iterdir())


def test_a_program_killed_in_the_middle_of_a_clip_finishes_it_on_the_next_start(project: Project) -> None:
    queued.add(project, "first")
    queued.add(project, "dawdle", seconds=3)
    queued.add(project, "third")
    process = queued.started(project.path)
    queued.wait_for(process, "progress 2 drawing")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert [job.state for job in project.queue.all()] == ["running", "waiting", "done"]
    assert [job.lost for job in QueueDoor(project).jobs()] == [True, False, False]
    assert [take.shot_id for take in project.takes.all()] == ["first"]

    assert queued.run(project.path) == [("begun", 2), ("done", 2), ("begun", 3), ("done", 3)]
    jobs = project.queue.all()
    assert [(job.state, job.attempts, job.result) for job in jobs] == [
        ("done", 1, "t1"),
        ("done", 2, "t2"),
        ("done", 1, "t3"),
    ]
    assert [take.shot_id for take in project.takes.all()] == ["first", "dawdle", "third"]
    assert all((project.path / take.path).is_file() for take in project.takes.all())
    assert not [name for name in takes(project) if name.startswith(".")]


def test_what_was_being_rendered_when_the_program_was_killed_can_be_changed_at_once(project: Project) -> None:
    for words in ("dawdle", "second"):
        queued.add(project, words, seconds=3)
    process = queued.started(project.path)
    queued.wait_for(process, "progress 1 drawing")
    with pytest.raises(JobRefused, match="job 1 is running"):
        project.queue.edit(1, priority=3)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert project.queue.edit(1, priority=3).priority == 3
    project.queue.move(1, 1)
    assert [(job.id, job.state, job.attempts) for job in project.queue.all()] == [(2, "waiting", 0), (1, "waiting", 1)]


def test_what_a_power_cut_left_half_written_goes_after_a_day(project: Project) -> None:
    old, new = (project.takes.folder / f".rushes-{pid}-1-0a1b2c3d.part" for pid in (1, 2))
    for file in (old, new):
        file.write_bytes(b"half")
    os.utime(old, (time.time() - 2 * 86_400,) * 2)
    project.takes.sweep()
    assert takes(project) == [new.name]


def test_a_polite_stop_puts_the_render_back_uncounted(project: Project) -> None:
    queued.add(project, "dawdle", seconds=30)
    process = queued.started(project.path)
    queued.wait_for(process, "progress 1 drawing")
    process.send_signal(signal.SIGINT)
    process.wait()
    job = project.queue.job(1)
    assert (job.state, job.attempts, job.problem) == (JobState.WAITING, 0, "")
    assert takes(project) == []


def test_two_programs_share_a_queue_and_render_nothing_twice(project: Project) -> None:
    for number in range(8):
        queued.add(project, f"dawdle {number}", seed=number)
    processes = [queued.started(project.path) for _ in range(2)]
    said = [process.communicate(timeout=200)[0].splitlines() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    begun = [[line for line in lines if line.startswith("begun")] for lines in said]
    assert sorted(begun[0] + begun[1]) == [f"begun {number}" for number in range(1, 9)]
    assert sorted(take.shot_id for take in project.takes.all()) == [f"dawdle {number}" for number in range(8)]
    assert {(job.state, job.attempts) for job in project.queue.all()} == {(JobState.DONE, 1)}


def test_a_render_that_kills_its_worker_is_tried_so_often_and_no_more(project: Project) -> None:
    queued.add(project, "vanish")
    queued.add(project, "a dog")
    news = queued.run(project.path)
    assert [what for what, number in news if number == 1] == ["begun", "again"] * (MAX_ATTEMPTS - 1) + [
        "begun",
        "failed",
    ]
    assert ("done", 2) in news
    assert "3 attempts were lost" in project.queue.job(1).problem


def test_a_holder_that_is_not_heard_of_loses_its_job_and_what_it_made(project: Project) -> None:
    now = 1000.0
    queue = Queue(project._store, project.path, clock=lambda: now)
    queued.add(project)
    first = queue.claim()
    assert first is not None
    assert queue.claim() is None
    queue.hold(first, 1, 6)
    now += 60
    second = queue.claim()
    assert second is not None
    assert (second.id, second.attempts) == (1, 2)
    with pytest.raises(LeaseLost, match="taken over"):
        queue.hold(first, 2, 6)
    with pytest.raises(LeaseLost), project._store.writing() as db:
        queue.finish(db, first, "t1")
    with project._store.writing() as db:
        queue.finish(db, second, "t1")
    assert queue.job(1).result == "t1"


def test_a_clip_and_its_job_are_done_together_or_not_at_all(project: Project) -> None:
    queued.add(project)
    with project._store.writing() as db:
        db.execute(
            "CREATE TRIGGER no_end BEFORE UPDATE ON jobs WHEN new.state = 'done' BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    with pytest.raises(sqlite3.IntegrityError):
        queued.run(project.path)
    assert project.takes.all() == []
    assert takes(project) == []
    assert project.queue.job(1).state == JobState.WAITING


def test_a_project_that_was_moved_renders_what_waits_in_it(project: Project, tmp_path: Path) -> None:
    queued.add(project)
    project.close()
    shutil.move(tmp_path / "film", tmp_path / "elsewhere")
    assert queued.run(tmp_path / "elsewhere") == [("begun", 1), ("done", 1)]
    with pytest.raises(ProjectError):
        queued.run(tmp_path / "film")


def test_a_project_of_before_there_was_a_queue_gets_one(project: Project) -> None:
    project.close()
    with sqlite3.connect(project.database) as db:
        db.execute("DROP TABLE jobs")
        db.execute("ALTER TABLE takes DROP COLUMN inputs")
        db.execute("DELETE FROM _sqlite_migrations WHERE name IN ('jobs', 'inputs_of_takes')")
        db.execute("PRAGMA user_version = 1")
    db.close()
    again = Project.open(project.path)
    queued.add(again)
    again.close()
    assert queued.run(project.path) == [("begun", 1), ("done", 1)]
