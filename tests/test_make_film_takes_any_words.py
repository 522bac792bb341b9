"""`make film REQUEST=...` hands the words on as they are: neither make nor a shell reads anything into them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = shutil.which("make")
pytestmark = pytest.mark.skipif(MAKE is None, reason="make is not installed")


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """An environment that counts as installed, whose `rushes` prints the request that it is given."""
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    for name, line in (("python", ""), ("rushes", 'printf "%s" "$RUSHES_REQUEST"')):
        script = venv / "bin" / name
        script.write_text(f"#!/bin/sh\n{line}\n")
        script.chmod(0o755)
    (venv / ".core").touch()
    return venv


def film(venv: Path, *arguments: str, **environment: str) -> str:
    assert MAKE
    done = subprocess.run(
        [MAKE, "-s", "-C", str(ROOT), "film", f"VENV={venv}", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "MAKEFLAGS": "", **environment},
    )
    return "\n".join(line for line in done.stdout.split("\n") if not line.startswith("make"))


@pytest.mark.parametrize(
    "words",
    [
        "a $HOME dog costs $5, or $$ and $(HOME)",
        "a `tick` of \"double\" and 'single' quotes; # and & more | > x",
        "one line\nand another",
        "a, b) and c( at 100 %s \\n",
        "@echo - 🐕",
    ],
)
def test_words_arrive_as_they_were_given(installed: Path, words: str) -> None:
    assert film(installed, f"REQUEST={words}") == words
    assert film(installed, REQUEST=words) == words


def test_make_runs_nothing_of_the_request(installed: Path, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    words = f"a dog $(shell touch {trace})"
    assert film(installed, f"REQUEST={words}") == words
    assert film(installed, REQUEST=words) == words
    assert not trace.exists()


def test_without_words_the_golden_retriever_runs(installed: Path) -> None:
    assert film(installed).startswith("A golden retriever running through a sunlit meadow")
