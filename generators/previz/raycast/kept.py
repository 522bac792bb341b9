"""Where compiled kernels are kept, safely for several processes at once.

Numba writes its index of a function before the compiled code that the index speaks of, and counts the code's files
from one wherever the index is out of date. So a process that looks in between finds older code under a new name, and
two that compile different signatures may each take the other's: both run code with the wrong layout of memory, and
crash. Here the files of another version of the sources have other names, and only one process compiles at a time;
the others wait and then load what it made, which also spares a machine from compiling everything twice.

Numba also keeps what other compiled functions would need to call a kernel from within. None does, and reading it takes
as long as reading the machine code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, Final

import llvmlite.binding as llvm
from numba.core.compiler_lock import global_compiler_lock
from numba.core.runtime import rtsys

try:
    import fcntl
except ImportError:  # no such locks on Windows: there each process compiles for itself
    fcntl = None  # type: ignore[assignment]

__all__ = ["keep"]

LOCK: Final = "compiling.lock"
DIGEST_CHARACTERS: Final = 12
"""Of the sources' digest, in the names of the files."""


def keep(dispatcher: Any, digest: str) -> None:
    """Lets a cached Numba function share its files with other processes.

    Args:
        dispatcher: what `numba.njit(cache=True)` made; left as it is where it has no place to keep anything.
        digest: of all sources that the function is compiled from.
    """
    cache: Any = getattr(dispatcher, "_cache", None)
    files: Any = getattr(cache, "_cache_file", None)
    if files is None:
        return
    version = digest[:DIGEST_CHARACTERS]
    stem, _, numbered = files._data_name_pattern.rpartition(".{number")
    files._source_stamp = (digest, 0)
    cache.load_overload = partial(_load, cache)
    cache._impl.reduce = partial(_lean, cache._impl.reduce)
    files._data_name_pattern = f"{stem}.{version}.{{number{numbered}"
    compile_anyway = dispatcher.compile

    def compile_once(signature: Any) -> Any:
        with global_compiler_lock:
            if signature in dispatcher.overloads or _is_kept(cache, signature, dispatcher.targetctx):
                return compile_anyway(signature)
            folder = Path(cache.cache_path)
            with _alone_in(folder):
                made = compile_anyway(signature)  # which looks first whether another process has made it meanwhile
                _remove_outdated(folder, stem, version)
                return made

    dispatcher.compile = compile_once


def _load(cache: Any, signature: Any, context: Any) -> Any:
    """What is kept for a signature, or None, with the memory management that it may call made ready.

    Before it looks, Numba loads all that it knows of compiling, which takes a quarter of the time until the first
    picture. Kept code needs none of it, and what is not kept loads it when it is compiled.
    """
    rtsys.initialize(context)
    return cache._load_overload(signature, context)


def _lean(reduced: Callable[[Any], Any], made: Any) -> Any:
    """What is kept of a kernel: its machine code, without code to inline and without environments that hold nothing.

    In place of the code to inline stand the names by which Python finds the kernel, or it would not be found.
    """
    (name, kind, code), kernel, *rest, environments = reduced(made)
    if kind == "object":
        doors = (kernel.llvm_func_name, kernel.llvm_cpython_wrapper_name)
        names = "".join(f'define void @"{door}"() {{ ret void }}\n' for door in doors)
        code = (code[0], llvm.parse_assembly(names).as_bitcode())
    return (name, kind, code), kernel, *rest, tuple(one for one in environments if one.consts)


def _is_kept(cache: Any, signature: Any, context: Any) -> bool:
    """Whether the index names a file for the signature, and the file is there."""
    files = cache._cache_file
    with suppress(OSError, EOFError):
        name = files._load_index().get(cache._index_key(signature, context.codegen()))
        return name is not None and Path(files._data_path(name)).exists()
    return False


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Waits until no other process compiles into the folder; where it cannot be locked, goes on at once."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("ab")
    except OSError:
        yield
        return
    with lock:
        if fcntl is not None:
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _remove_outdated(folder: Path, stem: str, version: str) -> None:
    for path in folder.glob(f"{stem}.*.nbc"):
        if not path.name.startswith(f"{stem}.{version}."):
            with suppress(OSError):
                path.unlink()
