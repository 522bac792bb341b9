"""Where the user writes."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import TextArea

from tui.plain import plain

__all__ = ["Composer"]

_NEW_LINE_KEYS = frozenset({"ctrl+j", "shift+enter", "alt+enter"})
_REMEMBERED = 200


class Composer(TextArea):
    """A small text area: Enter sends, Ctrl+J begins a new line, Up and Down bring back what was said before."""

    class Submitted(Message):
        """The user sent `text`."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(
            id="composer",
            compact=True,
            highlight_cursor_line=False,
            placeholder="What do you want to see?",
        )
        self._said: list[str] = []
        self._place = 0
        self._unsent = ""

    def remember(self, said: list[str]) -> None:
        """Puts earlier messages, oldest first, into the history."""
        self._said = [*said, *self._said][-_REMEMBERED:]
        self._place = len(self._said)

    async def _on_key(self, event: events.Key) -> None:
        action = self._own_action(event.key)
        if action is None:
            return
        event.stop()
        event.prevent_default()
        if action == "send":
            self._send()
        elif action == "newline":
            self.insert("\n")
        else:
            self._recall(-1 if action == "older" else 1)

    def _own_action(self, key: str) -> str | None:
        if key == "enter":
            return "send"
        if key in _NEW_LINE_KEYS:
            return "newline"
        if key == "up" and self.cursor_at_first_line and self._place > 0:
            return "older"
        if key == "down" and self.cursor_at_last_line and self._place < len(self._said):
            return "newer"
        return None

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.insert(plain(event.text))

    def _send(self) -> None:
        text = self.text.strip()
        if not text:
            return
        self.post_message(self.Submitted(text))
        if not self._said or self._said[-1] != text:
            self._said = [*self._said, text][-_REMEMBERED:]
        self._place = len(self._said)
        self._unsent = ""
        self.text = ""

    def _recall(self, step: int) -> None:
        if self._place == len(self._said):
            self._unsent = self.text
        self._place += step
        self.text = self._said[self._place] if self._place < len(self._said) else self._unsent
        self.move_cursor(self.document.end)
