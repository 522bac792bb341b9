"""The studio in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from tui.conversation import Conversation, Film
from tui.failures import Failure, failure_of
from tui.playing import CannotPlay, play
from tui.screen import StudioScreen
from tui.theme import STUDIO_THEME
from tui.widgets.composer import Composer
from tui.widgets.question_bar import QuestionBar
from tui.widgets.status_line import StatusLine
from tui.widgets.still import Still
from tui.widgets.takes_panel import TakesPanel

if TYPE_CHECKING:
    from assistant import events
    from generators.base import RenderSettings

__all__ = ["StudioApp"]


class StudioApp(App[Failure | None]):
    """Chat with the director, watch the shots, see the takes.

    The first picture is on the screen before the assistant is imported; what is typed meanwhile waits in the queue.

    Args:
        project: the project's folder.
        settings: render settings; None leaves them to the shot.
    """

    CSS_PATH = Path(__file__).with_name("studio.tcss")
    TITLE = "Rushes"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, project: Path, settings: RenderSettings | None = None) -> None:
        super().__init__()
        self._desk = StudioScreen(project.resolve().name)
        self._conversation = Conversation(project, settings, self)
        self._is_open = False
        self.register_theme(STUDIO_THEME)
        self.theme = STUDIO_THEME.name

    def get_default_screen(self) -> StudioScreen:
        """The one screen."""
        return self._desk

    def on_ready(self) -> None:
        """Opens the studio once the first picture is drawn."""
        self.run_worker(self._hold_conversation(), name="conversation", exit_on_error=False)

    async def _hold_conversation(self) -> None:
        try:
            film = await self._conversation.open()
        except Exception as error:  # noqa: BLE001 - told to the user in the shell, where it can be read again
            self.exit(failure_of(error), return_code=1)
            return
        self._is_open = True
        self._desk.show_film(film)
        earlier = self._conversation.earlier()
        self._desk.say_earlier(earlier)
        self._desk.query_one(Composer).remember([message.text for message in earlier if message.role == "user"])
        self._rest()
        await self._ask_again(earlier)
        await self._conversation.run()

    async def _ask_again(self, earlier: list[events.MessageView]) -> None:
        """Offers the answers to a question that an earlier sitting left open."""
        try:
            question = await self._conversation.open_question()
        except Exception as error:  # noqa: BLE001 - the film can be looked at all the same
            self._desk.say_error(failure_of(error).message)
            return
        if question is None:
            return
        await self._desk.ask(question, said=bool(earlier) and earlier[-1].text == question.text)
        self._rest()

    async def on_unmount(self) -> None:
        """Lets the studio go."""
        await self._conversation.close()

    # What the user does

    def on_composer_submitted(self, message: Composer.Submitted) -> None:
        """A message: said at once, or queued behind the running turn."""
        waits = self._conversation.is_busy or not self._is_open or self._conversation.waiting > 0
        self._desk.say_user(message.text, waits=waits)
        self._conversation.send(message.text)
        self._desk.query_one(StatusLine).waiting(self._conversation.waiting if waits else 0)

    def on_question_bar_answered(self, message: QuestionBar.Answered) -> None:
        """An answer to a question."""
        self._desk.say_user(message.choice, waits=False)
        self._conversation.answer(message.question_id, message.choice)
        self._desk.query_one(Composer).focus()

    def on_studio_screen_stop_asked(self) -> None:
        """Stops the running turn."""
        if self._conversation.cancel():
            self._desk.query_one(StatusLine).say("Stopping…", busy=True)

    def on_takes_panel_opened(self, message: TakesPanel.Opened) -> None:
        """Plays a take in the system's own player."""
        try:
            play(Path(message.take.path))
        except CannotPlay as error:
            self.notify(str(error), severity="warning", markup=False)

    def on_takes_panel_copied(self, message: TakesPanel.Copied) -> None:
        """Puts a take's path on the clipboard."""
        self.copy_to_clipboard(message.take.path)
        self.notify(message.take.path, title="Path copied", markup=False)

    def on_takes_panel_highlighted(self, message: TakesPanel.Highlighted) -> None:
        """Shows a still of the take under the cursor."""
        self.run_worker(self._show_still(message.take), group="still", exclusive=True, exit_on_error=False)

    async def _show_still(self, take: events.TakeView) -> None:
        jpeg = await self._conversation.still(take)
        if jpeg:
            shot = f"Shot {take.shot_number}" if take.shot_number else "A cut shot"
            self._desk.query_one(Still).show(jpeg, f"{shot}, {take.seconds:.1f} s, {Path(take.path).name}")

    # What the conversation reports

    async def turn_began(self, text: str) -> None:
        """The oldest queued message is now being worked on."""
        self._desk.begin_turn(said=bool(text))
        status = self._desk.query_one(StatusLine)
        status.waiting(self._conversation.waiting)
        status.say("The director is thinking…", busy=True)

    async def arrived(self, event: events.Event) -> None:
        """Shows an event in the part of the screen it belongs to."""
        await self._desk.show(event)

    async def went_wrong(self, failure: Failure) -> None:
        """Shows a failure in the chat."""
        self._desk.say_error(failure.message)

    async def turn_ended(self, film: Film) -> None:
        """Shows the film as it stands now."""
        self._desk.show_film(film)
        self._rest()

    def _rest(self) -> None:
        asked = self._desk.query_one(QuestionBar).is_open
        self._desk.query_one(StatusLine).say("Waiting for your answer" if asked else "Ready", busy=False)
