"""The kinds of message in the chat log, one widget each."""

from __future__ import annotations

from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.plain import plain

__all__ = ["ClipMessage", "DirectorMessage", "ErrorMessage", "NoteMessage", "UserMessage", "Welcome"]

_FLUSH_EVERY_S = 0.03
_LONGEST_SHOWN = 2000
_SAYINGS = (
    "a red fox trotting through fresh snow at dawn",
    "slower, and from further away",
    "this is Mira: a girl with short red hair and a yellow raincoat",
    "Mira walks along the harbour at dusk",
)


class _Message(Static):
    """One message. Its text is data: never markup, never an escape sequence."""

    def __init__(self, text: str, *, classes: str = "") -> None:
        super().__init__(plain(text).strip("\n"), markup=False, classes=classes)


class UserMessage(_Message):
    """What the user said; of a very long message the beginning."""

    def __init__(self, text: str, *, waits: bool = False) -> None:
        surplus = len(text) - _LONGEST_SHOWN
        shown = text if surplus <= 0 else f"{text[:_LONGEST_SHOWN]}… and {surplus:,} more characters"
        super().__init__(shown, classes="-waits" if waits else "")


class NoteMessage(_Message):
    """What was done, in one line."""


class ErrorMessage(_Message):
    """What failed, and the way out."""


class Welcome(Static):
    """What a newcomer reads first: what to say."""

    def __init__(self) -> None:
        lines = [
            Content.styled(
                "Say what you want to see. The director completes the shot; you revise it in words.", "$foreground"
            )
        ]
        lines += [Content("")]
        lines += [Content.assemble(Content.styled("“", "$dim"), said, Content.styled("”", "$dim")) for said in _SAYINGS]
        super().__init__(Content("\n").join(lines), markup=False)


class DirectorMessage(_Message):
    """What the director says, growing as it is said."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._said = text
        self._flush: Timer | None = None

    def add(self, delta: str) -> None:
        """Adds a piece; the screen follows at a steady rate however small the pieces are."""
        self._said += delta
        if self._flush is None:
            self._flush = self.set_timer(_FLUSH_EVERY_S, self.finish)

    def finish(self) -> None:
        """Shows all that was said so far."""
        self._flush = None
        self.update(plain(self._said).strip("\n"))


class ClipMessage(Static):
    """A finished clip: what it is, where it is, and what differs from the shot.

    Args:
        headline: one line of facts.
        path: the file.
        warnings: what differs.
    """

    def __init__(self, headline: str, path: str, warnings: list[str]) -> None:
        lines = [Content.styled(plain(headline), "bold $accent"), Content(plain(path))]
        lines += [Content.styled(f"! {plain(warning)}", "$warning") for warning in warnings]
        super().__init__(Content("\n").join(lines), markup=False)
