"""A render that is cancelled, killed or orphaned leaves no file, and the caller hears of it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from generators import registry
from generators.base import Progress, RenderRequest, RenderSettings
from generators.errors import Cancelled, WorkerLost
from generators.worker import LocalWorker
from prompts.shot import Shot

ROOT = Path(__file__).parents[2]
SETTINGS = RenderSettings(width=64, height=64, fps=24)


def request(folder: Path, title: str, seconds: float = 60.0) -> RenderRequest:
    return RenderRequest(shot=Shot(title=title, duration_s=seconds), settings=SETTINGS, output=folder / "a.mp4")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    folder = tmp_path / "takes"
    folder.mkdir()
    return folder


@pytest.fixture
async def worker(tmp_path: Path) -> AsyncIterator[LocalWorker]:
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    async with LocalWorker(log=tmp_path / "worker.log") as worker:
        yield worker


class Underway:
    """A progress callback that says when the drawing has begun, and can do something then."""

    def __init__(self) -> None:
        self.event = asyncio.Event()

    def __call__(self, progress: Progress) -> None:
        if progress.stage == "drawing":
            self.event.set()


@pytest.mark.parametrize("manner", ["dawdle", "hang"])
async def test_a_cancelled_task_leaves_no_file(worker: LocalWorker, takes: Path, manner: str) -> None:
    underway = Underway()
    task = asyncio.create_task(worker.render("patient", request(takes, manner), underway))
    async with asyncio.timeout(30):
        await underway.event.wait()
        assert [name.endswith(".part") for name in names_in(takes)] == [True]
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert names_in(takes) == []
    clip = await worker.render("patient", request(takes, "", seconds=0.5), lambda _: None)
    assert clip.frames == 12


async def test_a_render_that_heeds_the_cancel_keeps_its_process(worker: LocalWorker, takes: Path) -> None:
    underway = Underway()
    task = asyncio.create_task(worker.render("patient", request(takes, "dawdle"), underway))
    await underway.event.wait()
    pid = worker.pid
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert worker.pid == pid


async def test_cancelled_raised_by_the_callback_stops_the_render(worker: LocalWorker, takes: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.stage == "drawing":
            raise Cancelled

    with pytest.raises(Cancelled):
        await worker.render("patient", request(takes, "dawdle"), stop)
    assert names_in(takes) == []


async def test_a_callback_that_breaks_stops_the_render_too(worker: LocalWorker, takes: Path) -> None:
    def trip(_: Progress) -> None:
        raise KeyError("a bug of the caller")

    with pytest.raises(KeyError):
        await worker.render("patient", request(takes, "dawdle"), trip)
    assert names_in(takes) == []


async def test_a_killed_worker_is_an_error_and_leaves_nothing(worker: LocalWorker, takes: Path) -> None:
    underway = Underway()
    task = asyncio.create_task(worker.render("patient", request(takes, "dawdle"), underway))
    await underway.event.wait()
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    with pytest.raises(WorkerLost, match="killed \\(signal 9"):
        await task
    assert names_in(takes) == []
    clip = await worker.render("patient", request(takes, "", seconds=0.5), lambda _: None)
    assert clip.frames == 12


async def test_a_worker_killed_while_idle_is_replaced_without_a_word(worker: LocalWorker, takes: Path) -> None:
    worker.warm("patient")
    assert worker.pid is not None
    os.kill(worker.pid, signal.SIGKILL)
    clip = await worker.render("patient", request(takes, "", seconds=0.5), lambda _: None)
    assert clip.frames == 12


@pytest.mark.parametrize("title", ["dawdle", "hang"])
def test_a_worker_dies_with_its_caller_and_tidies_up(title: str, takes: Path, tmp_path: Path) -> None:
    program = f"""
import asyncio, os, signal
from pathlib import Path
from generators import registry
from generators.base import RenderRequest, RenderSettings
from generators.worker import LocalWorker
from prompts.shot import Shot

registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
worker = LocalWorker(log=Path({str(tmp_path / "worker.log")!r}))

def die(progress):
    if progress.stage == "drawing":
        print(worker.pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

request = RenderRequest(
    shot=Shot(title={title!r}, duration_s=60),
    settings=RenderSettings(width=64, height=64),
    output=Path({str(takes / "a.mp4")!r}),
)
asyncio.run(worker.render("patient", request, die))
"""
    caller = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert caller.returncode == -signal.SIGKILL, caller.stderr
    pid = int(caller.stdout)
    deadline = time.monotonic() + 30
    while _exists(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _exists(pid)
    assert list(takes.iterdir()) == []


def _exists(pid: int) -> bool:
    """Whether the process runs (one that has ended and waits for a parent to notice does not)."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
