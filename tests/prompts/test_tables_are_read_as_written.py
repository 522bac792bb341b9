"""A table that was read before says the same when it is read again, and what it says now when it has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.tables import parsed

TEXT = '[[row]]\nid = "oak"\nheight_m = 12.5\nnames = ["oak", "old oak"]\nfar = inf\n'


def test_a_table_says_the_same_when_it_is_read_again(tmp_path: Path):
    first = parsed(TEXT, "trees", folder=tmp_path)
    assert parsed(TEXT, "trees", folder=tmp_path) == first
    assert first["row"][0]["height_m"] == 12.5


def test_a_changed_table_says_what_it_says_now(tmp_path: Path):
    parsed(TEXT, "trees", folder=tmp_path)
    changed = parsed(TEXT.replace("12.5", "20.0"), "trees", folder=tmp_path)
    assert changed["row"][0]["height_m"] == 20.0


@pytest.mark.parametrize("left", ["", "{", "[]", '{"of": 1}'])
def test_a_damaged_copy_is_not_believed(tmp_path: Path, left: str):
    (tmp_path / "trees.json").write_text(left)
    assert parsed(TEXT, "trees", folder=tmp_path)["row"][0]["id"] == "oak"


def test_where_nothing_can_be_kept_it_is_read_all_the_same(tmp_path: Path):
    (tmp_path / "taken").write_text("")
    assert parsed(TEXT, "trees", folder=tmp_path / "taken")["row"][0]["id"] == "oak"


def test_what_a_caller_does_to_a_table_does_not_last(tmp_path: Path):
    parsed(TEXT, "trees", folder=tmp_path)["row"].clear()
    assert parsed(TEXT, "trees", folder=tmp_path)["row"]
