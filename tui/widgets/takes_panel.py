"""The takes of the film, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.plain import one_line, plain

if TYPE_CHECKING:
    from assistant.events import TakeView

__all__ = ["TakesPanel"]


class TakesPanel(Vertical):
    """A list of takes and the facts of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "open_take", "Play"),
        Binding("c", "copy_path", "Copy path"),
    ]

    class Highlighted(Message):
        """The cursor is on another take."""

        def __init__(self, take: TakeView) -> None:
            super().__init__()
            self.take = take

    class Opened(Message):
        """The user wants to see the take played."""

        def __init__(self, take: TakeView) -> None:
            super().__init__()
            self.take = take

    class Copied(Message):
        """The user wants the take's path on the clipboard."""

        def __init__(self, take: TakeView) -> None:
            super().__init__()
            self.take = take

    def __init__(self) -> None:
        super().__init__(id="takes")
        self._takes: Sequence[TakeView] = ()

    def compose(self) -> ComposeResult:
        """The list above the facts."""
        yield OptionList(id="take-list", markup=False, compact=True)
        yield Static("No takes yet.", id="take-facts", markup=False)

    def on_mount(self) -> None:
        """Says what the panel holds."""
        self.border_title = "Takes"
        self.query_one(OptionList).display = False

    def show(self, takes: Sequence[TakeView]) -> None:
        """Shows these takes, the first under the cursor."""
        self._takes = takes
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options([Option(_row(take)) for take in takes])
        listed.display = bool(takes)
        self.border_title = f"Takes  {len(takes)}" if takes else "Takes"
        if takes:
            listed.highlighted = 0
        else:
            self.query_one("#take-facts", Static).update("No takes yet.")

    def focus_list(self) -> None:
        """Puts the keyboard on the list."""
        self.query_one(OptionList).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Shows the facts of the take under the cursor."""
        event.stop()
        take = self._takes[event.option_index]
        self.query_one("#take-facts", Static).update(_facts(take))
        self.post_message(self.Highlighted(take))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter plays."""
        event.stop()
        self.action_open_take()

    def action_open_take(self) -> None:
        """Plays the take under the cursor."""
        if take := self._under_cursor():
            self.post_message(self.Opened(take))

    def action_copy_path(self) -> None:
        """Copies the path of the take under the cursor."""
        if take := self._under_cursor():
            self.post_message(self.Copied(take))

    def _under_cursor(self) -> TakeView | None:
        index = self.query_one(OptionList).highlighted
        return self._takes[index] if index is not None and index < len(self._takes) else None


def _row(take: TakeView) -> Content:
    """One line: the shot, whether the take is still up to date, length and size."""
    shot = f"Shot {take.shot_number}" if take.shot_number else "cut   "
    mark = ("● ", "$accent") if take.current else ("○ ", "$dim")
    facts = f"  {take.seconds:.1f} s  {take.width}×{take.height}"
    return Content.assemble(Content.styled(*mark), Content(shot), Content.styled(facts, "$dim"))


def _facts(take: TakeView) -> Content:
    """Where the take is and what it is."""
    age = "shows the shot as it stands" if take.current else "shows an earlier state of its shot"
    about = f"{one_line(take.model, 20)}, {take.fps:g} fps, seed {take.seed}; {age}"
    return Content("\n").join([Content.styled(plain(take.path), "$foreground"), Content(about)])
