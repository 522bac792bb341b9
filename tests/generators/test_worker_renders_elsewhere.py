"""The worker renders in another process and answers in the caller's own terms."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from generators import registry
from generators.base import Progress, RenderRequest, RenderSettings
from generators.errors import CannotRender, OutputError, RenderFailed
from generators.video import probe, sha256_of
from generators.worker import LocalWorker
from prompts.shot import Shot

SETTINGS = RenderSettings(width=64, height=64, fps=12)


def request(output: Path, title: str = "", seconds: float = 0.5) -> RenderRequest:
    return RenderRequest(shot=Shot(title=title, duration_s=seconds), settings=SETTINGS, output=output)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
async def worker(tmp_path: Path) -> AsyncIterator[LocalWorker]:
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    async with LocalWorker(log=tmp_path / "logs" / "worker.log") as worker:
        yield worker


async def test_a_clip_comes_back_with_its_progress(worker: LocalWorker, tmp_path: Path) -> None:
    reports: list[Progress] = []
    clip = await worker.render("patient", request(tmp_path / "a.mp4"), reports.append)
    assert clip.sha256 == sha256_of(tmp_path / "a.mp4")
    assert probe(clip.path).frames == clip.frames == 6
    assert [r.done for r in reports if r.stage == "drawing"] == [1, 2, 3, 4, 5, 6]
    assert reports[-1].preview == bytes([255, 0, 216])
    assert names_in(tmp_path) == ["a.mp4", "logs"]


async def test_it_is_another_process_and_stays_warm(worker: LocalWorker, tmp_path: Path) -> None:
    worker.warm("patient")
    pid = worker.pid
    assert pid not in (None, os.getpid())
    for name in ("a.mp4", "b.mp4"):
        await worker.render("patient", request(tmp_path / name), lambda _: None)
    assert worker.pid == pid


async def test_the_worker_is_told_what_the_generator_is_given(worker: LocalWorker, tmp_path: Path) -> None:
    registry.register("patient:grey", "tests.generators.patient_generator:NamedGenerator", "grey")
    clip = await worker.render("patient:grey", request(tmp_path / "a.mp4"), lambda _: None)
    assert clip.generator == "grey"


async def test_renders_asked_for_at_once_all_come(worker: LocalWorker, tmp_path: Path) -> None:
    names = ["a.mp4", "b.mp4", "c.mp4"]
    clips = await asyncio.gather(
        *(worker.render("patient", request(tmp_path / name), lambda _: None) for name in names)
    )
    assert [clip.path.name for clip in clips] == names


async def test_the_callers_loop_goes_on_meanwhile(worker: LocalWorker, tmp_path: Path) -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await worker.render("patient", request(tmp_path / "a.mp4", "dawdle", seconds=1.0), lambda _: None)
    ticking.cancel()
    assert ticks > 10


async def test_a_refusal_arrives_as_the_same_error_word_for_word(worker: LocalWorker, tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match=r"^this shot has \[red\]no\[/red\] pictures; describe one$"):
        await worker.render("patient", request(tmp_path / "a.mp4", "refuse"), lambda _: None)


async def test_a_bug_becomes_one_line_and_the_traceback_goes_to_the_log(worker: LocalWorker, tmp_path: Path) -> None:
    with pytest.raises(RenderFailed) as caught:
        await worker.render("patient", request(tmp_path / "a.mp4", "break"), lambda _: None)
    assert "\n" not in str(caught.value)
    assert "worker.log" in str(caught.value)
    log = (tmp_path / "logs" / "worker.log").read_text()
    assert "Traceback" in log
    assert "ZeroDivisionError: a bug" in log
    clip = await worker.render("patient", request(tmp_path / "a.mp4"), lambda _: None)
    assert clip.frames == 6


async def test_what_a_library_prints_does_not_get_between_the_answers(worker: LocalWorker, tmp_path: Path) -> None:
    clip = await worker.render("patient", request(tmp_path / "a.mp4", "print"), lambda _: None)
    assert clip.frames == 6
    log = (tmp_path / "logs" / "worker.log").read_text()
    assert "a library prints this" in log
    assert "and this" in log


async def test_an_unwritable_place_is_an_output_error(worker: LocalWorker, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        await worker.render("patient", request(tmp_path / "none" / "a.mp4"), lambda _: None)
    with pytest.raises(OutputError, match="not UTF-8"):
        await worker.render("patient", request(tmp_path / os.fsdecode(b"\xff.mp4")), lambda _: None)


async def test_an_unknown_generator_is_refused_before_anything_starts(worker: LocalWorker, tmp_path: Path) -> None:
    with pytest.raises(CannotRender, match="no generator 'sora'"):
        await worker.render("sora", request(tmp_path / "a.mp4"), lambda _: None)
    assert worker.pid is None


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    registry.register("patient", "tests.generators.patient_generator:PatientGenerator")
    (tmp_path / "file").write_text("not a folder")

    async def render() -> int:
        async with LocalWorker(log=tmp_path / "file" / "worker.log") as worker:
            return (await worker.render("patient", request(tmp_path / "a.mp4"), lambda _: None)).frames

    assert asyncio.run(render()) == 6


def test_importing_the_callers_end_imports_nothing_heavy() -> None:
    program = (
        "import sys; import generators.worker, generators.registry; generators.registry.row_of('auto');"
        "print([m for m in ('numba', 'mujoco', 'av', 'numpy', 'PIL', 'torch') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert done.stdout.strip() == "[]"
