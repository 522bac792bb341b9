"""A clip that somebody else encoded takes the size, rate and length that were asked for, and says what that changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from generators.errors import OutputError
from generators.remote.fitting import ClipShape, fit_clip
from generators.video import ClipWriter, frame_at, inspect_clip, read_lossless
from generators.video.lossless import LosslessWriter
from tests.generators.videos_server import clip

ASKED = {"size": "96x64", "fps": 8, "num_frames": 8, "seed": 0}


def fitted(folder: Path, shape: ClipShape, **gives: Any) -> tuple[Path, list[str]]:
    """A clip of a wandering bar in another shape, and what was said of it."""
    source, target = folder / "source.mp4", folder / "target.mp4"
    source.write_bytes(clip(ASKED, gives))
    return target, fit_clip(source, target, shape, title="T", comment="C")


def numbered(path: Path, frames: int) -> None:
    """A clip whose frames are as bright as their number says."""
    with ClipWriter(path, 64, 64, 8.0) as file:
        for index in range(frames):
            file.write(np.full((64, 64, 3), 20 * index, np.uint8))


def numbers(path: Path) -> list[float]:
    """The numbers of the frames shown, one after another; of one that was made in between, something in between."""
    with av.open(str(path)) as file:
        return [float(frame.to_ndarray(format="gray").mean()) / 20 for frame in file.decode(video=0)]


def test_what_fits_already_is_not_encoded_again(tmp_path: Path) -> None:
    target, said = fitted(tmp_path, ClipShape(96, 64, 8.0, 1.0), sound=True)
    with av.open(str(tmp_path / "source.mp4")) as before, av.open(str(target)) as after:
        packets = [[bytes(packet) for packet in file.demux(video=0)] for file in (before, after)]
        assert packets[0] == packets[1]
        assert len(after.streams.audio) == 1
        assert (after.metadata["title"], after.metadata["comment"]) == ("T", "C")
    assert said == []


@pytest.mark.parametrize("fps", [8.0, 16.0, 12.0, 4.0])
def test_everything_happens_when_it_did(tmp_path: Path, fps: float) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "target.mp4"
    numbered(source, 10)
    said = fit_clip(source, target, ClipShape(64, 64, fps, 1.0))
    assert numbers(target) == pytest.approx([index * 8 / fps for index in range(round(fps))], abs=0.6)
    assert ("made in between" in str(said), "left out" in str(said)) == (fps > 8, fps < 8)


def test_nearly_equal_rates_are_one_for_one(tmp_path: Path) -> None:
    target, said = fitted(tmp_path, ClipShape(96, 64, 23.976, 1.0), fps=24, frames=24)
    facts, _ = inspect_clip(target)
    assert (facts.frames, facts.fps) == (24, pytest.approx(24000 / 1001, abs=1e-5))
    assert said == []


def test_a_longer_clip_is_cut_and_its_sound_with_it(tmp_path: Path) -> None:
    target, said = fitted(tmp_path, ClipShape(96, 64, 8.0, 0.5), sound=True)
    with av.open(str(target)) as file:
        assert file.streams.video[0].frames == 4
        assert float(file.streams.audio[0].duration * file.streams.audio[0].time_base) == pytest.approx(0.5, abs=0.05)
    assert said == []


def test_a_shorter_clip_stays_short_and_is_said_to_be(tmp_path: Path) -> None:
    target, said = fitted(tmp_path, ClipShape(96, 64, 8.0, 2.0))
    assert inspect_clip(target)[0].frames == 8
    assert said == ["the clip is 1 s long, not 2 s"]


def test_the_picture_is_never_stretched(tmp_path: Path) -> None:
    source, target = tmp_path / "source.mp4", tmp_path / "target.mp4"
    rows, columns = np.mgrid[0:128, 0:128]
    disc = np.where(((rows - 64) ** 2 + (columns - 64) ** 2 < 32**2)[..., None], 255, 0).astype(np.uint8)
    with ClipWriter(source, 128, 128, 8.0) as file:
        for _ in range(4):
            file.write(np.repeat(disc, 3, axis=2))
    said = fit_clip(source, target, ClipShape(256, 144, 8.0, 0.5))
    bright = frame_at(target, 0.0)[..., 0] > 128
    wide, high = int(bright.any(axis=0).sum()), int(bright.any(axis=1).sum())
    assert wide == pytest.approx(128, abs=3)
    assert high == pytest.approx(128, abs=3)
    assert said == ["the picture was enlarged from 128x128", "44% of the picture was cut away at the top and bottom"]


def test_colours_stay_where_the_file_does_not_say_its_matrix(tmp_path: Path) -> None:
    target, _ = fitted(tmp_path, ClipShape(192, 128, 8.0, 1.0))
    corner = frame_at(target, 0.0)[100, 150].astype(int)
    assert abs(corner - [160, 0, 0]).max() < 12


def test_other_codecs_and_pixels_are_taken_too(tmp_path: Path) -> None:
    source, target = tmp_path / "source.mkv", tmp_path / "target.mp4"
    with LosslessWriter(source, 64, 64, 8.0, deep=False) as file:
        for index in range(8):
            file.write(np.full((64, 64, 3), index * 20, np.uint8))
    assert read_lossless(source).shape == (8, 64, 64, 3)
    fit_clip(source, target, ClipShape(64, 64, 8.0, 1.0))
    assert numbers(target) == pytest.approx(list(range(8)), abs=0.2)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    source = tmp_path / "source.mp4"
    numbered(source, 8)
    with pytest.raises(OutputError, match="cannot write"):
        fit_clip(source, tmp_path / "no" / "target.mp4", ClipShape(64, 64, 8.0, 1.0))
    assert [path.name for path in tmp_path.iterdir()] == ["source.mp4"]
