"""What a film's first message will have rendered is known before the agent is loaded, or is not guessed at."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.foreseeing import foreseen
from assistant.memory import Project
from assistant.ordering import Wish, ready_order
from assistant.session import Studio
from assistant.settings import load_settings
from assistant.workbench import Turn, Workbench
from generators.worker import LocalWorker

from .conftest import collect

MESSAGES = (
    "a dog running on a beach",
    "please show me an old man who fishes by a lake at dawn, 8 seconds",
    "vertical video of a dancer in slow motion",
    "two children play football. Then one of them falls.",
    "surprise me",
)


def workbench(folder: Path) -> Workbench:
    settings = load_settings(model="offline", generator="previz")
    return Workbench(Project.open(folder), settings, LocalWorker(), "previz", "offline")


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("asked", [{}, {"profile": "draft"}, {"width": 320, "height": 180, "seed": 3}], ids=str)
async def test_what_is_foreseen_is_what_is_ordered(tmp_path: Path, message: str, asked: dict[str, Any]) -> None:
    turn = Turn(words=message, settings=asked)
    bench = workbench(tmp_path / "film")
    expected = foreseen(bench, turn)
    bench.project.close()
    async with await Studio.open(tmp_path / "film", model="offline", generator="previz") as studio:
        await collect(studio.say(message, render=False))
    bench = workbench(tmp_path / "film")
    order = ready_order(bench, turn, Wish(), 1).order.request
    bench.project.close()
    assert expected is not None
    assert (expected.shot, expected.settings) == (order.shot, order.settings)


@pytest.mark.parametrize("message", ["explain what a dolly zoom is?", "thanks", "make it slower"])
async def test_a_message_that_renders_nothing_is_not_foreseen(tmp_path: Path, message: str) -> None:
    assert foreseen(workbench(tmp_path / "film"), Turn(words=message)) is None


async def test_a_film_that_has_shots_is_left_to_the_agent(tmp_path: Path) -> None:
    async with await Studio.open(tmp_path / "film", model="offline", generator="previz") as studio:
        await collect(studio.say("a dog running", render=False))
    assert foreseen(workbench(tmp_path / "film"), Turn(words="a cat sleeping")) is None


def test_foreseeing_does_not_load_the_agent() -> None:
    script = "import sys, assistant.foreseeing; print({'langgraph', 'langchain_core'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
