"""What a tool is. A new tool is a new module in this folder with a `TOOL`; nothing else needs to know of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.events import Receipt
from assistant.workbench import Call

__all__ = ["Arguments", "Tool", "ToolArgumentsError", "mend_words"]


class Arguments(BaseModel):
    """Base of the tools' argument models: unknown names are errors, numbers are finite."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, str_strip_whitespace=True)


A = TypeVar("A", bound=Arguments)

Run = Callable[[Call, A], Awaitable[Receipt]]


class ToolArgumentsError(Exception):
    """A chat model gave arguments that cannot be used. The message tells it what to mend."""


@dataclass(frozen=True)
class Tool(Generic[A]):
    """One thing the agent can do.

    Attributes:
        name: what a model calls it by.
        description: when to use it, written for a model.
        arguments: the model of its arguments.
        run: does it, in whole or not at all, and returns the receipt, read back from the database.
    """

    name: str
    description: str
    arguments: type[A]
    run: Run[A]

    async def __call__(self, call: Call, given: dict[str, Any]) -> Receipt:
        """Checks the arguments, and does it.

        Raises:
            ToolArgumentsError: the arguments cannot be used.
        """
        try:
            arguments = self.arguments.model_validate(given)
        except ValidationError as error:
            raise ToolArgumentsError(mend_words(self.name, error)) from error
        return await self.run(call, arguments)

    def schema(self) -> dict[str, Any]:
        """The tool in the form that chat models are told of tools."""
        parameters = self.arguments.model_json_schema()
        parameters.pop("title", None)
        parameters.pop("description", None)
        function = {"name": self.name, "description": self.description, "parameters": parameters}
        return {"type": "function", "function": function}


def mend_words(tool: str, error: ValidationError, limit: int = 8) -> str:
    """A validation error as one line for each thing to mend, without what pydantic says for programmers."""
    problems = error.errors(include_url=False, include_context=False)
    lines = [
        f"- {'.'.join(str(part) for part in problem['loc']) or 'arguments'}: {problem['msg']}"
        for problem in problems[:limit]
    ]
    more = [f"- and {len(problems) - limit} more"] if len(problems) > limit else []
    return "\n".join([f"{tool} was not run. Mend these arguments and call it again:", *lines, *more])
