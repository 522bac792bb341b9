"""What the tests of the agent share: a studio on a real project, small real generators, and a model with a script."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import Field

from assistant.events import Event
from assistant.session import Studio
from generators import registry
from generators.base import RenderSettings

OpenStudio: TypeAlias = Callable[..., Awaitable[Studio]]

SMALL = RenderSettings(width=64, height=64, fps=12)


class ScriptedModel(BaseChatModel):
    """A chat model that says what stands in its script, message by message, and keeps what it was told."""

    script: list[Any]
    heard: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Any, **kwargs: Any) -> Any:
        return self.bind(tools=tools)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.heard.append(messages)
        line = self.script.pop(0)
        if isinstance(line, Exception):
            raise line
        return ChatResult(generations=[ChatGeneration(message=line)])


def calls(*tool_calls: tuple[str, dict[str, Any]], text: str = "") -> AIMessage:
    """A model's message that calls these tools."""
    named = [{"name": name, "args": args, "id": f"c{i}-{name}"} for i, (name, args) in enumerate(tool_calls)]
    return AIMessage(text, tool_calls=named)


async def collect(events: AsyncIterator[Event]) -> list[Event]:
    """All events of a turn."""
    return [event async for event in events]


def of_type(events: list[Event], name: str) -> list[Any]:
    """The events of a type, such as "take"."""
    return [event for event in events if event.type == name]


def said(events: list[Event]) -> str:
    """What the director said in a turn."""
    return "".join(event.delta for event in of_type(events, "text"))


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Logs and settings of the test's own."""
    place = tmp_path_factory.mktemp("place")
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(place / name))


@pytest.fixture(autouse=True, scope="session")
def small_generators() -> None:
    registry.register("quick", "tests.assistant.quick_generator:QuickGenerator")
    registry.register("costly", "tests.assistant.quick_generator:CostlyGenerator")


@pytest.fixture
async def open_studio(tmp_path: Path) -> AsyncIterator[OpenStudio]:
    """Opens studios on one project; they are closed at the end."""
    async with AsyncExitStack() as stack:

        async def opened(**options: Any) -> Studio:
            chosen = {"generator": "quick", "settings": SMALL, **options}
            studio = await Studio.open(tmp_path / "film", **chosen)
            return await stack.enter_async_context(studio)

        yield opened
