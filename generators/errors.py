"""What can go wrong in `generators`.

GeneratorError
├── CannotRender     this generator cannot make this shot, or not at these settings
├── OutputError      the file cannot be written where it was asked for
├── WorkerLost       the worker process ended before its clip was whole
└── RenderFailed     the renderer itself failed
Cancelled            not a failure: the caller asked to stop (raised from a progress callback)
"""

from __future__ import annotations

__all__ = ["Cancelled", "CannotRender", "GeneratorError", "OutputError", "RenderFailed", "WorkerLost"]


class GeneratorError(Exception):
    """Base of every failure of this package. The message says what failed, on what, and the way out."""


class CannotRender(GeneratorError):
    """This generator cannot make this shot, or not at these settings."""


class OutputError(GeneratorError):
    """The file cannot be written where it was asked for."""


class WorkerLost(GeneratorError):
    """The worker process ended before its clip was whole."""


class RenderFailed(GeneratorError):
    """The renderer itself failed; the log has the traceback."""


class Cancelled(Exception):
    """The caller asked to stop. Raise it from a progress callback."""
