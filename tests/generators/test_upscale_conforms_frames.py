"""Frames of any rate, size and number become those of the clip that was asked for: on time, unstretched, clean."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from generators.upscale.conforming import Delivery, conformed_pictures
from tests.generators.clips import SIDE, left_edge, square


def conform(count: int, native: float, wanted: Delivery, **changes: bool) -> list[np.ndarray]:
    return list(conformed_pictures((square(n, **changes) for n in range(count)), native, wanted))


@pytest.mark.parametrize("native", [16, 24])
@pytest.mark.parametrize("fps", [24, 25, 30, 48, 60])
def test_every_picture_shows_its_own_moment(native: int, fps: int) -> None:
    seconds = 1.0
    made = conform(round(native * seconds), native, Delivery(160, 96, fps, round(fps * seconds)))
    assert len(made) == fps
    last_moment = (native - 1) / native
    first_known = 1 / native  # the first motion of all is found from nothing
    for number, picture in enumerate(made):
        if first_known <= number / fps < last_moment:
            assert left_edge(picture) == pytest.approx(10 + 3 * native * number / fps, abs=1.2)


def test_a_rate_that_divides_keeps_pictures_as_they_are() -> None:
    made = conform(24, 48, Delivery(160, 96, 24, 12))
    assert all((picture == square(2 * number)).all() for number, picture in enumerate(made))


def test_a_count_beyond_the_source_holds_its_last_picture() -> None:
    made = conform(5, 24, Delivery(160, 96, 24, 8))
    assert len(made) == 8
    assert (made[-1] == square(4)).all()


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_shortest_clips_are_whole(count: int) -> None:
    assert len(conform(count, 16, Delivery(160, 96, 24, round(count * 1.5)))) == round(count * 1.5)


def test_no_pictures_make_no_pictures() -> None:
    assert conform(0, 16, Delivery(160, 96, 24, 0)) == []


def test_nothing_is_drawn_across_a_cut() -> None:
    pictures = [square(n) for n in range(12)] + [square(n, light=False) for n in range(12)]
    made = list(conformed_pictures(iter(pictures), 24, Delivery(160, 96, 60, 60)))
    means = [float(picture.mean()) for picture in made]
    assert all(mean < 80 or mean > 180 for mean in means)
    change = next(number for number, mean in enumerate(means) if mean > 180)
    assert change == pytest.approx(30, abs=1)


def test_enlarging_does_not_ring() -> None:
    for picture in conform(2, 24, Delivery(640, 384, 24, 2)):
        assert picture.min() >= 50 - 3
        assert picture.max() <= 210 + 3


def test_enlarging_is_sharper_than_bicubic() -> None:
    from PIL import Image

    made = conform(1, 24, Delivery(640, 384, 24, 1))[0]
    plain = np.asarray(Image.fromarray(square(0)).resize((640, 384), Image.Resampling.BICUBIC))
    row = 42 * 4
    steepest = [np.abs(np.diff(p[row, :, 1].astype(float))).max() for p in (made, plain)]
    assert steepest[0] > steepest[1]


@pytest.mark.parametrize("size", [(1920, 1080), (608, 1080), (720, 720), (640, 480), (1120, 480)])
@pytest.mark.parametrize("fit", ["pad", "crop"])
def test_a_square_stays_square_in_every_shape(size: tuple[int, int], fit: str) -> None:
    width, height = size
    wanted = Delivery(width, height, 24, 1, fit=fit)  # type: ignore[arg-type]
    picture = next(conformed_pictures([square(19)], 24, wanted))
    assert picture.shape == (height, width, 3)
    light = picture[..., 1] > 130
    across, down = light.any(axis=0).sum(), light.any(axis=1).sum()
    scale = (min if fit == "pad" else max)(width / 160, height / 96)
    assert down == pytest.approx(SIDE * scale, abs=3)
    assert across == pytest.approx(down, abs=2)
    if fit == "pad":
        assert (picture < 8).any() == (abs(width / height - 160 / 96) > 0.02)


def test_pictures_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[np.ndarray]:
        nonlocal taken
        while True:
            yield square(taken % 20)
            taken += 1

    made = conformed_pictures(endless(), 16, Delivery(320, 192, 24, 10_000))
    for _ in range(24):
        next(made)
    assert taken < 30


def test_film_rates_a_thousandth_apart_keep_every_picture_sharp() -> None:
    made = conform(24, 23.976, Delivery(160, 96, 24, 24))
    assert all((picture == square(number)).all() for number, picture in enumerate(made))


def test_what_sticks_out_is_cut_evenly() -> None:
    half = np.random.default_rng(1).integers(0, 256, (12, 11, 3), np.uint8).repeat(10, axis=0).repeat(10, axis=1)
    picture = np.hstack([half[:, :107], half[:, 106::-1]])  # 214x120, not quite 16:9
    for size, fit in (((480, 270), "pad"), ((270, 270), "crop")):
        made = next(conformed_pictures([picture], 24, Delivery(*size, 24, 1, fit=fit))).astype(float)  # type: ignore[arg-type]
        assert np.abs(made - made[:, ::-1]).mean() < 1.0
