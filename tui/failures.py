"""What the user is told when something fails, and the exit status that goes with it.

Every failure ends here, in one or two lines that name the thing and the way out. What nobody foresaw goes to the
log with its traceback.
"""

from __future__ import annotations

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
        code: a short name for programs, such as `usage` or `project`.
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
    if isinstance(error, OSError) and error.strerror:
        about = f"{error.filename}: " if error.filename else ""
        return Failure(f"{about}{error.strerror}", "system")
    return _of_assistant(error)


def _of_assistant(error: BaseException) -> Failure:
    """Failures that the assistant names; it logs those that nobody foresaw."""
    from assistant.errors import InputError
    from assistant.failures import failure_event

    event = failure_event(error)
    return Failure(event.message, event.code, USAGE if isinstance(error, InputError) else FAILED)
