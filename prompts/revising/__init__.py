"""The parts of revising: from a sentence of change to changed fields. `prompts.revise` is the door."""

from __future__ import annotations

__all__: list[str] = []
