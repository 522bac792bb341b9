"""The top line: which film this is, and what it holds."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui.plain import one_line

__all__ = ["TitleBar"]


class TitleBar(Horizontal):
    """The product's slate, the project's name, and a tally of shots and takes."""

    def __init__(self, project_name: str) -> None:
        super().__init__(id="title-bar")
        self._project_name = one_line(project_name, 60)

    def compose(self) -> ComposeResult:
        """Slate, name and tally."""
        yield Static("▚▚▚ RUSHES", id="brand", markup=False)
        yield Static(self._project_name, id="project-name", markup=False)
        yield Static(id="tally", markup=False)

    def tally(self, shots: int, takes: int, cast: int) -> None:
        """Shows how many shots, takes and characters there are."""
        counts = ((shots, "shot"), (takes, "take"), (cast, "character"))
        words = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
        self.query_one("#tally", Static).update("  ·  ".join(words))
