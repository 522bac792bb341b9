"""Passes as files: one lossless video a pass, first and last frame, tensors, and what they all mean.

The folder appears under its name only when it is whole.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.lib.format import open_memmap
from PIL import Image

from generators.base import Progress, ProgressCallback, RenderSettings
from generators.errors import CannotRender, OutputError
from generators.partials import partial_path
from generators.previz.blocking import Track
from generators.previz.generator import frame_count
from generators.previz.passes.frame import DEPTH_STEP_M, PASSES, PassFrame, pictures, subject_colour
from generators.previz.passes.keypoints import KEYPOINTS
from generators.previz.passes.render import PassStudio, in_order
from generators.previz.rendering import prepare
from generators.previz.stage import Stage
from generators.video.lossless import LosslessWriter
from generators.video.writing import way_out
from prompts.shot import Shot, content_hash

__all__ = ["RECORD_NAME", "TENSORS", "PassRecord", "write_passes"]

RECORD_NAME: Final = "passes.json"
DEEP: Final = frozenset({"depth", "depth_metric"})
TENSORS: Final = {
    "colour": ("uint8", "frames, height, width, 3; display RGB"),
    "depth_metric": ("float32", "frames, height, width; metres along the view axis, inf for the sky"),
    "normal": ("float32", "frames, height, width, 3; unit vectors right, up, towards the camera; 0 for the sky"),
    "edges": ("uint8", "frames, height, width; 255 on a line"),
    "segmentation": ("int32", "frames, height, width; -1 the sky, 0 the set, 1.. the subjects"),
    "flow": ("float32", "frames, height, width, 2; pixels to the next frame, right and down"),
    "camera_to_world": ("float32", "frames, 4, 4; camera axes right, down, forward; world metres, z up"),
    "intrinsics": ("float32", "frames, 4; fx, fy, cx, cy in pixels"),
}
"""Each tensor file: its element type, and its axes and units."""
_LEAST_SIDE, _MOST_SIDE = 64, 4320


@dataclass(frozen=True, slots=True)
class PassRecord:
    """What was written.

    Attributes:
        folder: where. videos, tensors: file names by pass. stills: file names of the first and the last frame.
        frames, width, height, fps: of every video.
        warnings: what differs from the shot, in words for the user.
    """

    folder: Path
    videos: dict[str, str]
    tensors: dict[str, str]
    stills: tuple[str, str]
    frames: int
    width: int
    height: int
    fps: float
    warnings: tuple[str, ...]


def write_passes(
    shot: Shot,
    settings: RenderSettings,
    folder: Path,
    *,
    passes: Sequence[str] = PASSES,
    frames: int | None = None,
    tensors: bool = False,
    progress: ProgressCallback | None = None,
) -> PassRecord:
    """Draws the passes of a shot and writes them to a folder.

    Args:
        shot: a completed one.
        settings: size, rate and seed.
        folder: is made, and must not be there yet or be a folder that an earlier call made.
        passes: names out of `PASSES`.
        frames: how many; the shot's duration when None.
        tensors: also write NumPy arrays (`TENSORS`), the poses as JSON in every case.
        progress: is told of every frame; raises `Cancelled` to stop, which leaves nothing behind.

    Raises:
        CannotRender: a pass is unknown.
        OutputError: the folder cannot be written, or holds something else.
    """
    strangers = [name for name in passes if name not in PASSES]
    if strangers:
        raise CannotRender(f"no pass is called {', '.join(strangers)}; there are {', '.join(PASSES)}")
    _check_folder(folder)
    total = frame_count(shot, settings) if frames is None else frames
    tell = progress or (lambda _: None)
    tell(Progress(stage="loading", done=0, total=total))
    prepare()
    stage = Stage.build(shot, seed=settings.seed, width=settings.width, height=settings.height)
    working = partial_path(folder)
    try:
        working.mkdir(parents=True)
        record = _write(stage, shot, settings, working, tuple(passes), total, tensors, tell)
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(working, folder)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {way_out(error.errno or 0, error)}") from error
    finally:
        shutil.rmtree(working, ignore_errors=True)
    return PassRecord(folder, *record, total, settings.width, settings.height, settings.fps, stage.warnings)


def _check_folder(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / RECORD_NAME).is_file():
        raise OutputError(f"{folder} holds other files; give a new folder for the passes")
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder} is a file; give a folder for the passes")


def _write(
    stage: Stage,
    shot: Shot,
    settings: RenderSettings,
    folder: Path,
    passes: tuple[str, ...],
    total: int,
    tensors: bool,
    tell: ProgressCallback,
) -> tuple[dict[str, str], dict[str, str], tuple[str, str]]:
    """Writes everything into a folder: the names of videos, tensors and stills."""
    size = (settings.width, settings.height)
    held = open_memmap(
        folder / ".nearness.npy", mode="w+", dtype=np.float32, shape=(total, settings.height, settings.width)
    )
    arrays = _Arrays(folder, total, *size) if tensors else None
    cameras: list[dict[str, Any]] = []
    poses: list[list[dict[str, Any]]] = []
    stills = ("first_frame.png", "last_frame.png")
    at_once = [name for name in passes if name != "depth"]
    with ExitStack() as open_files:
        videos = {
            name: open_files.enter_context(
                LosslessWriter(folder / f"{name}.mkv", *size, settings.fps, deep=name in DEEP)
            )
            for name in at_once
        }
        shown = pictures(1.0, 0.0)
        for frame in in_order(PassStudio(stage, settings), range(total)):
            held[frame.index] = frame.nearness
            for name, video in videos.items():
                video.write(shown[name](frame))
            if arrays:
                arrays.take(frame)
            cameras.append(_camera(frame))
            poses.append([_pose(body) for body in frame.poses])
            for still, index in zip(stills, (0, total - 1), strict=True):
                if frame.index == index:
                    Image.fromarray(frame.colour).save(folder / still)
            tell(Progress(stage="drawing", done=frame.index + 1, total=total))
    if "depth" in passes:
        _write_depth(held, folder / "depth.mkv", settings.fps)
    extent = {"nearest_per_m": float(held.max()), "farthest_per_m": float(held.min())}
    del held
    (folder / ".nearness.npy").unlink()
    named = {name: f"{name}.mkv" for name in passes}
    kept = arrays.close() if arrays else {}
    _write_json(folder / "poses.json", {"keypoints": KEYPOINTS, "frames": poses})
    _write_json(
        folder / RECORD_NAME,
        {
            "shot": content_hash(shot),
            "seed": settings.seed,
            "width": settings.width,
            "height": settings.height,
            "fps": settings.fps,
            "frames": total,
            "videos": named,
            "tensors": {
                name: {"file": file, "dtype": TENSORS[name][0], "axes": TENSORS[name][1]} for name, file in kept.items()
            },
            "stills": stills,
            "depth": {**extent, "step_m": DEPTH_STEP_M, "normalised": "65535 at nearest_per_m, 0 at farthest_per_m"},
            "segmentation": legend_of(stage.tracks, shot),
            "cameras": cameras,
            "warnings": stage.warnings,
        },
    )
    return named, kept, stills


def _write_depth(nearness: np.memmap[Any, Any], path: Path, fps: float) -> None:
    """The normalised depth, once the whole clip's range is known: white is the nearest."""
    total, height, width = nearness.shape
    farthest = float(nearness.min())
    span = max(float(nearness.max()) - farthest, 1e-9)
    with LosslessWriter(path, width, height, fps, deep=True) as video:
        for index in range(total):
            video.write(np.round((nearness[index] - farthest) / span * 65535.0).astype(np.uint16))


class _Arrays:
    """The tensors, written frame by frame, so that a clip never lies in memory whole."""

    def __init__(self, folder: Path, total: int, width: int, height: int) -> None:
        picture = (total, height, width)
        shapes = {
            "colour": (*picture, 3),
            "normal": (*picture, 3),
            "flow": (*picture, 2),
            "camera_to_world": (total, 4, 4),
            "intrinsics": (total, 4),
        }
        self._arrays = {
            name: open_memmap(folder / f"{name}.npy", mode="w+", dtype=dtype, shape=shapes.get(name, picture))
            for name, (dtype, _) in TENSORS.items()
        }

    def take(self, frame: PassFrame) -> None:
        """Keeps a frame."""
        values: dict[str, Any] = {
            "colour": frame.colour,
            "depth_metric": frame.depth_m,
            "normal": frame.normal,
            "edges": frame.edges,
            "segmentation": frame.segmentation,
            "flow": frame.flow_px,
            "camera_to_world": frame.camera_to_world(),
            "intrinsics": frame.intrinsics(),
        }
        for name, value in values.items():
            self._arrays[name][frame.index] = value

    def close(self) -> dict[str, str]:
        """Ends all files and gives their names."""
        for array in self._arrays.values():
            array.flush()
        return {name: f"{name}.npy" for name in self._arrays}


def _camera(frame: PassFrame) -> dict[str, Any]:
    fx, fy, cx, cy = frame.intrinsics()
    return {
        "time_s": round(frame.clip_s, 6),
        "camera_to_world": [[round(float(v), 6) for v in row] for row in frame.camera_to_world()],
        "fx": round(fx, 4),
        "fy": round(fy, 4),
        "cx": cx,
        "cy": cy,
        "focal_length_mm": round(frame.camera.focal_length_mm, 4),
        "focus_m": round(frame.camera.focus_m, 4),
    }


def _pose(body: Any) -> dict[str, Any]:
    return {
        "subject": body.subject,
        "points": [[round(float(v), 2) for v in point] for point in body.points],
        "world_m": [[round(float(v), 4) for v in point] for point in body.world_m],
    }


def legend_of(tracks: Iterable[Track], shot: Shot) -> list[dict[str, Any]]:
    """Number, name and colour of everything in the segmentation pass, as it is staged.

    Staging leaves subjects out and adds others, so that the order of the shot does not tell the numbers.

    Args:
        tracks: of the stage.
        shot: whose ids name a number that things of its own share.
    """
    told, names = {subject.id for subject in shot.subjects}, {-1: "sky", 0: "set"}
    for track in tracks:
        if track.subject_id in told or track.number not in names:
            names[track.number] = track.subject_id
    return [{"number": n, "name": name, "colour": subject_colour(n)} for n, name in sorted(names.items())]


def _write_json(path: Path, document: dict[str, Any]) -> None:
    path.write_text(json.dumps(document, indent=1, allow_nan=False), encoding="utf-8")
