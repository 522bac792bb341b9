"""The faces: the studio in the terminal and the `rushes` command. They know only the assistant's session."""

from __future__ import annotations

__all__: list[str] = []
