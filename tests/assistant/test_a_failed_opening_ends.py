"""A conductor that cannot open leaves no connection behind, so that the process can end."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.conducting import Conductor
from assistant.session import Studio
from tests.assistant.conftest import OpenStudio, collect, of_type, said


async def test_a_model_without_tools_leaves_no_thread(tmp_path: Path) -> None:
    studio = await Studio.open(tmp_path / "film", model=FakeListChatModel(responses=["Cut."]))
    before = set(threading.enumerate())
    with pytest.raises(NotImplementedError):
        await Conductor.open(studio._bench, FakeListChatModel(responses=["Cut."]))
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    await studio.close()
    for thread in left:
        thread.join(5)
    assert not [thread for thread in left if thread.is_alive()]


async def test_agent_state_that_cannot_be_read_is_let_go(open_studio: OpenStudio) -> None:
    first = await open_studio()
    await collect(first.say("a dog running", render=False))
    await first.close()
    with sqlite3.connect(first.project.database) as database:
        assert database.execute("UPDATE checkpoints SET checkpoint = x'deadbeef'").rowcount
    database.close()
    second = await open_studio()
    events = await collect(second.say("make it slower", render=False))
    assert not of_type(events, "error")
    assert said(events).startswith("Shot 1: time runs at")
