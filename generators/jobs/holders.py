"""Who holds a job: a process on a machine. One that ended on this machine is known to be gone at once."""

from __future__ import annotations

import os
import secrets
import socket
from functools import cache

__all__ = ["claim_of_this_process", "gone"]


def claim_of_this_process() -> str:
    """A new claim: machine, process number, a token of the process, one of the claim: `studio:4711:9f86d081:60303ae2`.

    The process's token tells two processes apart that had the same number one after the other.
    """
    return f"{_machine()}:{os.getpid()}:{_token(os.getpid())}:{secrets.token_hex(4)}"


def gone(holder: str) -> bool:
    """Whether a holder was a process of this machine that has ended; of other machines nothing is known."""
    parts = holder.split(":")
    if len(parts) != 4 or parts[0] != _machine() or not parts[1].isdecimal():
        return False
    pid = int(parts[1])
    if pid == os.getpid():
        return parts[2] != _token(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:  # it runs, and is somebody else's
        return False
    return False


@cache
def _token(pid: int) -> str:  # noqa: ARG001 - the key: a forked process has its own
    return secrets.token_hex(4)


def _machine() -> str:
    return socket.gethostname().replace(":", "-")
