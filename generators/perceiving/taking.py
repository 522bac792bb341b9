"""From footage to a control video, a few frames at a time, so that a long clip never lies in memory whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from generators.base import Control, ControlVideo, Progress, ProgressCallback, RenderInputs
from generators.catalogue import Model
from generators.diffusion.footage import frames_of
from generators.diffusion.planning import Plan, reach
from generators.perceiving.lines import line_pictures
from generators.perceiving.movement import flow_pictures
from generators.perceiving.ways import perceivable
from generators.video.lossless import LosslessWriter

__all__ = ["perceived"]

Pictures: TypeAlias = Iterator[NDArray[np.uint8]]
"""(h, w, 3) display RGB."""

AT_ONCE: Final = 48
"""Frames that are read together."""
STAGE: Final = "looking at the footage"

_HOW: Final[dict[Control, Callable[[Pictures], Pictures]]] = {"flow": flow_pictures, "edges": line_pictures}


def perceived(model: Model, inputs: RenderInputs, plan: Plan, folder: Path, progress: ProgressCallback) -> RenderInputs:
    """The inputs with what their plain footage shows in its place.

    Args:
        model: for which.
        inputs: of the request.
        plan: for its size, rate and length.
        folder: where the new videos go.
        progress: told of every frame; raises `Cancelled` to stop.

    Raises:
        CannotRender: the footage cannot be read, or not be used for the model.
        OutputError: the videos cannot be written.
    """
    controls = [
        _taken(model, control, plan, folder / f"taken-{index}.mkv", progress) if control.taken else control
        for index, control in enumerate(inputs.controls)
    ]
    return inputs.model_copy(update={"controls": tuple(controls)})


def _taken(model: Model, control: ControlVideo, plan: Plan, path: Path, progress: ProgressCallback) -> ControlVideo:
    kind = perceivable(model, control.kind)
    total = reach(plan)
    with LosslessWriter(path, plan.width, plan.height, plan.rate, deep=False) as video:
        for index, picture in enumerate(_HOW[kind](_frames(control.path, plan, total))):
            video.write(picture)
            progress(Progress(stage=STAGE, done=index + 1, total=total))
    return control.model_copy(update={"kind": kind, "path": path, "taken": False})


def _frames(path: Path, plan: Plan, total: int) -> Pictures:
    for start in range(0, total, AT_ONCE):
        count = min(AT_ONCE, total - start)
        for picture in frames_of(path, count, plan.rate, plan.width, plan.height, start=start):
            yield np.asarray(picture)
