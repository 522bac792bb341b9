"""Rendering in another process, so that the caller's loop never blocks and a crash costs one clip.

    worker = LocalWorker()
    worker.warm()  # at once: its imports overlap with the planning
    clip = await worker.render("previz", request, print)
    worker.close()

`python -m generators.worker` is the other end; it is started by `LocalWorker` and by nobody else.
"""

from __future__ import annotations

from generators.worker.local import LocalWorker
from generators.worker.wire import Expected

__all__ = ["Expected", "LocalWorker"]
