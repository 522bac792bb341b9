"""`rushes stage`: a shot's stage as a file that other tools open, and the film of such a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import Size, SizeType, json_option, project_option, shot_argument
from tui.progress import FrameCount

if TYPE_CHECKING:
    from generators.base import RenderSettings
    from prompts.shot import Shot

__all__ = ["command"]


@click.command("stage", short_help="Write a shot's stage as MJCF, or film such a file.")
@shot_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where the stage is written.  "
              "[default: stage.xml]")  # fmt: skip
@click.option("--render", type=click.Path(path_type=Path), metavar="CLIP", help="Film the stage file SHOT.xml, edited "
              "or not, as this MP4.")  # fmt: skip
@project_option
@click.option("--size", type=SizeType(), metavar="WxH", help="Pixels, such as 854x480.")
@click.option("--fps", type=float, metavar="N", help="Frames per second, 1 to 120.")
@click.option("--seconds", type=float, metavar="S", help="How much of the file is filmed, 0.5 to 60.")
@click.option("--seed", type=int, metavar="N", help="Everything random follows from it.")
@json_option
def command(
    shot: tuple[str, ...],
    output: Path | None,
    render: Path | None,
    project: Path | None,
    size: Size | None,
    fps: float | None,
    seconds: float | None,
    seed: int | None,
    as_json: bool,
) -> int:
    """Writes the stage of SHOT: the number of a shot in the project, a .json file, or plain words.

    The file is MJCF, which MuJoCo's own viewer and many other tools open: geometry, materials, lights, and a keyframe
    for every picture with all poses and the camera. Move things, repaint them, move the camera; then film the file:

      rushes stage stage.xml --render clip.mp4
    """
    from assistant.limits import check_seconds, framed, render_settings

    width, height = size or (None, None)
    choice = render_settings(width=width, height=height, fps=fps, seed=seed)
    if seconds is not None:
        check_seconds(seconds)
    if render is not None:
        if output is not None:
            raise click.UsageError("Give --output to write a stage or --render to film one, not both.")
        own = bool({"width", "fps", "seed"} & choice.settings.model_fields_set)
        return _film(" ".join(shot), render, choice.settings if own else None, seconds, as_json)
    from tui.given import shot_given

    given = shot_given(shot, project)
    given = given if seconds is None else given.model_copy(update={"duration_s": seconds})
    return _write(given, framed(choice.settings, given.aspect), output or Path("stage.xml"), as_json)


def _write(shot: Shot, settings: RenderSettings, output: Path, as_json: bool) -> int:
    from generators.previz.stagefile import write_stage
    from tui.deliver import STAGE_SUFFIXES, check_destination

    check_destination(output, suffixes=STAGE_SUFFIXES)
    warnings = list(write_stage(shot, settings, output))
    console = Console(sys.stdout)
    if as_json:
        console.document({"stage": str(output.absolute()), "warnings": warnings})
        return DONE
    console.write(str(output.absolute()))
    for warning in warnings:
        console.paragraph(f"note: {warning}")
    return DONE


def _film(name: str, clip: Path, settings: RenderSettings | None, seconds: float | None, as_json: bool) -> int:
    from generators.previz.stagefile import render_stage
    from tui.deliver import check_destination

    check_destination(clip)
    with FrameCount() as counting:
        made = render_stage(Path(name), clip, counting.show, settings=settings, seconds=seconds)
    console = Console(sys.stdout)
    if as_json:
        console.document(
            {
                "clip": str(clip.absolute()),
                "seconds": made.seconds,
                "width": made.width,
                "height": made.height,
                "fps": made.fps,
                "warnings": made.warnings,
            }
        )
        return DONE
    console.write(str(clip.absolute()))
    console.paragraph(f"{made.seconds:g} s, {made.width}x{made.height}, {made.fps:g} fps")
    for warning in made.warnings:
        console.paragraph(f"note: {warning}")
    return DONE
