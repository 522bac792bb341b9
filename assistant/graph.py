"""The agent: one small graph. A chat model proposes tool calls; the tools validate, complete and commit.

    start ── agent ──(calls a tool)── approve ── act ──(more calls)── approve
               │                                  └──(all done)────── agent
               └──(says its piece)── end

One call is worked off at a time, so that a question to the user interrupts before anything of that call was done,
and nothing that was done before is done twice when the answer comes.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias, TypedDict

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.messages.tool import ToolCall
from langchain_core.runnables import Runnable
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.config import get_stream_writer
from langgraph.graph import END, START, StateGraph
from langgraph.graph.message import add_messages
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import interrupt
from pydantic import ValidationError

from assistant.brief import brief
from assistant.errors import AssistantError
from assistant.events import Question, Receipt, TextEvent
from assistant.failures import code_of, failure_event
from assistant.spans import span_of
from assistant.tools import ToolArgumentsError, ToolSchemas, render_shots, tools, upscale_shots
from assistant.tools.render_shots import RenderShots
from assistant.tools.upscale_shots import UpscaleShots
from assistant.workbench import Call, Emit, Turn, Workbench
from generators.base import Estimate
from generators.errors import GeneratorError
from prompts.errors import PromptsError

__all__ = ["APPROVE", "DECLINE", "WINDOW_TURNS", "Agent", "AgentState", "agent_graph", "pending_calls"]

APPROVE: Final = "Render"
DECLINE: Final = "Not now"

WINDOW_TURNS: Final = 12
"""How many turns of the user the agent's state holds; the whole conversation is in the project's own table."""

_TOO_MANY: Final = "Stopped: too many tool calls in one turn."

Step: TypeAlias = Literal["agent", "approve", "act", "__end__"]


def _windowed(old: list[AnyMessage], new: Any) -> list[AnyMessage]:
    """The messages with the new ones, from the beginning of the oldest turn that still fits the window."""
    messages: list[AnyMessage] = list(add_messages(old, new))  # type: ignore[arg-type]
    starts = [i for i, message in enumerate(messages) if isinstance(message, HumanMessage)]
    return messages[starts[-WINDOW_TURNS] :] if len(starts) > WINDOW_TURNS else messages


class AgentState(TypedDict):
    """What is kept between steps, and between turns.

    Attributes:
        messages: the last turns.
        turn: what the user asks in this turn, as `Turn` wrote it.
        rounds: tool calls worked off in this turn.
        cleared: id of the call that may be done without (more) leave.
    """

    messages: Annotated[list[AnyMessage], _windowed]
    turn: dict[str, Any]
    rounds: int
    cleared: str


Agent: TypeAlias = CompiledStateGraph[AgentState, None, AgentState, AgentState]


def agent_graph(model: BaseChatModel, bench: Workbench, saver: BaseCheckpointSaver[str]) -> Agent:
    """The graph, compiled.

    Args:
        model: any chat model that can call tools.
        bench: what the tools work with.
        saver: where the agent's state is kept.
    """
    bound = model.bind_tools(ToolSchemas())
    nodes = _Nodes(bound, bench)
    graph = StateGraph(AgentState)
    graph.add_node("agent", nodes.agent)
    graph.add_node("approve", nodes.approve)
    graph.add_node("act", nodes.act)
    graph.add_edge(START, "agent")
    graph.add_conditional_edges("agent", _after_agent, ["approve", END])
    graph.add_conditional_edges("approve", _after_approve, ["approve", "act", "agent"])
    graph.add_conditional_edges("act", nodes.after_act, ["approve", "agent", END])
    return graph.compile(checkpointer=saver)


def pending_calls(messages: Sequence[AnyMessage]) -> list[ToolCall]:
    """The tool calls of the last answer that have no result yet, in order."""
    for index in range(len(messages) - 1, -1, -1):
        message = messages[index]
        if isinstance(message, AIMessage):
            done = {m.tool_call_id for m in messages[index + 1 :] if isinstance(m, ToolMessage)}
            return [call for call in message.tool_calls if call["id"] not in done]
    return []


class _Nodes:
    """The graph's nodes, with what they work with."""

    def __init__(self, model: Runnable[Any, AIMessage], bench: Workbench) -> None:
        self._model = model
        self._bench = bench

    async def agent(self, state: AgentState) -> dict[str, Any]:
        """Lets the chat model speak: words for the user, or tool calls."""
        emit: Emit = get_stream_writer()
        turn = Turn.model_validate(state["turn"])
        prompt = [SystemMessage(brief(self._bench.project, turn)), *state["messages"]]
        message_id = f"m-{secrets.token_hex(4)}"
        said: AIMessageChunk | None = None
        async for chunk in self._model.astream(prompt):
            if not isinstance(chunk, AIMessageChunk):
                chunk = AIMessageChunk(**chunk.model_dump(exclude={"type"}))
            if chunk.text:
                emit(TextEvent(message=message_id, delta=str(chunk.text)))
            said = chunk if said is None else said + chunk
        answer = said or AIMessageChunk(content="")
        calls = [
            {**call, "id": call["id"] or f"call-{secrets.token_hex(4)}"}
            for call in [*answer.tool_calls, *(_unreadable(call) for call in answer.invalid_tool_calls)]
        ]
        return {"messages": [AIMessage(answer.content, id=message_id, tool_calls=calls)]}

    async def approve(self, state: AgentState) -> dict[str, Any]:
        """Asks the user before a render that costs and goes over the budget; nothing else is asked."""
        call = pending_calls(state["messages"])[0]
        question = self._question(call, Turn.model_validate(state["turn"]))
        if question is None or str(interrupt(question.model_dump())) == APPROVE:
            return {"cleared": call["id"]}
        content = json.dumps({"declined": "The user does not want this render now. Do not call it again."})
        return {"messages": [ToolMessage(content, tool_call_id=call["id"], name=call["name"])]}

    async def act(self, state: AgentState) -> dict[str, Any]:
        """Does the next call, and writes its receipt, or what is wrong with it."""
        emit: Emit = get_stream_writer()
        call = pending_calls(state["messages"])[0]
        turn = Turn.model_validate(state["turn"])
        rounds = state["rounds"] + 1
        if rounds > self._bench.settings.max_tool_rounds:
            stopped = [_failure(c, _TOO_MANY, "rounds") for c in pending_calls(state["messages"])]
            return {"messages": stopped, "rounds": rounds}
        result = await self._done(call, Call(self._bench, turn, emit))
        if isinstance(result, ToolMessage):
            return {"messages": [result], "rounds": rounds}
        emit(result)
        return {"messages": [_told(call, result)], "rounds": rounds}

    def after_act(self, state: AgentState) -> Step:
        """To the next call; else back to the model, unless it has had its share."""
        if state["rounds"] > self._bench.settings.max_tool_rounds:
            return "__end__"
        return "approve" if pending_calls(state["messages"]) else "agent"

    async def _done(self, call: ToolCall, context: Call) -> Receipt | ToolMessage:
        tool = tools().get(call["name"])
        if tool is None:
            return _failure(call, f"There is no tool {call['name']!r}; there are {', '.join(tools())}.", "arguments")
        try:
            return await tool(context, call["args"])
        except ToolArgumentsError as error:
            return _failure(call, str(error), "arguments")
        except (AssistantError, PromptsError, GeneratorError) as error:
            return _failure(call, failure_event(error).message, code_of(error))

    def _question(self, call: ToolCall, turn: Turn) -> Question | None:
        if not turn.render:
            return None
        try:
            name, cost = self._cost(call, turn)
        except (ValidationError, AssistantError, GeneratorError):
            return None  # the tool itself says what is wrong
        given = call["args"].get("within_s") or turn.settings.get("within_s") or 0.0
        if cost.seconds is not None and cost.seconds <= max(self._bench.settings.budget_seconds, given):
            return None
        return Question(
            id=str(call["id"]),
            kind="approve",
            text=f"Rendering this with {name} {_span(cost)}. Go ahead?",
            choices=[APPROVE, DECLINE],
            details=cost.model_dump(),
        )

    def _cost(self, call: ToolCall, turn: Turn) -> tuple[str, Estimate]:
        """Who renders at a call, and what that takes; nothing for what needs no leave."""
        generator = self._bench.generator
        if call["name"] == "render_shots" and generator.costs:
            return generator.name, render_shots.estimate(self._bench, turn, RenderShots.model_validate(call["args"]))
        if call["name"] == "upscale_shots":
            asked = UpscaleShots.model_validate(call["args"])
            return asked.model or "", upscale_shots.estimate(self._bench, asked)
        return "", Estimate(seconds=0.0, peak_memory_mb=0.0, file_mb=0.0)


def _after_agent(state: AgentState) -> Step:
    return "approve" if pending_calls(state["messages"]) else "__end__"


def _after_approve(state: AgentState) -> Step:
    """To the call that has leave; past one that was declined, to the next."""
    pending = pending_calls(state["messages"])
    if not pending:
        return "agent"
    return "act" if pending[0]["id"] == state["cleared"] else "approve"


def _told(call: ToolCall, receipt: Receipt) -> ToolMessage:
    content = {"done": receipt.action, "summary": receipt.summary, "commit": receipt.commit[:12], **receipt.details}
    return ToolMessage(json.dumps(content, ensure_ascii=False), tool_call_id=call["id"], name=call["name"])


def _failure(call: ToolCall, message: str, code: str) -> ToolMessage:
    content = json.dumps({"error": message, "code": code}, ensure_ascii=False)
    return ToolMessage(content, tool_call_id=call["id"], name=call["name"], status="error")


def _unreadable(call: Any) -> ToolCall:
    """A call whose arguments are no JSON, as one with an argument that its tool will refuse by name."""
    return ToolCall(name=call["name"] or "", args={"unreadable": str(call["args"])[:200]}, id=call["id"])


def _span(cost: Estimate) -> str:
    if cost.seconds is None:
        return "may take long, and how long is not known until it has been done once"
    return f"takes {span_of(cost.seconds, measured=cost.measured)}"
