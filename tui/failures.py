"""What the user is told when something fails, and the exit status that goes with it.

Every failure ends here, in one or two lines that name the thing and the way out. What nobody foresaw goes to the
log with its traceback.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import click

from tui.plain import plain

__all__ = ["CANCELLED", "DONE", "FAILED", "USAGE", "Failure", "TurnFailed", "failure_of"]

DONE, FAILED, USAGE, CANCELLED = 0, 1, 2, 130
_LONGEST_LINE = 500


@dataclass(frozen=True)
class Failure:
    """A failure as the user sees it.

    Attributes:
        message: one or two lines.
        code: a short name for programs, such as `usage` or `project-too-new`.
        exit_status: of the process.
    """

    message: str
    code: str
    exit_status: int = FAILED

    def __post_init__(self) -> None:
        lines = [line.strip()[:_LONGEST_LINE] for line in plain(self.message).splitlines() if line.strip()]
        object.__setattr__(self, "message", "\n".join(lines[:2]) or self.code)


class TurnFailed(Exception):
    """A turn ended in an error event, or without what was asked for.

    Args:
        failure: what to tell.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


def failure_of(error: BaseException) -> Failure:
    """The failure to report for any exception."""
    if isinstance(error, TurnFailed):
        return error.failure
    if isinstance(error, click.UsageError):
        where = error.ctx.command_path if error.ctx else "rushes"
        return Failure(f"{error.format_message()}\nTry: {where} --help", "usage", USAGE)
    if isinstance(error, click.ClickException):
        return Failure(error.format_message(), "usage", error.exit_code)
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return Failure("stopped; nothing was left half-written", "cancelled", CANCELLED)
    return _foreseen(error) or _unforeseen(error)


def _foreseen(error: BaseException) -> Failure | None:
    """Failures that the assistant and the system name themselves."""
    from assistant.errors import AssistantError, InputError

    if isinstance(error, InputError):
        return Failure(str(error), "input", USAGE)
    if isinstance(error, AssistantError):
        return Failure(str(error), _kebab(type(error).__name__))
    if isinstance(error, OSError) and error.strerror:
        about = f"{error.filename}: " if error.filename else ""
        return Failure(f"{about}{error.strerror}", "system")
    return None


def _unforeseen(error: BaseException) -> Failure:
    from tui.log import log_failure

    where = log_failure(error)
    traceback = f"The traceback is in {where}" if where else "Its log cannot be written."
    return Failure(f"Rushes stopped on a fault of its own ({type(error).__name__}).\n{traceback}", "internal")


def _kebab(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
