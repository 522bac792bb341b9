"""The parts of the reader: from words to the fields of a shot. `prompts.read` is the door."""

from __future__ import annotations

__all__: list[str] = []
