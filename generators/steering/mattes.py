"""Where somebody or something of a shot is in its previz, frame by frame: white there, black elsewhere.

The sky and what stands behind everybody have a matte too. A matte that is to be a picture is of the first frame alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

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

if TYPE_CHECKING:
    from generators.previz.passes.frame import PassFrame

__all__ = ["BACKGROUND", "SKY", "MatteMaker"]

SKY: Final = "sky"
BACKGROUND: Final = "background"
"""What the request's prompt may name beside a subject: where the eye meets nothing, and where it meets nobody."""

STILL: Final = ".png"
"""How the name of a matte ends that is a picture."""
MARGIN: Final = 0.02
"""How far a matte reaches beyond its subject, of the picture's height: what is new needs a seam to lie in."""
LONGEST_SIDE: Final = 640
"""A matte is drawn no larger; it is scaled with the clip that it is for."""


class MatteMaker:
    """Draws the matte of a subject. The request's prompt is the subject's id, or `SKY`, or `BACKGROUND`."""

    name: str = "mattes"
    dialect: str = "plain"
    costs: bool = False

    def can(self, shot: Shot, settings: RenderSettings, inputs: RenderInputs = NO_INPUTS) -> Ability:  # noqa: ARG002
        """Any shot whose length is known."""
        return Ability(able=bool(shot.duration_s), reasons=[] if shot.duration_s else ["the shot has no duration"])

    def estimate(self, shot: Shot, settings: RenderSettings) -> Estimate:
        """As a previz of the shot."""
        return PrevizGenerator().estimate(shot, settings)

    def render(self, request: RenderRequest, progress: ProgressCallback) -> Clip:
        """Makes the matte, a lossless video of the request's length and rate, or a PNG; see `Generator.render`.

        Raises:
            CannotRender: the shot has no such subject, or it is never seen.
        """
        inside = _where(request.shot, request.prompt)
        from generators.previz.passes.render import draw_passes
        from generators.previz.rendering import prepare
        from generators.video import sha256_of

        settings = _drawn_at(request.settings)
        still = request.output.suffix == STILL
        total = 1 if still else frame_count(request.shot, settings)
        progress(Progress(stage="loading", done=0, total=total))
        prepare()
        whole = partial_path(request.output)
        seen = 0.0
        try:
            with _writing(whole, settings, still=still) as write:
                for frame in draw_passes(request.shot, settings, frames=total):
                    matte = _grown(inside(frame))
                    seen += float(matte.mean()) / 255.0
                    write(np.repeat(matte[..., None], 3, axis=2))
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


def _where(shot: Shot, what: str) -> Callable[[PassFrame], NDArray[np.bool_]]:
    """From a frame to where what is named is in it.

    Raises:
        CannotRender: the shot has no such subject.
    """
    if what == SKY:
        return lambda frame: ~np.isfinite(frame.depth_m)
    if what == BACKGROUND:
        return lambda frame: frame.segmentation == 0
    numbers = [n for n, subject in enumerate(shot.subjects, start=1) if subject.id == what]
    if not numbers:
        raise CannotRender(f"there is no {what} in the shot")
    return lambda frame: frame.segmentation == numbers[0]


@contextmanager
def _writing(whole: Path, settings: RenderSettings, *, still: bool) -> Iterator[Callable[[NDArray[np.uint8]], None]]:
    """Takes the pictures of a matte: frames of a lossless video, or the one of a still."""
    if still:
        yield lambda picture: Image.fromarray(picture).save(whole, "PNG")
        return
    from generators.video.lossless import LosslessWriter

    with LosslessWriter(whole, settings.width, settings.height, settings.fps, deep=False) as video:
        yield video.write


def _drawn_at(settings: RenderSettings) -> RenderSettings:
    scale = min(1.0, LONGEST_SIDE / max(settings.width, settings.height))
    width, height = (max(64, 2 * round(side * scale / 2)) for side in (settings.width, settings.height))
    return settings.model_copy(update={"width": width, "height": height})


def _grown(inside: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The matte with its margin, (h, w) uint8."""
    reach = 2 * max(1, round(MARGIN * inside.shape[0])) + 1
    image = Image.fromarray(inside.astype(np.uint8) * np.uint8(255)).filter(ImageFilter.MaxFilter(reach))
    return np.asarray(image)
