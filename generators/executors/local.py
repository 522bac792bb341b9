"""Rendering on this machine, one clip at a time: several would only share its cores and its card."""

from __future__ import annotations

import asyncio

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

    @property
    def places(self) -> int:
        """One."""
        return 1

    async def render(self, generator_name: str, request: RenderRequest, on_progress: ProgressCallback) -> Clip:
        """Makes a clip in the worker process; see `Executor.render`."""
        return await self._worker.render(generator_name, request, on_progress)

    async def close(self) -> None:
        """Ends the worker process."""
        await asyncio.to_thread(self._worker.close)
