"""Lettering over a clip: every text of a shot in its place, with its fades, and labels with their leader lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from generators.lettering.fonts import face_for
from generators.lettering.typeset import INK, Plate, set_text
from prompts.shot import OnScreenText

__all__ = ["Anchor", "Lettering"]

SAFE: Final = 0.06
"""Margin that lettering keeps from the picture's edges, as a share of each side."""
FADE_S: Final = 0.4
LEADER: Final = 0.13
"""How far a label stands off the point that it names, in picture heights."""
LEADER_WIDTH: Final = 0.0035
TITLE_BELOW: Final = 0.78
"""Where a title stands when there is somebody in the picture."""


@dataclass(frozen=True, slots=True)
class _Role:
    """How a kind of lettering is set: size in picture heights, widest line in picture widths, and where it stands.

    Attributes:
        across, down: of its middle, as shares of the picture; for a flush-left one, of its left edge.
    """

    size: float
    widest: float
    centred: bool
    backed: bool
    across: float
    down: float


_ROLES: Final[Mapping[str, _Role]] = {
    "title": _Role(0.115, 0.82, centred=True, backed=False, across=0.5, down=0.5),
    "lower_third": _Role(0.052, 0.6, centred=False, backed=True, across=SAFE, down=0.82),
    "label": _Role(0.042, 0.3, centred=True, backed=True, across=0.5, down=0.2),
    "sign": _Role(0.07, 0.5, centred=True, backed=True, across=0.5, down=0.2),
    "caption": _Role(0.048, 0.8, centred=True, backed=True, across=0.5, down=0.88),
}
_PLACES: Final[Mapping[str, tuple[float | None, float | None]]] = {
    "top": (None, 0.14),
    "bottom": (None, 0.86),
    "left": (0.22, None),
    "right": (0.78, None),
    "centre": (0.5, 0.5),
    "center": (0.5, 0.5),
    "middle": (0.5, 0.5),
}
"""Words of `OnScreenText.position`, and where they move a text."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a pinned text's point lies in a picture.

    Attributes:
        x, y: pixels right and down. seen: whether it is in the picture, and there already.
        side: where the text stands from it, -1 left or 1 right.
    """

    x: float
    y: float
    seen: bool
    side: int = 1


@dataclass(frozen=True, slots=True)
class _Set:
    text: OnScreenText
    role: _Role
    plate: Plate


class Lettering:
    """The texts of a shot, set once for a picture size.

    Attributes:
        warnings: texts that no font of this machine has the letters for, in words for the user.
    """

    def __init__(self, texts: Sequence[OnScreenText], width: int, height: int, *, over_subjects: bool = False) -> None:
        """Sets the texts.

        Args:
            texts: of the shot.
            width: of the pictures, pixels.
            height: of the pictures, pixels.
            over_subjects: whether somebody is in the picture, whose face a title must not cover.
        """
        self._width, self._height = width, height
        self._titles_down = TITLE_BELOW if over_subjects else None
        self._set: list[_Set | None] = []
        self.warnings: list[str] = []
        for text in texts:
            role = _ROLES.get(text.role, _ROLES["title"])
            face = face_for(text.text)
            if face is None:
                self.warnings.append(f"no font on this machine has the letters of “{text.text}”; it is left out")
                self._set.append(None)
                continue
            size = role.size * min(height, 1.2 * width)
            plate = set_text(text.text, face, size, role.widest * width, centred=role.centred, backed=role.backed)
            self._set.append(_Set(text, role, plate))

    def __bool__(self) -> bool:
        """Whether there is anything to draw."""
        return any(self._set)

    def over(
        self, picture: NDArray[np.uint8], clip_s: float, seconds: float, anchors: Mapping[int, Anchor]
    ) -> NDArray[np.uint8]:
        """The picture with the lettering on it.

        Args:
            picture: (h, w, 3) display RGB; it is not changed.
            clip_s: time of the clip, s.
            seconds: its length.
            anchors: where the points of pinned texts lie, by the text's number in the shot.
        """
        strength = float(np.clip(min(clip_s / FADE_S, (seconds - clip_s) / FADE_S, 1.0), 0.0, 1.0))
        if seconds <= 3 * FADE_S:
            strength = 1.0
        if strength == 0.0 or not self:
            return picture
        shown = picture.copy()
        taken: list[tuple[float, float, float, float]] = []
        for number, text in enumerate(self._set):
            if text is None:
                continue
            anchor = anchors.get(number)
            if anchor is not None and not anchor.seen and not self._inside(anchor):
                continue
            left, top = self._place(text, anchor, taken)
            tall, wide = text.plate.rgba.shape[:2]
            taken.append((left, top, left + wide, top + tall))  # also for what comes later, so that no label jumps then
            if anchor is not None and not anchor.seen:
                continue
            if anchor is not None:
                self._lead(shown, anchor, (left, top, left + wide, top + tall), text.plate.margin_px, strength)
            _paste(shown, text.plate.rgba, round(left), round(top), strength)
        return shown

    def _inside(self, anchor: Anchor) -> bool:
        return 0.0 <= anchor.x <= self._width and 0.0 <= anchor.y <= self._height

    def _place(
        self, text: _Set, anchor: Anchor | None, taken: Sequence[tuple[float, float, float, float]]
    ) -> tuple[float, float]:
        """Left and top of a plate, pixels, inside the safe area and off what is taken."""
        tall, wide = text.plate.rgba.shape[:2]
        if anchor is not None:
            off = LEADER * self._height
            left = anchor.x + anchor.side * off - (wide if anchor.side < 0 else 0)
            top = anchor.y - off - tall / 2
        else:
            across, down = text.role.across, text.role.down
            if text.role is _ROLES["title"]:
                down = self._titles_down or down
            for word in text.text.position.lower().replace("-", " ").split():
                to_across, to_down = _PLACES.get(word, (None, None))
                across, down = to_across or across, to_down or down
            left = across * self._width - (wide / 2 if text.role.centred else text.plate.margin_px)
            top = down * self._height - tall / 2
        margin = text.plate.margin_px
        low_x, high_x = SAFE * self._width - margin, (1 - SAFE) * self._width - wide + margin
        low_y, high_y = SAFE * self._height - margin, (1 - SAFE) * self._height - tall + margin
        left, top = _within(left, low_x, high_x), _within(top, low_y, high_y)
        for _ in range(len(taken)):
            hit = next((box for box in taken if _meet(box, (left, top, left + wide, top + tall))), None)
            if hit is None:
                break
            below = hit[3] + 1.0
            top = below if below <= high_y else max(low_y, hit[1] - tall - 1.0)
        return left, top

    def _lead(
        self,
        picture: NDArray[np.uint8],
        anchor: Anchor,
        box: tuple[float, float, float, float],
        margin: int,
        strength: float,
    ) -> None:
        """The line from a label to its point, with a dot at its end; drawn four times as large, for smooth edges."""
        inner = (box[0] + 0.4 * margin, box[1] + 0.4 * margin, box[2] - 0.4 * margin, box[3] - 0.4 * margin)
        start = (_within(anchor.x, inner[0], inner[2]), _within(anchor.y, inner[1], inner[3]))
        thick = max(1.0, LEADER_WIDTH * self._height)
        low_x, high_x = sorted((start[0], anchor.x))
        low_y, high_y = sorted((start[1], anchor.y))
        pad = int(4 * thick) + 2
        left, top = int(low_x) - pad, int(low_y) - pad
        size = (int(high_x) + pad - left, int(high_y) + pad - top)
        zoom = 4
        mask = Image.new("L", (size[0] * zoom, size[1] * zoom))
        draw = ImageDraw.Draw(mask)
        points = [((x - left) * zoom, (y - top) * zoom) for x, y in (start, (anchor.x, anchor.y))]
        draw.line(points, fill=255, width=max(1, round(thick * zoom)))
        radius = 2.4 * thick * zoom
        x, y = points[1]
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)
        smooth = np.asarray(mask.resize(size, Image.Resampling.BOX), np.float32)[..., None] / 255.0
        ink = smooth * (np.array(INK, np.float32) / 255.0)
        _paste(picture, np.concatenate([ink, smooth], axis=-1), left, top, strength)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high) if low <= high else (low + high) / 2


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _paste(picture: NDArray[np.uint8], rgba: NDArray[np.float32], left: int, top: int, strength: float) -> None:
    """Lays a plate over the picture, in place; what lies outside is cut off."""
    height, width = picture.shape[:2]
    tall, wide = rgba.shape[:2]
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + wide, width), min(top + tall, height)
    if x0 >= x1 or y0 >= y1:
        return
    part = rgba[y0 - top : y1 - top, x0 - left : x1 - left] * strength
    under = picture[y0:y1, x0:x1].astype(np.float32)
    mixed = under * (1.0 - part[..., 3:]) + part[..., :3] * 255.0
    picture[y0:y1, x0:x1] = np.round(mixed).astype(np.uint8)
