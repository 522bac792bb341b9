"""The conversation, newest at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.widget import Widget

from tui.widgets.messages import DirectorMessage, UserMessage, Welcome

__all__ = ["ChatLog"]

_KEPT = 300


class ChatLog(VerticalScroll):
    """The messages of this sitting. It follows the newest one unless the reader has scrolled up."""

    can_focus = True

    def __init__(self) -> None:
        super().__init__(id="chat")
        self._speaking: dict[str, DirectorMessage] = {}
        self._waiting: list[UserMessage] = []

    def on_mount(self) -> None:
        """Stays at the bottom from the first message on."""
        self.mount(Welcome())
        self.anchor()

    def add(self, *messages: Widget) -> None:
        """Adds messages above those that wait, and lets go of the oldest ones beyond the newest 300."""
        self.mount(*messages, before=self._waiting[0] if self._waiting else None)
        surplus = len(self.children) - _KEPT
        if surplus > 0:
            self.remove_children(list(self.children)[:surplus])

    def add_earlier(self, messages: Sequence[Widget]) -> None:
        """Begins with what was said in earlier sittings, in place of the welcome."""
        if messages:
            self.query(Welcome).remove()
            self.mount(*messages, before=0)

    def add_user(self, text: str, *, waits: bool) -> None:
        """Adds what the user said; a message that waits stays at the bottom until its turn."""
        message = UserMessage(text, waits=waits)
        self.mount(message)
        if waits:
            self._waiting.append(message)

    def begin_waiting(self) -> None:
        """The oldest waiting message has its turn."""
        if self._waiting:
            self._waiting.pop(0).remove_class("-waits")

    def speak(self, message: str, delta: str) -> None:
        """Adds a piece to the director's message with this id, beginning it when it is new."""
        widget = self._speaking.get(message)
        if widget is None:
            widget = self._speaking[message] = DirectorMessage()
            self.add(widget)
        widget.add(delta)

    def end_turn(self) -> None:
        """Closes the messages being said."""
        for message in self._speaking.values():
            message.finish()
        self._speaking.clear()
