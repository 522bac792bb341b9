"""The caller's handle on a worker process: starting it, talking to it, ending it."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO, TypeAlias, cast

from generators.worker import wire

__all__ = ["WorkerProcess"]

Listener: TypeAlias = Callable[[wire.Answer | None], None]
"""Gets each answer, and None when the worker is gone. Called on the reading thread."""


class WorkerProcess:
    """One running worker.

    Args:
        process: as `start_process` makes it.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._listener: Listener | None = None
        self._sending = threading.Lock()
        self._process = process
        self._reader = threading.Thread(target=self._read, name="worker-answers", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.poll() is None

    @property
    def exit_status(self) -> int | None:
        """As `subprocess.Popen.returncode`: negative is the signal that killed it."""
        return self._process.poll()

    def listen(self, listener: Listener | None) -> None:
        """Sends the answers from now on to `listener`; None drops them."""
        self._listener = listener
        if listener is not None and not self._reader.is_alive():
            listener(None)

    def send(self, order: wire.Order) -> None:
        """Sends an order; to a worker that is gone it does nothing (the listener hears of that)."""
        stdin = self._process.stdin
        with self._sending, suppress(OSError, ValueError):
            if stdin is not None:
                wire.write(cast("BinaryIO", stdin), order)

    def end(self, *, patience_s: float = 1.0) -> None:
        """Closes the pipe, which ends an idle worker; kills it when it does not go."""
        with self._sending, suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(patience_s)
        except subprocess.TimeoutExpired:
            self.kill()
        self._reader.join(1.0)

    def kill(self) -> None:
        """Kills it and waits until it is gone."""
        self._process.kill()
        self._process.wait()

    def _read(self) -> None:
        stdout: Any = self._process.stdout
        with stdout, suppress(OSError, ValueError):
            while (answer := wire.read_answer(stdout)) is not None:
                listener = self._listener
                if listener is not None:
                    listener(answer)
        self._process.wait()
        listener = self._listener
        if listener is not None:
            listener(None)
