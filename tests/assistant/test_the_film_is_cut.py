"""“Cut the film together”: the newest take of each shot, in the film's order, in one file; in the queue after them."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import av
import pytest

from assistant.cutting import CutAsked, queue_cut
from assistant.errors import InputError
from assistant.events import ErrorEvent
from assistant.memory import Project
from assistant.offline.intents import Deed, Film, intend
from assistant.queueing import JobChange, QueueDoor
from generators.errors import JobRefused
from prompts.shot import Shot
from tests.assistant import queued
from tests.assistant.conftest import OpenStudio, collect, of_type

SAYINGS: list[tuple[str, dict[str, Any]]] = [
    ("cut the film together", {}),
    ("Please put it all together into one film", {}),
    ("put everything together", {}),
    ("stitch the shots together", {}),
    ("cut it together", {}),
    ("make a rough cut", {}),
    ("make a cut of the whole film", {}),
    ("export the film", {}),
    ("export the whole movie as one file", {}),
    ("join shots 1 and 3 together", {"shots": [1, 3]}),
    ("make a cut of shots 2 and 3", {"shots": [2, 3]}),
]


@pytest.mark.parametrize(("message", "asked"), SAYINGS)
def test_a_cut_is_heard_in_the_words(message: str, asked: dict[str, Any]) -> None:
    assert intend(message, Film(shots=3)) == Deed("cut_film", asked)


@pytest.mark.parametrize(
    "message", ["cut to her hands", "bring them closer together", "cut out the dog", "a final cut"]
)
def test_a_change_of_the_picture_is_no_cut_of_the_film(message: str) -> None:
    answer = intend(message, Film(shots=3))
    assert not isinstance(answer, Deed) or answer.tool != "cut_film"


def frames_of(path: Path) -> int:
    with av.open(str(path)) as container:
        return sum(1 for _ in container.decode(video=0))


async def test_the_newest_takes_are_joined_and_a_shot_without_one_is_told(open_studio: OpenStudio) -> None:
    studio = await open_studio(generator="quick")
    await collect(studio.say("a dog running on a beach", seconds=0.5))
    await collect(studio.say("a cat sleeps", seconds=1.0))
    await collect(studio.say("make shot 1 a second and a half long"))
    first, second = ([take for take in studio.takes() if take.shot_number == number][-1] for number in (1, 2))
    events = await collect(studio.say("cut the film together"))
    said = "".join(event.delta for event in of_type(events, "text"))
    (file,) = (studio.project.path / "exports").iterdir()
    assert str(file) in said
    assert frames_of(file) == first.frames + second.frames
    await collect(studio.say("a horse grazes", render=False))
    (refused,) = (event for event in await collect(studio.say("make a rough cut")) if isinstance(event, ErrorEvent))
    assert refused.message == "Shot 3 has no take yet. Render it first."
    assert list((studio.project.path / "exports").iterdir()) == [file]


@pytest.fixture
def project(tmp_path: Path) -> Any:
    project = Project.open(tmp_path / "film")
    yield project
    project.close()


def film_of(project: Project, *names: str) -> None:
    """A film of these shots, each waiting to be rendered."""
    ids: list[str] = []
    project.history.commit("plan", "test", lambda draft: ids.extend(draft.add_shot(Shot(title=name)) for name in names))
    for name, shot_id in zip(names, ids, strict=True):
        job = queued.add(project, name, seconds=2)
        about = project.queue.job(job.id).about | {"shot_id": shot_id}
        project.queue.edit(job.id, about=about)


def test_in_the_queue_the_cut_comes_after_its_shots_and_a_kill_costs_nothing(project: Project) -> None:
    film_of(project, "dawdle", "second")
    cut = queue_cut(project, CutAsked())
    assert cut.waits_for == (1, 2)
    project.queue.edit(cut.id, priority=9)
    process = queued.started(project.path)
    queued.wait_for(process, f"progress {cut.id} joining")
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert [job.state for job in project.queue.unfinished()] == ["running"]
    assert len(project.takes.all()) == 2

    assert queued.run(project.path) == [("begun", cut.id), ("done", cut.id)]
    job = project.queue.job(cut.id)
    assert frames_of(project.path / job.result) == sum(take.frames for take in project.takes.all())
    assert not [name for name in os.listdir(project.takes.folder) if name.startswith(".")]


def test_a_cut_is_no_shot_and_needs_takes_to_come(project: Project) -> None:
    with pytest.raises(InputError, match="no shots yet"):
        queue_cut(project, CutAsked())
    film_of(project, "first", "second")
    cut = queue_cut(project, CutAsked(shots=(2,)))
    assert cut.waits_for == (2,)
    with pytest.raises(JobRefused, match="no shot of its own"):
        QueueDoor(project).edit(cut.id, JobChange(settings={"seed": 4}))
    project.queue.act(1, "cancel")
    with pytest.raises(InputError, match="Shot 1 has no take yet"):
        queue_cut(project, CutAsked())
