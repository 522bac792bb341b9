"""The studio's one screen: what stands where, and which part shows which event."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer

from tui.plain import one_line
from tui.widgets.chat_log import ChatLog
from tui.widgets.composer import Composer
from tui.widgets.help_screen import HelpScreen
from tui.widgets.messages import ClipMessage, DirectorMessage, ErrorMessage, NoteMessage, UserMessage
from tui.widgets.question_bar import QuestionBar
from tui.widgets.render_bar import RenderBar
from tui.widgets.shot_panel import ShotPanel
from tui.widgets.status_line import StatusLine
from tui.widgets.still import Still
from tui.widgets.takes_panel import TakesPanel
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from assistant import events
    from tui.conversation import Film

__all__ = ["StudioScreen"]

_MESSAGE_OF_ROLE = {"user": UserMessage, "assistant": DirectorMessage, "error": ErrorMessage}
_TOLD_ELSEWHERE = frozenset({"plan_shots", "revise_shot", "render_shots", "recall", "explain", "ask_user"})
"""What needs no line of its own: the shots, the clips, the director's answers and questions stand in the chat."""


class StudioScreen(Screen[None]):
    """Chat on the left, the desk (still, shot, takes) on the right.

    Args:
        project_name: for the title bar.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "help", "Help"),
        Binding("escape", "stop", "Stop"),
        Binding("ctrl+n", "step(1)", "Next shot", priority=True),
        Binding("ctrl+p", "step(-1)", "Previous shot", priority=True, show=False),
        Binding("f2", "takes", "Takes", priority=True),
        Binding("ctrl+q", "app.quit", "Quit", priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (64, "-narrow"), (104, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#composer"

    class StopAsked(Message):
        """The user wants the running turn stopped."""

    def __init__(self, project_name: str) -> None:
        super().__init__()
        self._project_name = project_name

    def compose(self) -> ComposeResult:
        """Title, floor, status, keys."""
        yield TitleBar(self._project_name)
        with Horizontal(id="floor"):
            with Vertical(id="talk"):
                yield ChatLog()
                yield QuestionBar()
                yield RenderBar()
                yield Composer()
            with Vertical(id="desk"):
                yield Still()
                yield ShotPanel()
                yield TakesPanel()
        yield StatusLine("Opening the studio…")
        yield Footer(show_command_palette=False)

    # What the user does

    def action_help(self) -> None:
        """Shows the page of keys."""
        self.app.push_screen(HelpScreen())

    def action_stop(self) -> None:
        """Asks for the running turn to be stopped; returns to the composer."""
        self.query_one(Composer).focus()
        self.post_message(self.StopAsked())

    def action_step(self, by: int) -> None:
        """Goes to another shot."""
        self.remove_class("-takes")
        self.query_one(ShotPanel).step(by)

    def action_takes(self) -> None:
        """Goes to the takes, or back to writing."""
        self.toggle_class("-takes")
        if self.has_class("-takes"):
            self.query_one(TakesPanel).focus_list()
        else:
            self.query_one(Composer).focus()

    # What is shown

    async def show(self, event: events.Event) -> None:
        """Shows an event in the part of the screen that it belongs to."""
        from assistant import events

        match event:
            case events.TextEvent():
                self.query_one(ChatLog).speak(event.message, event.delta)
            case events.Proposal():
                self._show_proposal(event)
            case events.Receipt():
                if event.action not in _TOLD_ELSEWHERE:
                    self._say(NoteMessage(f"✓ {event.summary}"))
            case events.ProgressEvent():
                self._show_progress(event)
            case events.PictureEvent():
                self._show_picture(event)
            case events.TakeEvent():
                self._show_take(event)
            case events.Question():
                await self.ask(event)
            case events.ErrorEvent():
                self._say(ErrorMessage(event.message))
            case events.TurnDone():
                self._end_turn(event)

    async def ask(self, question: events.Question, *, said: bool = False) -> None:
        """Puts a question and offers its answers; its words need not be `said` again."""
        if not said:
            self._say(DirectorMessage(question.text))
        await self.query_one(QuestionBar).ask(question.id, question.choices)

    def show_film(self, film: Film) -> None:
        """Shows the project as it stands."""
        self.query_one(ShotPanel).show(film.shots)
        self.query_one(TakesPanel).show(film.takes)
        if not film.takes:
            self.query_one(Still).clear()
        self.query_one(TitleBar).tally(len(film.shots), len(film.takes), film.cast_count)

    def say_user(self, text: str, *, waits: bool) -> None:
        """Adds what the user said to the chat; what waits for its turn stays below everything else."""
        self.query_one(ChatLog).add_user(text, waits=waits)

    def begin_turn(self, *, said: bool) -> None:
        """A turn begins: on the oldest message that waits, if it was `said`."""
        self.query_one(QuestionBar).end()
        if said:
            self.query_one(ChatLog).begin_waiting()

    def say_earlier(self, messages: list[events.MessageView]) -> None:
        """Begins the chat with what was said in earlier sittings."""
        self.query_one(ChatLog).add_earlier([_MESSAGE_OF_ROLE.get(m.role, NoteMessage)(m.text) for m in messages])

    def say_error(self, text: str) -> None:
        """Adds a failure to the chat."""
        self._say(ErrorMessage(text))

    def _show_proposal(self, event: events.Proposal) -> None:
        """Shows planned or changed shots."""
        from prompts.describe import summary_line

        for view in event.shots:
            self._say(NoteMessage(f"▸ Shot {view.number}  {summary_line(view.shot)}"))
        if event.shots:
            self.query_one(ShotPanel).show_changed(event.shots)

    def _show_progress(self, event: events.ProgressEvent) -> None:
        """Shows how far a render is, and its newest picture."""
        self.query_one(RenderBar).show(event.shot_number, event.stage, event.done, event.total, event.seconds_left)
        doing = f"Rendering shot {event.shot_number}" if event.shot_number else "Cutting the film"
        self.query_one(StatusLine).say(f"{doing}: {event.stage}", busy=True)
        if event.preview:
            self.query_one(Still).preview(event.preview, f"Shot {event.shot_number}, rendering")

    def _show_picture(self, event: events.PictureEvent) -> None:
        """Shows a picture that was made for a shot."""
        self._say(NoteMessage(f"▸ {event.title}: {event.path}"))
        if event.preview:
            self.query_one(Still).show(event.preview, event.title)

    def _show_take(self, event: events.TakeEvent) -> None:
        """Tells of a finished clip."""
        take = event.take
        self.query_one(RenderBar).end()
        facts = f"{take.seconds:.1f} s, {take.width}×{take.height}, {take.fps:g} fps, {one_line(take.model, 20)}"
        self._say(ClipMessage(f"Shot {take.shot_number or '?'}: {facts}", take.path, take.warnings))

    def _end_turn(self, event: events.TurnDone) -> None:
        self.query_one(RenderBar).end()
        self.query_one(ChatLog).end_turn()
        if event.cancelled:
            self._say(NoteMessage("Stopped."))

    def _say(self, message: Widget) -> None:
        self.query_one(ChatLog).add(message)
