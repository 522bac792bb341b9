"""A shot's light is its numbers: direction from azimuth and elevation, hue from kelvin, fill from the ratio."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generators.previz.camera import camera_path
from generators.previz.light import cues_of, kelvin_rgb, light_colour, light_of
from generators.previz.light.skies import clear_sky
from generators.previz.scene import LightKind
from prompts.shot import Setting, Shot
from prompts.vocabulary import table
from tests.generators._blocking import CLIP_S, LevelGround, Walker, shot_with


def rig(camera=None, setting=None, lighting=None, style=None):
    fields = {"setting": {"stage": "meadow", **(setting or {})}, "lighting": lighting or {}, "style": style or {}}
    return light_of(Shot(**fields), camera)


def luminance(colour):
    return float(np.dot((0.2126, 0.7152, 0.0722), colour))


@given(cool=st.floats(1700, 24000), step=st.floats(1.02, 2.0))
def test_hotter_is_bluer(cool, step):
    warm = light_colour(cool)
    cold = light_colour(min(cool * step, 25000.0))
    assert cold[2] / cold[0] >= warm[2] / warm[0]


def test_daylight_film_renders_its_own_kelvin_white_and_keeps_the_luminance():
    assert light_colour(5600.0) == pytest.approx((1.0, 1.0, 1.0))
    for kelvin in (1900.0, 3200.0, 9000.0):
        assert luminance(light_colour(kelvin)) == pytest.approx(1.0)
        assert luminance(kelvin_rgb(kelvin)) == pytest.approx(1.0, abs=0.03)
    assert light_colour(2800.0)[0] > 1.4 > 0.6 > light_colour(2800.0)[2]


def test_d65_kelvin_is_near_the_white_of_bt709():
    assert kelvin_rgb(6504.0) == pytest.approx((1.0, 1.0, 1.0), abs=0.06)


@pytest.mark.parametrize(("azimuth_deg", "expected"), [(0, (0, -1)), (90, (1, 0)), (180, (0, 1)), (-90, (-1, 0))])
def test_the_key_comes_from_its_azimuth_seen_from_the_camera(azimuth_deg, expected):
    light = rig(lighting={"key_azimuth_deg": azimuth_deg, "sun_elevation_deg": 30}).lights[0]
    level = np.array(light.direction[:2]) / math.hypot(*light.direction[:2])
    assert level == pytest.approx(expected, abs=1e-6)
    assert math.degrees(math.asin(light.direction[2])) == pytest.approx(30.0)


@pytest.mark.parametrize("view", ["front", "three_quarter_front", "profile", "back"])
def test_a_key_from_the_right_lies_to_the_right_of_the_picture_whatever_the_view(view):
    shot = shot_with(
        camera={"view": view}, lighting={"key_azimuth_deg": 90, "sun_elevation_deg": 20}, setting={"stage": "meadow"}
    )
    path = camera_path(shot, [Walker()], LevelGround(), seconds=CLIP_S, aspect=16 / 9, seed=0)
    pose = path.pose(0.0)
    towards_key = np.array(light_of(shot, pose).lights[0].direction)
    assert towards_key @ pose.rotation[:, 0] > 0.9
    assert abs(towards_key[:2] @ pose.rotation[:2, 2]) < 0.05


def test_a_low_warm_sun_is_warm_and_a_moon_is_blue():
    sun = rig(setting={"time_of_day": "golden_hour"}).lights[0].colour
    moon = rig(setting={"time_of_day": "night"}).lights[0].colour
    assert sun[0] > 1.8 * sun[2]
    assert moon[2] > 1.2 * moon[0]


def test_a_kelvin_that_the_shot_gives_is_the_key():
    key = rig(lighting={"colour_temperature_k": 2500}, setting={"time_of_day": "day"}).lights[0].colour
    assert key[0] / key[2] == pytest.approx(light_colour(2500.0)[0] / light_colour(2500.0)[2])


def test_a_higher_ratio_leaves_darker_shadows():
    fills = [rig(lighting={"key_fill_ratio": ratio, "sun_elevation_deg": 40}).sky.ambient for ratio in (2, 4, 8)]
    assert fills[0] > fills[1] > fills[2]


def test_every_hour_is_darker_as_the_sun_goes_down():
    levels = []
    for elevation in (50, 20, 5, -3, -8, -30):
        sky = rig(lighting={"sun_elevation_deg": elevation}).sky
        levels.append(luminance(sky.zenith) + luminance(sky.horizon))
    assert levels[1:] == sorted(levels[1:], reverse=True)
    assert levels[-1] > 0.0


def test_stars_come_out_at_night_and_hide_behind_clouds():
    assert rig(setting={"time_of_day": "day"}).sky.stars == 0.0
    assert rig(setting={"time_of_day": "night"}).sky.stars > 0.5
    assert rig(setting={"time_of_day": "night", "weather": "overcast"}).sky.stars == 0.0


def test_cloud_softens_and_weakens_the_sun_and_fog_closes_the_distance():
    clear, grey, fog = (rig(setting={"weather": weather}) for weather in ("clear", "overcast", "fog"))
    assert luminance(grey.lights[0].colour) < 0.3 * luminance(clear.lights[0].colour)
    assert grey.lights[0].radius > 3 * clear.lights[0].radius
    assert fog.sky.haze_per_m > 10 * clear.sky.haze_per_m
    spread = [max(one.sky.horizon) / min(one.sky.horizon) for one in (clear, grey)]
    assert spread[1] < spread[0]


@pytest.mark.parametrize("setup", list(table("lighting_setups")))
def test_every_set_up_lights_the_stage_indoors_and_out(setup):
    for stage in ("meadow", "room"):
        lit = rig(setting={"stage": stage}, lighting={"setup": setup})
        assert luminance(lit.lights[0].colour) > 0.0
        assert 0.0 < lit.sky.ambient < 10.0
        wanted = table("lighting_setups")[setup].key_azimuth_deg
        if wanted is not None:
            assert cues_of(Shot(lighting={"setup": setup})).azimuth_deg == wanted


def test_the_indoor_key_hangs_on_the_side_that_the_azimuth_says():
    lamp = rig(setting={"stage": "room"}, lighting={"key_azimuth_deg": 90}).lights[0]
    assert lamp.kind is not LightKind.SUN
    assert lamp.position[0] > 1.5
    assert abs(lamp.position[1]) < 0.01


def test_the_grade_is_the_look():
    assert rig(style={"look": "noir"}).grade.saturation == 0.0
    assert rig(style={"look": "anime"}).grade.saturation > 1.0
    assert rig(style={"look": "noir"}).grade.contrast > rig(style={"look": "watercolour"}).grade.contrast
    darker = rig(lighting={"exposure_stops": -1.5}).grade.exposure_stops
    assert darker == pytest.approx(rig().grade.exposure_stops - 1.5)


def test_water_and_space_have_their_own_light():
    below = rig(setting={"stage": "underwater"})
    assert below.lights[0].colour[0] < below.lights[0].colour[2]
    assert below.sky.haze_per_m > 0.05
    above = rig(setting={"stage": "space"})
    assert max(above.sky.horizon) < 0.01
    assert above.sky.stars > 0.0


def test_the_morning_is_paler_and_cooler_than_the_evening() -> None:
    dawn, dusk = clear_sky(-3.0, rising=True), clear_sky(-3.0)
    assert dawn.horizon[0] / dawn.horizon[2] < 0.8 * dusk.horizon[0] / dusk.horizon[2]
    assert luminance(dawn.haze) > 1.3 * luminance(dusk.haze)


@pytest.mark.parametrize(("hour", "rising"), [("dawn", True), ("sunrise", True), ("sunset", False), ("dusk", False)])
def test_the_hour_says_whether_the_sun_rises(hour: str, rising: bool) -> None:
    assert cues_of(Shot(setting=Setting(time_of_day=hour))).rising is rising
