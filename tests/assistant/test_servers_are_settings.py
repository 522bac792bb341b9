"""A server that the settings name is a generator; one that they do not name is refused with the way to name it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.locations import settings_file
from assistant.settings import load_settings
from assistant.starting import started_worker
from generators import registry


def written(text: str) -> Path:
    """The user's settings file with this in it."""
    path = settings_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


TABLE = """
generator = "remote:attic"

[servers.attic]
url = "http://attic:8091/v1"
api = "sglang"
model = "Wan-AI/Wan2.2-TI2V-5B-Diffusers"
dialect = "wan2.2"
frames = "4k+1"
fps = 24

[servers.attic.steps]
draft = 8
"""


def test_a_table_in_the_settings_file_is_a_generator() -> None:
    written(TABLE)
    assert load_settings().generator == "remote:attic"
    generator = registry.get("remote:attic")
    assert (generator.name, generator.dialect, generator.costs) == ("remote:attic", "wan2.2", True)


def test_the_environment_wins_part_by_part(monkeypatch: pytest.MonkeyPatch) -> None:
    written(TABLE)
    monkeypatch.setenv("RUSHES_SERVERS__ATTIC__URL", "http://cellar:1")
    attic = load_settings().servers["attic"]
    assert (attic.url, attic.api) == ("http://cellar:1", "sglang")


def test_a_changed_setting_changes_the_generator() -> None:
    written(TABLE)
    load_settings()
    before = registry.get("remote:attic")
    written(TABLE.replace("wan2.2", "ltx-2"))
    load_settings()
    assert (before.dialect, registry.get("remote:attic").dialect) == ("wan2.2", "ltx-2")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('[servers.attic]\nurl = "attic"', r"servers\.attic\.url cannot be 'attic': .*expected an address"),
        ('[servers.attic]\napi = "vllm-omni"', r"servers\.attic\.url"),
        ('[servers."my attic"]\nurl = "http://attic"', r"servers\.my attic"),
        ('[servers.attic]\nurl = "http://attic"\nframes = "odd"', "a rule such as"),
    ],
)
def test_a_table_that_cannot_be_used_is_one_line(table: str, message: str) -> None:
    written(table)
    with pytest.raises(InputError, match=message) as refusal:
        load_settings()
    assert "\n" not in str(refusal.value)


def test_a_server_that_nobody_named_is_refused_with_the_way_to_name_it() -> None:
    with pytest.raises(InputError, match=r"no generator 'remote:moon'.*under \[servers.NAME\] in .*settings.toml"):
        started_worker("remote:moon")


def test_the_worker_is_not_started_for_a_generator_that_is_not_there() -> None:
    children = _children()
    with pytest.raises(InputError):
        started_worker("sora")
    assert _children() == children


def _children() -> set[str]:
    path = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    return set(path.read_text().split()) if path.exists() else set()
