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
    """The partial shots of a request, in order, and what could not be placed.

    Attributes:
        shots: partial, in order.
        unread: what no field holds.
        again: ids of the subjects of earlier shots that these shots show again.
    """

    shots: tuple[Shot, ...]
    unread: tuple[Unread, ...]
    again: frozenset[str] = frozenset()
