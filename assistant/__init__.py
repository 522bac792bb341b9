"""The agent: its graph, tools, chat models and project memory, behind one door, `assistant.session.Studio`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError, InputError, ProjectDamaged, ProjectError, ProjectTooNew

if TYPE_CHECKING:
    from assistant.session import Studio

__all__ = ["AssistantError", "InputError", "ProjectDamaged", "ProjectError", "ProjectTooNew", "Studio"]


def __getattr__(name: str) -> Any:
    """Imports `Studio` when it is first asked for, so that naming an error costs nothing."""
    if name == "Studio":
        from assistant.session import Studio

        return Studio
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
