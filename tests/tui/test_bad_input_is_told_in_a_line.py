"""Whatever the user gives: one or two lines that name the thing and the way out, and nothing half-written."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.memory import Project
from tests.bad_files import BAD, SPOILT
from tests.tui.conftest import Ran

Rushes = Callable[..., Ran]

USAGE_ERRORS = {
    "no request": (["make"], "empty"),
    "empty": (["make", ""], "empty"),
    "blank": (["make", " \t\n "], "empty"),
    "control characters alone": (["make", "\x1b[31m\x07\x00"], "nothing to read"),
    "too long": (["make", "dog " * 25_000], "99,999 characters"),
    "no seconds": (["make", "a dog", "--seconds", "0"], "0.5 to 60"),
    "many seconds": (["make", "a dog", "--seconds", "1e9"], "0.5 to 60"),
    "no number of seconds": (["make", "a dog", "--seconds", "nan"], "0.5 to 60"),
    "endless": (["make", "a dog", "--seconds", "inf"], "0.5 to 60"),
    "words for seconds": (["make", "a dog", "--seconds", "five"], "--seconds"),
    "no size": (["make", "a dog", "--size", "0x0"], "64 to 7680"),
    "tiny": (["make", "a dog", "--size", "10x10"], "64 to 7680"),
    "huge": (["make", "a dog", "--size", "99999x99999"], "64 to 7680"),
    "words for size": (["make", "a dog", "--size", "abc"], "such as 854x480"),
    "one number for size": (["make", "a dog", "--size", "854"], "such as 854x480"),
    "no frames": (["make", "a dog", "--fps", "0"], "1 to 120"),
    "no number of frames": (["make", "a dog", "--fps", "nan"], "1 to 120"),
    "negative seed": (["make", "a dog", "--seed", "-1"], "seed"),
    "unknown model": (["make", "a dog", "--model", "nosuch"], "nosuch"),
    "output is a folder": (["make", "a dog", "-o", "."], "is a folder"),
    "output folder is missing": (["make", "a dog", "-o", "nowhere/clip.mp4"], "is not there"),
    "output of another kind": (["make", "a dog", "-o", "clip.gif"], "clip.mp4"),
    "unknown option": (["make", "a dog", "--colour"], "--colour"),
    "unknown command": (["film"], "film"),
    "an escape as a command": (["\x1b[2J\x1b]0;x\x07evil"], "evil"),
    "an escape as a size": (["make", "a dog", "--size", "\x1b[2Jevil"], "evil"),
    "nothing to say": (["say", ""], "nothing to say"),
    "project is a file": (["make", "a dog", "--project", __file__], "is a file"),
    "unset variable": (["make", "--from-env", "RUSHES_UNSET"], "empty"),
    "no terminal": ([], "terminal"),
}


def assert_short(ran: Ran) -> None:
    """One or two lines, without traceback or escapes."""
    lines = ran.err.strip().splitlines()
    assert 1 <= len(lines) <= 2, ran.err
    assert lines[0].startswith("rushes: ")
    assert "Traceback" not in ran.err + ran.out
    assert "\x1b" not in ran.err + ran.out
    assert max(map(len, lines)) <= 600


@pytest.mark.parametrize(("arguments", "said"), USAGE_ERRORS.values(), ids=USAGE_ERRORS)
def test_what_cannot_be_used_is_refused(rushes: Rushes, own_places: Path, arguments: list[str], said: str) -> None:
    ran = rushes(*arguments)
    assert ran.status == 2
    assert_short(ran)
    assert said in ran.err
    assert ran.out == ""
    assert list(own_places.iterdir()) == []


@pytest.mark.parametrize("arguments", [["make", "", "--json"], ["make", "a dog", "--seconds", "nan", "--json"]])
def test_with_json_the_failure_is_a_document(rushes: Rushes, arguments: list[str]) -> None:
    ran = rushes(*arguments)
    assert ran.status == 2
    assert set(ran.document) == {"error"}
    assert set(ran.document["error"]) == {"message", "code"}


def test_show_does_not_make_a_project(rushes: Rushes, own_places: Path) -> None:
    ran = rushes("show")
    assert ran.status == 1
    assert_short(ran)
    assert "no project" in ran.err
    assert list(own_places.iterdir()) == []


def project_at(folder: Path) -> Path:
    Project.open(folder).close()
    return folder


def newer(folder: Path) -> None:
    with sqlite3.connect(folder / "project.db") as database:
        database.execute("PRAGMA user_version = 1000000")
    database.close()


def scribbled(folder: Path) -> None:
    (folder / "project.db").write_bytes(b"not a database at all " * 400)


def half(folder: Path) -> None:
    """Header and first pages kept, the rest garbage."""
    path = folder / "project.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + os.urandom(max(len(whole) - 4096, 4096)))


@pytest.mark.parametrize("harm", [newer, scribbled, half], ids=lambda harm: harm.__name__)
@pytest.mark.parametrize("command", [["say", "a dog", "--no-render"], ["show"], ["make", "a dog"]], ids=lambda c: c[0])
def test_a_project_that_cannot_be_read_is_named_and_left_alone(
    rushes: Rushes, tmp_path: Path, harm: Callable[[Path], None], command: list[str]
) -> None:
    folder = project_at(tmp_path / "film")
    harm(folder)
    before = (folder / "project.db").read_bytes()
    ran = rushes(*command, "--project", str(folder))
    assert ran.status == 1
    assert_short(ran)
    assert str(folder) in ran.err
    assert (folder / "project.db").read_bytes() == before
    assert not list(folder.rglob("*.mp4"))


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_used_leaves_the_project_as_before(rushes: Rushes, name: str) -> None:
    bad = BAD[name]
    bad.make(Path(bad.name))
    ran = rushes("make", bad.says.replace("FILE", bad.name), "--project", "film", "--yes")
    assert ran.status != 0
    assert_short(ran)
    assert bad.reason in ran.err
    assert not [
        path for path in Path("film").rglob("*") if path.is_file() and path.parent.name in ("takes", "references")
    ]


@pytest.mark.parametrize("name", SPOILT)
def test_a_model_that_is_not_whole_or_not_harmless_renders_nothing(
    rushes: Rushes, own_places: Path, tmp_path: Path, name: str
) -> None:
    pytest.importorskip("diffusers", reason="the diffusion extra is not installed")
    from generators.catalogue import user_file
    from tests.generators.tiny_models import tiny_wan
    from tests.generators.tiny_rows import own_row

    folder = tiny_wan(tmp_path / "wan")
    user_file().parent.mkdir(parents=True, exist_ok=True)
    user_file().write_text(own_row("spoilt", "wan", folder, 'text-to-video = "WanPipeline"'))
    spoil, reason = SPOILT[name]
    spoil(folder)
    ran = rushes("make", "a dog runs, 1 second", "--model", "spoilt", "--project", "film", "--yes")
    assert ran.status != 0
    assert_short(ran)
    assert reason in ran.err
    assert not list(own_places.rglob("*.mp4"))
    assert rushes("show", "--project", "film", "--json").document["shots"] == []


def test_a_shot_that_is_not_rendered_leaves_the_film_as_it_was_and_can_be_had_again(rushes: Rushes) -> None:
    project = ("--project", "film")
    assert rushes("say", "a dog runs", "--no-render", *project).status == 0
    film = rushes("show", "--json", *project).document["shots"]
    ran = rushes("make", "a cat sleeps", "--model", "wan2.1-t2v-1.3b", *project)
    assert ran.status == 1
    assert rushes("show", "--json", *project).document["shots"] == film
    assert rushes("say", "redo", "--no-render", *project).status == 0
    assert len(rushes("show", "--json", *project).document["shots"]) == 2
