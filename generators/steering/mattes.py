"""Where somebody or something of a shot is in its previz, frame by frame: white there, black elsewhere."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from generators.base import (
    NO_INPUTS,
    Ability,
    Clip,
    Estimate,
    Progress,
    ProgressCallback,
    RenderInputs,
    RenderRequest,
    RenderSettings,
)
from generators.errors import CannotRender, OutputError
from generators.partials import partial_path
from generators.previz.generator import PrevizGenerator, frame_count
from generators.version import version
from prompts.shot import Shot

__all__ = ["MatteMaker"]

MARGIN: Final = 0.02
"""How far a matte reaches beyond its subject, of the picture's height: what is new needs a seam to lie in."""
LONGEST_SIDE: Final = 640
"""A matte is drawn no larger; it is scaled with the clip that it is for."""


class MatteMaker:
    """Draws the matte of a subject. The request's prompt is the subject's id."""

    name: str = "mattes"
    dialect: str = "plain"
    costs: bool = False

    def can(self, shot: Shot, settings: RenderSettings, inputs: RenderInputs = NO_INPUTS) -> Ability:  # noqa: ARG002
        """Any shot with somebody in it."""
        able = bool(shot.subjects and shot.duration_s)
        return Ability(able=able, reasons=[] if able else ["there is nobody and nothing in the shot"])

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """As a previz of the shot."""
        return PrevizGenerator().estimate(shot, settings)

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the matte, a lossless video of the request's length and rate; see `Generator.render`.

        Raises:
            CannotRender: the shot has no such subject, or it is never seen.
        """
        numbers = [n for n, subject in enumerate(request.shot.subjects, start=1) if subject.id == request.prompt]
        if not numbers:
            raise CannotRender(f"there is no {request.prompt} in the shot")
        from generators.previz.passes.render import draw_passes
        from generators.previz.rendering import prepare
        from generators.video import sha256_of
        from generators.video.lossless import LosslessWriter

        settings = _drawn_at(request.settings)
        total = frame_count(request.shot, settings)
        progress(Progress(stage="loading", done=0, total=total))
        prepare()
        whole = partial_path(request.output)
        seen = 0.0
        try:
            with LosslessWriter(whole, settings.width, settings.height, settings.fps, deep=False) as video:
                for frame in draw_passes(request.shot, settings):
                    matte = _grown(frame.segmentation == numbers[0])
                    seen += float(matte.mean()) / 255.0
                    video.write(np.repeat(matte[..., None], 3, axis=2))
                    progress(Progress(stage="masking", done=frame.index + 1, total=total))
            if not seen:
                raise CannotRender(f"{request.prompt} is never seen in the shot, so there is nothing to change")
            os.replace(whole, request.output)
        except OSError as error:
            raise OutputError(f"cannot write {request.output}: {error.strerror}") from error
        finally:
            with suppress(OSError):
                whole.unlink(missing_ok=True)
        return Clip(
            path=request.output,
            sha256=sha256_of(request.output),
            seconds=total / settings.fps,
            width=settings.width,
            height=settings.height,
            fps=settings.fps,
            frames=total,
            bytes=request.output.stat().st_size,
            generator=self.name,
            version=version(),
            facts={"share_of_picture": round(seen / total, 4)},
        )


def _drawn_at(settings: RenderSettings) -> RenderSettings:
    scale = min(1.0, LONGEST_SIDE / max(settings.width, settings.height))
    width, height = (max(64, 2 * round(side * scale / 2)) for side in (settings.width, settings.height))
    return settings.model_copy(update={"width": width, "height": height})


def _grown(inside: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The matte with its margin, (h, w) uint8."""
    reach = 2 * max(1, round(MARGIN * inside.shape[0])) + 1
    image = Image.fromarray(inside.astype(np.uint8) * np.uint8(255)).filter(ImageFilter.MaxFilter(reach))
    return np.asarray(image)
