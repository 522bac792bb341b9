"""Files that the user gives: read out of a message, looked at, copied into the project, and handed to renders."""

from __future__ import annotations

from assistant.giving.reading import Gift, Said, read_gifts

__all__ = ["Gift", "Said", "read_gifts"]
