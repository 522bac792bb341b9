"""The package's door gives what it names, loads nothing until asked, and every verb is a function of its module."""

from __future__ import annotations

import subprocess
import sys

import pytest

import prompts


@pytest.mark.parametrize("name", prompts.__all__)
def test_every_name_at_the_door_is_there(name: str) -> None:
    assert callable(getattr(prompts, name))


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = prompts.nonsense


def test_importing_the_package_alone_loads_neither_pydantic_nor_a_table() -> None:
    code = "import sys, prompts; sys.exit(any(m in sys.modules for m in ('pydantic', 'tomllib', 'prompts.shot')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_chat_turns_imports_are_light() -> None:
    heavy = ("numpy", "numba", "mujoco", "langchain_core", "langgraph", "textual", "sqlite3", "av", "PIL")
    code = (
        "import sys; from prompts.complete import complete; from prompts.lint import lint;"
        "from prompts.dialects import compile_prompt; from prompts.describe import shot_card;"
        "from prompts.shot import Shot;"
        "shot = complete(Shot()); lint(shot); compile_prompt(shot); shot_card(shot);"
        f"sys.exit(any(m in sys.modules for m in {heavy!r}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
