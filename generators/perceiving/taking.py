"""From footage to control videos: what a model follows is found in it, picture by picture."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

from generators.base import Control, ControlVideo, Progress, ProgressCallback, RenderInputs
from generators.catalogue import Model
from generators.diffusion.planning import Plan
from generators.perceiving.footage import Footage, Pictures
from generators.perceiving.lines import line_pictures
from generators.perceiving.movement import flow_pictures
from generators.perceiving.ways import perceivable
from generators.steering.faces import face_video
from generators.video.lossless import LosslessWriter

__all__ = ["perceived"]

STAGE: Final = "looking at the footage"


def _depth(footage: Footage) -> Pictures:
    from generators.perceiving.distance import depth_pictures

    return depth_pictures(footage)


_HOW: Final[dict[Control, Callable[[Footage], Pictures]]] = {
    "flow": lambda footage: flow_pictures(footage.pictures()),
    "edges": lambda footage: line_pictures(footage.pictures()),
    "depth": _depth,
}


def perceived(model: Model, inputs: RenderInputs, plan: Plan, folder: Path, progress: ProgressCallback) -> RenderInputs:
    """The inputs with what their plain footage shows in its place.

    Args:
        model: for which.
        inputs: of the request.
        plan: for its size, rate and length.
        folder: where the new videos go.
        progress: told of every frame; raises `Cancelled` to stop.

    Raises:
        CannotRender: the footage cannot be read, or not be used for the model, or what looks at it is not here.
        OutputError: the videos cannot be written.
    """
    controls: list[ControlVideo] = []
    for index, control in enumerate(inputs.controls):
        if not control.taken:
            controls.append(control)
            continue
        kind = perceivable(model, control.kind)
        footage, stem = Footage(control.path, plan), folder / f"taken-{index}"
        shown = control.model_copy(update={"kind": kind, "path": stem.with_suffix(".mkv"), "taken": False})
        controls.append(shown)
        if kind == "pose":
            controls += _body(model, footage, shown, stem, progress)
        else:
            _write(_HOW[kind](footage), footage, shown.path, progress)
    return inputs.model_copy(update={"controls": tuple(controls)})


def _body(
    model: Model, footage: Footage, pose: ControlVideo, stem: Path, progress: ProgressCallback
) -> list[ControlVideo]:
    """Writes the pose; gives back the face of the first body, for a model that takes one and if there is one."""
    from generators.perceiving.bodies import Bodies

    bodies = Bodies(footage)
    _write(bodies.pictures(), footage, pose.path, progress)
    if "face" not in model.controls:
        return []
    colour, points, face = (stem.with_name(f"{stem.name}-{part}") for part in ("colour.mkv", "poses.json", "face.mkv"))
    _write(footage.pictures(), footage, colour, progress)
    frames = [[{"points": body.points.tolist()} for body in seen] for seen in bodies.frames]
    points.write_text(json.dumps({"frames": frames}), encoding="utf-8")
    there = face_video(colour, points, face, footage.plan.rate)
    return [ControlVideo(kind="face", path=face)] if there else []


def _write(pictures: Pictures, footage: Footage, path: Path, progress: ProgressCallback) -> None:
    plan = footage.plan
    with LosslessWriter(path, plan.width, plan.height, plan.rate, deep=False) as video:
        for index, picture in enumerate(pictures):
            video.write(picture)
            progress(Progress(stage=STAGE, done=index + 1, total=footage.total))
