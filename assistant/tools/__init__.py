"""The agent's tools, found by looking: every module of this folder that has a `TOOL`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType
from typing import Any

from assistant.tools.base import Arguments, Tool, ToolArgumentsError

__all__ = ["Arguments", "Tool", "ToolArgumentsError", "tool_schemas", "tools"]


@cache
def tools() -> Mapping[str, Tool[Any]]:
    """Every tool by name, in the order of their modules' names."""
    found: dict[str, Tool[Any]] = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        tool = getattr(import_module(f"{__name__}.{module.name}"), "TOOL", None)
        if isinstance(tool, Tool):
            found[tool.name] = tool
    return MappingProxyType(found)


@cache
def tool_schemas() -> tuple[dict[str, Any], ...]:
    """The tools as chat models are told of them."""
    return tuple(tool.schema() for tool in tools().values())
