"""What the queue holds: a job, and the states it goes through.

waiting ─▶ running ─▶ done
   ▲ │        │ └───▶ failed ────▶ (retry) waiting
   │ ▼        ▼
  paused ◀────┘        cancelled ▶ (retry) waiting
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Job", "JobState"]


class JobState(StrEnum):
    """Where a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Job:
    """A render in the queue; its request is read apart, with `Queue.request_of`.

    Attributes:
        id: from 1, in the order of adding.
        title: what it makes, in a few words.
        generator: by name, never `auto`.
        state: where it is.
        priority: higher goes first.
        place: among jobs of one priority, lower goes first.
        waits_for: ids of the jobs that must be done before it.
        attempts: how often it was begun, those included that were lost.
        holder: who renders it, as `holders.this_process` says; empty for nobody.
        lease_until: when the holder counts as lost unless it has been heard of, s since the epoch.
        done, total: how far the running attempt is, in the generator's units.
        problem: why it failed, or why the last attempt did.
        result: what it became, such as a take's id.
        about: what its owner needs to keep the clip; the queue does not read it.
        created, changed: UTC, ISO 8601.
    """

    id: int
    title: str
    generator: str
    state: JobState = JobState.WAITING
    priority: int = 0
    place: float = 0.0
    waits_for: tuple[int, ...] = ()
    attempts: int = 0
    holder: str = ""
    lease_until: float = 0.0
    done: int = 0
    total: int = 0
    problem: str = ""
    result: str = ""
    about: dict[str, Any] = field(default_factory=dict)
    created: str = ""
    changed: str = ""
