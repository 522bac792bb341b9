"""What can go wrong in `generators`.

GeneratorError
├── CatalogueError   the user's list of models, or a model's files, cannot be used
├── CannotRender     this generator cannot make this shot, or not at these settings
│   └── DoesNotFit   there is too little memory for it at this size
├── JobRefused       a job of the queue is not there, or cannot be changed so
├── OutputError      the file cannot be written where it was asked for
├── ServerFailed     the server that renders cannot be reached, refuses, or gives no clip
├── WorkerLost       the worker process ended before its clip was whole
└── RenderFailed     the renderer itself failed
Cancelled            not a failure: the caller asked to stop (raised from a progress callback)
├── Abandoned        the caller is gone: nobody chose to stop, and what can be taken up again may be left for later
└── LeaseLost        the job was paused, cancelled, or taken over by another process
"""

from __future__ import annotations

__all__ = [
    "Abandoned",
    "Cancelled",
    "CannotRender",
    "CatalogueError",
    "DoesNotFit",
    "GeneratorError",
    "JobRefused",
    "LeaseLost",
    "OutputError",
    "RenderFailed",
    "ServerFailed",
    "WorkerLost",
]


class GeneratorError(Exception):
    """Base of every failure of this package. The message says what failed, on what, and the way out."""


class CatalogueError(GeneratorError):
    """The user's list of models, or a model's files, cannot be used; says where and what."""


class CannotRender(GeneratorError):
    """This generator cannot make this shot, or not at these settings."""


class DoesNotFit(CannotRender):
    """There is too little memory for this shot at this size; a smaller one may fit."""


class JobRefused(GeneratorError):
    """A job of the queue is not there, or cannot be changed as asked."""


class OutputError(GeneratorError):
    """The file cannot be written where it was asked for."""


class ServerFailed(GeneratorError):
    """The server that renders cannot be reached, refuses the job, or gives no clip."""


class WorkerLost(GeneratorError):
    """The worker process ended before its clip was whole."""


class RenderFailed(GeneratorError):
    """The renderer itself failed; the log has the traceback."""


class Cancelled(Exception):
    """The caller asked to stop. Raise it from a progress callback."""


class Abandoned(Cancelled):
    """The caller is gone. No file may be left, but a job that somebody else works on may go on, to be fetched later."""


class LeaseLost(Cancelled):
    """The job that is being rendered was paused, cancelled, or taken over; what was made of it is nobody's."""
