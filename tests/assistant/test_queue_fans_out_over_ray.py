"""On a real Ray cluster: clips are rendered side by side and come back whole; a killed worker costs no clip."""

from __future__ import annotations

import asyncio
import os
import signal
import warnings
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from assistant.memory import Project
from assistant.queueing import QueueDoor
from generators import registry
from generators.base import RenderInputs, RenderRequest
from generators.errors import Cancelled, CannotRender
from generators.jobs import JobReport
from prompts.shot import Shot
from tests.assistant import queued
from tests.generators.clips import make_clip, square

pytest.importorskip("ray", reason="Ray is not installed: pip install 'rushes[ray]'")

from generators.executors.ray_cluster import RayExecutor

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # Ray's own, of its own parts
    pytest.mark.timeout(400),
]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = Project.open(tmp_path / "film")
    yield project
    project.close()


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> RayExecutor:
    """Two workers, whatever the machine; the test closes it."""
    monkeypatch.setenv("PYTHONPATH", str(queued.ROOT))
    warnings.simplefilter("ignore")
    cores = os.cpu_count() or 1
    return RayExecutor("local", cores_per_clip=cores / 2)


async def test_a_worker_killed_in_the_middle_of_a_clip_costs_nothing(project: Project, cluster: RayExecutor) -> None:
    for number in range(4):
        queued.add(project, f"dawdle {number}", seconds=4, seed=number)
    news: list[tuple[str, int]] = []
    at_once = 0
    killed: list[int] = []

    def tell(report: JobReport) -> None:
        nonlocal at_once
        if report.what != "progress":
            news.append((report.what, report.job.id))
        elif report.progress and report.progress.stage == "drawing":
            at_once = max(at_once, len(cluster._busy))
            if at_once == 2 and not killed:
                killed.append(0)
                killing.append(asyncio.create_task(kill_one()))

    async def kill_one() -> None:
        killed[0] = (await cluster.pids())[0]
        os.kill(killed[0], signal.SIGKILL)

    killing: list[asyncio.Task[None]] = []
    async with QueueDoor.open(project.path) as door:
        await door.run(tell, cluster)
    assert killed[0]
    assert at_once == 2
    assert [what for what, _ in news].count("again") == 1
    jobs = project.queue.all()
    assert [job.state for job in jobs] == ["done"] * 4
    assert sorted(job.attempts for job in jobs) == [1, 1, 1, 2]
    takes = project.takes.all()
    assert sorted(take.seed for take in takes) == [0, 1, 2, 3]
    for take in takes:
        assert sha256((project.path / take.path).read_bytes()).hexdigest() == take.sha256
    assert names_in(project.takes.folder) == sorted(Path(take.path).name for take in takes)


async def test_what_a_render_starts_from_goes_along_and_a_refusal_comes_back(
    cluster: RayExecutor, tmp_path: Path
) -> None:
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    source = make_clip(tmp_path / "walk.mp4", [square(n) for n in range(6)])
    larger = queued.SMALL.model_copy(update={"width": 320, "height": 192, "fps": 24.0})
    try:
        request = RenderRequest(
            shot=Shot(duration_s=0.5),
            settings=larger,
            inputs=RenderInputs(source=source),
            output=tmp_path / "larger.mp4",
        )
        clip = await cluster.render("lanczos", request, lambda _: None)
        assert (clip.path, clip.width) == (tmp_path / "larger.mp4", 320)
        assert sha256(clip.path.read_bytes()).hexdigest() == clip.sha256

        refused = RenderRequest(shot=Shot(title="refuse", duration_s=1), output=tmp_path / "no.mp4")
        with pytest.raises(CannotRender, match=r"^this shot has \[red\]no\[/red\] pictures"):
            await cluster.render("patient", refused, lambda _: None)

        def stop(_: object) -> None:
            raise Cancelled

        slow = RenderRequest(
            shot=Shot(title="dawdle", duration_s=60), settings=queued.SMALL, output=tmp_path / "slow.mp4"
        )
        with pytest.raises(Cancelled):
            await cluster.render("patient", slow, stop)
    finally:
        await cluster.close()
    assert names_in(tmp_path) == ["larger.mp4", "walk.mp4"]
