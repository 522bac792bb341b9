"""The card of one shot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.plain import plain

if TYPE_CHECKING:
    from assistant.events import FindingView, ShotView

__all__ = ["ShotPanel"]

_NARROWEST_CARD = 30
_STYLE_OF_MARK = {"•": "$accent", "*": "$success"}
_STYLE_OF_SEVERITY = {"error": "$error", "warning": "$warning", "note": "$dim"}


class ShotPanel(VerticalScroll):
    """Shows one shot of the film at a time."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="shot")
        self._shots: Sequence[ShotView] = ()
        self._changed: dict[int, ShotView] = {}
        self._number = 0

    def compose(self) -> ComposeResult:
        """The card."""
        yield Static("No shot yet.", id="card", markup=False)

    def on_mount(self) -> None:
        """Says what the panel holds."""
        self.border_title = "Shot"

    def on_resize(self) -> None:
        """The card is wrapped to the panel's width."""
        self._draw()

    def show(self, shots: Sequence[ShotView]) -> None:
        """Takes over the film's shots; the same number stays on show while the film has it."""
        self._shots = shots
        self._changed = {}
        self._number = min(self._number or len(shots), len(shots))
        self._draw()

    def show_changed(self, views: Sequence[ShotView]) -> None:
        """Shows shots that were just planned or revised, the first of them on top."""
        self._changed.update((view.number, view) for view in views)
        self._number = views[0].number
        self._draw()

    def step(self, by: int) -> None:
        """Goes `by` shots on, staying inside the film."""
        self._number = min(max(self._number + by, 1), self._count)
        self.scroll_home(animate=False)
        self._draw()

    @property
    def _count(self) -> int:
        return max(len(self._shots), *self._changed, 0)

    def _current(self) -> ShotView | None:
        if self._number in self._changed:
            return self._changed[self._number]
        return self._shots[self._number - 1] if 0 < self._number <= len(self._shots) else None

    def _draw(self) -> None:
        view = self._current()
        self.border_title = f"Shot {view.number} of {self._count}" if view else "Shot"
        card = self.query_one("#card", Static)
        if view is None:
            card.update("No shot yet.")
        elif self.content_size.width:
            card.update(_card(view, max(self.content_size.width, _NARROWEST_CARD)))


def _card(view: ShotView, width: int) -> Content:
    from prompts.describe import shot_card

    lines = [_card_line(line) for line in plain(shot_card(view.shot, width=width)).splitlines()]
    lines += [_finding_line(finding) for finding in view.findings]
    return Content("\n").join(lines)


def _card_line(line: str) -> Content:
    mark = line.lstrip()[:1]
    return Content.styled(line, _STYLE_OF_MARK.get(mark, "")) if mark in _STYLE_OF_MARK else Content(line)


def _finding_line(finding: FindingView) -> Content:
    return Content.styled(plain(f"! {finding.message}"), _STYLE_OF_SEVERITY.get(finding.severity, "$dim"))
