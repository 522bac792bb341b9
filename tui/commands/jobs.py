"""`rushes jobs`: what is in the queue, and what may be done to it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import Size, SizeType, json_option, project_folder, project_option

if TYPE_CHECKING:
    from assistant.queueing import JobView, QueueDoor
    from generators.jobs.rules import Action

__all__ = ["command", "job_line"]


class _Asked(NamedTuple):
    """What the options before a sub-command say."""

    folder: Path
    as_json: bool


@click.group(
    "jobs", short_help="Show the queue; pause, move, edit or cancel what is in it.", invoke_without_command=True
)
@project_option
@click.option("--all", "every", is_flag=True, help="Those that are done or cancelled too.")
@json_option
@click.pass_context
def command(context: click.Context, project: Path | None, every: bool, as_json: bool) -> int:
    """Shows the queue of a project: what is being rendered, what comes next, and what failed.

    `rushes make --queue` and `rushes say --queue` put renders into it, `rushes run` makes them.
    """
    context.obj = _Asked(project_folder(project), as_json)
    if context.invoked_subcommand is not None:
        return DONE
    return _in_queue(context, lambda door: _show(door, every, as_json))


def job_line(job: JobView) -> str:
    """A job on one line."""
    what = {
        "waiting": f"waits for {_numbers(job.blocked_by)}" if job.blocked_by else "waits",
        "running": f"is being rendered, {job.done} of {job.total}" if job.total else "is being rendered",
        "done": f"is done: {job.result if '/' in job.result else f'take {job.result[1:]}'}",
        "failed": f"failed: {job.problem}",
    }.get(job.state, f"is {job.state}")
    if job.lost:
        what = "was being rendered when the program ended; the next `rushes run` begins it again"
    urgency = f", priority {job.priority}" if job.priority else ""
    return f"job {job.id} {what}. {job.title[:1].upper()}{job.title[1:]} ({job.generator}{urgency})"


def _show(door: QueueDoor, every: bool, as_json: bool) -> None:
    console = Console(sys.stdout)
    jobs = door.jobs()
    shown = jobs if every else [job for job in jobs if job.state not in ("done", "cancelled")]
    if as_json:
        console.document({"jobs": [job.model_dump(mode="json") for job in shown]})
        return
    for job in shown:
        console.write(job_line(job))
    if not shown:
        console.write("Nothing waits in the queue." + (f" {len(jobs)} jobs are done or cancelled." if jobs else ""))


def _acting(action: Action, words: str) -> None:
    """Adds the command that does one action to the jobs it is given."""

    @command.command(action, short_help=words, help=f"{words} JOB is its number; several may be given.")
    @click.argument("jobs", nargs=-1, required=True, type=int, metavar="JOB...")
    @click.pass_context
    def act(context: click.Context, jobs: tuple[int, ...]) -> int:
        def do(door: QueueDoor) -> None:
            _tell(context, [door.act(number, action) for number in jobs])

        return _in_queue(context, do)


_acting("pause", "Keep a job from being rendered until it is resumed; one that is being rendered stops.")
_acting("resume", "Let a paused job wait its turn again.")
_acting("cancel", "Take a job out of the queue; one that is being rendered stops.")
_acting("retry", "Put a job that failed or was cancelled back into the queue.")


def _moving(name: str, sign: int, words: str) -> None:
    """Adds the command that moves a job one way."""

    @command.command(name, short_help=words, help=words)
    @click.argument("job", type=int, metavar="JOB")
    @click.option("--by", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="How many places.")
    @click.pass_context
    def move(context: click.Context, job: int, by: int) -> int:
        def do(door: QueueDoor) -> None:
            door.move(job, sign * by)
            _tell(context, [view for view in door.jobs() if view.state in ("waiting", "paused")])

        return _in_queue(context, do)


_moving("up", -1, "Render a job sooner.")
_moving("down", +1, "Render a job later.")


@command.command("edit", short_help="Change a job that has not begun.")
@click.argument("job", type=int, metavar="JOB")
@click.option("--priority", type=int, metavar="N", help="Higher goes first; 0 is usual.")
@click.option(
    "--after", "after", type=int, multiple=True, metavar="JOB", help="Wait until this job is done; 0 for none."
)
@click.option("--model", metavar="NAME", help="What renders.")
@click.option("--seed", type=int, metavar="N", help="Everything random follows from it.")
@click.option("--size", type=SizeType(), metavar="WxH", help="Pixels, such as 854x480.")
@click.option("--fps", type=float, metavar="N", help="Frames per second, 1 to 120.")
@click.pass_context
def edit(
    context: click.Context,
    job: int,
    priority: int | None,
    after: tuple[int, ...],
    model: str | None,
    seed: int | None,
    size: Size | None,
    fps: float | None,
) -> int:
    """Changes JOB while it waits or is paused; what is not given stays as it is."""
    from assistant.limits import render_settings
    from assistant.queueing import JobChange

    width, height = size or (None, None)
    settings = render_settings(width=width, height=height, fps=fps, seed=seed).settings
    change = JobChange(
        generator=model,
        priority=priority,
        waits_for=[number for number in after if number] if after else None,
        settings=settings.model_dump(exclude_unset=True),
    )
    return _in_queue(context, lambda door: _tell(context, [door.edit(job, change)]))


def _tell(context: click.Context, jobs: list[JobView]) -> None:
    console = Console(sys.stdout)
    if _asked(context).as_json:
        console.document({"jobs": [job.model_dump(mode="json") for job in jobs]})
        return
    for job in jobs:
        console.write(job_line(job))


def _in_queue(context: click.Context, do: Callable[[QueueDoor], Any]) -> int:
    async def work() -> None:
        from assistant.queueing import QueueDoor

        async with QueueDoor.open(_asked(context).folder) as door:
            do(door)

    asyncio.run(work())
    return DONE


def _asked(context: click.Context) -> _Asked:
    found = context.find_object(_Asked)
    assert found is not None, "the group sets it"
    return found


def _numbers(ids: list[int]) -> str:
    return ", ".join(f"job {number}" for number in ids)
