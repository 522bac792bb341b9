"""`rushes cut`: the film in one file."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import Size, SizeType, json_option, project_folder, project_option, queue_option
from tui.progress import ProgressLine

if TYPE_CHECKING:
    from assistant.cutting import CutAsked

__all__ = ["command"]


@click.command("cut", short_help="Join the newest takes into one file.")
@click.argument("shots", nargs=-1, type=click.IntRange(1), metavar="[SHOT]...")
@click.option("--size", type=SizeType(), metavar="WxH", help="Pixels.  [default: as most of the takes]")
@click.option(
    "--fps", type=click.FloatRange(1, 120), metavar="N", help="Frames per second.  [default: as most of the takes]"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Copy the cut here.")
@project_option
@queue_option
@json_option
def command(
    shots: tuple[int, ...],
    size: Size | None,
    fps: float | None,
    output: Path | None,
    project: Path | None,
    queue: bool,
    as_json: bool,
) -> int:
    """Joins the newest take of each SHOT, by default of all, in their order into one file in the project's exports.

    A take of another size is set between bars, one of another rate is given frames in between; silent takes are silent.
    In the queue the cut waits for the renders of its shots.
    """
    from assistant.cutting import CutAsked
    from tui.deliver import check_destination, deliver

    if output is not None:
        if queue:
            raise click.UsageError("With --queue there is no cut yet to copy to -o. `rushes run` says where it is.")
        check_destination(output)
    width, height = size or (None, None)
    asked = CutAsked(shots=shots, width=width, height=height, fps=fps)
    made = asyncio.run(_made(asked, project_folder(project), queue))
    if output is not None:
        deliver(Path(made["path"]), output)
        made["path"] = str(output.absolute())
    _show(made, as_json)
    return DONE


async def _made(asked: CutAsked, project: Path, queue: bool) -> dict[str, Any]:
    from assistant.session import Studio

    studio = await Studio.open(project, create=False)
    try:
        if queue:
            return {"job": studio.queue_cut(asked)}
        with ProgressLine() as line:
            return await studio.cut(asked, line.show)
    finally:
        await studio.close()


def _show(made: dict[str, Any], as_json: bool) -> None:
    console = Console(sys.stdout)
    if as_json:
        console.document(made)
        return
    if "job" in made:
        job = made["job"]
        numbers = ", ".join(f"job {number}" for number in job["waits_for"])
        console.write(f"job {job['id']} waits{f' for {numbers}' if numbers else ''}: {job['title']}")
        return
    for words in made["warnings"]:
        console.paragraph(words)
    console.paragraph(f"{made['seconds']:.1f} s, {made['width']}x{made['height']}, {made['fps']:g} fps")
    console.write(made["path"])
