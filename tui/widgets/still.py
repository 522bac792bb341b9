"""A picture in the terminal: the newest take, or the frame being rendered.

Importing this module asks the terminal what it can draw, so it must happen before Textual takes the terminal over.
"""

from __future__ import annotations

import io
import time

from PIL import Image as Picture
from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.widgets import Static
from textual_image.renderable import Image as BestRenderable
from textual_image.renderable import UnicodeImage as ColourlessRenderable
from textual_image.widget import HalfcellImage, Image

from tui.plain import one_line

__all__ = ["Still"]

_Drawn = HalfcellImage if BestRenderable is ColourlessRenderable else Image
_CELL_HEIGHT_TO_WIDTH = 2.0
_PREVIEW_EVERY_S = 0.5


class Still(Vertical):
    """A still with its caption. It keeps the picture's proportions inside whatever room it is given."""

    def __init__(self) -> None:
        super().__init__(id="still")
        self._proportion = 16 / 9
        self._last_preview_s = 0.0

    def compose(self) -> ComposeResult:
        """The picture above its caption."""
        yield Static("No clip yet", id="slate", markup=False)
        with Center():
            yield _Drawn(id="picture")
        yield Static(id="caption", markup=False)

    def preview(self, jpeg: bytes, caption: str) -> None:
        """Shows a frame of a running render, at most twice a second."""
        now = time.monotonic()
        if now - self._last_preview_s >= _PREVIEW_EVERY_S:
            self._last_preview_s = now
            self.show(jpeg, caption)

    def show(self, jpeg: bytes, caption: str) -> None:
        """Shows an encoded picture. One that cannot be read leaves the old one standing."""
        try:
            picture = Picture.open(io.BytesIO(jpeg))
            picture.load()
        except (OSError, ValueError, Picture.DecompressionBombError):
            return
        self._proportion = picture.width / picture.height
        self.query_one("#slate").display = False
        image = self.query_one("#picture", _Drawn)
        image.display = True
        image.image = picture
        self.query_one("#caption", Static).update(one_line(caption))
        self._fit()

    def clear(self) -> None:
        """Shows that there is no picture."""
        self.query_one("#picture").display = False
        self.query_one("#slate").display = True
        self.query_one("#caption", Static).update("")

    def on_resize(self) -> None:
        """Keeps the proportions in the new room."""
        self._fit()

    def _fit(self) -> None:
        """The largest picture that fits, in whole cells."""
        room = self.content_size
        rows_free = room.height - 1
        if room.width < 2 or rows_free < 1:
            return
        rows = min(rows_free, round(room.width / self._proportion / _CELL_HEIGHT_TO_WIDTH))
        image = self.query_one("#picture", _Drawn)
        image.styles.height = max(rows, 1)
        image.styles.width = max(min(room.width, round(rows * self._proportion * _CELL_HEIGHT_TO_WIDTH)), 1)
