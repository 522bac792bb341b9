"""A shot that is staged, and drawn as far as that goes, before it is ordered."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from generators.base import RenderSettings
from generators.previz.filmed import Filmed
from prompts.shot import Shot

__all__ = ["Drawer", "Foreseen"]

MOST_BYTES: Final = 96_000_000
"""What pictures that nobody has ordered yet may take."""

_log = logging.getLogger("rushes.previz")


class Drawer(Protocol):
    """What makes the pictures of a stage, from any thread."""

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Frame number `index`, (h, w, 3) display RGB."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What differs from the shot on top of its stage, in words for the user."""
        ...


class Foreseen:
    """Stages a shot and draws its frames in order, on one thread, until it is ordered, let go, or holds enough.

    Args:
        shot: completed.
        settings: how it is to be rendered.
        staged: makes its stage, and what draws it.
        frames: how many the clip has.
    """

    def __init__(
        self, shot: Shot, settings: RenderSettings, staged: Callable[[], tuple[Filmed, Drawer]], frames: int
    ) -> None:
        self._asked = shot, settings
        self._staged = staged
        self._frames = min(frames, MOST_BYTES // (3 * settings.width * settings.height))
        self._stop = threading.Event()
        self._ready = threading.Event()
        self._made: tuple[Filmed, Drawer] | None = None
        self._begun = -1
        self._pictures: dict[int, NDArray[np.uint8]] = {}
        self.staging_s = self.drawing_s = 0.0
        self._thread = threading.Thread(target=self._run, name="foreseen", daemon=True)
        self._thread.start()

    def is_of(self, shot: Shot, settings: RenderSettings) -> bool:
        """Whether this is the same shot, to be rendered in the same way."""
        return self._asked == (shot, settings)

    def stop(self) -> None:
        """Ends the drawing at the next frame."""
        self._stop.set()

    def made(self) -> tuple[Filmed, Drawer] | None:
        """The stage and what draws it, waited for; None when it could not be staged. No frame is drawn ahead then."""
        self._ready.wait()
        self.stop()
        return (self._made[0], self) if self._made else None

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Frame number `index`: handed out, once, if it is there already."""
        there = self._pictures.pop(index, None)
        if there is None and index == self._begun:
            self._thread.join()
            there = self._pictures.pop(index, None)
        assert self._made is not None, "it is asked for pictures only when it has a stage"
        return self._made[1].picture(index) if there is None else there

    @property
    def warnings(self) -> tuple[str, ...]:
        """As what draws it has them."""
        return self._made[1].warnings if self._made else ()

    def _run(self) -> None:
        began = time.perf_counter()
        try:
            self._made = self._staged()
            self.staging_s, began = time.perf_counter() - began, time.perf_counter()
            self._ready.set()
            for index in range(self._frames):
                if self._stop.is_set():
                    break
                self._begun = index
                self._pictures[index] = self._made[1].picture(index)
        except Exception:  # noqa: BLE001 - the render itself will fail again, and be answered
            _log.exception("could not make what was foreseen")
        finally:
            self._ready.set()
            self.drawing_s = time.perf_counter() - began
