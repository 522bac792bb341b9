"""A clip of any kind is upscaled with its length and sound, or refused in a line; nothing is lost or half-written."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from generators.base import Clip, Progress, RenderInputs, RenderRequest, RenderSettings
from generators.errors import Cancelled, CannotRender, OutputError
from generators.upscale import LanczosUpscaler
from generators.upscale.asking import Asked, settings_for
from prompts.shot import Shot
from tests.generators.clips import frames_of, left_edge, make_clip, square, times_of, tone_begins, turned

ROOT = Path(__file__).parents[2]
PICTURES = [square(n) for n in range(24)]


def upscale(source: Path, output: Path, told: Any = lambda _: None, **asked: Any) -> Clip:
    settings = settings_for(source, Asked(**asked))
    request = RenderRequest(shot=Shot(), settings=settings, inputs=RenderInputs(source=source), output=output)
    return LanczosUpscaler().render(request, told)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_clip(tmp_path_factory.mktemp("clips") / "plain.mp4", PICTURES)


def test_the_clip_says_what_it_is(plain: Path, tmp_path: Path) -> None:
    clip = upscale(plain, tmp_path / "a.mp4", height=192, fps=60)
    assert (clip.width, clip.height, clip.fps, clip.frames, clip.seconds) == (320, 192, 60, 60, 1.0)
    assert clip.generator == "lanczos"
    assert clip.warnings == ["Upscaled with Lanczos from 160x96; interpolated with motion compensation from 24 fps"]
    with av.open(str(clip.path)) as container:
        assert clip.warnings[0] in container.metadata["comment"]
    assert times_of(clip.path) == pytest.approx([n / 60 for n in range(60)], abs=1e-4)


def test_the_same_clip_gives_the_same_file(plain: Path, tmp_path: Path) -> None:
    assert (
        upscale(plain, tmp_path / "a.mp4", height=192, fps=30).sha256
        == upscale(plain, tmp_path / "b.mp4", height=192, fps=30).sha256
    )


def test_progress_counts_to_the_end_with_the_time_left(plain: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    upscale(plain, tmp_path / "a.mp4", told.append, height=192)
    drawn = [progress for progress in told if progress.stage == "upscaling"]
    assert [progress.done for progress in drawn] == list(range(1, 25))
    assert drawn[-1].seconds_left == 0
    assert {progress.total for progress in drawn} == {24}


@pytest.mark.parametrize("stage", ["reading", "upscaling", "checking"])
def test_a_cancel_leaves_nothing(plain: Path, tmp_path: Path, stage: str) -> None:
    def stop(progress: Progress) -> None:
        if progress.stage == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        upscale(plain, tmp_path / "a.mp4", stop, height=192)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "sound", "again"), [("a.mp4", "aac", False), ("a.mov", "pcm_s16le", True), ("a.mkv", "flac", True)]
)
def test_sound_is_kept_in_time(tmp_path: Path, name: str, sound: str, again: bool) -> None:
    source = make_clip(tmp_path / name, PICTURES, sound=sound)
    clip = upscale(source, tmp_path / "b.mp4", height=192, fps=30)
    assert tone_begins(clip.path) == pytest.approx(tone_begins(source), abs=0.03)
    assert any("encoded again" in words for words in clip.warnings) == again
    with av.open(str(clip.path)) as container:
        assert container.streams.audio[0].codec_context.name == "aac"
        assert float(container.duration / 1e6) == pytest.approx(1.0, abs=0.06)


def test_a_rate_that_varies_is_made_steady_and_said(tmp_path: Path) -> None:
    times = [n / 30 for n in range(12)] + [0.4 + n / 15 for n in range(12)]
    source = make_clip(tmp_path / "a.mkv", PICTURES, fps=30, times=times)
    clip = upscale(source, tmp_path / "b.mp4", height=192)
    assert any("rate varied" in words for words in clip.warnings)
    assert clip.seconds == pytest.approx(times[-1] + 1 / 30, abs=1 / 15)
    for at, number in ((0.2, 6), (0.4 + 5 / 15 + 0.001, 17)):
        assert left_edge(frames_of(clip.path)[round(at * clip.fps)]) == pytest.approx(2 * (10 + 3 * number), abs=2)


def test_odd_sizes_lose_their_last_line(tmp_path: Path) -> None:
    pictures = [picture[:95, :159] for picture in PICTURES[:4]]
    source = make_clip(tmp_path / "a.mkv", pictures, codec="ffv1", layout="yuv444p")
    clip = upscale(source, tmp_path / "b.mp4", height=192)
    assert (clip.height, clip.frames) == (192, 4)


def test_transparency_is_laid_over_black_and_said(tmp_path: Path) -> None:
    seen = [np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)]) for picture in PICTURES[:3]]
    for picture in seen:
        picture[:48, :, 3] = 0
    source = make_clip(tmp_path / "a.mov", seen, codec="png", layout="rgba")
    clip = upscale(source, tmp_path / "b.mp4", height=192)
    assert any("transparency" in words for words in clip.warnings)
    top, bottom = np.split(frames_of(clip.path)[1], 2)
    assert top[:80].max() < 12
    assert bottom[20:].mean() == pytest.approx(50, abs=4)


def test_ten_bits_become_eight_and_it_is_said(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mkv", PICTURES[:3], codec="ffv1", layout="yuv420p10le")
    clip = upscale(source, tmp_path / "b.mp4", height=192)
    assert any("10-bit" in words for words in clip.warnings)
    assert frames_of(clip.path)[0][0, 0, 1] == pytest.approx(50, abs=4)


def test_hdr_is_refused(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mkv", PICTURES[:3], codec="libx264", layout="yuv420p10le", transfer=16)
    with pytest.raises(CannotRender, match=r"HDR clip \(PQ\); convert it to SDR first"):
        settings_for(source, Asked())


def test_wide_pixels_become_square(tmp_path: Path) -> None:
    source = make_clip(tmp_path / "a.mkv", PICTURES[:3], pixel=Fraction(2, 1))
    clip = upscale(source, tmp_path / "b.mp4", height=192)
    assert (clip.width, clip.height) == (640, 192)


@pytest.mark.parametrize(
    ("matrix", "goes_to"),
    [((0, 1, -1, 0), "top right"), ((0, -1, 1, 0), "bottom left"), ((-1, 0, 0, -1), "bottom right")],
)
def test_a_clip_that_players_turn_is_turned(tmp_path: Path, matrix: tuple[int, ...], goes_to: str) -> None:
    picture = np.full((96, 160, 3), 50, np.uint8)
    picture[:30, :30] = 220  # stored top left
    source = turned(make_clip(tmp_path / "a.mp4", [picture] * 3), matrix)
    clip = upscale(source, tmp_path / "b.mp4", height=320)
    assert (clip.width > clip.height) == (matrix[0] != 0)
    shown = frames_of(clip.path)[0][..., 1]
    corners = {
        "top left": shown[10, 10], "top right": shown[10, -10],
        "bottom left": shown[-10, 10], "bottom right": shown[-10, -10],
    }  # fmt: skip
    assert max(corners, key=lambda corner: corners[corner]) == goes_to


def test_the_shorter_side_counts_whichever_way_the_picture_stands(tmp_path: Path) -> None:
    tall = make_clip(tmp_path / "a.mp4", [picture[:, :54] for picture in PICTURES[:2]])
    settings = settings_for(tall, Asked(short_side=2160))
    assert (settings.width, settings.height) == (2160, 3840)


def _nothing(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("no video at all\n" * 50)


def _no_frames(path: Path) -> None:
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 160, 96, "yuv420p"
        container.start_encoding()


def _sound_alone(path: Path) -> None:
    from tests.generators.clips import write_tone

    with av.open(str(path), "w") as container:
        write_tone(container, container.add_stream("aac", rate=44100, layout="mono"), 0.5)


def _cut_short(path: Path) -> None:
    make_clip(path, [np.random.default_rng(n).integers(0, 256, (96, 160, 3), np.uint8) for n in range(24)])
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


@pytest.mark.parametrize("spoil", [_nothing, _text, _no_frames, _sound_alone, _cut_short])
def test_what_is_no_whole_clip_is_refused_in_a_line(tmp_path: Path, spoil: Any) -> None:
    spoil(tmp_path / "bad.mp4")
    with pytest.raises(CannotRender, match=r"bad\.mp4") as caught:
        upscale(tmp_path / "bad.mp4", tmp_path / "b.mp4", height=192)
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.mp4"]


def test_a_stretch_that_does_not_decode_is_refused(tmp_path: Path) -> None:
    noise = [np.random.default_rng(n).integers(0, 256, (96, 160, 3), np.uint8) for n in range(24)]
    source = make_clip(tmp_path / "bad.mp4", noise)
    content = bytearray(source.read_bytes())
    middle = len(content) // 2
    content[middle : middle + len(content) // 3] = bytes(len(content) // 3)
    source.write_bytes(content)
    with pytest.raises(CannotRender, match=r"bad\.mp4 is damaged"):
        upscale(source, tmp_path / "b.mp4", height=192)
    assert [path.name for path in tmp_path.iterdir()] == ["bad.mp4"]


def test_a_clip_is_never_written_over_itself(plain: Path, tmp_path: Path) -> None:
    source = tmp_path / "a.mp4"
    source.write_bytes(plain.read_bytes())
    with pytest.raises(CannotRender, match="over itself"):
        upscale(source, source, height=192)
    assert source.read_bytes() == plain.read_bytes()


def test_a_clip_that_is_as_asked_for_already_is_said(plain: Path) -> None:
    with pytest.raises(CannotRender, match="160x96 at 24 fps already"):
        settings_for(plain, Asked(fps=24))


def test_sizes_beyond_what_can_be_made_are_said(plain: Path) -> None:
    with pytest.raises(CannotRender, match="cannot become"):
        settings_for(plain, Asked(size=(9000, 5000)))


def test_a_disk_that_fills_up_is_a_line_and_leaves_the_source(tmp_path: Path) -> None:
    noise = [np.random.default_rng(n).integers(0, 256, (96, 160, 3), np.uint8) for n in range(8)]
    source = make_clip(tmp_path / "a.mp4", noise)
    program = f"""
import resource
from pathlib import Path
from generators.errors import OutputError
from tests.generators.test_upscale_takes_any_clip import upscale
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    upscale(Path({str(source)!r}), Path({str(tmp_path / "b.mp4")!r}), height=384)
except OutputError as error:
    print(error)
"""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, env=env)
    assert "size limit" in done.stdout, done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp4"]


def test_a_folder_that_is_not_there_is_said(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no such folder"):
        upscale(plain, tmp_path / "none" / "b.mp4", height=192)


def test_it_makes_no_shot_of_its_own() -> None:
    ability = LanczosUpscaler().can(Shot(duration_s=2), RenderSettings())
    assert not ability.able
    assert "rushes upscale" in ability.reasons[0]
