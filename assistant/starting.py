"""Starting the render worker before anything else, so that its imports overlap with everything else's."""

from __future__ import annotations

from assistant.errors import InputError
from generators.errors import CannotRender
from generators.worker import LocalWorker

__all__ = ["started_worker"]


def started_worker(generator: str) -> LocalWorker:
    """A worker whose process is on its way; hand it to `Studio.open`, or close it.

    Args:
        generator: what renders, by name, `auto` included.

    Raises:
        InputError: there is no such generator.
    """
    worker = LocalWorker()
    try:
        worker.warm(generator)
    except CannotRender as error:
        raise InputError(str(error)) from error
    return worker
