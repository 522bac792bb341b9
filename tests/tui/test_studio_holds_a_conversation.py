"""In the studio a person types, sees what becomes of it, and can stop it; text is never more than text."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Button

from assistant.events import Question
from assistant.memory import Project
from generators.base import RenderSettings
from tui.app import StudioApp
from tui.failures import Failure
from tui.widgets.chat_log import ChatLog
from tui.widgets.composer import Composer
from tui.widgets.messages import ClipMessage, DirectorMessage, ErrorMessage, NoteMessage, UserMessage
from tui.widgets.render_bar import RenderBar
from tui.widgets.shot_panel import ShotPanel
from tui.widgets.status_line import StatusLine
from tui.widgets.takes_panel import TakesPanel

pytestmark = pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image's

SMALL = RenderSettings(width=160, height=90, fps=12)
REQUEST = "a brown dog running on a beach, 1 second"
StudioPilot = Pilot[Failure | None]


async def until(pilot: StudioPilot, holds: Callable[[], bool], patience_s: float = 60.0) -> None:
    """Waits until `holds()`."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end and pilot.app.is_running:
        if holds():
            return
        await asyncio.sleep(0.02)
    if holds():
        return
    raise AssertionError(f"the screen still shows: {shown(pilot, StatusLine)}")


def shown(pilot: StudioPilot, kind: type) -> list[str]:
    """The texts of all widgets of a kind, top to bottom."""
    return [str(widget.render()) for widget in pilot.app.screen.query(kind)]


def is_ready(pilot: StudioPilot) -> bool:
    return shown(pilot, StatusLine) == ["○ Ready"]


async def send(pilot: StudioPilot, text: str) -> None:
    """Types `text` and sends it."""
    pilot.app.screen.query_one(Composer).insert(text)
    await pilot.press("enter")
    await pilot.pause()


async def test_a_sentence_becomes_a_shot_a_clip_and_words(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        await send(pilot, REQUEST)
        await until(pilot, lambda: bool(shown(pilot, ClipMessage)) and is_ready(pilot))
        assert shown(pilot, UserMessage) == [REQUEST]
        assert any("Shot 1" in note for note in shown(pilot, NoteMessage))
        assert any(shown(pilot, DirectorMessage))
        assert not shown(pilot, ErrorMessage)
        clip = next((tmp_path / "film" / "takes").glob("*.mp4"))
        assert str(clip) in shown(pilot, ClipMessage)[0].replace("\n", "")
        assert app.screen.query_one(ShotPanel).border_title == "Shot 1 of 1"
        assert app.screen.query_one(TakesPanel).border_title == "Takes  1"
        await until(pilot, lambda: app.screen.query_one("#picture").display)
        assert app.screen.query_one("#picture").size.height > 5
        assert not app.screen.query_one(RenderBar).display

        await send(pilot, "undo")
        await until(pilot, lambda: is_ready(pilot) and app.screen.query_one(ShotPanel).border_title == "Shot")
    assert app.return_value is None


async def test_markup_and_escapes_are_shown_as_text(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        await send(pilot, "[bold red]help[/bold red] [@click=app.quit]me[/] \x1b[2J\x1b]0;title\x07now")
        await until(pilot, lambda: bool(shown(pilot, DirectorMessage) + shown(pilot, ErrorMessage)) and is_ready(pilot))
        assert shown(pilot, UserMessage) == ["[bold red]help[/bold red] [@click=app.quit]me[/] now"]


async def test_esc_stops_the_render_and_what_was_typed_meanwhile_follows(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film")
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        await send(pilot, "a brown dog running on a beach, 20 seconds")
        await until(pilot, lambda: app.screen.query_one(RenderBar).display)
        await send(pilot, "undo")
        assert [widget.has_class("-waits") for widget in app.screen.query(UserMessage)] == [False, True]
        assert "1 message waiting" in shown(pilot, StatusLine)[0]
        await pilot.press("escape")
        await until(pilot, lambda: is_ready(pilot) and not app.screen.query(".-waits"))
        assert "Stopped." in shown(pilot, NoteMessage)
        assert not shown(pilot, ClipMessage)
        assert app.screen.query_one(ShotPanel).border_title == "Shot"
    assert not [path for path in (tmp_path / "film" / "takes").rglob("*") if path.is_file()]


async def test_what_is_typed_before_the_studio_is_open_waits_for_it(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(120, 36)) as pilot:
        await send(pilot, "hello")
        await until(pilot, lambda: bool(shown(pilot, DirectorMessage)) and is_ready(pilot))
        assert shown(pilot, UserMessage) == ["hello"]


async def test_a_later_sitting_shows_what_was_said_before(tmp_path: Path) -> None:
    first = StudioApp(tmp_path / "film", SMALL)
    async with first.run_test() as pilot:
        await send(pilot, "hello")
        await until(pilot, lambda: bool(shown(pilot, DirectorMessage)) and is_ready(pilot))
        said = shown(pilot, DirectorMessage)
    second = StudioApp(tmp_path / "film", SMALL)
    async with second.run_test() as pilot:
        await until(pilot, lambda: is_ready(pilot))
        assert shown(pilot, UserMessage) == ["hello"]
        assert shown(pilot, DirectorMessage) == said
        await pilot.press("up")
        assert second.screen.query_one(Composer).text == "hello"


async def test_a_damaged_project_ends_the_studio_with_a_line(tmp_path: Path) -> None:
    folder = tmp_path / "film"
    Project.open(folder).close()
    (folder / "project.db").write_bytes(b"scribble" * 1000)
    app = StudioApp(folder)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.return_value is not None)
    assert isinstance(app.return_value, Failure)
    assert str(folder) in app.return_value.message


async def test_a_question_is_answered_with_its_number(tmp_path: Path) -> None:
    """The question is not this studio's own, so it answers that nothing waits for it: the answer reached it."""
    app = StudioApp(tmp_path / "film", SMALL)
    question = Question(id="q", kind="approve", text="It takes 14 [b]minutes[/b]. Go on?", choices=["[b]Yes[/b]", "No"])
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        await app.arrived(question)
        await pilot.pause()
        assert shown(pilot, DirectorMessage) == ["It takes 14 [b]minutes[/b]. Go on?"]
        assert [str(button.label) for button in app.screen.query(Button)] == ["1 [b]Yes[/b]", "2 No"]
        assert app.screen.region.contains_region(app.screen.query(Button).last().region)
        await pilot.press("2")
        await until(pilot, lambda: bool(shown(pilot, ErrorMessage)) and is_ready(pilot))
        assert shown(pilot, UserMessage) == ["No"]
        assert "no longer open" in shown(pilot, ErrorMessage)[0]
        assert app.focused is app.screen.query_one(Composer)


async def test_a_message_of_100_000_characters_is_refused_and_the_screen_stays_usable(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        await send(pilot, "dog " * 25_000)
        await until(pilot, lambda: bool(shown(pilot, ErrorMessage)) and is_ready(pilot))
        assert "99,999 characters" in shown(pilot, ErrorMessage)[0]
        assert len(shown(pilot, UserMessage)[0]) < 2100


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60), (60, 20)])
async def test_nothing_is_cut_off(tmp_path: Path, size: tuple[int, int]) -> None:
    app = StudioApp(tmp_path / "a-film-with-quite-a-long-name", SMALL)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        app.screen.query_one(RenderBar).show(1, "drawing", 60, 120, 3.0)
        app.screen.query_one(Composer).insert("one\ntwo\nthree")
        await pilot.pause()
        screen = app.screen.region
        for name in ("#brand", "#chat", "#composer", "#status", "#render-bar", "Footer"):
            region = app.screen.query_one(name).region
            assert region.height >= 1, name
            assert screen.contains_region(region), name
        assert app.screen.query_one(ChatLog).region.height >= 6
        for panel in ("#shot", "#takes", "#still"):
            assert screen.contains_region(app.screen.query_one(panel).region), panel


async def test_every_key_the_help_names_is_bound(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: is_ready(pilot))
        await pilot.press("f1")
        assert app.screen.query_one("#help").region.height > 10
        await pilot.press("escape")
        await pilot.press("f2")
        assert app.screen.query_one(TakesPanel).display
        await pilot.press("f2")
        assert app.focused is app.screen.query_one(Composer)
        await pilot.press("o", "n", "e", "ctrl+j", "t", "w", "o")
        assert app.screen.query_one(Composer).text == "one\ntwo"
        await pilot.press("ctrl+n", "ctrl+p")
        await pilot.press("ctrl+q")
    assert app.return_code == 0
