"""Where a render's time goes."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Timings"]


class Timings:
    """Seconds of processor time by kind of work, summed over threads. Kinds may nest; each counts its own whole."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._lock = threading.Lock()

    @contextmanager
    def of(self, work: str) -> Iterator[None]:
        """Counts the block's processor time (of this thread) to a kind of work."""
        began = time.thread_time()
        try:
            yield
        finally:
            spent = time.thread_time() - began
            with self._lock:
                self.seconds[work] = self.seconds.get(work, 0.0) + spent
