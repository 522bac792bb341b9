"""Writing a stage as MJCF: geometry and materials, lights, and one keyframe a picture with poses and camera."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import mujoco
import numpy as np

from generators.base import RenderSettings
from generators.errors import OutputError
from generators.partials import partial_path
from generators.previz.generator import frame_count
from generators.previz.scene import CameraPose, Light, LightKind
from generators.previz.stage import Stage
from generators.previz.stagefile.names import (
    CAMERA,
    CAMERA_BODY,
    KEY_LIGHT,
    LENS_ROWS,
    PLACES,
    PRACTICAL,
    RECORD,
    RIG,
)
from generators.video.writing import way_out
from prompts.shot import Shot

__all__ = ["lens_numbers", "light_fields", "stage_document", "write_stage"]

LIGHT_TYPES = {
    LightKind.SUN: mujoco.mjtLightType.mjLIGHT_DIRECTIONAL,
    LightKind.POINT: mujoco.mjtLightType.mjLIGHT_POINT,
    LightKind.SPOT: mujoco.mjtLightType.mjLIGHT_SPOT,
}


PLAIN: Final = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "\"'<>&%")
"""What is written as it is: the rest would be escaped in another way by every editor of XML."""


def write_stage(shot: Shot, settings: RenderSettings, path: Path) -> tuple[str, ...]:
    """Stages a shot and writes it; the file appears when it is whole.

    Args:
        shot: a completed one.
        settings: size, rate and seed; there is a keyframe for every picture of the clip.
        path: the file, which is replaced.

    Returns:
        what differs from the shot, in words for the user.

    Raises:
        OutputError: the file cannot be written.
    """
    stage = Stage.build(shot, seed=settings.seed, width=settings.width, height=settings.height)
    text = stage_document(stage, shot, settings)
    partial = partial_path(path)
    try:
        partial.write_text(text, encoding="utf-8")
        os.replace(partial, path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {way_out(error.errno or 0, error)}") from error
    finally:
        partial.unlink(missing_ok=True)
    return stage.warnings


def stage_document(stage: Stage, shot: Shot, settings: RenderSettings) -> str:
    """A stage as MJCF text that needs no other file."""
    spec = stage.spec.copy()
    spec.modelname = "rushes stage"
    wild = set(range(stage.model.ngeom)) - set(stage.drawn.tolist())
    for geom in [spec.geoms[number] for number in sorted(wild)]:
        spec.delete(geom)
    _place_lights(spec, stage)
    for camera in list(spec.cameras):
        spec.delete(camera)
    body = spec.worldbody.add_body(name=CAMERA_BODY, mocap=True)
    first = stage.camera.pose(0.0)
    body.add_camera(name=CAMERA, fovy=_vertical_deg(first))
    body.pos, body.quat = np.asarray(first.position, np.float64), _quaternion(first)
    lenses = _add_keys(spec, stage, settings.fps, frame_count(shot, settings))
    spec.add_numeric(name=LENS_ROWS, data=lenses, size=len(lenses))
    record = {
        "shot": shot.model_dump(mode="json"),
        "seed": settings.seed,
        "width": settings.width,
        "height": settings.height,
        "fps": settings.fps,
    }
    spec.add_text(name=RECORD, data=quote(json.dumps(record, ensure_ascii=True), safe=PLAIN))
    places = _place_bodies(spec, stage)
    if places:
        spec.add_numeric(name=PLACES, data=places, size=len(places))
    spec.compile()
    text: str = spec.to_xml()
    return text


def _add_keys(spec: Any, stage: Stage, fps: float, count: int) -> list[float]:
    """One keyframe a picture; gives the lens numbers of all."""
    data, lenses = stage.new_data(), []
    for index in range(count):
        clip_s = index / fps
        stage.performance.pose(clip_s * stage.time_scale, data)
        pose = stage.camera.pose(clip_s)
        spec.add_key(
            name=f"frame{index}",
            time=clip_s,
            qpos=data.qpos.copy(),
            mpos=np.asarray(pose.position, np.float64),
            mquat=_quaternion(pose),
        )
        lenses += lens_numbers(pose)
    return lenses


def _place_bodies(spec: Any, stage: Stage) -> list[float]:
    """Puts what moves freely where its first keyframe has it, so that it can be picked up there; gives the places."""
    data, places = stage.new_data(), []
    stage.performance.pose(0.0, data)
    model = stage.model
    for joint in np.flatnonzero(model.jnt_type == mujoco.mjtJoint.mjJNT_FREE):
        start = int(model.jnt_qposadr[joint])
        body = spec.body(model.body(int(model.jnt_bodyid[joint])).name)
        body.pos, body.quat = data.qpos[start : start + 3], data.qpos[start + 3 : start + 7]
        places += [float(value) for value in data.qpos[start : start + 3]]
    return places


def lens_numbers(pose: CameraPose) -> list[float]:
    """A camera's lens as the file keeps it."""
    return [pose.focal_length_mm, *pose.sensor_mm, pose.focus_m, pose.aperture_f]


def _vertical_deg(pose: CameraPose) -> float:
    return math.degrees(2.0 * math.atan(pose.sensor_mm[1] / 2.0 / pose.focal_length_mm))


def _quaternion(pose: CameraPose) -> Any:
    quaternion = np.zeros(4)
    mujoco.mju_mat2Quat(quaternion, np.asarray(pose.rotation, np.float64).ravel())
    return quaternion


def _place_lights(spec: Any, stage: Stage) -> None:
    for light in list(spec.lights):
        spec.delete(light)
    for name, light in named_lights(stage.light.lights, stage.practicals(0.0)):
        spec.worldbody.add_light(name=name, **light_fields(light))


def named_lights(rig: Sequence[Light], practicals: Sequence[Light]) -> list[tuple[str, Light]]:
    """All lights with their names in the file; the first of the rig is the key."""
    named = [(KEY_LIGHT if number == 0 else f"{RIG}{number}", light) for number, light in enumerate(rig)]
    return named + [(f"{PRACTICAL}{number}", light) for number, light in enumerate(practicals, 1)]


def light_fields(light: Light) -> dict[str, Any]:
    """A light in MuJoCo's terms; brightness above 1 goes to its intensity.

    MuJoCo's `dir` is the way that light travels; `bulbradius` holds our softness (radians for the sun, else m).
    """
    strongest = max(*light.colour, 1e-9)
    away = -1.0 if light.kind is LightKind.SUN else 1.0
    return {
        "type": LIGHT_TYPES[light.kind],
        "pos": list(light.position),
        "dir": [away * value for value in light.direction],
        "diffuse": [value / strongest for value in light.colour],
        "intensity": strongest,
        "bulbradius": light.radius,
        "cutoff": light.cone_deg / 2.0,
        "attenuation": [1.0, 0.0, 0.0] if light.kind is LightKind.SUN else [0.0, 0.0, 1.0],
        "castshadow": light.shadows,
    }
