"""The agent's tools, found by looking: every module of this folder that has a `TOOL`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any, overload

from assistant.tools.base import Arguments, Tool, ToolArgumentsError

__all__ = ["Arguments", "Tool", "ToolArgumentsError", "ToolSchemas", "tools"]


@cache
def tools() -> Mapping[str, Tool[Any]]:
    """Every tool by name, in the order of their modules' names."""
    found: dict[str, Tool[Any]] = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        tool = getattr(import_module(f"{__name__}.{module.name}"), "TOOL", None)
        if isinstance(tool, Tool):
            found[tool.name] = tool
    return MappingProxyType(found)


class ToolSchemas(Sequence[dict[str, Any]]):
    """The tools as chat models are told of them. They are written when one is looked at: a model by rule needs none."""

    @cached_property
    def _written(self) -> tuple[dict[str, Any], ...]:
        return tuple(tool.schema() for tool in tools().values())

    def __len__(self) -> int:
        return len(self._written)

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[dict[str, Any], ...]: ...
    def __getitem__(self, at: int | slice) -> dict[str, Any] | tuple[dict[str, Any], ...]:
        return self._written[at]
