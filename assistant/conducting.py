"""Conducting the agent's graph through a turn: from a message to events, with questions, failures and cancelling."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any, Final, Self, cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage, ToolMessage
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.types import Command
from langsmith import tracing_context

from assistant.checkpoints import THREAD, forget, open_saver, prune
from assistant.events import ErrorEvent, Event, Question
from assistant.failures import log_unforeseen
from assistant.graph import Agent, agent_graph, pending_calls
from assistant.memory.store import told
from assistant.models import chat_model
from assistant.workbench import Turn, Workbench

__all__ = ["Conductor"]

_STEPS_A_CALL: Final = 3
"""Steps of the graph for one tool call: the model, the leave, the deed."""


class Conductor:
    """Runs the graph of one open project. Make one with `open`.

    Attributes:
        question: what the agent waits to be told, from this sitting or an earlier one.
    """

    def __init__(self, bench: Workbench, agent: Agent, saver: AsyncSqliteSaver) -> None:
        self._bench = bench
        self._agent = agent
        self._saver = saver
        limit = _STEPS_A_CALL * (bench.settings.max_tool_rounds + 1) + 8
        self._config: RunnableConfig = {"configurable": {"thread_id": THREAD}, "recursion_limit": limit}
        self.question: Question | None = None

    @classmethod
    async def open(cls, bench: Workbench, model: BaseChatModel | None = None) -> Self:
        """Builds the graph, and finds the question that was left open, if one was.

        Args:
            bench: what the tools work with.
            model: the chat model; None makes the one that the settings name.

        Raises:
            InputError: there is no such chat model.
            ProjectError: the database cannot be read or written.
        """
        model = model or chat_model(bench.settings.model)
        saver = await open_saver(bench.project.database)
        try:
            conductor = cls(bench, agent_graph(model, bench, saver), saver)
            conductor.question = await conductor._left_open()
        except BaseException:
            # As in `open_saver`: a connection left open keeps the process from ending.
            await saver.conn.close()
            raise
        return conductor

    async def take(self, turn: Turn, tell: Callable[[Event], None]) -> None:
        """A new message of the user."""
        state = {
            "messages": [HumanMessage(turn.words or turn.message)],
            "turn": turn.model_dump(mode="json"),
            "rounds": 0,
            "cleared": "",
        }
        await self._run(state, tell)

    async def resume(self, choice: str, tell: Callable[[Event], None]) -> None:
        """The answer to the open question."""
        await self._run(Command(resume=choice), tell)

    async def decline(self) -> None:
        """Closes the open question with a no, without going on: the user speaks of something else."""
        await self._mend("The user went on to something else; this was not done.")

    async def close(self) -> None:
        """Closes the saver's connection."""
        await self._saver.conn.close()

    async def _left_open(self) -> Question | None:
        """The question that an earlier sitting left open. State that cannot be read is let go: it is short-term."""
        with told(self._bench.project.database):
            try:
                state = await self._agent.aget_state(self._config)
                waiting = state.interrupts[0].value if state.interrupts else None
                return None if waiting is None else Question.model_validate(waiting)
            except sqlite3.Error:
                raise
            except Exception as error:  # noqa: BLE001 - whatever a damaged or foreign state makes its reader raise
                log_unforeseen(error)
                await forget(self._saver)
                return None

    async def _run(self, given: Any, tell: Callable[[Event], None]) -> None:
        self.question = None
        failure: ErrorEvent | None = None
        try:
            # What is said in a project stays on this machine, whatever the environment asks of LangChain.
            with told(self._bench.project.database), tracing_context(enabled=False):
                async for mode, part in self._agent.astream(
                    given, self._config, stream_mode=["custom", "updates"], durability="exit"
                ):
                    if mode == "custom":
                        tell(cast("Event", part))
                    elif isinstance(part, dict):
                        failure = _failure_in(part, failure)
                        self._asked(part, tell)
        except BaseException:
            await self._mend("Cancelled; this was not done.")
            raise
        if failure:
            tell(failure)
        with told(self._bench.project.database):
            await prune(self._saver)

    def _asked(self, part: dict[str, Any], tell: Callable[[Event], None]) -> None:
        if "__interrupt__" in part:
            self.question = Question.model_validate(part["__interrupt__"][0].value)
            tell(self.question)

    async def _mend(self, why: str) -> None:
        """Gives every tool call that was left without a result one, so that the next turn finds whole messages."""
        self.question = None
        with told(self._bench.project.database):
            state = await self._agent.aget_state(self._config)
            if not state.values:
                return
            content = json.dumps({"cancelled": why})
            results = [
                ToolMessage(content, tool_call_id=call["id"], name=call["name"])
                for call in pending_calls(state.values["messages"])
            ]
            if results or state.next:
                # As if by the tools, and at its end: the graph then waits for the next message.
                await self._agent.aupdate_state(
                    self._config, {"messages": results, "rounds": self._bench.settings.max_tool_rounds + 1}, "act"
                )
            await prune(self._saver)


def _failure_in(part: dict[str, Any], before: ErrorEvent | None) -> ErrorEvent | None:
    """The failure that the user must be told of: that of the last tool call, unless a later one went well."""
    for node in part.values():
        for message in node.get("messages", []) if isinstance(node, dict) else []:
            if isinstance(message, ToolMessage):
                if message.status != "error":
                    before = None
                    continue
                told_of = json.loads(str(message.content))
                before = ErrorEvent(message=told_of["error"], code=told_of["code"])
    return before
