"""How the ray caster's functions are compiled.

Two kinds: `inner` functions are compiled into whatever calls them; `kernel` functions are the few doors that
Python calls, compiled once and kept on disk. Arithmetic runs in double precision in registers (no acne, and no
slower than single for scalar code); pictures are stored as float32.

`fastmath` leaves out the two flags that assume no NaN and no infinity, so comparisons stay trustworthy.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numba

__all__ = ["inner", "kernel"]

Function = TypeVar("Function", bound=Callable[..., Any])

FAST_MATH = {"nsz", "arcp", "contract", "afn", "reassoc"}


def inner(function: Function) -> Function:
    """Compiles `function` for use from other compiled functions; it holds no lock."""
    compiled: Function = numba.njit(nogil=True, fastmath=FAST_MATH, error_model="numpy", no_cpython_wrapper=True)(
        function
    )
    return compiled


def kernel(function: Function) -> Function:
    """Compiles `function` for use from Python, releases the interpreter lock, and keeps the result on disk.

    Numba ties a cached function to its own file alone; ours is built from several. So the cache entry is
    stamped with the content of all of them, and is thrown away when any changes.
    """
    dispatcher = numba.njit(nogil=True, cache=True, fastmath=FAST_MATH, error_model="numpy")(function)
    cache_file = getattr(getattr(dispatcher, "_cache", None), "_cache_file", None)
    if cache_file is not None:
        cache_file._source_stamp = (_sources_digest(), 0)
    stamped: Function = dispatcher
    return stamped


@cache
def _sources_digest() -> str:
    """A digest of every source file whose code can end up in a kernel."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
