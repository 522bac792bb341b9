"""A clip appears under its name when it is whole, and otherwise not at all, with a one-line reason."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from generators.errors import Cancelled, CannotRender, OutputError
from generators.partials import partial_path, remove_partials
from generators.video import ClipWriter

ROOT = Path(__file__).parents[2]
GREY = np.full((72, 128, 3), 128, np.uint8)


def write(path: Path, frames: int = 3) -> None:
    with ClipWriter(path, 128, 72, 24) as clip:
        for _ in range(frames):
            clip.write(GREY)


def test_the_name_appears_only_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with ClipWriter(path, 128, 72, 24) as clip:
        clip.write(GREY)
        assert not path.exists()
        assert [p.suffix for p in tmp_path.iterdir()] == [".part"]
    assert list(tmp_path.iterdir()) == [path]


def interrupt(path: Path, trouble: type[BaseException]) -> None:
    with ClipWriter(path, 128, 72, 24) as clip:
        clip.write(GREY)
        raise trouble


@pytest.mark.parametrize("trouble", [Cancelled, KeyboardInterrupt, ValueError])
def test_an_error_or_a_cancel_leaves_nothing(tmp_path: Path, trouble: type[BaseException]) -> None:
    with pytest.raises(trouble):
        interrupt(tmp_path / "a.mp4", trouble)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_render_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    write(path)
    before = path.read_bytes()
    with pytest.raises(Cancelled):
        interrupt(path, Cancelled)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (".", "that is a folder"),
        ("none/a.mp4", "no such folder"),
        ("file/a.mp4", "is a file, not a folder"),
        ("x" * 400 + ".mp4", "name is too long"),
        ("pipe", "no ordinary file"),
    ],
)
def test_a_place_that_takes_no_file_is_one_line(tmp_path: Path, place: str, reason: str) -> None:
    (tmp_path / "file").write_text("")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match=reason) as caught:
        write(tmp_path / place)
    assert "\n" not in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "pipe"]


def test_a_long_but_allowed_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("é" * 125 + ".mp4")
    write(path)
    assert path.exists()


@pytest.mark.parametrize("allowed_bytes", [0, 2_000, 40_000])
def test_a_disk_that_fills_up_is_an_error_and_leaves_nothing(tmp_path: Path, allowed_bytes: int) -> None:
    program = f"""
import resource
import numpy as np
from pathlib import Path
from generators.errors import OutputError
from generators.video import ClipWriter
resource.setrlimit(resource.RLIMIT_FSIZE, ({allowed_bytes}, {allowed_bytes}))
noise = np.random.default_rng(0)
try:
    with ClipWriter(Path({str(tmp_path)!r}) / "a.mp4", 256, 144, 24) as clip:
        for _ in range(12):
            clip.write(noise.integers(0, 256, (144, 256, 3), np.uint8))
except OutputError as error:
    print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.count("\n") == 1, done.stderr
    assert "size limit" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = tmp_path / "full.part"
    full.symlink_to("/dev/full")
    monkeypatch.setattr("generators.video.writing.partial_path", lambda _: full)
    with pytest.raises(OutputError, match="the disk is full; free some space"):
        write(tmp_path / "a.mp4")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("size", [(127, 72), (128, 71), (0, 0)])
def test_odd_sizes_are_refused(tmp_path: Path, size: tuple[int, int]) -> None:
    with pytest.raises(CannotRender, match="must be even"):
        ClipWriter(tmp_path / "a.mp4", *size, 24)


def test_a_picture_of_another_size_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected"), ClipWriter(tmp_path / "a.mp4", 128, 72, 24) as clip:
        clip.write(np.zeros((72, 130, 3), np.uint8))
    assert list(tmp_path.iterdir()) == []


def test_only_the_lost_process_s_leavings_are_removed(tmp_path: Path) -> None:
    mine = partial_path(tmp_path / "a.mp4")
    mine.write_text("half")
    (tmp_path / "b.mp4").write_text("whole")
    remove_partials(tmp_path, os.getpid() + 1)
    assert mine.exists()
    remove_partials(tmp_path, os.getpid())
    assert [p.name for p in tmp_path.iterdir()] == ["b.mp4"]
