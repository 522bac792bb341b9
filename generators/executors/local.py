"""Rendering on this machine, one clip at a time: several would only share its cores and its card."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from generators.base import Clip, ProgressCallback, RenderRequest
from generators.worker import LocalWorker

__all__ = ["LocalExecutor"]


class LocalExecutor:
    """The worker process as an executor.

    Args:
        worker: one that was started already; it is closed with the executor.
    """

    def __init__(self, worker: LocalWorker | None = None) -> None:
        self._worker = worker or LocalWorker()

    def has_room(self, generator_name: str, busy: Sequence[str]) -> bool:  # noqa: ARG002 - the protocol's signature
        """Whether nothing is being rendered."""
        return not busy

    async def render(self, generator_name: str, request: RenderRequest, on_progress: ProgressCallback) -> Clip:
        """Makes a clip in the worker process; see `Executor.render`."""
        return await self._worker.render(generator_name, request, on_progress)

    async def close(self) -> None:
        """Ends the worker process."""
        await asyncio.to_thread(self._worker.close)
