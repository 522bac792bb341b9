"""A file that cannot be used is refused in the chat in one line with a way out, and the film is as before."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.session import Studio
from tests.assistant.conftest import collect, of_type
from tests.bad_files import BAD, ODD

WAY_OUT = re.compile(r"give|name|check|cut out|save it anew|pull|choose", re.IGNORECASE)


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)


@pytest.mark.parametrize("name", BAD)
async def test_a_file_that_cannot_be_used_is_refused(name: str, tmp_path: Path) -> None:
    bad = BAD[name]
    bad.make(Path(bad.name))
    async with await Studio.open(tmp_path / "film") as studio:
        before = studio.history()
        (error,) = of_type(await collect(studio.say(bad.says.replace("FILE", bad.name))), "error")
        assert bad.reason in error.message
        assert "\n" not in error.message
        assert WAY_OUT.search(error.message)
        assert (studio.history(), list(studio.shots()), studio.takes()) == (before, [], [])
    assert not list((tmp_path / "film").glob("references/*"))


@pytest.mark.parametrize("name", ODD)
async def test_a_file_that_is_only_odd_is_taken(name: str, tmp_path: Path) -> None:
    odd = ODD[name]
    odd.make(Path(odd.name))
    async with await Studio.open(tmp_path / "film") as studio:
        events = await collect(studio.say(odd.says.replace("FILE", odd.name), render=False))
        assert not of_type(events, "error"), of_type(events, "error")
        (shot,) = studio.shots()
    assert [given.name for given in shot.given] == [odd.name]
