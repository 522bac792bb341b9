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
from generators.base import Clip, Estimate, ProgressCallback, RenderInputs, RenderRequest, RenderSettings
from generators.errors import Cancelled, CannotRender
from generators.jobs import JobReport
from prompts.shot import Shot
from tests.assistant import queued
from tests.generators.clips import make_clip, square
from tests.generators.patient_generator import PatientGenerator

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


class _Huge(PatientGenerator):
    """A generator that says it needs more memory than any node has."""

    name = "huge"

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        return Estimate(seconds=1.0, peak_memory_mb=1e9, file_mb=0.1)


async def test_what_no_node_could_ever_take_is_refused_and_not_waited_for(cluster: RayExecutor, tmp_path: Path) -> None:
    registry.register("huge", f"{__name__}:_Huge")
    request = RenderRequest(shot=Shot(duration_s=0.5), settings=queued.SMALL, output=tmp_path / "a.mp4")
    try:
        with pytest.raises(CannotRender, match="GB of memory of one node"):
            await cluster.render("huge", request, lambda _: None)
    finally:
        await cluster.close()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "nowhere.invalid:6379", "127.0.0.1:port", "10.0.0.4:99999"])
def test_an_address_at_which_nobody_answers_is_told_at_once(address: str) -> None:
    with pytest.raises(CannotRender, match=f"no Ray cluster at {address}"):
        RayExecutor(address)


class _Divided(PatientGenerator):
    """A generator of which two processes make a clip together; it draws what the group adds up to."""

    name = "divided"
    gpus = 1

    def gpus_for(self, settings: RenderSettings) -> int:
        return 2

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        import torch

        rank = torch.ones(1) * (1 + torch.distributed.get_rank())
        torch.distributed.all_reduce(rank)
        together = request.settings.model_copy(update={"seed": int(rank.item())})
        clip = super().render(request.model_copy(update={"settings": together}), progress)
        return clip.model_copy(update={"facts": {"group": rank.item()}})


DIVIDED = "tests.assistant.test_queue_fans_out_over_ray:_Divided"


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that says it has two cards; what renders here computes on none of them."""
    pytest.importorskip("torch", reason="the diffusion extra is not installed")
    monkeypatch.setenv("RAY_OVERRIDE_RESOURCES", '{"GPU": 2, "CPU": 4}')
    monkeypatch.setenv("GLOO_SOCKET_IFNAME", "lo")


async def test_two_cards_of_a_node_make_a_clip_together(cards: None, cluster: RayExecutor, tmp_path: Path) -> None:
    registry.register("divided", DIVIDED)
    told: list[str] = []
    request = RenderRequest(shot=Shot(duration_s=0.5), settings=queued.SMALL, output=tmp_path / "a.mp4")
    try:
        first = await cluster.render("divided", request, lambda progress: told.append(progress.stage))
        again = await cluster.render(
            "divided", request.model_copy(update={"output": tmp_path / "b.mp4"}), lambda _: None
        )
    finally:
        await cluster.close()
    assert first.facts["group"] == again.facts["group"] == 1 + 2
    assert sha256((tmp_path / "a.mp4").read_bytes()).hexdigest() == first.sha256
    assert names_in(tmp_path) == ["a.mp4", "b.mp4"]


async def test_a_clip_that_needs_more_cards_than_a_node_has_is_refused(cluster: RayExecutor, tmp_path: Path) -> None:
    registry.register("divided", DIVIDED)
    request = RenderRequest(shot=Shot(duration_s=0.5), settings=queued.SMALL, output=tmp_path / "a.mp4")
    try:
        with pytest.raises(CannotRender, match="between 2 cards of one node"):
            await cluster.render("divided", request, lambda _: None)
    finally:
        await cluster.close()
