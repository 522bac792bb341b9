"""`rushes run`: works through the queue."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.console import Console
from tui.failures import DONE, FAILED
from tui.options import json_option, project_folder, project_option
from tui.progress import ProgressLine

if TYPE_CHECKING:
    from assistant.queueing import QueueDoor
    from generators.executors import Executor
    from generators.jobs import JobReport

__all__ = ["command"]


@click.command("run", short_help="Render what waits in the queue.")
@project_option
@click.option("--ray", metavar="ADDRESS", help="Render on a Ray cluster: its address, such as 10.0.0.4:6379; "
              "`auto` for the one that this machine is in, `local` to start one.")  # fmt: skip
@json_option
def command(project: Path | None, ray: str | None, as_json: bool) -> int:
    """Renders what waits in the queue of a project, the urgent first, until nothing is left that can begin.

    Stop it as you like, or pull the plug: what is done stays done, and what was being rendered is begun again by the
    next `rushes run`. Several may run at once on one project; each clip is rendered by one of them.
    """
    try:
        return asyncio.run(_run(project_folder(project), ray, as_json))
    except asyncio.CancelledError as error:
        raise KeyboardInterrupt from error


async def _run(folder: Path, ray: str | None, as_json: bool) -> int:
    from assistant.queueing import QueueDoor
    from tui.turn import stopping

    with ProgressLine() as line:
        news = _News(Console(sys.stderr), line, folder)
        async with QueueDoor.open(folder) as door:
            with stopping(lambda: False):
                await door.run(news.hear, _executor(ray))
            _conclude(door, news, as_json)
    return FAILED if news.failed else DONE


def _executor(ray: str | None) -> Executor | None:
    if ray is None:
        return None
    from generators.executors.ray_cluster import RayExecutor

    return RayExecutor(ray)


class _News:
    """Tells what happens, a line for each event; how far one clip is, on one line of a terminal."""

    def __init__(self, console: Console, line: ProgressLine, folder: Path) -> None:
        self._console = console
        self._line = line
        self._folder = folder
        self.done: list[int] = []
        self.failed: list[int] = []

    def hear(self, report: JobReport) -> None:
        """Takes in news of a job."""
        job = report.job
        if report.progress is not None:
            self._line.count(report.progress, f"job {job.id}")
            return
        self._line.clear()
        match report.what:
            case "done":
                self.done.append(job.id)
                made = f"{job.title}, {job.result}" if "/" in job.result else f"take {job.result[1:]}, {job.title}"
                self._console.write(f"job {job.id} is done: {made}")
            case "failed":
                self.failed.append(job.id)
                self._console.write(f"job {job.id} failed: {job.problem}")
            case "again":
                self._console.write(f"job {job.id} is tried again: {job.problem}")
            case "stopped":
                self._console.write(f"job {job.id} is {job.state}")


def _conclude(door: QueueDoor, news: _News, as_json: bool) -> None:
    from tui.commands.jobs import job_line

    jobs = door.jobs()
    made = {job.result for job in jobs if job.id in news.done}
    takes = [take for take in door.project.takes.all() if take.id in made]
    paths = {take.id: str((door.project.path / take.path).absolute()) for take in takes}
    paths |= {name: str((door.project.path / name).absolute()) for name in sorted(made) if name.startswith("exports/")}
    left = [job for job in jobs if job.state in ("waiting", "paused")]
    console = Console(sys.stdout)
    if as_json:
        document: dict[str, Any] = {
            name: [job.model_dump(mode="json") for job in jobs if job.id in ids]
            for name, ids in (("done", news.done), ("failed", news.failed), ("left", [job.id for job in left]))
        }
        console.document({**document, "clips": paths})
        return
    for job in left:
        console.write(job_line(job))
    if not (news.done or news.failed or left):
        console.write("Nothing waits in the queue.")
    for path in paths.values():
        console.write(path)
