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
from numba import types
from numba.extending import intrinsic

from generators.previz.raycast.kept import keep

__all__ = ["address", "inner", "inner_in_place", "inner_that_allocates", "kernel"]

Function = TypeVar("Function", bound=Callable[..., Any])

FAST_MATH = {"nsz", "arcp", "contract", "afn", "reassoc"}


def inner(function: Function) -> Function:
    """Compiles `function` for use from other compiled functions. It may not make arrays.

    Giving up numba's memory management spares the counting of array references at every call, which cost more
    than half of a picture.
    """
    return _compile_inner(function, counts_references=False)


def inner_that_allocates(function: Function) -> Function:
    """As `inner`, for functions that make arrays; for use a few times a picture."""
    return _compile_inner(function, counts_references=True)


def inner_in_place(function: Function) -> Function:
    """As `inner`, for functions that are called at one place only: they become part of it.

    A call with twenty arguments costs as much as a pixel between others.
    """
    return _compile_inner(function, counts_references=False, in_place=True)


def _compile_inner(function: Function, *, counts_references: bool, in_place: bool = False) -> Function:
    compiled: Function = numba.njit(
        nogil=True,
        fastmath=FAST_MATH,
        error_model="numpy",
        no_cpython_wrapper=True,
        _nrt=counts_references,
        forceinline=in_place,
    )(function)
    return compiled


@intrinsic
def address(_context, array):  # type: ignore[no-untyped-def]
    """The address of a contiguous array's first element, for use inside compiled functions.

    An array travels through a call as seven words or more, an address as one, and a picture makes millions of
    calls; so kernels turn their arrays into addresses at the door, and inner functions index those.

    An address keeps nothing alive. An array that a kernel makes goes to an inner function as an array, which takes
    the address there: then the kernel holds it for as long as the call lasts.
    """
    signature = types.CPointer(array.dtype)(array)

    def code(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        return context.make_array(signature.args[0])(context, builder, arguments[0]).data

    return signature, code


def kernel(function: Callable[..., Any]) -> Callable[..., Any]:
    """Compiles `function` for use from Python, releases the interpreter lock, and keeps the result on disk.

    Numba ties a cached function to its own file alone; ours is built from several. So the cache entry is
    stamped with the content of all of them, and is thrown away when any changes.
    """
    compiling = numba.njit(nogil=True, cache=True, fastmath=FAST_MATH, error_model="numpy")
    dispatcher: Callable[..., Any] = compiling(function)
    keep(dispatcher, _sources_digest(Path(function.__code__.co_filename)))
    return dispatcher


@cache
def _sources_digest(own: Path) -> str:
    """A digest of every source file whose code can end up in a kernel defined in the file `own`."""
    digest = hashlib.sha256()
    for path in sorted({own, *Path(__file__).parent.glob("*.py")}):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
