"""The page of keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

__all__ = ["HelpScreen"]

_KEYS = (
    ("Enter", "send"),
    ("Ctrl+J", "new line"),
    ("Up, Down", "what you said before"),
    ("Esc", "stop the running render"),
    ("Ctrl+N, Ctrl+P", "next and previous shot"),
    ("F2", "to the takes, and back"),
    ("Enter or o", "in the takes: play the clip"),
    ("c", "in the takes: copy the clip's path"),
    ("Tab", "to the next part of the screen"),
    ("F1", "this page"),
    ("Ctrl+Q", "leave; the film is kept"),
)
_SAYINGS = (
    "a red fox trotting through fresh snow at dawn",
    "slower, and closer",
    "same fox, but at night",
    "this is Mira: a girl with short red hair",
    "again, with Mira",
    "undo",
)


class HelpScreen(ModalScreen[None]):
    """Keys, and things to say."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q,enter", "dismiss", "Back")]

    def compose(self) -> ComposeResult:
        """One card in the middle."""
        lines = [Content.styled("Keys", "bold $accent")]
        lines += [
            Content.assemble(Content.styled(f"{key:<15}", "$primary"), Content(meaning)) for key, meaning in _KEYS
        ]
        lines += [Content(""), Content.styled("Things to say", "bold $accent"), *(Content(text) for text in _SAYINGS)]
        with VerticalScroll(id="help"):
            yield Static(Content("\n").join(lines), markup=False)
