"""A new project's database is the same whether its tables are laid out or taken from the empty one that is kept."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from assistant.memory.blank import lay_out
from assistant.memory.store import APPLICATION_ID, SCHEMA_VERSION


def laid_out(path: Path, kept: Path) -> list[tuple[str, ...]]:
    """What a new database says of its tables, and its two numbers."""
    with closing(sqlite3.connect(path)) as connection:
        lay_out(connection, folder=kept)
    with closing(sqlite3.connect(path)) as connection:
        says = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        numbers = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    assert numbers == [(APPLICATION_ID,), (SCHEMA_VERSION,)]
    return says


def test_the_one_that_is_kept_has_the_same_tables(tmp_path: Path) -> None:
    first = laid_out(tmp_path / "first.db", tmp_path / "kept")
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert laid_out(tmp_path / "second.db", tmp_path / "kept") == first


def test_one_that_was_kept_badly_is_not_used(tmp_path: Path) -> None:
    first = laid_out(tmp_path / "first.db", tmp_path / "kept")
    (kept,) = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:5000])
    assert laid_out(tmp_path / "second.db", tmp_path / "kept") == first
    assert len(kept.read_bytes()) > 5000


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    assert laid_out(tmp_path / "first.db", tmp_path / "kept")


def test_the_second_new_project_loads_no_numpy(tmp_path: Path) -> None:
    laid_out(tmp_path / "first.db", tmp_path / "kept")
    code = (
        "import sqlite3, sys; from pathlib import Path; from assistant.memory.blank import lay_out\n"
        f"lay_out(sqlite3.connect({str(tmp_path / 'second.db')!r}), folder=Path({str(tmp_path / 'kept')!r}))\n"
        "print('numpy' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
