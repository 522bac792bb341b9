"""Generators: a completed shot in, a whole clip out, in a worker process.

The doors: `registry` knows the generators by name, `worker.LocalWorker` renders with one of them, `base` says what a
generator is and `errors` what can go wrong. `video` writes and reads clips. To add a generator, write a class with
the methods of `base.Generator` and give it a row in `registry`. What is named here is imported when first used, so
that a worker can be started before anything else is loaded.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generators.base import (
        Ability,
        Clip,
        Estimate,
        Generator,
        Preparable,
        Profile,
        Progress,
        ProgressCallback,
        RenderInputs,
        RenderRequest,
        RenderSettings,
    )
    from generators.errors import (
        Abandoned,
        Cancelled,
        CannotRender,
        GeneratorError,
        JobRefused,
        LeaseLost,
        OutputError,
        RenderFailed,
        ServerFailed,
        WorkerLost,
    )

__all__ = [
    "Abandoned",
    "Ability",
    "Cancelled",
    "CannotRender",
    "Clip",
    "Estimate",
    "Generator",
    "GeneratorError",
    "JobRefused",
    "LeaseLost",
    "OutputError",
    "Preparable",
    "Profile",
    "Progress",
    "ProgressCallback",
    "RenderFailed",
    "RenderInputs",
    "RenderRequest",
    "RenderSettings",
    "ServerFailed",
    "WorkerLost",
]


def __getattr__(name: str) -> Any:
    """Imports what is named here when it is first asked for."""
    if name in __all__:
        for home in ("generators.errors", "generators.base"):
            found = getattr(import_module(home), name, None)
            if found is not None:
                return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
