"""The parts of the studio's screen, one widget a file."""

from __future__ import annotations

__all__: list[str] = []
