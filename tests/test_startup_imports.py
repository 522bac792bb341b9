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


PREVIZ = "import generators.worker.serving, generators.previz.rendering"
NOT_FOR_PREVIZ = (
    "generators.diffusion.generator",
    "generators.catalogue",
    "prompts.physics",
    "prompts.read",
    "assistant",
)
FIRST_REQUEST = """
from assistant.offline import Deed, Film, intend
from prompts.revising import patterns
deed = intend("a dog running in a park", Film())
assert isinstance(deed, Deed) and deed.tool == "plan_shots"
print("read" if patterns.rewrites.cache_info().currsize else "unread")
"""


def imported_by(script: str, folder: Path) -> set[str]:
    """The top-level modules in a fresh Python after `script`."""
    return {name.partition(".")[0] for name in said_by(f"{script}\nimport sys\nprint(*sys.modules)", folder).split()}


def said_by(script: str, folder: Path) -> str:
    """What a fresh Python prints."""
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=folder, env={"PYTHONPATH": str(ROOT)}
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


CASES = [(HELP, HEAVY_FOR_HELP), (FIRST_PICTURE, HEAVY), (LIGHT_DOORS, HEAVY)]


@pytest.mark.parametrize(("script", "heavy"), CASES, ids=["help", "studio", "doors"])
def test_starting_imports_nothing_heavy(script: str, heavy: tuple[str, ...], tmp_path: Path) -> None:
    assert not imported_by(script, tmp_path) & set(heavy)
    assert not list(tmp_path.iterdir())


def test_the_worker_loads_no_model_to_stage_a_shot(tmp_path: Path) -> None:
    loaded = said_by(f"{PREVIZ}\nimport sys\nprint(*sys.modules)", tmp_path).split()
    assert not set(loaded) & set(NOT_FOR_PREVIZ)


def test_a_first_request_is_understood_without_the_turns_of_phrase_of_changes(tmp_path: Path) -> None:
    assert said_by(FIRST_REQUEST, tmp_path).strip() == "unread"
