"""Starting the render worker before anything else, so that its imports overlap with everything else's.

Importing this imports nothing heavy, so that the worker's process may be the first thing that a command sees to.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generators.worker.starting import default_log, start_process

if TYPE_CHECKING:
    from generators.worker import LocalWorker

__all__ = ["early_process", "started_worker"]


@contextmanager
def early_process(*, wanted: bool = True) -> Iterator[subprocess.Popen[bytes] | None]:
    """A worker's process for `started_worker`, on its way at once; it is killed where it is left running.

    Args:
        wanted: whether there is to be one at all.
    """
    process = start_process(default_log()) if wanted else None
    try:
        yield process
    finally:
        if process is not None and process.poll() is None:
            process.kill()
            process.communicate()


def started_worker(generator: str | None, process: subprocess.Popen[bytes] | None = None) -> LocalWorker:
    """A worker whose process is on its way, and hears of its first shot soon; hand it to `Studio.open`, or close it.

    Args:
        generator: what renders, by name, `auto` included; None takes the user's setting.
        process: the worker's, if it runs already.

    Raises:
        InputError: there is no such generator, or a setting that cannot be used.
    """
    from assistant.settings import load_settings
    from generators.worker import LocalWorker

    chosen = load_settings(generator=generator).generator
    worker = LocalWorker(started=process)
    worker.warm(chosen, soon=True)
    return worker
