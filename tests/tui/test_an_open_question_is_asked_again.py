"""A question left open in one sitting stands in the studio in the next one, and can be answered there."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.session import Studio
from generators import registry
from generators.base import RenderSettings
from tests.tui.test_studio_holds_a_conversation import shown, until
from tui.app import StudioApp
from tui.widgets.messages import ClipMessage, DirectorMessage
from tui.widgets.question_bar import QuestionBar
from tui.widgets.status_line import StatusLine

pytestmark = pytest.mark.filterwarnings("ignore:Image.Image.getdata:DeprecationWarning")  # textual-image's

SMALL = RenderSettings(width=64, height=64, fps=12)


@pytest.fixture(autouse=True)
def costly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Renders cost, and more than they may."""
    registry.register("costly", "tests.assistant.quick_generator:CostlyGenerator")
    monkeypatch.setenv("RUSHES_GENERATOR", "costly")
    monkeypatch.setenv("RUSHES_BUDGET_SECONDS", "10")


@pytest.mark.parametrize(("key", "takes"), [("1", 1), ("2", 0)])
async def test_the_question_can_be_answered_in_the_next_sitting(tmp_path: Path, key: str, takes: int) -> None:
    studio = await Studio.open(tmp_path / "film", settings=SMALL)
    async for _ in studio.say("a dog running", seconds=0.5):
        pass
    question = await studio.open_question()
    await studio.close()
    assert question is not None

    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: "Waiting for your answer" in shown(pilot, StatusLine)[0])
        assert app.screen.query_one(QuestionBar).is_open
        assert [text for text in shown(pilot, DirectorMessage) if text == question.text] == [question.text]
        await pilot.press(key)
        await until(pilot, lambda: shown(pilot, StatusLine) == ["○ Ready"])
        assert len(shown(pilot, ClipMessage)) == takes
        assert not app.screen.query_one(QuestionBar).is_open


async def test_without_an_open_question_nothing_is_asked(tmp_path: Path) -> None:
    app = StudioApp(tmp_path / "film", SMALL)
    async with app.run_test(size=(120, 36)) as pilot:
        await until(pilot, lambda: shown(pilot, StatusLine) == ["○ Ready"])
        assert not app.screen.query_one(QuestionBar).is_open
