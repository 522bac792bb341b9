"""The queue runs by priority and dependency, and what waits can be edited, moved, paused and cancelled."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.memory import Project
from assistant.queueing import JobChange, QueueDoor
from generators import registry
from generators.base import RenderInputs, RenderRequest, RenderSettings
from generators.errors import CannotRender, JobRefused
from generators.jobs import JobReport, JobState
from prompts.read import read
from tests.assistant import queued


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = Project.open(tmp_path / "film")
    yield project
    project.close()


def begun(folder: Path) -> list[int]:
    return [number for what, number in queued.run(folder) if what == "begun"]


def test_the_urgent_goes_first_and_takes_along_what_it_waits_for(project: Project) -> None:
    portrait, plain = queued.add(project, "portrait"), queued.add(project, "plain")
    shot = queued.add(project, "shot", waits_for=[portrait.id])
    cut = queued.add(project, "cut", waits_for=[shot.id, plain.id], priority=-1)
    early = queued.add(project, "early", priority=5)
    urgent = queued.add(project, "urgent", priority=9, waits_for=[plain.id])
    assert begun(project.path) == [plain.id, urgent.id, early.id, portrait.id, shot.id, cut.id]


def test_what_waits_for_a_failure_waits_until_that_is_mended(project: Project) -> None:
    queued.add(project, "impossible")
    project.queue.act(1, "cancel")
    queued.add(project, "cut", waits_for=[1])
    assert begun(project.path) == []
    assert QueueDoor(project).jobs()[0].blocked_by == [1]
    project.queue.act(1, "retry")
    assert begun(project.path) == [1, 2]


def test_an_edit_of_a_waiting_job_is_what_is_rendered(project: Project) -> None:
    queued.add(project, "a dog", seed=3)
    door = QueueDoor(project)
    door.edit(1, JobChange(settings={"seed": 9, "width": 128, "height": 96}, priority=2))
    queued.run(project.path)
    take = project.takes.all()[0]
    assert (take.seed, take.width, take.height) == (9, 128, 96)
    assert (take.settings["seed"], take.settings["width"]) == (9, 128)
    with pytest.raises(JobRefused, match="job 1 is done; only waiting and paused jobs can be changed"):
        door.edit(1, JobChange(priority=1))


def test_an_edit_that_cannot_be_leaves_the_job_as_it_was(project: Project) -> None:
    queued.add(project, "impossible")
    queued.add(project, "a dog", waits_for=[1])
    before = project.queue.all()
    door = QueueDoor(project)
    with pytest.raises(CannotRender, match="it is impossible"):
        door.edit(1, JobChange(settings={"seed": 1}))
    with pytest.raises(CannotRender, match="no generator 'sora'"):
        door.edit(2, JobChange(generator="sora"))
    with pytest.raises(JobRefused, match="job 1 would wait for itself"):
        project.queue.edit(1, waits_for=[2])
    with pytest.raises(JobRefused, match="there is no job 7 to wait for"):
        project.queue.edit(1, waits_for=[7])
    assert project.queue.all() == before


def test_a_request_comes_back_the_very_same(project: Project) -> None:
    shot = read("A red fox runs through deep snow at dawn, slow motion, 35mm lens").shots[0]
    request = RenderRequest(
        shot=shot.model_copy(update={"duration_s": 2.1}),
        settings=RenderSettings(width=128, height=96, fps=23.976, seed=2**62 + 1, profile="final"),
        inputs=RenderInputs(source=project.path / "takes" / "a.mp4", first_frame=Path("/elsewhere/b.png")),
        prompt="as it is “said”",
        negative="no",
        output=project.path / "takes" / "x.mp4",
    )
    job = project.queue.add(request, generator="quick", title="a fox")
    assert project.queue.request_of(job) == request


def test_jobs_move_up_and_down_but_never_before_what_they_wait_for(project: Project) -> None:
    for words in ("one", "two", "three"):
        queued.add(project, words)
    queued.add(project, "four", waits_for=[2], priority=-1)
    project.queue.move(3, -2)
    project.queue.move(1, 1)
    assert [job.id for job in project.queue.all()] == [3, 2, 1, 4]
    project.queue.move(4, -1)
    with pytest.raises(JobRefused, match="job 4 waits for job 2"):
        project.queue.move(4, -1)
    with pytest.raises(JobRefused, match="job 4 waits for job 2"):
        project.queue.move(2, 5)
    assert begun(project.path) == [3, 2, 4, 1]


async def test_a_job_paused_while_it_renders_stops_and_can_go_on(project: Project) -> None:
    queued.add(project, "dawdle", seconds=20)
    queued.add(project, "a dog")
    door = QueueDoor(project)
    news: list[tuple[str, int]] = []

    def tell(report: JobReport) -> None:
        if report.what != "progress":
            news.append((report.what, report.job.id))
        elif report.progress and report.progress.stage == "drawing" and project.queue.job(1).state == "running":
            door.act(1, "pause")

    async with asyncio.timeout(60):
        await door.run(tell)
    assert news == [("begun", 1), ("stopped", 1), ("begun", 2), ("done", 2)]
    assert project.queue.job(1).state is JobState.PAUSED
    assert len(project.takes.all()) == 1
    assert door.act(1, "resume").state is JobState.WAITING
    assert door.act(1, "cancel").state is JobState.CANCELLED
    with pytest.raises(JobRefused, match="job 1 is cancelled; only running and waiting jobs can be paused"):
        door.act(1, "pause")
    with pytest.raises(JobRefused, match="there is no job 9"):
        door.act(9, "pause")


def test_a_shot_that_cannot_be_rendered_fails_once_and_says_why(project: Project) -> None:
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    queued.add(project, "refuse", generator="patient")
    assert queued.run(project.path) == [("begun", 1), ("failed", 1)]
    assert "this shot has [red]no[/red] pictures" in project.queue.job(1).problem
