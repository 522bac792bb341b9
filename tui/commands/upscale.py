"""`rushes upscale`: a clip becomes larger, or runs at another frame rate."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.console import Console
from tui.failures import DONE, USAGE, Failure, TurnFailed
from tui.options import Size, SizeType, json_option, project_folder, project_option
from tui.progress import ProgressLine

if TYPE_CHECKING:
    from generators.base import Clip, Fit, Progress, RenderRequest
    from generators.upscale.asking import Asked

__all__ = ["command"]


@click.command("upscale", short_help="Make a clip larger, up to 4K and beyond, or change its frame rate.")
@click.argument("clip", metavar="TAKE|FILE")
@click.option("--height", type=click.IntRange(64, 4320), metavar="N", help="Lines, such as 1080, 1440 or 2160; the "
              "width follows from the shape.  [default: 4K]")  # fmt: skip
@click.option("--size", type=SizeType(), metavar="WxH", help="Or both, such as 1080x1920.")
@click.option("--fit", type=click.Choice(["pad", "crop"]), default="pad", show_default=True, help="Where the shape "
              "differs: black bars, or cut what sticks out. Nothing is ever stretched.")  # fmt: skip
@click.option("--fps", type=click.FloatRange(1, 120), metavar="N", help="Frames per second; given alone, the size stays.")  # fmt: skip  # noqa: E501
@click.option("--model", metavar="NAME", help="A model of `rushes models` that draws finer detail.  [default: lanczos, "
              "which runs everywhere and invents nothing]")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where a file goes, or a copy of "
              "the new take.  [default: beside FILE]")  # fmt: skip
@project_option
@json_option
def command(
    clip: str,
    height: int | None,
    size: Size | None,
    fit: Fit,
    fps: float | None,
    model: str | None,
    output: Path | None,
    project: Path | None,
    as_json: bool,
) -> int:
    """Enlarges a take of the project, by its number, or any video FILE.

    Works on every machine: Lanczos with edges kept clean, and motion-compensated frames in between. It invents no
    detail, and the clip says what was done. A model that was pulled draws detail anew, which takes an accelerator.
    Length and sound are kept. A take becomes a new take; nothing is overwritten.

      rushes upscale 3

      rushes upscale holiday.mov --height 1080 --fps 60

      rushes upscale 3 --height 1080 --model kandinsky-6-vsr
    """
    from generators.upscale.asking import Asked
    from tui.deliver import check_destination, deliver

    if height is not None and size is not None:
        raise click.UsageError("Give --height or --size, not both.")
    asked = Asked(size=size, height=height, fps=fps)
    if output is not None:
        check_destination(output)
    try:
        if _names_take(clip):
            made = asyncio.run(_take(clip, asked, fit, model, project_folder(project)))
        else:
            made = asyncio.run(_file(_order(Path(clip).absolute(), asked, fit, output), model))
    except asyncio.CancelledError as error:
        raise KeyboardInterrupt from error
    if output is not None and _names_take(clip):
        deliver(Path(made["path"]), output)
        made["path"] = str(output.absolute())
    _show(made, as_json)
    return DONE


def _names_take(clip: str) -> bool:
    return not Path(clip).exists() and clip.casefold().removeprefix("t").isdecimal()


async def _take(name: str, asked: Asked, fit: Fit, model: str | None, project: Path) -> dict[str, Any]:
    from assistant.session import Studio
    from tui.report import take_document

    studio = await Studio.open(project, create=False)
    try:
        with ProgressLine() as line:
            made = await studio.upscale(name, asked, line.show, fit=fit, model=model)
    finally:
        await studio.close()
    return take_document(made, project)


def _order(source: Path, asked: Asked, fit: Fit, output: Path | None) -> RenderRequest:
    """What is to be made of a file, and where it goes."""
    from generators.base import RenderInputs, RenderRequest
    from generators.upscale.asking import settings_for
    from prompts.shot import Shot

    settings = settings_for(source, asked)
    target = output or _beside(source, f"{settings.width}x{settings.height}-{settings.fps:g}fps")
    inputs = RenderInputs(source=source, fit=fit)
    return RenderRequest(shot=Shot(), settings=settings, inputs=inputs, output=target.absolute())


async def _file(order: RenderRequest, model: str | None) -> dict[str, Any]:
    from generators.upscale.asking import upscaler_named
    from generators.worker import LocalWorker

    upscaler = upscaler_named(model)
    source = order.inputs.source
    with ProgressLine() as line:

        def show(progress: Progress) -> None:
            line.count(progress, source.name if source else "")

        async with LocalWorker() as worker:
            made: Clip = await worker.render(upscaler, order, show)
    return made.model_dump(mode="json")


def _beside(source: Path, words: str) -> Path:
    """A new file beside the source, that is not there yet."""
    target = source.with_name(f"{source.stem}-{words}.mp4")
    if target.exists():
        raise TurnFailed(Failure(f"{target} is there already; name another with -o", "output", USAGE))
    return target


def _show(made: dict[str, Any], as_json: bool) -> None:
    console = Console(sys.stdout)
    if as_json:
        console.document(made)
        return
    for words in made["warnings"]:
        console.paragraph(words)
    console.paragraph(f"{made['seconds']:.1f} s, {made['width']}x{made['height']}, {made['fps']:g} fps")
    console.write(made["path"])
