"""The offline director as a chat model: it reads the last message and the film's state, and calls the same tools.

What it says of a deed it takes from the tool's receipt, never from what it meant to do.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.messages.tool import tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from typing_extensions import override

from assistant.brief import state_in
from assistant.offline.deeds import Deed, Film, Speech
from assistant.offline.intents import intend, presentations
from assistant.offline.partly import wish_of
from assistant.offline.replies import Receipts, reply

__all__ = ["OfflineDirector"]

_THEN_RENDER = frozenset({"plan_shots", "revise_shot", "use_files"})


class OfflineDirector(BaseChatModel):
    """A rule-based chat model: one tool call, its render if there is something to render, then a short word of it."""

    @property
    @override
    def _llm_type(self) -> str:
        return "offline-director"

    @override
    def bind_tools(
        self, tools: Sequence[dict[str, Any] | type | BaseTool | Any], **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Itself: it knows the studio's tools by heart."""
        return self

    @override
    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        said = _answer(messages)
        if isinstance(said, Speech):
            return ChatResult(generations=[ChatGeneration(message=AIMessage(said.text))])
        call = tool_call(name=said.tool, args=said.arguments, id=_call_id())
        return ChatResult(generations=[ChatGeneration(message=AIMessage("", tool_calls=[call]))])

    @override
    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        said = _answer(messages)
        if isinstance(said, Speech):
            yield ChatGenerationChunk(message=AIMessageChunk(content=said.text))
            return
        chunk = tool_call_chunk(name=said.tool, args=json.dumps(said.arguments), id=_call_id(), index=0)
        yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[chunk]))


def _answer(messages: Sequence[BaseMessage]) -> Deed | Speech:
    """What to do or say next."""
    film = Film.from_state(_state(messages))
    last = max((i for i, message in enumerate(messages) if isinstance(message, HumanMessage)), default=None)
    if last is None:
        return Speech("")
    receipts: Receipts = [
        (str(message.name), json.loads(str(message.content)))
        for message in messages[last + 1 :]
        if isinstance(message, ToolMessage)
    ]
    if not receipts:
        return intend(str(messages[last].text), film)
    return _next_deed(receipts, film, str(messages[last].text)) or Speech(reply(receipts))


def _next_deed(receipts: Receipts, film: Film, message: str) -> Deed | None:
    """The render that follows a plan or a revision, or what follows the remembering of somebody introduced."""
    name, receipt = receipts[-1]
    if name == "remember_character" and len(presented := presentations(message)) > len(receipts):
        return presented[len(receipts)]
    numbers = [row["number"] for row in receipt.get("shots", []) if isinstance(row, dict)]
    if name not in _THEN_RENDER or not film.render or not numbers:
        return None
    return Deed("render_shots", {"shots": numbers, **(wish_of(message, film) if name == "revise_shot" else {})})


def _state(messages: Sequence[BaseMessage]) -> dict[str, Any]:
    system = next((message for message in messages if isinstance(message, SystemMessage)), None)
    return state_in(str(system.text)) if system else {}


def _call_id() -> str:
    return f"call-{secrets.token_hex(4)}"
