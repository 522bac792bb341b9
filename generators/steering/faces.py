"""The face of whoever leads a staged shot, cut out of the render: what moves an animated character's own face."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from PIL import Image

from generators.previz.passes.keypoints import KEYPOINTS
from generators.video.lossless import LosslessWriter

__all__ = ["face_boxes", "face_video"]

SIDE: Final = 512
"""Of the video, pixels."""
HEADS: Final = 1.9
"""The cut is so many times as wide as the head from ear to ear."""
NECK_TO_HEAD: Final = 0.75
"""A head is about this share of the way from neck to nose wide; it counts where the ears are seen from the side."""
SMALLEST: Final = 0.03
"""Of the picture's smaller side: a face that is smaller is cut no closer."""
STEADINESS: Final = 0.7
"""Of the box before: the cut follows the head calmly, so that it does not shake by itself."""
_HEAD: Final = tuple(KEYPOINTS.index(name) for name in ("nose", "right_eye", "left_eye", "right_ear", "left_ear"))
_EARS: Final = tuple(KEYPOINTS.index(name) for name in ("right_ear", "left_ear"))
_NOSE, _NECK = KEYPOINTS.index("nose"), KEYPOINTS.index("neck")


def face_video(colour: Path, poses: Path, target: Path, fps: float) -> bool:
    """Writes the face of the first body as a square video, as long as the render.

    Args:
        colour: the render.
        poses: the bodies' points of every frame, as `write_passes` writes them.
        target: the new file.
        fps: of both.

    Returns:
        Whether there is anybody with a face in the picture; else nothing is written.
    """
    frames = json.loads(poses.read_text(encoding="utf-8"))["frames"]
    with av.open(os.fspath(colour)) as container:
        stream = container.streams.video[0]
        boxes = face_boxes(frames, stream.codec_context.width, stream.codec_context.height)
        if boxes is None:
            return False
        with LosslessWriter(target, SIDE, SIDE, fps, deep=False) as video:
            for frame, box in zip(container.decode(stream), boxes, strict=False):
                cut = Image.fromarray(frame.to_ndarray(format="rgb24")).crop(box)
                video.write(np.asarray(cut.resize((SIDE, SIDE), Image.Resampling.BICUBIC)))
    return True


def face_boxes(frames: list[list[dict[str, Any]]], width: int, height: int) -> list[tuple[int, int, int, int]] | None:
    """Where the face is in every frame: left, top, right, bottom, pixels; None when there is never one.

    A frame without a face has the box of the one before it, those at the start that of the first that is seen.
    """
    found = [_seen(bodies, min(width, height)) for bodies in frames]
    first = next((box for box in found if box is not None), None)
    if first is None:
        return None
    boxes = []
    held = np.array(first)
    for box in found:
        if box is not None:
            held = STEADINESS * held + (1.0 - STEADINESS) * np.array(box)
        x, y, half = (float(value) for value in held)
        boxes.append((round(x - half), round(y - half), round(x + half), round(y + half)))
    return boxes


def _seen(bodies: list[dict[str, Any]], smaller_side: int) -> tuple[float, float, float] | None:
    """The middle of the head and half of the cut's side, pixels."""
    for body in bodies:
        points = np.array(body["points"], np.float64)
        head = points[list(_HEAD)]
        head = head[head[:, 2] > 0]
        if not len(head):
            continue
        wide = SMALLEST * smaller_side
        if (points[list(_EARS), 2] > 0).all():
            wide = max(wide, float(np.hypot(*(points[_EARS[0], :2] - points[_EARS[1], :2]))))
        if points[_NOSE, 2] > 0 and points[_NECK, 2] > 0:
            wide = max(wide, NECK_TO_HEAD * float(np.hypot(*(points[_NOSE, :2] - points[_NECK, :2]))))
        middle = head[:, :2].mean(axis=0)
        return float(middle[0]), float(middle[1]), HEADS * wide / 2.0
    return None
