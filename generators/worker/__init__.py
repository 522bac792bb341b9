"""Rendering in another process, so that the caller's loop never blocks and a crash costs one clip.

    worker = LocalWorker()
    worker.warm()  # at once: its imports overlap with the planning
    clip = await worker.render("previz", request, print)
    worker.close()

`python -m generators.worker` is the other end; it is started by `LocalWorker` and by nobody else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generators.worker.local import LocalWorker
    from generators.worker.wire import Expected

__all__ = ["Expected", "LocalWorker"]


def __getattr__(name: str) -> Any:
    """Imports what is named here when it is first asked for: a process is started without it (`starting`)."""
    if name in __all__:
        from generators.worker import local, wire

        return getattr(local, name, None) or getattr(wire, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
