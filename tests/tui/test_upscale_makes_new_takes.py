"""`rushes upscale` makes a new take or a new file, says what was done, and overwrites nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generators.catalogue import user_file
from tests.generators.clips import make_clip, square
from tests.generators.tiny_rows import own_row


@pytest.fixture
def clip(own_places: Path) -> Path:
    return make_clip(own_places / "walk.mp4", [square(n) for n in range(12)])


def test_a_file_becomes_a_file_beside_it(rushes, clip: Path) -> None:
    ran = rushes("upscale", "walk.mp4", "--height", "192", "--fps", "48", "--json")
    assert ran.status == 0, ran.err
    made = ran.document
    assert Path(made["path"]).name == "walk-320x192-48fps.mp4"
    assert Path(made["path"]).is_file()
    assert (made["width"], made["height"], made["fps"], made["frames"]) == (320, 192, 48, 24)
    assert made["generator"] == "lanczos"


def test_people_are_told_what_was_done_and_last_the_path(rushes, clip: Path, own_places: Path) -> None:
    ran = rushes("upscale", "walk.mp4", "--size", "192x192", "--fit", "crop", "-o", "out.mp4")
    assert ran.status == 0, ran.err
    assert "Upscaled with Lanczos from 160x96; cut to fill the frame" in ran.out
    assert ran.out.rstrip().splitlines()[-1] == str(own_places / "out.mp4")


def test_a_name_that_is_taken_is_not_overwritten(rushes, clip: Path) -> None:
    assert rushes("upscale", "walk.mp4", "--height", "192").status == 0
    ran = rushes("upscale", "walk.mp4", "--height", "192")
    assert ran.status == 2
    assert "there already; name another with -o" in ran.err


def test_a_model_that_is_named_enlarges_a_file(rushes, clip: Path, tmp_path: Path) -> None:
    pytest.importorskip("diffusers", reason="the diffusion extra is not installed")
    from tests.generators.tiny_kandinsky import tiny_kandinsky6_sr

    user_file().parent.mkdir(parents=True, exist_ok=True)
    folder, role = tiny_kandinsky6_sr(tmp_path / "vsr"), 'upscale = "Kandinsky6SRPipeline"'
    user_file().write_text(own_row("tiny-vsr", "kandinsky6-sr", folder, role))
    make_clip(clip.with_name("small.mp4"), [square(n, 96, 64)[::2, ::2] for n in range(5)])  # one tile, once enlarged
    ran = rushes("upscale", "small.mp4", "--height", "64", "--model", "tiny-vsr", "--json")
    assert ran.status == 0, ran.err
    assert ran.document["generator"] == "tiny-vsr"
    assert "its detail is invented" in ran.document["warnings"][0]
    refused = rushes("upscale", "walk.mp4", "--height", "180", "--model", "previz")
    assert refused.status != 0
    assert "these do: lanczos, tiny-vsr" in refused.err


def test_a_take_becomes_a_new_take_of_the_same_shot(rushes, own_places: Path) -> None:
    made = rushes("make", "a dog runs", "--seconds", "0.5", "--size", "160x90", "--fps", "8", "--json")
    assert made.status == 0, made.err
    first = made.document["take"]
    ran = rushes("upscale", "1", "--height", "180", "--json")
    assert ran.status == 0, ran.err
    larger = ran.document
    assert larger["shot_id"] == first["shot_id"]
    assert larger["shot_hash"] == first["shot_hash"]
    assert (larger["id"], larger["width"], larger["height"]) == ("t2", 320, 180)
    assert larger["model"].startswith("lanczos")
    assert larger["warnings"][0] == "Upscaled with Lanczos from 160x90"
    ran = rushes("upscale", "t2", "--fps", "16", "--json")
    assert ran.status == 0, ran.err
    assert ran.document["warnings"][0].startswith("Upscaled with Lanczos from 160x90; interpolated")
    assert (ran.document["width"], ran.document["fps"]) == (320, 16)
    shown = rushes("show", "--json").document["takes"]
    assert [take["id"] for take in shown] == ["t1", "t2", "t3"]
    assert all(Path(take["path"]).is_file() for take in shown)
    assert shown[0]["sha256"] == first["sha256"]
    told = rushes("upscale", "9")
    assert told.status == 2
    assert "There is no take 9: the project has 3." in told.err


def test_what_cannot_be_is_told_in_a_line(rushes, clip: Path, own_places: Path) -> None:
    (own_places / "notes.mp4").write_text("no video")
    for arguments, words in (
        (("missing.mp4",), "There is no clip missing.mp4"),
        (("notes.mp4",), "notes.mp4 cannot be read as a video"),
        (("walk.mp4", "--height", "192", "--size", "320x192"), "not both"),
        (("walk.mp4", "--height", "96"), "is 160x96 at 24 fps already"),
        (("walk.mp4", "-o", "none/out.mp4"), "is not there"),
    ):
        ran = rushes("upscale", *arguments)
        assert ran.status != 0
        assert words in ran.err
        assert "Traceback" not in ran.err
    assert sorted(path.name for path in own_places.iterdir()) == ["notes.mp4", "walk.mp4"]


def test_ctrl_c_stops_within_a_second_and_leaves_nothing(own_places: Path) -> None:
    make_clip(own_places / "long.mp4", [square(n % 20) for n in range(400)])
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "upscale", "long.mp4", "--fps", "60"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=own_places,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    deadline = time.monotonic() + 60
    while not list(own_places.glob(".rushes-*")) and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 130, errors
    assert b"stopped" in errors
    assert [path.name for path in own_places.iterdir()] == ["long.mp4"]


def test_the_take_says_which_one_it_was_made_from(rushes, own_places: Path) -> None:
    assert rushes("make", "a dog runs", "--seconds", "0.5", "--size", "160x90", "--fps", "8").status == 0
    made = json.loads(rushes("upscale", "1", "--height", "180", "--json").out)
    assert made["settings"]["made_from"] == "t1"
