"""What the two ends say to each other: JSON documents, each after its length as four bytes, big-endian.

To the worker: `Prepare`, `Render`, `Cancel`; the end of the stream means the caller is gone. From it: `Reported`
any number of times, then one of `Finished`, `Stopped`, `Failed`. `job` numbers the renders.
"""

from __future__ import annotations

from typing import Annotated, BinaryIO, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from generators.base import Clip, Progress, RenderRequest, RenderSettings
from prompts.shot import Shot

__all__ = [
    "Answer",
    "Cancel",
    "Expected",
    "Failed",
    "Finished",
    "Order",
    "Prepare",
    "Render",
    "Reported",
    "Stopped",
    "read_answer",
    "read_order",
    "write",
]


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_bytes="base64", val_json_bytes="base64")


class Expected(_Message):
    """A render that is likely to be ordered next."""

    shot: Shot
    settings: RenderSettings


class Prepare(_Message):
    """Load a generator ahead of its first render. target, given: as in the registry.

    Attributes:
        soon: whether more is said at once of what to prepare for, so that the libraries are enough until then.
        expected: what a generator that foresees begins to make.
    """

    do: Literal["prepare"] = "prepare"
    generator: str
    target: str
    given: str | None = None
    soon: bool = False
    expected: Expected | None = None


class Render(_Message):
    """Make a clip. target, given: as in the registry."""

    do: Literal["render"] = "render"
    job: int
    generator: str
    target: str
    given: str | None = None
    request: RenderRequest


class Cancel(_Message):
    """Stop a render, running or still waiting."""

    do: Literal["cancel"] = "cancel"
    job: int


class Reported(_Message):
    """How far it is."""

    kind: Literal["reported"] = "reported"
    job: int
    progress: Progress


class Finished(_Message):
    """The clip is whole."""

    kind: Literal["finished"] = "finished"
    job: int
    clip: Clip


class Stopped(_Message):
    """It was cancelled; there is no file."""

    kind: Literal["stopped"] = "stopped"
    job: int


class Failed(_Message):
    """It failed; there is no file. error: the name of a class of `generators.errors`."""

    kind: Literal["failed"] = "failed"
    job: int
    error: str
    message: str


Order: TypeAlias = Annotated[Prepare | Render | Cancel, Field(discriminator="do")]
Answer: TypeAlias = Annotated[Reported | Finished | Stopped | Failed, Field(discriminator="kind")]

_orders: TypeAdapter[Order] = TypeAdapter(Order)
_answers: TypeAdapter[Answer] = TypeAdapter(Answer)


def write(stream: BinaryIO, message: Order | Answer) -> None:
    """Sends one message.

    Raises:
        OSError: the other end is gone.
    """
    text = message.model_dump_json().encode()
    stream.write(len(text).to_bytes(4, "big") + text)
    stream.flush()


def read_order(stream: BinaryIO) -> Order | None:
    """The next order, or None when the caller is gone."""
    text = _read(stream)
    return None if text is None else _orders.validate_json(text)


def read_answer(stream: BinaryIO) -> Answer | None:
    """The next answer, or None when the worker is gone."""
    text = _read(stream)
    return None if text is None else _answers.validate_json(text)


def _read(stream: BinaryIO) -> bytes | None:
    head = stream.read(4)
    if len(head) < 4:
        return None
    length = int.from_bytes(head, "big")
    text = stream.read(length)
    return text if len(text) == length else None
