"""What happens at each denoising step: progress is told, a cancel is heard, and now and then a picture is shown.

Most pipelines call back after every step. Modular ones and those with a guider do not: there a hook before the
denoiser's forward pass hears the cancel, and counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from generators.base import Progress, ProgressCallback

__all__ = ["Steps", "hooked"]

PREVIEW_AFTER_S: Final = 5.0
"""A render that is done sooner is not looked at: the first look costs what it costs."""
PREVIEW_BEFORE_S: Final = 5.0
"""Nobody needs a look at what will be there sooner."""
PREVIEW_EVERY_S: Final = 2.0
PREVIEW_SHARE: Final = 0.01
"""Of the time, what looking may take: a dear look is taken less often."""
TELL_EVERY_S: Final = 0.2


class Steps:
    """Counts the steps of a render and tells of them.

    Args:
        progress: told of every step; raises `Cancelled` to stop.
        total: steps of the whole render.
        clock: seconds, rising.
    """

    def __init__(self, progress: ProgressCallback, total: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._progress = progress
        self._total = total
        self._preview: Callable[[Any], bytes | None] | None = None
        self._clock = clock
        self._began = clock()
        self._first_done_at: float | None = None
        self._last_done_at = self._began
        self._next_look_at = self._began + PREVIEW_AFTER_S
        self.done = 0

    def preview_with(self, preview: Callable[[Any], bytes | None] | None) -> None:
        """Takes what makes a small JPEG from a step's latents; None when there is none to show."""
        self._preview = preview

    def begin_again(self, total: int) -> None:
        """Counts from the first step: the render starts anew, and has that many."""
        self.done, self._total = 0, total
        self._first_done_at = None
        self._began = self._clock()

    def callback(self, _pipeline: Any, _step: int, _timestep: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        """For `callback_on_step_end`. An exception leaves the pipeline at once; it stays usable."""
        self.one_more(tensors.get("latents"))
        return tensors

    def one_more(self, latents: Any = None) -> None:
        """Counts a step and tells of it."""
        self.done += 1
        self._total = max(self._total, self.done)  # a pipeline may count otherwise than was foreseen
        now = self._clock()
        self._last_done_at = now
        if self._first_done_at is None:
            self._first_done_at = now
        left = self._left(now)
        shown = None
        if self._preview is not None and latents is not None and self._is_worth_a_look(now, left):
            shown = self._preview(latents)
            looked = self._clock()
            self._next_look_at = looked + max(PREVIEW_EVERY_S, (looked - now) / PREVIEW_SHARE)
        self._progress(Progress(stage="denoising", done=self.done, total=self._total,
                                seconds_left=left, preview=shown))  # fmt: skip

    def _is_worth_a_look(self, now: float, left: float | None) -> bool:
        return now >= self._next_look_at and left is not None and left >= PREVIEW_BEFORE_S

    def say(self, stage: str) -> None:
        """Tells what is being done between steps; a cancel is heard here too."""
        self._progress(Progress(stage=stage, done=self.done, total=self._total))

    @property
    def seconds_per_step(self) -> float | None:
        """As measured after the first step, which also warms up; None before the second."""
        if self._first_done_at is None or self.done < 2:
            return None
        return (self._last_done_at - self._first_done_at) / (self.done - 1)

    def _left(self, now: float) -> float | None:
        if self._first_done_at is None:
            return None
        pace = (now - self._first_done_at) / (self.done - 1) if self.done > 1 else now - self._began
        return max(0.0, pace * (self._total - self.done))


@contextmanager
def hooked(denoiser: Any, steps: Steps, calls_per_step: int) -> Iterator[None]:
    """Counts steps by the denoiser's forward passes, for pipelines that call nobody back.

    Args:
        denoiser: the torch module.
        steps: is told.
        calls_per_step: forward passes a step: 2 with classifier-free guidance in turns, else 1.
    """
    calls = 0

    def before(*_: Any) -> None:
        steps.say("denoising")

    def after(*_: Any) -> None:
        nonlocal calls
        calls += 1
        if calls % calls_per_step == 0:
            steps.one_more()

    handles = (denoiser.register_forward_pre_hook(before), denoiser.register_forward_hook(after))
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()
