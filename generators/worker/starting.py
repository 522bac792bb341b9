"""Starting a worker's process. This imports nothing heavy, so that it may start before its caller is ready."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO, Final

from platformdirs import user_log_path

__all__ = ["default_log", "start_process"]

LOG_LIMIT_BYTES: Final = 1_000_000


def default_log() -> Path:
    """Where workers log by default."""
    return user_log_path("rushes", appauthor=False) / "worker.log"


def start_process(log: Path) -> subprocess.Popen[bytes]:
    """A worker's process, with pipes for orders and answers. It ends when its caller does.

    Args:
        log: the file its standard error goes to; where it cannot be written, it goes nowhere.
    """
    with _opened_log(log) as errors:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "generators.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=_environment(),
            start_new_session=True,  # Ctrl-C in the terminal is for the studio, which then cancels
        )


def _environment() -> dict[str, str]:
    """The caller's environment; the worker finds the modules that the caller finds."""
    places = [os.path.abspath(place) for place in sys.path]
    # One thread for linear algebra: the stage's matrices are tiny and idle threads cost memory. And no plugins of
    # pydantic's: there are none to find, and the search reads a file of every package that is installed.
    usual = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    return {**usual, **os.environ, "PYTHONPATH": os.pathsep.join(places)}


def _opened_log(log: Path) -> IO[bytes]:
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        large = log.exists() and log.stat().st_size > LOG_LIMIT_BYTES
        return log.open("wb" if large else "ab")
    except OSError:
        return open(os.devnull, "wb")
