"""`ask_user`: one question, when the message leaves open what to do."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from pydantic import Field

from assistant.events import Question, Receipt
from assistant.tools.base import Arguments, Tool
from assistant.workbench import Call, Emit

__all__ = ["TOOL", "AskUser", "ask"]


class AskUser(Arguments):
    """Arguments of `ask_user`."""

    question: str = Field(min_length=1, max_length=400, description="one short question")
    choices: list[str] = Field(default_factory=list, max_length=6, description="answers to choose from, if any fit")


def ask(question: str, emit: Emit, *, choices: Sequence[str] = (), action: str = "ask_user") -> Receipt:
    """Puts a question to the user on behalf of a tool, and says so in the receipt."""
    emit(Question(id=f"clarify-{secrets.token_hex(4)}", kind="clarify", text=question, choices=list(choices)))
    return Receipt(action=action, summary="asked the user; nothing was changed", details={"question": question})


async def _run(call: Call, arguments: AskUser) -> Receipt:
    return ask(arguments.question, call.emit, choices=arguments.choices)


TOOL = Tool(
    name="ask_user",
    description="Ask the user one question when you cannot tell what they want. Say nothing after it.",
    arguments=AskUser,
    run=_run,
)
