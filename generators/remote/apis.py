"""What differs between the servers that speak `/v1/videos`, read from `apis.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, cast, get_args

from pydantic import TypeAdapter

from prompts.tables import tables_of

__all__ = ["Api", "State", "apis", "state_of"]

State: TypeAlias = Literal["queued", "rendering", "completed", "failed"]
"""What a job may be, whatever the server calls it."""

_STATES: Final = get_args(State)


@dataclass(frozen=True, slots=True, kw_only=True)
class Api:
    """One row of `apis.toml`, whose head says what each field means."""

    id: str
    say: str
    sends: Literal["form", "json"]
    fields: frozenset[str]
    picture: bool
    prompts: bool
    sizes: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()


@cache
def apis() -> Mapping[str, Api]:
    """The rows by id."""
    rows = TypeAdapter(list[Api]).validate_python(_table()["api"])
    return MappingProxyType({row.id: row for row in rows})


def state_of(status: str) -> State | None:
    """What a server's word for a job's state means; None for one that nobody knows."""
    return _words().get(status.strip().lower())


@cache
def _words() -> Mapping[str, State]:
    return {word: cast("State", state) for state in _STATES for word in _table()["states"][state]}


@cache
def _table() -> Mapping[str, Any]:
    return tables_of(__package__, "apis")
