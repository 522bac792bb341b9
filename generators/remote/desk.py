"""Waiting for a server without leaving the caller unheard: exchanges run beside, the caller is told and may cancel."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self, TypeVar

from generators.base import Progress, ProgressCallback
from generators.errors import ServerFailed
from generators.remote.client import Unavailable

__all__ = ["Desk", "Patience"]

BEAT_S: Final = 0.1
"""A cancel is heard this often."""
PERCENT: Final = 100

T = TypeVar("T")
_chance = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Patience:
    """How often, and after how long, what failed is tried again, and how often a job is asked after.

    Attributes:
        tries: in a row, before it is given up; of asking after a job that runs already, `tries_waiting`.
        first_s: before the second try; each later wait is twice as long, up to `longest_s`.
        told_s: the longest wait that a server may ask for.
        settling_s: before a job whose answer was lost counts as not taken; a server may list it late.
        poll_first_s, poll_longest_s: between two questions about a job, growing from the one to the other.
    """

    tries: int = 5
    tries_waiting: int = 20
    first_s: float = 0.5
    longest_s: float = 20.0
    told_s: float = 600.0
    settling_s: float = 3.0
    poll_first_s: float = 0.5
    poll_longest_s: float = 5.0

    def wait_s(self, failures: int) -> float:
        """How long to wait after so many failures in a row: somewhat at random, so that not all come back at once."""
        longest: float = min(self.longest_s, self.first_s * 2 ** min(failures - 1, 30))
        return longest * (1.0 - _chance.random() / 2)


class Desk:
    """Does one render's errands. Leave its `with` block before the files it writes to are removed.

    Args:
        progress: is told how far it is, and may raise `Cancelled` out of every method but `finish`.
        patience: with a server that cannot be reached.
    """

    def __init__(self, progress: ProgressCallback, patience: Patience) -> None:
        self._progress, self._patience = progress, patience
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="remote")
        self._told = 0.0
        self._last = Progress(stage="sending", done=0, total=PERCENT)
        self.stopped = threading.Event()
        """Set when nobody waits any more; long exchanges look at it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopped.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def tell(self, stage: str, percent: float, seconds_left: float | None = None) -> None:
        """Says what is done now and how far it is."""
        left = None if seconds_left is None else round(seconds_left, 1)
        self._last = Progress(stage=stage, done=int(percent), total=PERCENT, seconds_left=left)
        self._say()

    def beat(self) -> None:
        """Still at it."""
        if time.perf_counter() - self._told >= BEAT_S:
            self._say()

    def do(self, work: Callable[[], T]) -> T:
        """What `work` gives; it runs beside, and is left to itself when the caller cancels."""
        return self.wait(self.begin(work))

    def begin(self, work: Callable[[], T]) -> Future[T]:
        """Starts `work` beside."""
        return self._pool.submit(work)

    def wait(self, future: Future[T]) -> T:
        """What the future gives; meanwhile the caller is told, and may cancel."""
        while True:
            try:
                return future.result(timeout=BEAT_S)
            except TimeoutError:
                if future.done():
                    raise
                self.beat()

    def pause(self, seconds: float) -> None:
        """Waits."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            time.sleep(min(left, BEAT_S))
            self.beat()

    def insist(self, work: Callable[[], T], *, tries: int | None = None, hint: str = "is it running?") -> T:
        """What `work` gives, tried again while the server cannot be reached.

        Args:
            work: may raise `Unavailable`.
            tries: how often, in a row; None for the usual number.
            hint: the way out, once that is over.

        Raises:
            ServerFailed: it could not be reached for too long, or asks for too long a wait.
        """
        tries = tries or self._patience.tries
        for failures in range(1, tries + 1):
            try:
                return self.do(work)
            except Unavailable as trouble:
                if failures == tries:
                    raise ServerFailed(f"{trouble}; {hint}") from trouble
                self.calm(trouble, failures)
        raise AssertionError("the last try returns or raises")

    def calm(self, trouble: Unavailable, failures: int) -> None:
        """Waits as long as the server asks for, or as befits so many failures in a row.

        Raises:
            ServerFailed: it asks for too long.
        """
        if trouble.wait_s is not None and trouble.wait_s > self._patience.told_s:
            minutes = f"{trouble.wait_s / 60:.0f} minutes"
            raise ServerFailed(f"{trouble}; it asks to be left alone for {minutes}, so try again then") from trouble
        self.tell("trying again soon", self._last.done)
        self.pause(max(trouble.wait_s or 0.0, self._patience.wait_s(failures)))

    @staticmethod
    def finish(future: Future[T], seconds: float) -> T | None:
        """What the future gives within so many seconds, unheard by the caller; None when it gives nothing."""
        with suppress(Exception):
            return future.result(timeout=seconds)
        return None

    def _say(self) -> None:
        self._told = time.perf_counter()
        self._progress(self._last)
