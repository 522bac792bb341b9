"""What is written is what is read back: pictures, colours, labels, order, and the measures taken of them."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from generators.errors import RenderFailed
from generators.video import (
    ClipWriter,
    exact_rate,
    frame_at,
    inspect_clip,
    jpeg_preview,
    measure,
    probe,
    sha256_of,
)

WIDTH, HEIGHT = 128, 72
Picture = NDArray[np.uint8]


def write(path: Path, pictures: list[Picture], fps: float = 24, **labels: str) -> Path:
    height, width, _ = pictures[0].shape
    with ClipWriter(path, width, height, fps, **labels) as clip:  # type: ignore[arg-type]
        for picture in pictures:
            clip.write(picture)
    return path


def moving_picture(frames: int = 12) -> list[Picture]:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    return [
        np.stack([127 + 100 * np.sin((x + 3 * t) / 17), 127 + 90 * np.cos(y / 11), np.full_like(x, 90.0, float)], -1)
        .round()
        .astype(np.uint8)
        for t in range(frames)
    ]


def flat(*rgb: int) -> Picture:
    return np.full((HEIGHT, WIDTH, 3), rgb, np.uint8)


def psnr(a: Picture, b: Picture) -> float:
    return float(10 * np.log10(255**2 / np.mean((a.astype(float) - b.astype(float)) ** 2)))


def test_every_frame_comes_back_in_order(tmp_path: Path) -> None:
    pictures = moving_picture()
    path = write(tmp_path / "a.mp4", pictures)
    for index, picture in enumerate(pictures):
        assert psnr(frame_at(path, (index + 0.5) / 24), picture) > 36
    assert psnr(frame_at(path, 0.5 / 24), pictures[6]) < 30


@pytest.mark.parametrize(
    "rgb",
    [
        *[(255, 0, 0), (0, 255, 0), (0, 0, 255), (0, 255, 255), (255, 0, 255), (255, 255, 0)],
        *[(0, 0, 0), (255, 255, 255), (128, 128, 128), (205, 150, 70)],
    ],
)
def test_colours_are_bt709_in_the_limited_range(tmp_path: Path, rgb: tuple[int, int, int]) -> None:
    path = write(tmp_path / "a.mp4", [flat(*rgb)] * 3)
    red, green, blue = (value / 255 for value in rgb)
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue  # ITU-R BT.709-6, items 3.2 and 3.3
    wanted = (16 + 219 * luma, 128 + 224 * (blue - luma) / 1.8556, 128 + 224 * (red - luma) / 1.5748)
    with av.open(str(path)) as container:
        frame = next(container.decode(video=0))
        planes = [np.frombuffer(p, np.uint8).reshape(p.height, p.line_size)[:, : p.width] for p in frame.planes]
    assert [float(np.median(plane)) for plane in planes] == pytest.approx(wanted, abs=1.5)
    assert np.abs(frame_at(path, 0).astype(int) - rgb).max() <= 3


def test_the_tags_say_bt709_in_stream_and_container(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp4", moving_picture(2))
    with av.open(str(path)) as container:
        codec = container.streams.video[0].codec_context
        assert (codec.color_primaries, codec.color_trc, codec.colorspace, codec.color_range) == (1, 1, 1, 1)
        assert codec.pix_fmt == "yuv420p"
        assert codec.name == "h264"
    content = path.read_bytes()
    assert content[content.index(b"colr") :].startswith(b"colrnclx\0\1\0\1\0\1\0")


def test_playing_can_start_before_the_file_has_come_whole(tmp_path: Path) -> None:
    content = write(tmp_path / "a.mp4", moving_picture()).read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_same_pictures_same_bytes(tmp_path: Path) -> None:
    one, two = (write(tmp_path / name, moving_picture(), title="t", comment="c") for name in ("a.mp4", "b.mp4"))
    assert sha256_of(one) == sha256_of(two)


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a \"golden\" retriever; \\ 'runs' = {x}", "a \"golden\" retriever; \\ 'runs' = {x}"),
        ("犬が走る 🐕 é", "犬が走る 🐕 é"),
        ("one\ntwo\r\n\tthree", "one two three"),
        ("nul\0 esc\x1b[31m bell\a rtl\u202e", "nul esc [31m bell rtl"),
        ("lone \ud800 surrogate", "lone ? surrogate"),
        ("[bold red]markup[/]", "[bold red]markup[/]"),
        ("x" * 100_000, "x" * 200),
    ],
)
def test_labels_are_plain_text_whatever_they_hold(tmp_path: Path, text: str, stored: str) -> None:
    path = write(tmp_path / "a.mp4", moving_picture(2), title=text, comment=text)
    with av.open(str(path)) as container:
        assert container.metadata["title"] == stored
        assert container.metadata["comment"].startswith(stored)
    assert probe(path).frames == 2


def test_facts_are_read_from_the_file(tmp_path: Path) -> None:
    facts = probe(write(tmp_path / "a.mp4", moving_picture(12), fps=25))
    assert (facts.width, facts.height, facts.fps, facts.frames) == (WIDTH, HEIGHT, 25, 12)
    assert facts.seconds == pytest.approx(12 / 25)


@pytest.mark.parametrize(
    ("fps", "exact"), [(24, (24, 1)), (23.976, (24000, 1001)), (29.97, (30000, 1001)), (12.5, (25, 2))]
)
def test_broadcast_rates_are_exact(fps: float, exact: tuple[int, int]) -> None:
    assert exact_rate(fps).as_integer_ratio() == exact


def test_moving_frozen_and_black_are_told_apart(tmp_path: Path) -> None:
    noise = np.random.default_rng(1)
    grain = [
        np.clip(flat(90, 90, 90) + noise.normal(0, 1.5, (HEIGHT, WIDTH, 1)), 0, 255).astype(np.uint8)
        for _ in "12345678"
    ]
    moving, frozen = measure(write(tmp_path / "a.mp4", moving_picture())), measure(write(tmp_path / "b.mp4", grain))
    black = measure(write(tmp_path / "c.mp4", [flat(0, 0, 0)] * 4))
    assert (moving.frozen, frozen.frozen, black.frozen) == (False, True, True)
    assert (moving.black, frozen.black, black.black) == (False, False, True)
    assert moving.motion > 1 > frozen.motion
    assert frozen.mean_luma == pytest.approx(90, abs=1.5)


def test_a_small_thing_that_moves_is_not_frozen(tmp_path: Path) -> None:
    pictures = [flat(90, 90, 90) for _ in range(12)]
    for index, picture in enumerate(pictures):
        picture[40:48, 10 + 4 * index : 18 + 4 * index] = 200
    assert not measure(write(tmp_path / "a.mp4", pictures)).frozen


def test_darkest_and_brightest_frame(tmp_path: Path) -> None:
    measures = measure(write(tmp_path / "a.mp4", [flat(v, v, v) for v in (20, 60, 220)]))
    assert (measures.darkest_luma, measures.brightest_luma) == pytest.approx((20, 220), abs=2)
    assert set(measures.as_numbers()) >= {"mean_luma", "motion", "black"}


@pytest.mark.parametrize("content", [b"", b"not a video at all" * 50])
def test_what_is_no_video_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(content)
    with pytest.raises(RenderFailed, match="cannot be read as a video") as caught:
        inspect_clip(path)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_cut_short_is_noticed(tmp_path: Path) -> None:
    noise = np.random.default_rng(0)
    pictures = [noise.integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8) for _ in range(12)]
    path = write(tmp_path / "a.mp4", pictures)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(RenderFailed):
        inspect_clip(path)


def test_a_preview_is_a_small_jpeg_of_the_same_shape(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg_preview(np.full((480, 854, 3), (200, 30, 30), np.uint8)))
    with Image.open(path) as image:
        assert (image.format, image.size) == ("JPEG", (320, 180))
        assert np.abs(np.asarray(image)[90, 160].astype(int) - (200, 30, 30)).max() < 6
