"""One line that says what is going on."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.plain import one_line

__all__ = ["StatusLine"]


class StatusLine(Static):
    """What the studio is doing, and how many messages wait."""

    def __init__(self, text: str) -> None:
        super().__init__(id="status", markup=False)
        self._doing, self._busy, self._waiting = text, True, 0

    def on_mount(self) -> None:
        """Shows the first state."""
        self._draw()

    def say(self, doing: str, *, busy: bool) -> None:
        """Shows what is being done."""
        self._doing, self._busy = one_line(doing), busy
        self._draw()

    def waiting(self, count: int) -> None:
        """Shows how many messages wait for their turn."""
        self._waiting = count
        self._draw()

    def _draw(self) -> None:
        dot = Content.styled("● " if self._busy else "○ ", "$accent" if self._busy else "$secondary")
        queued = f"  ·  {self._waiting} message{'s' if self._waiting > 1 else ''} waiting" if self._waiting else ""
        self.update(Content.assemble(dot, Content(self._doing + queued)))
