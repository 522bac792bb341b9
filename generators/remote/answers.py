"""What a server answers, read with suspicion: jobs out of JSON, and the gist of an error in one plain line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from math import isfinite
from typing import Any, Final

from generators.errors import ServerFailed
from generators.remote.apis import State, state_of

__all__ = ["Job", "gist", "job_of", "jobs_of", "one_line"]

LINE_CHARACTERS: Final = 240
ID_CHARACTERS: Final = 1000
_MESSAGES: Final = ("message", "msg", "detail", "error", "code")
"""Where servers put the words of an error, the most telling first."""


@dataclass(frozen=True, slots=True)
class Job:
    """A job as the server tells of it.

    Attributes:
        id: its name for it. state: what it is.
        percent: how far it is, 0..100; 0 too where the server does not say.
        prompt: as it was sent; None where the server does not tell.
        created: when the server took it, s by its own clock; 0 where it does not tell.
        error: why it failed, in one line.
    """

    id: str
    state: State
    percent: float = 0.0
    prompt: str | None = None
    created: float = 0.0
    error: str = ""


def job_of(answer: Any) -> Job:
    """The job that an answer tells of.

    Raises:
        ServerFailed: it tells of none.
    """
    if not isinstance(answer, dict) or not isinstance(answer.get("id"), str):
        raise ServerFailed(f"the server answered with something that is no video job: {one_line(json.dumps(answer))}")
    name, status = answer["id"], str(answer.get("status", "queued"))
    if not 0 < len(name) <= ID_CHARACTERS or not name.strip(". ") or not name.isprintable():
        raise ServerFailed("the server gave its job a name that cannot be used")
    state = state_of(status)
    if state is None:
        raise ServerFailed(f"the server says that the job is {one_line(status, 40)!r}, which is no state of the API")
    prompt = answer.get("prompt")
    error = gist(answer.get("error")) or (one_line(status, 40) if state == "failed" else "")
    return Job(
        id=name,
        state=state,
        percent=min(max(_number(answer.get("progress")), 0.0), 100.0),
        prompt=prompt if isinstance(prompt, str) else None,
        created=_number(answer.get("created_at")),
        error=error,
    )


def jobs_of(answer: Any) -> list[Job]:
    """The jobs of a list; those that cannot be read are somebody else's business.

    Raises:
        ServerFailed: it is no list of jobs.
    """
    rows = answer.get("data") if isinstance(answer, dict) else None
    if not isinstance(rows, list):
        raise ServerFailed("the server answered with something that is no list of video jobs")
    jobs = []
    for row in rows:
        try:
            jobs.append(job_of(row))
        except ServerFailed:
            continue
    return jobs


def gist(answer: Any) -> str:
    """The words of an error, in whichever of the usual forms they come; empty when there are none."""
    if isinstance(answer, str):
        return one_line(answer)
    if isinstance(answer, list):
        return one_line("; ".join(filter(None, map(gist, answer[:3]))))
    if isinstance(answer, dict):
        where = ".".join(str(part) for part in answer["loc"][1:]) if isinstance(answer.get("loc"), list) else ""
        said = next((words for key in _MESSAGES if (words := gist(answer.get(key)))), "")
        return one_line(f"{where}: {said}" if where and said else said)
    return one_line(str(answer)) if isinstance(answer, int | float) and not isinstance(answer, bool) else ""


def one_line(text: str, limit: int = LINE_CHARACTERS) -> str:
    """Printable text on one line; cut where it is too long."""
    words = " ".join("".join(c if c.isprintable() else " " for c in text[: 8 * limit]).split())
    return words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…"


def _number(value: Any) -> float:
    """A finite number; 0 for anything else."""
    known = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if known else 0.0
