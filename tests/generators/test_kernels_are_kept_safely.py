"""Compiled kernels are shared by processes: old code is never run for new, and what one compiles the others load."""

from __future__ import annotations

import importlib.util
import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numba

from generators.previz.raycast.kept import keep

SOURCE = "def more(x):\n    return x + {step}\n"
TWO_AT_ONCE = """
import sys
sys.path.insert(0, {folder!r})
import numba
from generators.previz.raycast.kept import keep
from kernels import more
kernel = numba.njit(cache=True)(more)
keep(kernel, "a" * 64)
sys.stdin.readline()
print(kernel(1))
"""
WITH_ALL_IT_CALLS = """
import sys
import numba
import numpy as np
from generators.previz.raycast.kept import keep

@numba.njit
def root(x):
    return np.sqrt(x)

@numba.njit(cache=True)
def roots(count):
    found = np.zeros(count)
    for i in range(count):
        found[i] = root(i)
    return found.sum(), np.sort(found)[0]

keep(roots, "a" * 64)
print(roots(9))
"""
_numbers = itertools.count()


def kernel(source: Path, digest: str) -> Callable[[int], int]:
    """The function of a source file as a kernel, as a process that has just started sees it."""
    spec = importlib.util.spec_from_file_location(f"kernels_{next(_numbers)}", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    compiled: Callable[[int], int] = numba.njit(cache=True)(module.more)
    keep(compiled, digest)
    return compiled


def test_code_of_older_sources_is_never_run_while_the_new_is_being_written(tmp_path: Path) -> None:
    source = tmp_path / "kernels.py"
    source.write_text(SOURCE.format(step=1))
    assert kernel(source, "a" * 64)(1) == 2
    cache = tmp_path / "__pycache__"
    old = {path: path.read_bytes() for path in cache.glob("*.nbc")}
    source.write_text(SOURCE.format(step=10))
    assert kernel(source, "b" * 64)(1) == 11

    # As another process finds it between two steps: the index is of today, today's code is not there yet.
    for path in cache.glob("*.nbc"):
        path.unlink()
    for path, code in old.items():
        path.write_bytes(code)

    assert kernel(source, "b" * 64)(1) == 11


def test_outdated_code_does_not_pile_up(tmp_path: Path) -> None:
    source = tmp_path / "kernels.py"
    for digest in ("a" * 64, "b" * 64, "c" * 64):
        source.write_text(SOURCE.format(step=len(digest)))
        kernel(source, digest)(1)
    assert len(list((tmp_path / "__pycache__").glob("*.nbc"))) == 1


def test_a_kernel_that_is_loaded_has_all_that_it_calls(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(WITH_ALL_IT_CALLS)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "NUMBA_DEBUG_CACHE": "1"}
    compiled, loaded = (
        subprocess.run([sys.executable, program], capture_output=True, text=True, env=environment, check=True).stdout
        for _ in range(2)
    )
    assert "data loaded" in loaded
    assert loaded.splitlines()[-1] == compiled.splitlines()[-1]


def test_two_processes_that_start_at_once_compile_once(tmp_path: Path) -> None:
    (tmp_path / "kernels.py").write_text(SOURCE.format(step=1))
    program = TWO_AT_ONCE.format(folder=str(tmp_path))
    environment = {**os.environ, "NUMBA_DEBUG_CACHE": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [
        subprocess.Popen(
            [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(2)
    ]
    said = []
    for process in both:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in both:
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 0
        assert out.splitlines()[-1] == "2"
        said.append(out)
    assert "".join(said).count("data saved") == 1
    assert "".join(said).count("data loaded") == 1
