"""What an executor is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from generators.base import Clip, ProgressCallback, RenderRequest

__all__ = ["Executor"]


class Executor(Protocol):
    """Somewhere to render. Use it from one event loop."""

    def has_room(self, generator_name: str, busy: Sequence[str]) -> bool:
        """Whether a clip of a generator can begin at once.

        Args:
            generator_name: as in the registry.
            busy: the generators of the clips that are being rendered, one for each.
        """
        ...

    async def render(self, generator_name: str, request: RenderRequest, on_progress: ProgressCallback) -> Clip:
        """Makes a clip; the finished file is at `request.output` on this machine, whole.

        Raises:
            Cancelled: `on_progress` raised it. Like a cancelled task, it leaves no file.
            WorkerLost: where it was rendered is no more; no file is left.
            GeneratorError: what the generator raised.
        """
        ...

    async def close(self) -> None:
        """Ends what it started."""
        ...
