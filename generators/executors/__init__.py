"""Where clips are rendered: in the worker process on this machine, or on a Ray cluster.

An executor renders as many clips at once as it has room for. `RayExecutor` is in `generators.executors.ray_cluster`, so
that Ray is imported only where it is asked for.
"""

from __future__ import annotations

from generators.executors.base import Executor
from generators.executors.local import LocalExecutor

__all__ = ["Executor", "LocalExecutor"]
