"""What a light meter would read in the rendered picture: ratio, colour, patterns, flicker, and a night one can read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from generators.previz.grade import display_picture
from generators.previz.light import kelvin_rgb, light_of
from generators.previz.light.kelvin import DAYLIGHT_FILM_K
from generators.previz.light.placing import AIM_M
from generators.previz.raycast import RayCaster
from generators.previz.scene import Frame, GeomKind, Gobo, Light, LightKind
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from prompts.vocabulary import table
from tests.generators.raycast_scenes import FLAT_SKY, look_at, scene, shoot

SIDE = 96
LUMA = np.array([0.2126, 0.7152, 0.0722])


BALL = {"size": (0.3, 0.0, 0.0), "at": (0.0, 0.0, AIM_M), "specular": 0.0, "subject": 0}


def seen(light, direction, *, lights=None):
    """Light that a grey ball's surface sends back where its normal is `direction`, (3,)."""
    n = np.asarray(direction, float)
    camera = look_at(tuple(n * 4.0 + np.array([0.0, 0.0, AIM_M])), (0.0, 0.0, AIM_M), 120.0, sensor_mm=(36.0, 36.0))
    layers = shoot([BALL], camera, light.lights if lights is None else lights, light.sky, size=(SIDE, SIDE))
    middle = slice(SIDE // 2 - 2, SIDE // 2 + 2)
    return layers.light[middle, middle].mean(axis=(0, 1)).astype(float)


def rig_of(**lighting):
    setting = lighting.pop("setting", {"stage": "meadow", "time_of_day": "afternoon"})
    return light_of(Shot(setting=setting, lighting=lighting))


@pytest.mark.parametrize("ratio", [2.0, 3.0, 4.0, 8.0])
@pytest.mark.parametrize("stage", ["meadow", "room"])
def test_the_key_fill_ratio_on_a_ball_is_the_one_asked_for(ratio: float, stage: str) -> None:
    light = rig_of(
        key_fill_ratio=ratio, sun_elevation_deg=32.0, key_azimuth_deg=60.0, setting={"stage": stage, "weather": "clear"}
    )
    key = light.lights[0]
    towards = np.array(key.direction if key.kind is LightKind.SUN else np.negative(key.direction))
    away = towards * np.array([-1.0, -1.0, 1.0])
    measured = (seen(light, towards) @ LUMA) / (seen(light, away) @ LUMA)
    assert measured == pytest.approx(ratio, rel=0.15)


@pytest.mark.parametrize("kelvin", [2800.0, 4300.0, 5600.0, 9000.0])
def test_the_sunlit_side_has_the_colour_of_its_kelvin(kelvin: float) -> None:
    light = rig_of(colour_temperature_k=kelvin, sun_elevation_deg=35.0, key_azimuth_deg=40.0)
    towards = np.array(light.lights[0].direction)
    lit = seen(light, towards) - seen(light, towards, lights=())
    expected = np.array(kelvin_rgb(kelvin)) / np.array(kelvin_rgb(DAYLIGHT_FILM_K))
    assert lit[0] / lit[1] == pytest.approx(expected[0] / expected[1], rel=0.03)
    assert lit[2] / lit[1] == pytest.approx(expected[2] / expected[1], rel=0.03)


def picture(request: str, at: float = 0.4, width: int = 192, height: int = 108):
    shot = complete(read(request).shots[0])
    stage = Stage.build(shot, seed=0, width=width, height=height)
    layers = RayCaster(stage.scene, width, height).draw(
        stage.frame(at * (shot.duration_s or 5.0), stage.new_data()), passes=True
    )
    return display_picture(layers, stage.grade, seed=0, frame_index=5).astype(float), layers


@pytest.mark.parametrize(
    "request_text",
    [
        "a woman walks down a city street at night",
        "a man stands in a meadow at night",
        "a woman in a room at night",
        "a man walks through a forest by moonlight",
    ],
)
def test_a_night_can_be_read_and_is_still_a_night(request_text: str) -> None:
    shown, layers = picture(request_text)
    luma = shown @ LUMA
    assert np.percentile(luma[layers.subject > 0], 80) > 40.0
    assert luma.mean() < 110.0


@pytest.mark.parametrize(
    "request_text",
    ["a woman walks through a meadow, film noir", "a man in a trench coat walks down a street, film noir"],
)
def test_in_film_noir_most_is_black_and_somebody_is_seen(request_text: str) -> None:
    shown, layers = picture(request_text)
    luma = shown @ LUMA
    assert np.percentile(luma[layers.subject > 0], 95) > 40.0
    assert np.percentile(luma, 50) < 60.0


def test_a_silhouette_is_three_stops_under_its_background() -> None:
    _, layers = picture("a man in silhouette against the sunset on a beach")
    light = layers.light @ LUMA
    figure = np.median(light[layers.subject > 0])
    background = np.median(light[: light.shape[0] // 2][layers.subject[: light.shape[0] // 2] <= 0])
    assert np.log2(background / figure) > 3.0


def test_high_key_is_bright_and_low_key_is_dark() -> None:
    high, low = (picture(f"a woman in a studio, {key} lighting")[0] @ LUMA / 255.0 for key in ("high-key", "low-key"))
    assert high.mean() > 0.6
    assert low.mean() < 0.3


def plain_wall(light: Light, time_s: float = 0.0) -> np.ndarray:
    floor = {"kind": GeomKind.PLANE, "size": (0.0, 0.0, 1.0), "colour": (0.6, 0.6, 0.6)}
    built, position, rotation = scene(floor)
    camera = look_at((0.0, -0.01, 6.0), (0.0, 0.0, 0.0), 30.0)
    frame = Frame(position, rotation, camera, (light,), FLAT_SKY, time_s=time_s)
    return RayCaster(built, 96, 54).draw(frame).light @ LUMA


@pytest.mark.parametrize("gobo", [kind for kind in Gobo if kind is not Gobo.NONE])
def test_a_gobo_patterns_its_light(gobo: Gobo) -> None:
    sun = Light(LightKind.SUN, (1.0, 1.0, 1.0), direction=(0.3, 0.2, 0.9), gobo_size=0.5)
    bare, patterned = plain_wall(sun), plain_wall(replace(sun, gobo=gobo))
    assert bare.std() < 0.02
    assert patterned.std() > 5.0 * max(bare.std(), 0.004)
    assert np.isfinite(patterned).all()


def test_leaves_and_ripples_move_and_blinds_do_not() -> None:
    sun = Light(LightKind.SUN, (1.0, 1.0, 1.0), direction=(0.3, 0.2, 0.9), gobo_size=0.5)
    for gobo, moves in ((Gobo.FOLIAGE, True), (Gobo.CAUSTICS, True), (Gobo.BLINDS, False)):
        patterned = replace(sun, gobo=gobo)
        assert bool(np.abs(plain_wall(patterned) - plain_wall(patterned, 4.0)).max() > 0.05) is moves


def test_lit_air_shows_shafts() -> None:
    rays, _ = picture("god rays in a forest, a deer stands")
    plain, _ = picture("a forest, a deer stands")
    assert (rays @ LUMA)[:40].mean() > (plain @ LUMA)[:40].mean()


def test_a_flame_flickers_within_a_third_and_the_sun_does_not() -> None:
    candle = rig_of(setup="candlelight", setting={"stage": "room", "time_of_day": "night"})
    strengths = np.array([candle.at(t)[1][0].colour[1] for t in np.arange(0.0, 4.0, 1 / 24)])
    swing = (strengths.max() - strengths.min()) / strengths.mean()
    assert 0.1 < swing < 0.6
    sun = rig_of(setup="sunlight")
    assert sun.at(0.0) == sun.at(1.37)


def test_lightning_lights_a_storm_now_and_then() -> None:
    storm = rig_of(setting={"stage": "sea", "weather": "storm"})
    brightness = np.array([sum(storm.at(t)[0].horizon) for t in np.arange(0.0, 10.0, 1 / 24)])
    assert brightness.max() > 1.5 * np.median(brightness)
    assert (brightness > 1.2 * np.median(brightness)).mean() < 0.4
    assert len({len(storm.at(t)[1]) for t in np.arange(0.0, 5.0, 0.1)}) == 1


@pytest.mark.parametrize("setup", list(table("lighting_setups")))
def test_set_ups_differ_in_what_they_do_to_a_ball(setup: str) -> None:
    setting = {"stage": "room", "time_of_day": "night"}
    plain, asked = rig_of(setup="natural", setting=setting), rig_of(setup=setup, setting=setting)
    if setup == "natural":
        assert asked == plain
        return
    sides = ((0.0, -1.0, 0.0), (0.7, -0.7, 0.0), (-0.7, -0.7, 0.0), (0.0, -0.7, 0.7), (0.0, 1.0, 0.0))
    there = np.array([seen(asked, side) for side in sides])
    here = np.array([seen(plain, side) for side in sides])
    assert np.abs(there - here).max() > 0.02
