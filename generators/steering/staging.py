"""Staging a shot for a model: its passes at the model's size, rate and length, as render inputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import numpy as np

from generators.base import ControlVideo, Progress, ProgressCallback, RenderInputs, RenderRequest, RenderSettings
from generators.catalogue import Model, Role
from generators.diffusion.planning import Plan, plan_of, reach
from generators.previz.passes.writing import RECORD_NAME, PassRecord, write_passes
from generators.steering.choice import PASS_OF, is_driven, steer_of
from generators.steering.faces import face_video

__all__ = ["steered"]

STAGE: Final = "staging for the model"
_ROLES: Final = {**dict.fromkeys(PASS_OF, Role.CONTROL), "camera": Role.CAMERA_PATH}


def steered(model: Model, request: RenderRequest, folder: Path, progress: ProgressCallback) -> RenderInputs:
    """What a model is handed so that it follows the previz of a shot; the request's own inputs stay.

    Args:
        model: the row.
        request: its settings say how it is to be steered, and how closely.
        folder: a new folder for the passes; the caller removes it once the clip is made.
        progress: told of every frame; raises `Cancelled` to stop.

    Raises:
        CannotRender: the model cannot be steered like this.
        OutputError: the passes cannot be written.
    """
    settings = request.settings
    way = steer_of(model, request.shot, settings.steer)
    if way == "none":
        return request.inputs
    role = _ROLES[way] if way in _ROLES else _frames_role(model)
    plan = plan_of(model, request, role=role if role in model.pipelines else Role.AVATAR)
    made = RenderSettings(
        width=plan.width, height=plan.height, fps=plan.rate, seed=settings.seed, profile=settings.profile
    )

    def told(one: Progress) -> None:
        progress(one.model_copy(update={"stage": STAGE}))

    followed = (PASS_OF[way],) if way in PASS_OF and not is_driven(model) else ()
    passes = (*followed, *(("colour",) if _needs_colour(way, model) else ()))
    record = write_passes(request.shot, made, folder, passes=passes, frames=reach(plan), progress=told)
    return _inputs(way, record, request, plan)


def _needs_colour(way: str, model: Model) -> bool:
    return way not in PASS_OF or _wants_face(way, model) or is_driven(model)


def _wants_face(way: str, model: Model) -> bool:
    return way == "pose" and "face" in model.controls


def _frames_role(model: Model) -> Role:
    return Role.FIRST_LAST if Role.FIRST_LAST in model.pipelines else Role.IMAGE_TO_VIDEO


def _inputs(way: str, record: PassRecord, request: RenderRequest, plan: Plan) -> RenderInputs:
    given, settings = request.inputs, request.settings
    first, last = (record.folder / name for name in record.stills)
    if is_driven(plan.model):
        return given.model_copy(update={"source": record.folder / record.videos["colour"]})
    if way in PASS_OF:
        video = record.folder / record.videos[PASS_OF[way]]
        controls = [ControlVideo(kind=way, path=video, strength=settings.steer_strength)]
        face = record.folder / "face.mkv"
        if _wants_face(way, plan.model) and face_video(
            record.folder / record.videos["colour"], record.folder / "poses.json", face, plan.rate
        ):
            controls.append(ControlVideo(kind="face", path=face))
        return given.model_copy(update={"controls": (*given.controls, *controls)})
    if way == "camera":
        path = _camera_path(record.folder)
        control = ControlVideo(kind="camera", path=path, strength=settings.steer_strength)
        return given.model_copy(
            update={"controls": (*given.controls, control), "first_frame": given.first_frame or first}
        )
    ends = {"first_frame": given.first_frame or first}
    if plan.role is Role.FIRST_LAST:
        ends["last_frame"] = given.last_frame or last
    return given.model_copy(update=ends)


def _camera_path(folder: Path) -> Path:
    """The camera of every frame, as the matrices that models take: camera to world, from the first camera's place."""
    cameras = json.loads((folder / RECORD_NAME).read_text(encoding="utf-8"))["cameras"]
    matrices = np.array([camera["camera_to_world"] for camera in cameras], np.float64)
    relative = np.linalg.inv(matrices[0]) @ matrices
    intrinsics = np.array([[camera[name] for name in ("fx", "fy", "cx", "cy")] for camera in cameras])
    path = folder / "camera.npz"
    np.savez(path, camera_to_world=relative.astype(np.float32), intrinsics=intrinsics.astype(np.float32))
    return path
