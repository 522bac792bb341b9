"""The card of one shot."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.files import file_lines
from tui.plain import plain

if TYPE_CHECKING:
    from assistant.events import FindingView, ShotView

__all__ = ["ShotPanel"]

_LABEL_COLUMNS = 9
_LOOK_OF_SOURCE = {
    "user": ("●", "$accent", "$foreground"),
    "memory": ("◆", "$success", "$foreground"),
    "director": ("○", "$secondary", "$dim-text"),
}
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
        elif self.scrollable_content_region.width:
            card.update(_card(view, self.scrollable_content_region.width))


def _card(view: ShotView, width: int) -> Content:
    """The shot without the director's reasons, which `rushes make` prints: header, lines by part, findings."""
    from prompts.describe import card_lines

    shot = view.shot
    speed = "" if shot.time_scale in (None, 1.0) else f"speed x{shot.time_scale:g}"
    facts = (f"{shot.duration_s:g} s" if shot.duration_s else "", str(shot.aspect or ""), speed)
    rows = [Content.styled("  ·  ".join(fact for fact in facts if fact), "$dim")]
    label = ""
    for line in card_lines(shot):
        rows += _rows("" if line.label == label else line.label, line.text, line.source, width)
        label = line.label
    for number, words in enumerate(file_lines(view)):
        rows += _rows("" if number else "files", words, "user", width)
    rows += [_finding(finding) for finding in view.findings]
    rows.append(Content.styled("● you   ◆ memory   ○ director", "$dim"))
    return Content("\n").join(rows)


def _rows(label: str, text: str, source: str, width: int) -> list[Content]:
    """One line of the card: label, mark and text, with what is too long under the text."""
    mark, mark_style, text_style = _LOOK_OF_SOURCE[source]
    lines = textwrap.wrap(plain(text), max(width - _LABEL_COLUMNS - 2, 12)) or [""]
    head = Content.assemble(
        Content.styled(f"{label:<{_LABEL_COLUMNS}}", "$secondary"),
        Content.styled(f"{mark} ", mark_style),
        Content.styled(lines[0], text_style),
    )
    return [head, *(Content.styled(" " * (_LABEL_COLUMNS + 2) + line, text_style) for line in lines[1:])]


def _finding(finding: FindingView) -> Content:
    return Content.styled(plain(f"! {finding.message}"), _STYLE_OF_SEVERITY.get(finding.severity, "$dim"))
