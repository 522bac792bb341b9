"""How far the render is."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from tui.plain import one_line

__all__ = ["RenderBar"]


class RenderBar(Static):
    """Two lines: what is being rendered and how long it still takes, and a bar. Hidden when nothing renders."""

    def __init__(self) -> None:
        super().__init__(id="render-bar", markup=False)
        self.display = False
        self._done, self._total = 0, 0
        self._headline = ""

    def show(self, shot_number: int, stage: str, done: int, total: int, seconds_left: float | None) -> None:
        """Shows a render at `done` of `total` units of work; of the whole film where there is no shot's number."""
        left = "" if seconds_left is None else f"  ·  {_duration(seconds_left)} left"
        count = f"  ·  {done} of {total}" if total else ""
        what = f"Shot {shot_number}" if shot_number else "The film"
        self._headline = f"{what}{count}{left}  ·  {one_line(stage, 60)}"
        self._done, self._total = done, total
        self.display = True
        self._draw()

    def end(self) -> None:
        """Hides the bar."""
        self.display = False

    def on_resize(self) -> None:
        """The bar is as long as the widget is wide."""
        self._draw()

    def _draw(self) -> None:
        length = max(self.content_size.width, 1)
        share = min(self._done / self._total, 1.0) if self._total else 0.0
        filled = round(share * length)
        self.update(
            Content.assemble(
                Content.styled(self._headline, "$foreground"),
                "\n",
                Content.styled("━" * filled, "$accent"),
                Content.styled("━" * (length - filled), "$rule"),
            )
        )


def _duration(seconds: float) -> str:
    """Seconds as a person says them: `3 s`, `2 min 05 s`."""
    whole = max(round(seconds), 0)
    return f"{whole} s" if whole < 100 else f"{whole // 60} min {whole % 60:02d} s"
