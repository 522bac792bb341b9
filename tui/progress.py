"""A render's progress on standard error."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from tui.console import Console
from tui.plain import one_line

if TYPE_CHECKING:
    from assistant.events import ProgressEvent
    from generators.base import Progress

__all__ = ["FrameCount", "ProgressLine"]

_BAR_COLUMNS = 28


class FrameCount:
    """How many frames are done, on one line of a terminal; elsewhere nothing."""

    def __init__(self) -> None:
        self._console = Console(sys.stderr)

    def __enter__(self) -> FrameCount:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._console.is_terminal:
            self._console.redraw("")

    def show(self, progress: Progress) -> None:
        """Shows how far it is."""
        if self._console.is_terminal:
            self._console.redraw(f"{progress.stage}  {progress.done} of {progress.total} frames")


class ProgressLine:
    """One line that is redrawn in a terminal; elsewhere one line for each render."""

    def __init__(self) -> None:
        self._console = Console(sys.stderr)
        self._announced = ""
        self._bar = ("━", "─") if self._console.can_encode("━─") else ("#", "-")

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()

    def show(self, event: ProgressEvent) -> None:
        """Shows how far a render is."""
        if self._console.is_terminal:
            self._console.redraw(self._line(event))
        elif event.shot_id != self._announced:
            self._announced = event.shot_id
            self._console.write(f"rendering shot {event.shot_number}")

    def count(self, progress: Progress, what: str) -> None:
        """Shows how far something is that is no shot's render."""
        if self._console.is_terminal:
            self._console.redraw(self._bar_of(progress, f"{one_line(what, 24)}, {progress.stage}"))
        elif what != self._announced:
            self._announced = what
            self._console.write(f"working on {one_line(what, 80)}")

    def ask(self, question: str, choices: list[str]) -> str | None:
        """Asks on standard error and reads a number from standard input; None when it is none of the choices'."""
        self.clear()
        self._console.write(question)
        for number, choice in enumerate(choices, 1):
            self._console.write(f"  {number} {choice}")
        given = sys.stdin.readline().strip()
        return choices[int(given) - 1] if given.isdecimal() and 0 < int(given) <= len(choices) else None

    def clear(self) -> None:
        """Takes the line away."""
        if self._console.is_terminal:
            self._console.redraw("")

    def _line(self, event: ProgressEvent) -> str:
        stage = one_line(event.stage, 24)
        return self._bar_of(event, f"shot {event.shot_number}, {stage}" if event.shot_number else stage)

    def _bar_of(self, event: ProgressEvent | Progress, words: str) -> str:
        share = min(event.done / event.total, 1.0) if event.total else 0.0
        filled = round(share * _BAR_COLUMNS)
        bar = self._bar[0] * filled + self._bar[1] * (_BAR_COLUMNS - filled)
        left = "" if event.seconds_left is None else f"  {event.seconds_left:.0f} s left"
        return f"{bar} {share:4.0%}  {words}{left}"
