"""The version that takes are recorded with."""

from __future__ import annotations

import importlib.metadata
from functools import cache

__all__ = ["version"]


@cache
def version() -> str:
    """The version of Rushes; `0+source` when it runs from a folder that was never installed."""
    try:
        return importlib.metadata.version("rushes")
    except importlib.metadata.PackageNotFoundError:
        return "0+source"
