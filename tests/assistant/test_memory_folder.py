"""A project folder is made whole or not at all, and one that cannot be used is told of and left as it is."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import ProjectDamaged, ProjectError, ProjectTooNew
from assistant.memory import Draft, Project, folder, store
from prompts.shot import Shot


def made(path: Path) -> Path:
    project = Project.open(path)
    project.history.commit("one", "test", lambda draft: draft.add_shot(Shot(title="one")) and None)
    project.close()
    return path


def test_opening_makes_the_folder_with_its_parents(tmp_path: Path) -> None:
    made(tmp_path / "deep" / "film")
    assert sorted(p.name for p in (tmp_path / "deep" / "film").iterdir()) == [
        "exports",
        "project.db",
        "references",
        "takes",
    ]
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["film"]


def test_a_folder_with_other_files_becomes_a_project_too(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    made(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert Project.open(tmp_path).shots()[0].title == "one"


@pytest.mark.parametrize("name", ["my film", "ein Fülm?", "50% #1 & more", "[bold]", "-rf", "фильм"])
def test_any_name_will_do_for_a_folder(tmp_path: Path, name: str) -> None:
    made(tmp_path / name)
    assert Project.open(tmp_path / name).shots()[0].title == "one"


def test_a_copied_folder_is_the_project(tmp_path: Path) -> None:
    shutil.copytree(made(tmp_path / "film"), tmp_path / "copy")
    assert Project.open(tmp_path / "copy").shots()[0].title == "one"


def test_a_failure_while_making_leaves_nothing(tmp_path: Path) -> None:
    def fails(path: Path) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    with pytest.raises(ProjectError, match="no space left"):
        folder.make_project_folder(tmp_path / "a" / "film", fails)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_project_is_not_made_when_it_is_only_to_be_read(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no project at"):
        Project.open(tmp_path / "film", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("inside", ["", "film"])
def test_a_file_in_the_way_is_told(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ProjectError) as told:
        Project.open(tmp_path / "file" / inside)
    assert str(tmp_path / "file") in str(told.value)
    assert (tmp_path / "file").read_text() == "mine"


def test_an_unwritable_place_is_told() -> None:
    with pytest.raises(ProjectError, match="cannot be made"):
        Project.open(Path("/proc/rushes-film"))


@pytest.mark.parametrize(
    "content",
    [b"", b"not a database", b"SQLite format 3\x00" + b"\xff" * 4000, bytes(8192)],
    ids=["empty", "text", "garbage", "zeros"],
)
def test_a_damaged_database_is_told_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = made(tmp_path / "film")
    (path / "project.db").write_bytes(content)
    with pytest.raises(ProjectDamaged, match=r"project\.db") as told:
        Project.open(path)
    assert len(str(told.value).splitlines()) <= 2
    assert (path / "project.db").read_bytes() == content
    assert not list(path.glob("project.db-*"))


def test_a_database_torn_in_its_middle_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "film")
    whole = (path / "project.db").read_bytes()
    torn = whole[:4096] + b"\x5a" * 8192 + whole[12288:]
    (path / "project.db").write_bytes(torn)
    with pytest.raises(ProjectDamaged, match="backup"):
        Project.open(path)
    assert (path / "project.db").read_bytes() == torn


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "project.db") as connection:
        connection.execute("CREATE TABLE mine (x)")
    connection.close()
    before = (tmp_path / "project.db").read_bytes()
    with pytest.raises(ProjectDamaged, match="another program"):
        Project.open(tmp_path)
    assert (tmp_path / "project.db").read_bytes() == before


def test_a_project_from_a_newer_version_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    path = made(tmp_path / "film")
    connection = sqlite3.connect(path / "project.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = (path / "project.db").read_bytes()
    with pytest.raises(ProjectTooNew, match="Update Rushes"):
        Project.open(path)
    assert (path / "project.db").read_bytes() == before


def test_a_database_held_by_another_program_is_told_after_a_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.05)
    project = Project.open(made(tmp_path / "film"))
    other = sqlite3.connect(project.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(ProjectError, match="in use by another program"):
        project.conversation.add("user", "hello")
    other.execute("ROLLBACK")
    project.conversation.add("user", "hello")
    assert [m.text for m in project.conversation.last()] == ["hello"]
    other.close()
    project.close()


def test_a_full_disk_is_told_and_changes_nothing(tmp_path: Path) -> None:
    project = Project.open(made(tmp_path / "film"))
    project._store._connection.execute("PRAGMA max_page_count = 1")  # as full as a disk can be
    film = project.film()

    def edit(draft: Draft) -> None:
        for i in range(400):
            draft.add_shot(Shot(title=f"{i}", request="x" * 4000))

    with pytest.raises(ProjectError, match="full"):
        project.history.commit("too much", "test", edit)
    assert project.film() == film
    project.close()


_WRITER = """
import sys
from pathlib import Path
from assistant.memory import Project
from prompts.shot import Shot
project = Project.open(Path(sys.argv[1]))
name = sys.argv[2]
for i in range(25):
    project.history.commit(f"{name} {i}", name, lambda draft: draft.add_shot(Shot(title=f"{name}{i}")) and None)
project.close()
"""


def test_two_processes_write_one_project_and_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "film"  # made by whichever comes first
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(path), name]) for name in ("left", "right")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    project = Project.open(path)
    titles = [shot.title for shot in project.shots()]
    assert sorted(titles) == sorted(f"{name}{i}" for name in ("left", "right") for i in range(25))
    assert len(project.history.log()) == 51
    project.close()


def test_a_disk_too_full_for_a_new_project_is_told_by_the_projects_name(tmp_path: Path) -> None:
    draft, film = tmp_path / ".rushes-new-1", tmp_path / "film" / "project.db"
    with pytest.raises(ProjectError, match=re.escape(str(film))):
        store.create_database(draft / "project.db", known_as=film)  # the draft's folder is not there
