"""The log file: opened when something is written to it, and never a reason to fail."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from assistant.locations import log_file

__all__ = ["log_failure", "quiet_libraries"]

_LOGGER = logging.getLogger("rushes")
_LARGEST_BYTES = 1_000_000


def log_failure(error: BaseException) -> Path | None:
    """Writes the traceback of `error` to the log.

    Returns:
        The log file, or None when it cannot be written.
    """
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LARGEST_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False
    try:
        _LOGGER.error("%s", type(error).__name__, exc_info=error)
    finally:
        _LOGGER.removeHandler(handler)
        handler.close()
    return path


def quiet_libraries() -> None:
    """Keeps the libraries' own warnings off the terminal that the studio draws on."""
    for name in ("textual_image", "PIL"):
        logging.getLogger(name).addHandler(logging.NullHandler())
        logging.getLogger(name).propagate = False
