"""What the tests of the faces share: the command run in this process, and a place for its log."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tui.__main__ import main


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, a log and settings of the test's own."""
    place = tmp_path_factory.mktemp("place")
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(place / name))
    here = place / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def rushes(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs `rushes` with these arguments in this process."""

    def run(*arguments: str) -> Ran:
        capsys.readouterr()
        status = main(arguments)
        written = capsys.readouterr()
        return Ran(status, written.out, written.err)

    return run
