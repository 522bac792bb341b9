"""A shot that is staged, and drawn as far as that goes, before it is ordered."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
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
    """Stages a shot and draws its frames in order, until it is ordered, let go, or holds enough.

    Args:
        shot: completed.
        settings: how it is to be rendered.
        staged: makes its stage, and what draws it.
        frames: how many the clip has.
        threads: frames drawn at once; a core is left to the caller, who is busy.
    """

    def __init__(
        self,
        shot: Shot,
        settings: RenderSettings,
        staged: Callable[[], tuple[Filmed, Drawer]],
        frames: int,
        threads: int,
    ) -> None:
        self._asked = shot, settings
        self._staged = staged
        self._frames = min(frames, MOST_BYTES // (3 * settings.width * settings.height))
        self._pool = ThreadPoolExecutor(max(1, threads - 1), thread_name_prefix="foreseen")
        self._stopping = threading.Lock()
        self._stopped = False
        self._drawer: Drawer
        self._pictures: dict[int, Future[NDArray[np.uint8]]] = {}
        self._drawing_began = 0.0
        self.staging_s = self.drawing_s = 0.0
        self._made = self._pool.submit(self._make)

    def is_of(self, shot: Shot, settings: RenderSettings) -> bool:
        """Whether this is the same shot, to be rendered in the same way."""
        return self._asked == (shot, settings)

    def stop(self) -> None:
        """Draws no frame that has not begun."""
        with self._stopping:
            self._stopped = True
            self._pool.shutdown(wait=False, cancel_futures=True)

    def made(self) -> tuple[Filmed, Drawer] | None:
        """The stage and what draws it, waited for; None when it could not be staged. No frame is drawn ahead then."""
        try:
            stage, self._drawer = self._made.result()
        except Exception:  # noqa: BLE001 - the render itself will fail again, and be answered
            _log.exception("could not stage what was foreseen")
            return None
        self.stop()
        self.drawing_s = time.perf_counter() - self._drawing_began
        return stage, self

    def picture(self, index: int) -> NDArray[np.uint8]:
        """Frame number `index`: handed out, once, if it is there already or on its way."""
        ahead = self._pictures.pop(index, None)
        if ahead is None or ahead.cancelled():
            return self._drawer.picture(index)
        return ahead.result()

    @property
    def warnings(self) -> tuple[str, ...]:
        """As what draws it has them."""
        return self._drawer.warnings

    def _make(self) -> tuple[Filmed, Drawer]:
        began = time.perf_counter()
        stage, drawer = self._staged()
        self._drawing_began = time.perf_counter()
        self.staging_s = self._drawing_began - began
        with self._stopping:
            if not self._stopped:
                for index in range(self._frames):
                    self._pictures[index] = self._pool.submit(drawer.picture, index)
        return stage, drawer
