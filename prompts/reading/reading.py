"""What reading a request gives."""

from __future__ import annotations

from dataclasses import dataclass

from prompts.shot import Shot

__all__ = ["Reading", "Unread"]


@dataclass(frozen=True)
class Unread:
    """Words of the request that no field holds, and why."""

    text: str
    reason: str


@dataclass(frozen=True)
class Reading:
    """The partial shots of a request, in order, and what could not be placed."""

    shots: tuple[Shot, ...]
    unread: tuple[Unread, ...]
