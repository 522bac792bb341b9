"""Renders in a project's queue, and a real process that works through it, for the tests of the queue.

Run as a program it works through the queue of the project it is given: python -m tests.assistant.queued FOLDER
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

from assistant.memory import Project
from assistant.queueing import JobView, QueueDoor, queue_take
from assistant.taking import Order, Planned
from generators import registry
from generators.base import RenderRequest, RenderSettings
from generators.jobs import JobReport
from prompts.shot import Shot

ROOT = Path(__file__).parents[2]
SMALL = RenderSettings(width=64, height=64, fps=12)


def add(project: Project, words: str = "a dog", *, seconds: float = 0.5, seed: int = 0, **options: Any) -> JobView:
    """Puts a render into the queue; `words` may order a misbehaviour of the quick generator."""
    shot = Shot(title=words, request=words, duration_s=seconds)
    settings = SMALL.model_copy(update={"seed": seed})
    request = RenderRequest(shot=shot, settings=settings, output=project.takes.folder / "later.mp4")
    planned = Planned(shot_id=words, shot_hash=words, settings=settings.model_dump(mode="json"), prompt={})
    if not options:
        return queue_take(project, Order("quick", request, planned), title=words)
    about = planned.model_dump(mode="json")
    job = project.queue.add(request, **{"generator": "quick", "title": words, "about": about, **options})
    return next(view for view in QueueDoor(project).jobs() if view.id == job.id)


def run(folder: Path) -> list[tuple[str, int]]:
    """Works through the queue in this process; returns the news but for the progress."""
    news: list[tuple[str, int]] = []

    def tell(report: JobReport) -> None:
        if report.what != "progress":
            news.append((report.what, report.job.id))

    async def work() -> None:
        async with QueueDoor.open(folder) as door:
            await door.run(tell)

    asyncio.run(work())
    return news


def started(folder: Path) -> subprocess.Popen[str]:
    """Another process that works through the queue; it prints the news, a line each."""
    command = [sys.executable, "-m", "tests.assistant.queued", str(folder)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    """Reads what the process prints until it prints this line."""
    assert process.stdout is not None
    for found in process.stdout:
        if found.strip() == line:
            return
    raise AssertionError(f"the process ended without saying {line!r}")


def _work(folder: Path) -> None:
    registry.register("quick", "tests.assistant.quick_generator:QuickGenerator")

    def tell(report: JobReport) -> None:
        stage = report.progress.stage if report.progress else ""
        print(f"{report.what} {report.job.id} {stage}".strip(), flush=True)

    async def work() -> None:
        async with QueueDoor.open(folder) as door:
            await door.run(tell)

    asyncio.run(work())


if __name__ == "__main__":
    _work(Path(sys.argv[1]))
