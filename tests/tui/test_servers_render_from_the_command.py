"""`rushes make --model remote:NAME` renders on a server of the settings, from the sentence to the clip."""

from __future__ import annotations

import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generators.video import probe
from tests.generators.videos_server import ROOT, RunningServer, running
from tests.tui.conftest import Ran

Rushes = Callable[..., Ran]

REQUEST = ("make", "a brown dog running on a beach", "--seconds", "0.5", "--size", "96x64", "--fps", "16")
HERE = ("--model", "remote:studio", "--project", "film")


@pytest.fixture(scope="module")
def process() -> Iterator[RunningServer]:
    with running() as server:
        yield server


@pytest.fixture
def server(process: RunningServer, own_places: Path, monkeypatch: pytest.MonkeyPatch) -> RunningServer:
    monkeypatch.setenv("XDG_CACHE_HOME", str(own_places / "cache"))
    monkeypatch.setenv("STUDIO_KEY", "open sesame")
    settings = Path(os.environ["XDG_CONFIG_HOME"]) / "rushes" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(
        f'[servers.studio]\nurl = "{process.url}"\nkey_env = "STUDIO_KEY"\n'
        'dialect = "wan2.2"\nmodel = "wan"\nframes = "4k+1"\n'
    )
    process.order(key="open sesame", rendering_s=0.5, refuse=[], fail="")
    return process


def takes(folder: str = "film") -> list[str]:
    """What lies with the takes, hidden files too."""
    return sorted(path.name for path in (Path(folder) / "takes").iterdir())


def test_a_sentence_becomes_a_clip_on_a_server(rushes: Rushes, server: RunningServer) -> None:
    server.order(refuse=[503])
    ran = rushes(*REQUEST, *HERE, "--seed", "5", "--yes", "--json")
    assert ran.status == 0, ran.err
    made = ran.document
    assert made["model"] == "remote:studio wan"
    assert made["prompt"]["dialect"] == "wan2.2"
    clip = Path(made["take"]["path"])
    facts = probe(clip)
    assert (facts.width, facts.height, facts.fps, facts.frames) == (96, 64, 16.0, 8)
    assert takes() == [clip.name]
    fields = server.journal("POST")[-1]["fields"]
    assert fields["prompt"] == made["prompt"]["text"]
    assert {name: fields[name] for name in ("model", "size", "num_frames", "fps", "seed")} == {
        "model": "wan",
        "size": "96x64",
        "num_frames": "9",
        "fps": "16",
        "seed": "5",
    }


def test_the_first_job_is_asked_for_because_nobody_knows_how_long_it_takes(
    rushes: Rushes, server: RunningServer
) -> None:
    jobs = len(server.journal("POST"))
    ran = rushes(*REQUEST, *HERE)
    assert ran.status == 1
    assert "how long is not known until it has been done once" in ran.err
    assert len(server.journal("POST")) == jobs
    way_out = ran.err.strip().splitlines()[-1].removeprefix("To go ahead: rushes ")
    assert rushes(*shlex.split(way_out)).status == 0
    assert len(takes()) == len(server.journal("POST")) - jobs == 1
    assert rushes(*REQUEST, *HERE).status == 0  # by now it is known, and short


def test_the_setting_chooses_the_server(rushes: Rushes, server: RunningServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RUSHES_GENERATOR", "remote:studio")
    ran = rushes(*REQUEST, "--project", "film", "--yes", "--json")
    assert ran.status == 0, ran.err
    assert ran.document["model"] == "remote:studio wan"


def test_a_failure_is_a_line_and_the_film_stays(rushes: Rushes, server: RunningServer) -> None:
    server.order(fail="CUDA [red]out[/red] of memory")
    ran = rushes(*REQUEST, *HERE, "--yes")
    assert ran.status == 1
    assert "studio could not make the clip: CUDA [red]out[/red] of memory" in ran.err
    assert "Traceback" not in ran.err
    assert takes() == []
    assert "dog" in rushes("show", "--project", "film").out


def test_an_unknown_server_is_refused(rushes: Rushes, server: RunningServer) -> None:
    ran = rushes(*REQUEST, "--model", "remote:moon", "--project", "film")
    assert ran.status == 2
    assert "no generator 'remote:moon'" in ran.err
    assert "[servers.NAME]" in ran.err


def test_a_killed_command_takes_its_job_up_again(rushes: Rushes, server: RunningServer) -> None:
    server.order(rendering_s=6.0)
    jobs = len(server.journal("POST"))
    command = [sys.executable, "-m", "tui", *REQUEST, *HERE, "--yes"]
    killed = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)
    until(lambda: len(server.journal("POST")) > jobs and noted())
    killed.kill()
    killed.communicate()
    assert takes()
    ran = rushes(*REQUEST, *HERE, "--yes", "--json")
    assert ran.status == 0, ran.err
    assert len(server.journal("POST")) == jobs + 1
    assert takes() == [Path(ran.document["take"]["path"]).name]


def test_an_interrupted_command_stops_its_job(rushes: Rushes, server: RunningServer) -> None:
    server.order(rendering_s=60.0)
    jobs, stopped = len(server.journal("POST")), len(server.journal("DELETE"))
    command = [sys.executable, "-m", "tui", *REQUEST, *HERE, "--yes"]
    program = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)
    until(lambda: len(server.journal("POST")) > jobs and noted())
    program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=60)
    assert program.returncode == 130, said
    assert len(server.journal("DELETE")) == stopped + 1
    assert takes() == []


def noted() -> bool:
    """Whether the job's name is noted."""
    return any(_document(path).get("job") for path in Path("film/takes").glob(".rushes-job-*.json"))


def _document(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text())
    return document


def until(condition: Callable[[], Any], seconds: float = 60.0) -> None:
    """Waits for a condition."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)
