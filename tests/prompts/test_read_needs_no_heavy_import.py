"""The reader starts with the standard library and pydantic alone, and loads its tables lean."""

from __future__ import annotations

import subprocess
import sys

PROBE = """
import sys
from prompts.read import read
from prompts.revise import revise
read("a dog running")
heavy = {"numpy", "numba", "mujoco", "av", "torch", "langgraph", "textual", "PIL"} & set(sys.modules)
print(",".join(sorted(heavy)) or "none")
"""


def test_no_heavy_module_is_imported() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "none"
