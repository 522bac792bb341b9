"""What is told of a failure: a short code by the kind of error, and a line for what nobody foresaw."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import Final

from assistant.errors import AssistantError, InputError, ProjectError
from assistant.events import ErrorEvent
from assistant.locations import log_file
from generators.errors import CannotRender, GeneratorError, JobRefused, ServerFailed, WorkerLost
from prompts.errors import PromptsError, RequestError

__all__ = ["code_of", "failure_event", "log_unforeseen"]

_CODES: Final[tuple[tuple[type[Exception], str], ...]] = (
    (InputError, "input"),
    (ProjectError, "project"),
    (AssistantError, "assistant"),
    (RequestError, "request"),
    (PromptsError, "prompts"),
    (CannotRender, "cannot_render"),
    (WorkerLost, "worker"),
    (ServerFailed, "server"),
    (JobRefused, "job"),
    (GeneratorError, "render"),
)
"""From the particular to the general: the first that fits counts."""

_LOG_BYTES: Final = 2**20


def code_of(error: BaseException) -> str:
    """The code of an error; "internal" for one that nobody foresaw."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), "internal")


def failure_event(error: BaseException) -> ErrorEvent:
    """The error as the user is told of it. What nobody foresaw goes to the log with its traceback."""
    code = code_of(error)
    if code != "internal":
        return ErrorEvent(message=_sentence(str(error)), code=code)
    where = log_unforeseen(error)
    return ErrorEvent(
        message=f"Something went wrong inside Rushes ({type(error).__name__}); nothing was lost. {where}", code=code
    )


def _sentence(message: str) -> str:
    """The message with a capital and a full stop, which those of the lower layers need not have.

    A path at the end is left without the stop, so that it can be copied, and a file's name at the start as it is.
    """
    stop = "" if message[-1:] in ".!?…" or "/" in message.rpartition(" ")[2] else "."
    named = set("./") & set(message.partition(" ")[0].rstrip(".,:"))
    return f"{message[:1] if named else message[:1].upper()}{message[1:]}{stop}"


def log_unforeseen(error: BaseException) -> str:
    """Writes the traceback to the log; returns where it is, in words."""
    logger = logging.getLogger("rushes")
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return "Its log cannot be written."
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.propagate = False
    logger.addHandler(handler)
    try:
        logger.error("unforeseen failure", exc_info=error)
    finally:
        logger.removeHandler(handler)
        handler.close()
    return f"The details are in {path}"
