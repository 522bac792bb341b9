"""Clips of any size and rate become one film: each in its turn and for its time, heard where it has sound."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from generators import registry
from generators.base import Clip, Progress, RenderInputs, RenderRequest, RenderSettings
from generators.errors import Cancelled, CannotRender
from prompts.shot import Shot
from tests.generators.clips import make_clip, tone_begins

RED, GREEN, BLUE = (200, 30, 30), (30, 200, 30), (30, 30, 200)


def plain(colour: tuple[int, int, int], frames: int, width: int = 160, height: int = 96) -> list[np.ndarray]:
    return [np.full((height, width, 3), colour, np.uint8)] * frames


def cut(pieces: list[Path], output: Path, tell: object = None) -> Clip:
    request = RenderRequest(
        shot=Shot(),
        settings=RenderSettings(width=160, height=96, fps=24),
        inputs=RenderInputs(pieces=tuple(pieces)),
        output=output,
    )
    return registry.get("cutter").render(request, tell or (lambda _: None))  # type: ignore[arg-type]


def colours(path: Path) -> list[str]:
    """Which colour the middle of each frame has most of."""
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    return ["rgb"[int(frame[48, 80].argmax())] for frame in frames]


def loudness(path: Path) -> list[float]:
    """Of each tenth of a second."""
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        heard = np.concatenate([frame.to_ndarray() for frame in container.decode(audio=0)], axis=1)
    step = rate // 10
    return [float(np.abs(heard[:, at : at + step]).max()) for at in range(0, heard.shape[1] - step, step)]


def test_each_clip_comes_in_its_turn_for_its_time_and_is_heard_where_it_has_sound(tmp_path: Path) -> None:
    pieces = [
        make_clip(tmp_path / "red.mp4", plain(RED, 24)),
        make_clip(tmp_path / "green.mp4", plain(GREEN, 12, 320, 240), fps=12, sound="aac"),
        make_clip(tmp_path / "blue.mp4", plain(BLUE, 12)),
    ]
    film = cut(pieces, tmp_path / "film.mp4")
    assert colours(film.path) == ["r"] * 24 + ["g"] * 24 + ["b"] * 12
    assert (film.width, film.height, film.fps, film.seconds) == (160, 96, 24, 2.5)
    assert [line for line in film.warnings if line.startswith("clip 2 ")] == film.warnings != []
    heard = loudness(film.path)
    assert tone_begins(film.path) == pytest.approx(1.5, abs=0.05)  # it begins half-way through its clip
    assert max(heard[22:]) < 0.01 < max(heard)


def test_the_same_clips_make_the_same_film(tmp_path: Path) -> None:
    pieces = [make_clip(tmp_path / f"{n}.mp4", plain(colour, 6)) for n, colour in enumerate((RED, BLUE))]
    films = [cut(pieces, tmp_path / f"film{n}.mp4") for n in range(2)]
    assert films[0].sha256 == films[1].sha256 != cut(pieces[::-1], tmp_path / "other.mp4").sha256
    assert films[0].warnings == []


def test_a_clip_that_cannot_be_used_and_a_cancel_leave_no_film(tmp_path: Path) -> None:
    good, bad, film = make_clip(tmp_path / "good.mp4", plain(RED, 12)), tmp_path / "bad.mp4", tmp_path / "film.mp4"
    bad.write_bytes(good.read_bytes()[:700])
    with pytest.raises(CannotRender, match=r"bad\.mp4"):
        cut([good, bad], film)

    def stop(progress: Progress) -> None:
        if progress.done == 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        cut([good, good], film, stop)
    with pytest.raises(CannotRender, match="nothing to join"):
        cut([], film)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.mp4", "good.mp4"]
