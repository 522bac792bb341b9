"""The answers to a question of the studio, as buttons; the question itself stands in the chat."""

from __future__ import annotations

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button

from tui.plain import one_line

__all__ = ["QuestionBar"]


class QuestionBar(Vertical):
    """Answered by a button, or by its number while the bar has the focus. Hidden when there is nothing to choose."""

    class Answered(Message):
        """The user chose `choice` for the question with this id."""

        def __init__(self, question_id: str, choice: str) -> None:
            super().__init__()
            self.question_id = question_id
            self.choice = choice

    def __init__(self) -> None:
        super().__init__(id="question")
        self.display = False
        self._question_id = ""
        self._choices: list[str] = []

    @property
    def is_open(self) -> bool:
        """Whether a question waits for its answer."""
        return bool(self._question_id)

    async def ask(self, question_id: str, choices: list[str]) -> None:
        """Offers the answers to a question. Without choices it is answered by writing."""
        self._question_id, self._choices = question_id, choices
        await self.remove_children()
        await self.mount(*(_ChoiceButton(number, choice) for number, choice in enumerate(choices, 1)))
        self.display = bool(choices)
        if choices:
            self.query(_ChoiceButton).first().focus()

    def end(self) -> None:
        """Hides the question."""
        self.display = False
        self._question_id = ""

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button answers."""
        event.stop()
        if isinstance(event.button, _ChoiceButton):
            self._answer(event.button.choice)

    def on_key(self, event: events.Key) -> None:
        """A number answers; the arrows walk along the buttons."""
        if event.key in ("up", "down"):
            event.stop()
            _ = self.screen.focus_previous() if event.key == "up" else self.screen.focus_next()
        elif event.key.isdecimal() and 0 < int(event.key) <= len(self._choices):
            event.stop()
            self._answer(self._choices[int(event.key) - 1])

    def _answer(self, choice: str) -> None:
        if self._question_id:
            self.post_message(self.Answered(self._question_id, choice))
        self.end()


class _ChoiceButton(Button):
    """An answer and its number."""

    def __init__(self, number: int, choice: str) -> None:
        super().__init__(Content(f"{number} {one_line(choice, 40)}"), compact=True)
        self.choice = choice
