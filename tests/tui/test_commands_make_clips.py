"""`rushes make`, `say` and `show`: a sentence becomes a clip, told to people and to programs."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from prompts.shot import Shot
from tests.tui.conftest import Ran

Rushes = Callable[..., Ran]

REQUEST = "a brown dog running on a beach"
TINY = ("--seconds", "0.5", "--size", "160x90", "--fps", "8")


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project's folder that the module's tests share; the first `make` fills it."""
    return tmp_path_factory.mktemp("films") / "film"


@pytest.fixture(scope="module")
def made(film: Path) -> dict[str, Any]:
    """What `make --json` printed, by a process of its own."""
    ran = in_own_process("make", REQUEST, *TINY, "--seed", "7", "--project", str(film), "--json")
    assert ran.returncode == 0, ran.stderr
    document: dict[str, Any] = json.loads(ran.stdout)
    return document


def in_own_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `rushes` as the user's shell does."""
    return subprocess.run(
        [sys.executable, "-m", "tui", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | environment,
    )


def test_the_document_holds_what_programs_need(made: dict[str, Any]) -> None:
    assert Shot.model_validate(made["shot"]).request == REQUEST
    assert made["shot"]["duration_s"] == 0.5
    assert set(made["prompt"]) >= {"text", "negative", "dialect"}
    assert "dog" in made["prompt"]["text"]
    take = made["take"]
    assert (take["width"], take["height"], take["fps"], take["frames"], take["seed"]) == (160, 90, 8.0, 4, 7)
    assert take["seconds"] == pytest.approx(0.5)
    clip = Path(take["path"])
    assert clip.is_absolute()
    assert hashlib.sha256(clip.read_bytes()).hexdigest() == take["sha256"]
    assert made["model"].startswith("previz")
    assert isinstance(made["findings"], list)
    assert made["warnings"] == take["warnings"]


def test_people_read_the_shot_the_prompt_and_last_the_path(
    rushes: Rushes, film: Path, made: dict[str, Any], tmp_path: Path
) -> None:
    target = tmp_path / "dog.mp4"
    ran = rushes("make", *REQUEST.split(), *TINY, "--project", str(film), "-o", str(target))
    assert ran.status == 0
    lines = ran.out.rstrip().splitlines()
    assert lines[-1] == str(target)
    assert any(line.startswith("Prompt (") for line in lines)
    assert "dog" in ran.out
    assert "\x1b" not in ran.out
    newest = max((film / "takes").glob("*.mp4"), key=lambda path: path.stat().st_mtime_ns)
    assert target.read_bytes() == newest.read_bytes()
    assert ran.err.strip() == f"rendering shot {len(shots(rushes, film))}"


def shots(rushes: Rushes, film: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rushes("show", "--project", str(film), "--json").document["shots"]
    return found


def test_an_odd_size_is_mended_with_a_warning(rushes: Rushes, film: Path) -> None:
    ran = rushes(
        "make", "a red ball", "--seconds", "0.5", "--fps", "4", "--size", "161x91", "--project", str(film), "--json"
    )
    assert ran.status == 0
    assert (ran.document["take"]["width"], ran.document["take"]["height"]) == (162, 92)
    assert any("161x91" in warning for warning in ran.document["warnings"])


def test_a_request_from_the_environment_is_never_run(
    rushes: Rushes, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUSHES_REQUEST", 'a dog `touch x` $(touch y); touch z "')
    ran = rushes("make", "--from-env", "RUSHES_REQUEST", *TINY, "--json")
    assert ran.status == 0
    assert ran.document["shot"]["request"] == 'a dog `touch x` $(touch y); touch z "'
    assert [path.name for path in own_places.iterdir()] == ["rushes-project"]


def test_saying_changes_the_film_and_showing_shows_it(rushes: Rushes, tmp_path: Path) -> None:
    project = ("--project", str(tmp_path / "film"))
    first = rushes("say", REQUEST, *project, "--no-render", "--json")
    assert first.status == 0
    assert first.document["text"]
    assert first.document["events"][-1] == {"type": "done", "cancelled": False}
    before = rushes("show", *project, "--json").document
    assert [view["number"] for view in before["shots"]] == [1]
    assert before["takes"] == []

    rushes("say", "make it slower", *project, "--no-render")
    slower = rushes("show", *project, "--json").document
    assert slower["shots"][0]["shot"]["time_scale"] < before["shots"][0]["shot"]["time_scale"]
    assert len(slower["history"]) > len(before["history"])

    rushes("say", "this is Mira: a teenage girl with short red hair", *project, "--no-render")
    assert [person["name"] for person in rushes("show", *project, "--json").document["cast"]] == ["Mira"]

    people = rushes("show", *project)
    assert people.status == 0
    assert "Mira" in people.out
    assert "Shots: 1" in people.out


HOSTILE = {
    "markup": "[bold red]a dog[/bold red] [link=file:///etc/passwd]x[/link] {{7*7}}",
    "escapes": "\x1b[2Ja dog\x1b]0;title\x07 running\x9b31m",
    "japanese": "夕暮れの浜辺を走る犬",
    "arabic": "كلب يركض على الشاطئ",
    "emoji": "🐕🏖️🎬",
    "half an emoji": "a dog \ud83d running",
    "sql": "a dog'); DROP TABLE shots; --",
    "a path": "../../../../etc/passwd",
    "an option": "--help me, said the dog",
}


@pytest.mark.parametrize("request_text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_said_is_data(rushes: Rushes, tmp_path: Path, request_text: str) -> None:
    ran = rushes("say", "--no-render", "--project", str(tmp_path / "film"), "--", request_text)
    assert ran.status in (0, 1, 2)
    written = ran.out + ran.err
    assert "Traceback" not in written
    assert "fault of its own" not in written
    assert "Something went wrong inside" not in written
    assert "\x1b" not in written
    assert "\x9b" not in written


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_terminals_of_every_encoding_get_the_whole_report(made: dict[str, Any], film: Path, encoding: str) -> None:
    ran = in_own_process("show", "--project", str(film), PYTHONIOENCODING=encoding, COLUMNS="30", LC_ALL="C")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.isascii() or encoding != "ascii"
    assert "Shots: " in ran.stdout


def test_a_reader_that_leaves_early_is_no_fault(made: dict[str, Any], film: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [sys.executable, "-m", "tui", "show", "--json", "--project", str(film)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    os.close(writing)
    assert ran.returncode == 1
    assert ran.stderr == ""


def test_ctrl_c_stops_the_render_and_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "film"
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "make", REQUEST, "--seconds", "60", "--project", str(folder), "-o", "clip.mp4"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        start_new_session=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "rendering shot 1\n"
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert out == ""
    assert err.strip() == "rushes: stopped; nothing was left half-written"
    assert [path.name for path in tmp_path.iterdir()] == ["film"]
    assert not [path for path in (folder / "takes").rglob("*") if path.is_file()]
