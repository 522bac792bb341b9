"""A job at a server outlives the program that sent it, unless somebody cancels it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generators.base import Progress
from generators.errors import Abandoned, Cancelled
from tests.generators.remote_rendering import left_in, render, request
from tests.generators.videos_server import ROOT, RunningServer, running

PROGRAM = """
import asyncio, os, sys
from pathlib import Path
from generators import registry
from generators.base import RenderRequest
from generators.remote import Server, remote_row
from generators.worker import LocalWorker

registry.register(*remote_row("studio", Server(url=sys.argv[1])))
worker = LocalWorker(log=Path(sys.argv[3]))

def tell(progress):
    if progress.stage == "rendering at studio":
        print(worker.pid, flush=True)

asyncio.run(worker.render("remote:studio", RenderRequest.model_validate_json(sys.argv[2]), tell))
"""


@pytest.fixture
def server() -> Iterator[RunningServer]:
    with running(rendering_s=2.0) as server:
        yield server


@pytest.fixture
def takes(tmp_path: Path) -> Path:
    folder = tmp_path / "takes"
    folder.mkdir()
    return folder


@pytest.fixture(autouse=True)
def own_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def raising(error: type[BaseException], when: str) -> Callable[[Progress], None]:
    """A progress callback that raises once a stage is reached."""

    def heard(progress: Progress) -> None:
        if progress.stage.startswith(when):
            raise error

    return heard


def test_a_killed_program_takes_its_job_up_at_the_next_start(
    server: RunningServer, takes: Path, tmp_path: Path
) -> None:
    asked = request(takes)
    arguments = [server.url, asked.model_dump_json(), str(tmp_path / "worker.log")]
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, *arguments], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert program.stdout is not None
    worker = int(program.stdout.readline())
    program.kill()
    program.communicate()
    wait_until_gone(worker)
    assert [name.startswith(".rushes-job-") for name in left_in(takes)] == [True]
    assert server.journal("DELETE") == []

    other_name = asked.model_copy(update={"output": takes / "another.mp4"})
    clip = render(server.url, other_name)
    assert clip.frames == 8
    assert len(server.journal("POST")) == 1
    assert left_in(takes) == ["another.mp4"]


@pytest.mark.parametrize("stage", ["queued", "rendering", "fetching", "fitting"])
def test_an_abandoned_job_goes_on_and_is_fetched_later(server: RunningServer, takes: Path, stage: str) -> None:
    server.order(rendering_s=0.5)
    with pytest.raises(Abandoned):
        render(server.url, request(takes), raising(Abandoned, stage))
    assert [name.startswith(".rushes-job-") for name in left_in(takes)] == [True]
    assert render(server.url, request(takes)).frames == 8
    assert len(server.journal("POST")) == 1


@pytest.mark.parametrize("stage", ["queued", "rendering", "fetching", "fitting"])
def test_a_cancelled_job_is_stopped_there_and_leaves_nothing(server: RunningServer, takes: Path, stage: str) -> None:
    server.order(rendering_s=0.5)
    with pytest.raises(Cancelled):
        render(server.url, request(takes), raising(Cancelled, stage))
    assert left_in(takes) == []
    assert len(server.journal("DELETE")) == 1
    assert server.journal("DELETE")[0]["path"].startswith("/v1/videos/video_")


def test_another_shot_is_another_job(server: RunningServer, takes: Path) -> None:
    server.order(rendering_s=0.5)
    with pytest.raises(Abandoned):
        render(server.url, request(takes), raising(Abandoned, "rendering"))
    assert render(server.url, request(takes, prompt="a cat sleeps")).frames == 8
    assert len(server.journal("POST")) == 2


def test_a_job_that_was_never_answered_is_found_at_the_next_start(server: RunningServer, takes: Path) -> None:
    server.order(rendering_s=0.2, swallow=1)

    def kill_at_once(progress: Progress) -> None:
        if server.journal("POST"):
            raise Abandoned

    with pytest.raises(Abandoned):
        render(server.url, request(takes), kill_at_once)
    assert render(server.url, request(takes)).frames == 8
    assert len(server.journal("POST")) == 1


def test_a_job_that_the_server_has_forgotten_is_made_anew(server: RunningServer, takes: Path) -> None:
    server.order(rendering_s=0.5)
    with pytest.raises(Abandoned):
        render(server.url, request(takes), raising(Abandoned, "rendering"))
    server.order(forget=True)

    def remember_again(progress: Progress) -> None:
        if len(server.journal("POST")) == 2:
            server.order(forget=False)

    assert render(server.url, request(takes), remember_again).frames == 8
    assert len(server.journal("POST")) == 2


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"digest": "another"}', "\0"])
def test_a_note_that_cannot_be_read_counts_for_nothing(server: RunningServer, takes: Path, text: str) -> None:
    server.order(rendering_s=0.2)
    with pytest.raises(Abandoned):
        render(server.url, request(takes), raising(Abandoned, "queued"))
    (takes / left_in(takes)[0]).write_text(text)
    assert render(server.url, request(takes)).frames == 8
    assert left_in(takes) == ["clip.mp4"]


def wait_until_gone(pid: int) -> None:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(pid, signal.SIG_DFL)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("the worker outlived its caller")
