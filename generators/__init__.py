"""Generators: a completed shot in, a whole clip out, in a worker process.

The doors: `registry` knows the generators by name, `worker.LocalWorker` renders with one of them, `base` says what a
generator is and `errors` what can go wrong. `video` writes and reads clips. To add a generator, write a class with
the methods of `base.Generator` and give it a row in `registry`.
"""

from __future__ import annotations

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
