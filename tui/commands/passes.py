"""`rushes passes`: what steers a diffusion model, as files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.console import Console
from tui.failures import DONE
from tui.options import Size, SizeType, json_option, project_option, shot_argument
from tui.progress import FrameCount

if TYPE_CHECKING:
    from generators.base import RenderSettings
    from prompts.shot import Shot

__all__ = ["command"]


@click.command("passes", short_help="Write a shot's control passes: depth, pose, edges, flow and more.")
@shot_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    default=Path("passes"),
    help="Where they go; made when there is none.  [default: ./passes]",
)
@project_option
@click.option("--only", metavar="NAMES", help="Some of: colour, depth, depth_metric, normal, edges, segmentation, "
              "flow, pose; parted by commas.")  # fmt: skip
@click.option("--for", "family", metavar="FAMILY", help="Size, rate and frame count that a family of models takes: "
              "wan, wan-ti2v, wan-animate, ltx, hunyuanvideo, cogvideox, cosmos, sana-wm.")  # fmt: skip
@click.option("--size", type=SizeType(), metavar="WxH", help="Pixels, such as 832x480.")
@click.option("--fps", type=float, metavar="N", help="Frames per second, 1 to 120.")
@click.option("--frames", type=click.IntRange(1, 7200), metavar="N", help="How many; the shot's length by default.")
@click.option("--seed", type=int, metavar="N", help="Everything random follows from it.")
@click.option("--tensors", is_flag=True, help="Write NumPy arrays too, with metres, pixels and camera matrices.")
@json_option
def command(
    shot: tuple[str, ...],
    output: Path,
    project: Path | None,
    only: str | None,
    family: str | None,
    size: Size | None,
    fps: float | None,
    frames: int | None,
    seed: int | None,
    tensors: bool,
    as_json: bool,
) -> int:
    """Writes the control passes of SHOT: the number of a shot in the project, a .json file, or plain words.

    Colour, depth, normals, edges, segmentation, optical flow and body keypoints as lossless videos, aligned to the
    pixel; the first and the last frame as PNG; passes.json says what each number means.
    """
    from generators.previz.passes import PASSES, write_passes
    from tui.given import shot_given

    given = shot_given(shot, project)
    settings, count, warnings = _settings(given, family, size, fps, frames, seed)
    names = tuple(name.strip() for name in only.split(",") if name.strip()) if only is not None else PASSES
    with FrameCount() as counting:
        record = write_passes(
            given, settings, output, passes=names, frames=count, tensors=tensors, progress=counting.show
        )
    _show(record, [*warnings, *record.warnings], as_json)
    return DONE


def _settings(
    shot: Shot, family: str | None, size: Size | None, fps: float | None, frames: int | None, seed: int | None
) -> tuple[RenderSettings, int | None, list[str]]:
    """Settings, frame count and warnings, with what a family of models needs where the user said nothing else."""
    from assistant.limits import framed, render_settings
    from generators.previz.passes import control_format
    from prompts.shot import Aspect

    width, height = size or (None, None)
    if family is None:
        choice = render_settings(width=width, height=height, fps=fps, seed=seed)
        return framed(choice.settings, shot.aspect), frames, list(choice.warnings)
    form = control_format(family)
    warnings = []
    ratio = (shot.aspect or Aspect.WIDE).ratio
    fit = form.size_for(*size) if size else (form.width, form.height) if ratio > 1 else form.turned(ratio)
    if size and fit != tuple(size):
        warnings.append(f"The size {size[0]}x{size[1]} was made {fit[0]}x{fit[1]}, which {form.say} can take.")
    choice = render_settings(width=fit[0], height=fit[1], fps=fps or form.fps, seed=seed)
    seconds = shot.duration_s or 0.0
    count = form.frames_for(frames / form.fps if frames else seconds)
    if not frames and count / form.fps < seconds - 1.0 / form.fps:
        warnings.append(f"{form.say} takes {count} frames at most: the first {count / form.fps:.1f} s are there.")
    return choice.settings, count, [*choice.warnings, *warnings]


def _show(record: Any, warnings: list[str], as_json: bool) -> None:
    console = Console(sys.stdout)
    folder = record.folder.absolute()
    if as_json:
        console.document(
            {
                "folder": str(folder),
                "videos": {name: str(folder / file) for name, file in record.videos.items()},
                "tensors": {name: str(folder / file) for name, file in record.tensors.items()},
                "stills": [str(folder / still) for still in record.stills],
                "frames": record.frames,
                "width": record.width,
                "height": record.height,
                "fps": record.fps,
                "warnings": warnings,
            }
        )
        return
    console.write(str(folder))
    console.paragraph(f"{record.frames} frames, {record.width}x{record.height}, {record.fps:g} fps")
    console.paragraph(", ".join([*record.videos.values(), *record.tensors.values(), *record.stills, "passes.json"]))
    for warning in warnings:
        console.paragraph(f"note: {warning}")
