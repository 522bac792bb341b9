"""What a check reports, and the register of checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from prompts.shot import Shot, Source

__all__ = ["CHECKS", "Check", "Finding", "Severity", "check", "is_revised"]


class Severity(StrEnum):
    """How bad it is: an error cannot be shot as written, a warning will disappoint, a note is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a shot.

    Attributes:
        code: stable code, such as `CAM-OPPOSED`.
        severity: error, warning or note.
        field: path of the field, such as `camera.moves[1]`.
        message: what is wrong, in one sentence.
        mend: what to do about it.
    """

    code: str
    severity: Severity
    field: str
    message: str
    mend: str


Report = tuple[str, str, str]
"""What a check yields: field, message, mend."""

CheckFunction = Callable[[Shot], Iterator[Report]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the table."""

    code: str
    severity: Severity
    run: CheckFunction


CHECKS: list[Check] = []


def check(code: str, severity: Severity) -> Callable[[CheckFunction], CheckFunction]:
    """Enter a check in the table, under its code."""

    def register(function: CheckFunction) -> CheckFunction:
        if any(known.code == code for known in CHECKS):
            raise ValueError(f"two checks have the code {code}")
        CHECKS.append(Check(code, severity, function))
        return function

    return register


def is_revised(shot: Shot, path: str) -> bool:
    """True when the user has changed the field since the request, whose words then say another thing."""
    cue = shot.source_of(path)
    if cue is None or cue.source is not Source.USER or not cue.reason.startswith("said: '"):
        return False
    said = cue.reason.removeprefix("said: '").removesuffix("'")
    return " ".join(said.lower().split()) not in " ".join(shot.request.lower().split())
