"""A take reaches the place the user named whole, or not at all, and the user hears why."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tui.deliver import check_destination, deliver
from tui.failures import TurnFailed


@pytest.fixture
def take(tmp_path: Path) -> Path:
    path = tmp_path / "takes" / "ab12.mp4"
    path.parent.mkdir()
    path.write_bytes(os.urandom(300_000))
    return path


def test_the_copy_equals_the_take_and_the_take_stays(take: Path, tmp_path: Path) -> None:
    target = tmp_path / "clip.mp4"
    target.write_bytes(b"older")
    check_destination(target)
    deliver(take, target)
    assert target.read_bytes() == take.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.mp4", "takes"]


def test_a_new_file_gets_the_usual_permissions(take: Path, tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    deliver(take, tmp_path / "clip.mp4")
    assert (tmp_path / "clip.mp4").stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize(
    ("destination", "said"),
    [
        (".", "is a folder"),
        ("missing/clip.mp4", "is not there"),
        ("clip.gif", "name it clip.mp4"),
        ("/dev/null", "no plain file"),
        ("takes/ab12.mp4/clip.mp4", "is not there"),
    ],
)
def test_a_place_that_cannot_hold_a_clip_is_refused_before_the_render(
    take: Path, tmp_path: Path, destination: str, said: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(TurnFailed, match=said) as refusal:
        check_destination(tmp_path / destination)
    assert refusal.value.failure.exit_status == 2
    assert sorted(tmp_path.rglob("*")) == before
    assert take.exists()


def test_a_full_disk_leaves_the_old_file_and_no_part(take: Path, tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the write fails in the middle."""
    target = tmp_path / "clip.mp4"
    target.write_bytes(b"older")
    script = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from tui.deliver import deliver\n"
        "from tui.failures import TurnFailed\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))\n"
        "try:\n"
        "    deliver(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except TurnFailed as error:\n"
        "    print(error.failure.message)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-B", "-c", script, str(take), str(target)], capture_output=True, text=True, check=True
    )
    assert "cannot be written: file too large" in ran.stdout
    assert str(take) in ran.stdout
    assert target.read_bytes() == b"older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clip.mp4", "takes"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_found_out_before_the_render(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(TurnFailed, match="permission denied"):
        check_destination(tmp_path / "clip.mp4")
