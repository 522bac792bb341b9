"""A conductor that cannot open leaves no connection behind, so that the process can end."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from assistant.conducting import Conductor
from assistant.session import Studio


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
