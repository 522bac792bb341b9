"""The grade turns light into a picture: neutral where asked, monotonic, and the same for the same seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.previz.grade import Grade, grade, white_balance

PLAIN = Grade(bloom=0.0, vignette=0.0, grain=0.0)


def flat(value, size=(24, 32)):
    return np.full((*size, 3), value, np.float32)


def shown(light, look=PLAIN, **which):
    return grade(light, None, look, **({"seed": 1, "frame_index": 0} | which)).astype(int)


@pytest.mark.parametrize("value", [0.0, 0.001, 0.02, 0.18, 0.7, 1.0, 3.0, 100.0])
def test_greys_stay_grey(value):
    picture = shown(flat(value))
    assert np.ptp(picture) == 0


def test_more_light_is_never_darker_and_white_is_reached_softly():
    ramp = np.repeat(np.linspace(0.0, 9.0, 400, dtype=np.float32)[None, :, None], 3, axis=2)
    values = shown(ramp)[0, :, 0]
    assert (np.diff(values) >= 0).all()
    assert values[0] == 0
    assert values[-1] == 255
    assert values[np.searchsorted(ramp[0, :, 0], 1.0)] < 235, "sunlit white keeps room above it"


def test_a_stop_of_exposure_is_twice_the_light():
    assert np.array_equal(shown(flat(0.1), replace(PLAIN, exposure_stops=1.0)), shown(flat(0.2)))


def test_daylight_is_left_alone_and_a_warm_light_is_rendered_neutral():
    assert np.allclose(white_balance(6504.0), 1.0, atol=1e-6)
    warm = white_balance(3200.0)
    assert warm[0] < 1.0 < warm[2]
    assert np.dot(warm, (0.2126, 0.7152, 0.0722)) == pytest.approx(1.0, abs=1e-5)
    tungsten = np.ones((4, 4, 3), np.float32) * (0.3 / warm)
    assert np.ptp(shown(tungsten.astype(np.float32), replace(PLAIN, white_kelvin=3200.0))) <= 1


def test_contrast_turns_about_middle_grey():
    for value, change in ((0.18, 0), (0.02, -1), (0.6, 1)):
        before, after = (shown(flat(value), replace(PLAIN, contrast=c))[0, 0, 0] for c in (1.0, 1.4))
        assert np.sign(after - before) == change


def test_without_saturation_the_picture_is_grey_or_tinted():
    colour = np.ones((8, 8, 3), np.float32) * np.array([0.5, 0.2, 0.1], np.float32)
    mono = shown(colour, replace(PLAIN, saturation=0.0))
    assert np.ptp(mono) == 0
    sepia = shown(colour, replace(PLAIN, saturation=0.0, mono_tint=(1.1, 1.0, 0.8)))[0, 0]
    assert sepia[0] > sepia[1] > sepia[2]


def test_lift_colours_shadows_and_gain_highlights():
    dark = shown(flat(0.0), replace(PLAIN, lift=(0.0, 0.0, 0.1)))[0, 0]
    assert dark[2] > dark[0] == dark[1] == 0
    bright = shown(flat(0.5), replace(PLAIN, gain=(1.0, 1.0, 0.8)))[0, 0]
    assert bright[2] < bright[0] == bright[1]


def test_the_vignette_darkens_the_corners_by_its_stops_and_leaves_the_middle():
    picture = shown(flat(0.3, (101, 181)), replace(PLAIN, vignette=1.0))
    assert picture[50, 90, 0] == shown(flat(0.3))[0, 0, 0]
    assert picture[0, 0, 0] == pytest.approx(shown(flat(0.15))[0, 0, 0], abs=2)


def test_bloom_spreads_a_bright_light_and_nothing_else():
    lamp = flat(0.05, (90, 160))
    lamp[40:46, 76:84] = 20.0
    glowing, plain = shown(lamp, replace(PLAIN, bloom=0.5)), shown(lamp)
    assert glowing[43, 90, 0] > plain[43, 90, 0] + 10
    assert glowing[43, 90, 0] > glowing[43, 97, 0] > glowing[2, 155, 0]
    assert abs(shown(flat(0.05), replace(PLAIN, bloom=0.5)) - shown(flat(0.05))).max() == 0


def test_grain_has_its_deviation_in_middle_tones_and_follows_seed_and_frame():
    light = flat(0.18, (200, 300))
    look = replace(PLAIN, grain=3.0)
    picture = shown(light, look)
    assert 2.0 < picture[..., 0].std() < 4.0
    assert picture.mean() == pytest.approx(shown(light).mean(), abs=0.5)
    assert np.array_equal(picture, shown(light, look))
    assert not np.array_equal(picture, shown(light, look, frame_index=1))
    assert not np.array_equal(picture, shown(light, look, seed=2))


def test_odd_sizes_and_infinite_depth_are_taken():
    light, depth = flat(0.4, (7, 13)), np.full((7, 13), np.inf, np.float32)
    assert grade(light, depth, Grade(), seed=0, frame_index=0).shape == (7, 13, 3)
