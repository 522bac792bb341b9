"""The worker's end: takes orders from standard input, renders, answers on what was standard output.

Standard output itself is pointed at standard error (the log), so that nothing a library prints can get between
the answers. One thread listens, so that a cancel is heard while the main thread renders.
"""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from generators import registry
from generators.base import Foreseeing, Preparable, Progress
from generators.errors import Abandoned, Cancelled
from generators.partials import remove_partials
from generators.worker import wire
from generators.worker.outcome import outcome

__all__ = ["serve"]

GRACE_S: Final = 0.7
"""How long a render may take to stop and tidy up once the caller is gone."""

_log = logging.getLogger("rushes.worker")


def serve() -> NoReturn:
    """Runs the worker until the caller's end of the pipe closes."""
    if sys.stdin is None or sys.stdin.isatty():
        sys.stderr.write("This is the worker that rushes starts by itself; it takes no commands by hand.\n")
        sys.exit(2)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(process)d %(name)s %(message)s")
    orders, answers = _take_over_pipes()
    _Worker(orders, answers).run()


def _take_over_pipes() -> tuple[BinaryIO, BinaryIO]:
    orders = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return orders, answers


class _Worker:
    """One caller, one render at a time."""

    def __init__(self, orders: BinaryIO, answers: BinaryIO) -> None:
        self._orders = orders
        self._answers = answers
        self._waiting: queue.SimpleQueue[wire.Render | None] = queue.SimpleQueue()
        self._cancelled: set[int] = set()
        self._caller_gone = threading.Event()
        self._sending = threading.Lock()
        self._expecting: threading.Thread | None = None
        self._folder: Path | None = None

    def run(self) -> NoReturn:
        """Renders what is ordered, in order; leaves the process when the caller is gone."""
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        while (order := self._waiting.get()) is not None:
            self._folder = order.request.output.parent
            self._answer(self._outcome(order))
            if self._caller_gone.is_set():
                break
        _leave()

    def _listen(self) -> None:
        with suppress(OSError, ValueError):  # a broken pipe or a broken message: either way the caller is lost
            while (order := wire.read_order(self._orders)) is not None:
                match order:
                    case wire.Cancel():
                        self._cancelled.add(order.job)
                    case wire.Prepare():
                        thread = threading.Thread(target=_prepare, args=(order,), name="prepare", daemon=True)
                        thread.start()
                        self._expecting = thread if order.expected else self._expecting
                    case wire.Render():
                        self._waiting.put(order)
        self._caller_gone.set()
        self._waiting.put(None)
        time.sleep(GRACE_S)
        if self._folder is not None:  # a render that did not hear of it in time leaves a piece of its file
            with suppress(OSError):
                remove_partials(self._folder, os.getpid())
        _leave()

    def _outcome(self, order: wire.Render) -> wire.Answer:
        def report(progress: Progress) -> None:
            if order.job in self._cancelled:
                raise Cancelled
            if self._caller_gone.is_set():
                raise Abandoned
            self._answer(wire.Reported(job=order.job, progress=progress))

        if self._expecting is not None:
            self._expecting.join()  # what was foreseen is begun as soon as the libraries are there
        return outcome(order, report)

    def _answer(self, answer: wire.Answer) -> None:
        try:
            with self._sending:
                wire.write(self._answers, answer)
        except OSError:
            self._caller_gone.set()


def _prepare(order: wire.Prepare) -> None:
    try:
        registry.register(order.generator, order.target, order.given)
        generator = registry.get(order.generator)
        if order.soon and isinstance(generator, Foreseeing):
            generator.load()
        elif order.expected is not None and isinstance(generator, Foreseeing):
            generator.foresee(order.expected.shot, order.expected.settings)
        elif isinstance(generator, Preparable):
            generator.prepare()
    except Exception:  # noqa: BLE001 - the render itself will fail again, and be answered
        _log.exception("could not prepare %s", order.generator)


def _leave() -> NoReturn:
    """Ends the process at once: frames still being drawn are of no use to anybody."""
    sys.stderr.flush()
    os._exit(0)
