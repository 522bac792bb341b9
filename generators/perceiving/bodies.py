"""How the people in footage stand and move: their 18 points, drawn as the pose pass of previz is.

A detector finds the people, then each is looked at alone. The model gives the 17 points of the COCO data set as
heat maps, a quarter as large as what it is shown; the neck is the middle of the shoulders.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from generators.errors import CannotRender
from generators.perceiving.footage import Footage, Pictures
from generators.perceiving.looking import Looker, looker_of
from generators.perceiving.ways import lookers
from generators.previz.passes.keypoints import KEYPOINTS, BodyPose, draw_poses

__all__ = ["Bodies", "Window", "points_in", "window_round"]

COCO: Final = (
    "nose", "left_eye", "right_eye", "left_ear", "right_ear", "left_shoulder", "right_shoulder", "left_elbow",
    "right_elbow", "left_wrist", "right_wrist", "left_hip", "right_hip", "left_knee", "right_knee", "left_ankle",
    "right_ankle",
)  # fmt: skip
"""The points of the data set's people, in its order."""
PERSON: Final = "person"
SURE_OF_PERSON: Final = 0.5
SURE_OF_POINT: Final = 0.3
MOST_PEOPLE: Final = 8
"""In one picture, the surest first."""
ROOM: Final = 1.25
"""A body is shown with so much room round its box, as the model was trained."""


class Window(NamedTuple):
    """A part of a picture that is shown to the model: left, top, width and height, pixels."""

    left: float
    top: float
    width: float
    height: float


class Bodies:
    """The bodies in footage.

    Args:
        footage: is looked at picture by picture.

    Attributes:
        frames: the bodies of every picture that was looked at so far.

    Raises:
        CannotRender: what finds them is not on this machine, or cannot be loaded.
    """

    def __init__(self, footage: Footage) -> None:
        detector, poser = lookers("pose")
        self._footage = footage
        self._detector, self._poser = looker_of(detector), looker_of(poser)
        self.frames: list[list[BodyPose]] = []

    def pictures(self) -> Pictures:
        """The drawing of each picture's bodies, (h, w, 3) uint8.

        Raises:
            CannotRender: (at the end) nobody was seen at all.
        """
        for picture in self._footage.pictures():
            height, width, _ = picture.shape
            windows = [window_round(box, self._shape) for box in self._people(picture)]
            self.frames.append(self._bodies(picture, windows))
            yield draw_poses(self.frames[-1], width, height)
        if not any(self.frames):
            raise CannotRender(f"nobody is seen in {self._footage.path.name}, so there is no pose to follow")

    @property
    def _shape(self) -> tuple[int, int]:
        """Height and width of what the model is shown, pixels."""
        height, width = self._poser.module.config.backbone_config.image_size
        return int(height), int(width)

    def _people(self, picture: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
        """Boxes round the people: left, top, right, bottom, pixels."""
        found: Any = self._detector.sees([picture])
        (told,) = self._detector.processor.post_process_object_detection(
            found, threshold=SURE_OF_PERSON, target_sizes=[picture.shape[:2]]
        )
        names = self._detector.module.config.id2label
        boxes = [
            (float(score), box.cpu().numpy())
            for score, label, box in zip(told["scores"], told["labels"], told["boxes"], strict=True)
            if str(names.get(int(label), "")).casefold() == PERSON
        ]
        return [box for _, box in sorted(boxes, key=lambda one: -one[0])[:MOST_PEOPLE]]

    def _bodies(self, picture: NDArray[np.uint8], windows: list[Window]) -> list[BodyPose]:
        if not windows:
            return []
        shown = torch.stack([_shown(picture, window, self._shape, self._poser) for window in windows])
        heat = self._poser.looks_at(shown).heatmaps.float().cpu().numpy()
        height, width, _ = picture.shape
        return [
            BodyPose(number, points_in(maps, window, width, height), np.zeros((len(KEYPOINTS), 3), np.float32))
            for number, (maps, window) in enumerate(zip(heat, windows, strict=True), start=1)
        ]


def window_round(box: NDArray[np.float32], shape: tuple[int, int]) -> Window:
    """What of a picture is shown of a body: its box with room round it, of the shape that the model takes.

    Args:
        box: left, top, right and bottom, pixels.
        shape: height and width of what the model is shown.
    """
    left, top, right, bottom = (float(side) for side in box)
    ratio = shape[1] / shape[0]
    width, height = max(right - left, 1.0), max(bottom - top, 1.0)
    width, height = max(width, height * ratio) * ROOM, max(height, width / ratio) * ROOM
    return Window((left + right - width) / 2, (top + bottom - height) / 2, width, height)


def points_in(heat: NDArray[np.float32], window: Window, width: int, height: int) -> NDArray[np.float32]:
    """(18, 3) pixels right and down, and 1 for what is seen, from (17, h, w) heat maps of a window of a picture.

    The hottest place is moved by a quarter of a cell towards its hotter neighbours, as is usual for such maps.
    """
    count, rows, columns = heat.shape
    best = heat.reshape(count, -1).argmax(axis=1)
    found: dict[str, NDArray[np.float32]] = {}
    for name, maps, place in zip(COCO, heat, best, strict=True):
        row, column = divmod(int(place), columns)
        down = row + 0.5 + 0.25 * _slope(maps[:, column], row)
        across = column + 0.5 + 0.25 * _slope(maps[row], column)
        x, y = window.left + window.width * across / columns, window.top + window.height * down / rows
        seen = maps[row, column] >= SURE_OF_POINT and 0 <= x < width and 0 <= y < height
        found[name] = np.array([x, y, 1.0] if seen else [0.0, 0.0, 0.0], np.float32)
    left, right = found["left_shoulder"], found["right_shoulder"]
    found["neck"] = ((left + right) * np.float32(0.5 * min(left[2], right[2]))).astype(np.float32)
    return np.stack([found[name] for name in KEYPOINTS])


def _slope(line: NDArray[np.float32], at: int) -> float:
    """-1, 0 or 1: towards which neighbour a line of heat is hotter."""
    if not 0 < at < len(line) - 1:
        return 0.0
    return float(np.sign(line[at + 1] - line[at - 1]))


def _shown(picture: NDArray[np.uint8], window: Window, shape: tuple[int, int], poser: Looker) -> torch.Tensor:
    """(3, h, w) what the model is shown of a body, in its own scale; what lies outside the picture is black."""
    height, width = shape
    extent = (window.left, window.top, window.left + window.width, window.top + window.height)
    cut = Image.fromarray(picture).transform((width, height), Image.Transform.EXTENT, extent, Image.Resampling.BILINEAR)
    scaled = np.asarray(cut, np.float32) / 255.0
    scaled = (scaled - np.array(poser.processor.image_mean)) / np.array(poser.processor.image_std)
    return torch.from_numpy(scaled.astype(np.float32)).permute(2, 0, 1)
