"""Filming a stage file."""

from __future__ import annotations

from pathlib import Path

from generators.base import Clip, ProgressCallback, RenderRequest, RenderSettings
from generators.previz.rendering import render_clip
from generators.previz.stagefile.reading import DEFAULT_SECONDS, read_stage

__all__ = ["render_stage"]


def render_stage(
    path: Path,
    output: Path,
    progress: ProgressCallback,
    *,
    settings: RenderSettings | None = None,
    seconds: float | None = None,
) -> Clip:
    """Draws a stage file, edited or not, as a clip.

    Args:
        path: the file; see `read_stage`.
        output: where the clip goes.
        progress: as for `Generator.render`.
        settings: size, rate and seed; those that the file was written with when None.
        seconds: how much of it; all by default.

    Raises:
        CannotRender: the file is no stage.
        OSError: it cannot be read.
    """
    aspect = settings.width / settings.height if settings else None
    stage = read_stage(path, aspect=aspect, seconds=seconds or DEFAULT_SECONDS)
    settings = settings or stage.settings or RenderSettings()
    length = min(max(seconds or stage.seconds, 0.5), 60.0)
    shot = stage.shot.model_copy(update={"duration_s": length})
    return render_clip(RenderRequest(shot=shot, settings=settings, output=output), progress, stage=stage)
