"""Starting is quick because it is light: the help and the studio's first picture import nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
HEAVY = ("torch", "diffusers", "transformers", "numba", "mujoco", "langgraph", "langchain_core", "av", "sqlite_utils")
HEAVY_FOR_HELP = (*HEAVY, "numpy", "pydantic", "textual", "PIL")
HELP = """
import contextlib, io
from tui.__main__ import main
with contextlib.redirect_stdout(io.StringIO()) as shown:
    assert main(["--help"]) == 0
assert "make" in shown.getvalue() and "show" in shown.getvalue()
"""
FIRST_PICTURE = """
import asyncio
from pathlib import Path
from tui.app import StudioApp

class FirstPicture(StudioApp):
    async def _hold_conversation(self):  # what follows the first picture
        assert self.screen.query_one("#composer").size.width > 20
        self.exit()

asyncio.run(FirstPicture(Path("unused")).run_async(headless=True))
"""
LIGHT_DOORS = "import assistant, assistant.events, assistant.limits, prompts, generators, tui"


def imported_by(script: str, folder: Path) -> set[str]:
    """The top-level modules in a fresh Python after `script`."""
    tail = "\nimport sys\nprint(*sorted({name.partition('.')[0] for name in sys.modules}))"
    ran = subprocess.run(
        [sys.executable, "-c", script + tail], capture_output=True, text=True, cwd=folder, env={"PYTHONPATH": str(ROOT)}
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stdout.split())


CASES = [(HELP, HEAVY_FOR_HELP), (FIRST_PICTURE, HEAVY), (LIGHT_DOORS, HEAVY)]


@pytest.mark.parametrize(("script", "heavy"), CASES, ids=["help", "studio", "doors"])
def test_starting_imports_nothing_heavy(script: str, heavy: tuple[str, ...], tmp_path: Path) -> None:
    assert not imported_by(script, tmp_path) & set(heavy)
    assert not list(tmp_path.iterdir())
