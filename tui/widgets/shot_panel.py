"""The card of one shot."""

from __future__ import annotations

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
        self._shots: list[ShotView] = []
        self._index = 0

    def compose(self) -> ComposeResult:
        """The card."""
        yield Static("The first shot appears here.", id="card", markup=False)

    def on_mount(self) -> None:
        """Says what the panel holds."""
        self.border_title = "Shot"

    def on_resize(self) -> None:
        """The card is wrapped to the panel's width."""
        self._draw()

    @property
    def shots(self) -> list[ShotView]:
        """The film's shots as the panel knows them."""
        return self._shots

    @property
    def current(self) -> ShotView | None:
        """The shot on show."""
        return self._shots[self._index] if self._shots else None

    def show(self, shots: list[ShotView]) -> None:
        """Takes over the film's shots; the same shot stays on show while it is in the film."""
        before = self.current
        self._shots = shots
        places = [place for place, view in enumerate(shots) if before and view.id == before.id]
        self._index = places[0] if places else max(len(shots) - 1, 0)
        self._draw()

    def go_to(self, shot_id: str) -> None:
        """Shows the shot with this id, if the film has it."""
        for place, view in enumerate(self._shots):
            if view.id == shot_id:
                self._index = place
                self._draw()

    def step(self, by: int) -> None:
        """Goes `by` shots on, staying inside the film."""
        self._index = min(max(self._index + by, 0), max(len(self._shots) - 1, 0))
        self.scroll_home(animate=False)
        self._draw()

    def _draw(self) -> None:
        view = self.current
        self.border_title = f"Shot {view.number} of {len(self._shots)}" if view else "Shot"
        if view is not None and self.content_size.width:
            self.query_one("#card", Static).update(_card(view, max(self.content_size.width, _NARROWEST_CARD)))


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
