"""Starting the render worker before anything else, so that its imports overlap with everything else's."""

from __future__ import annotations

from assistant.settings import load_settings
from generators.worker import LocalWorker

__all__ = ["started_worker"]


def started_worker(generator: str | None) -> LocalWorker:
    """A worker whose process is on its way, and hears of its first shot soon; hand it to `Studio.open`, or close it.

    Args:
        generator: what renders, by name, `auto` included; None takes the user's setting.

    Raises:
        InputError: there is no such generator, or a setting that cannot be used.
    """
    chosen = load_settings(generator=generator).generator
    worker = LocalWorker()
    worker.warm(chosen, soon=True)
    return worker
