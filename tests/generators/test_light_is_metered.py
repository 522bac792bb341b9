"""The lens follows the light: white keeps its texture, faces are seen, dark things stay dark, streets get sun."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from generators.previz.light import cues_of, light_of, metered, setup_lights
from generators.previz.raycast import RayCaster
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot

LUMA = np.array([0.2126, 0.7152, 0.0722])
SIZE = (160, 90)


def drawn(request: str):
    shot = complete(read(request).shots[0])
    stage = Stage.build(shot, seed=3, width=SIZE[0], height=SIZE[1])
    layers = RayCaster(stage.scene, *SIZE).draw(stage.frame(1.5, stage.new_data()), passes=True)
    return stage, layers, layers.light @ LUMA * 2.0**stage.grade.exposure_stops


@pytest.mark.parametrize("place", ["a laboratory", "a snowfield", "a hospital"])
def test_what_is_white_keeps_its_texture(place: str) -> None:
    stage, layers, light = drawn(f"a scientist stands in {place}")
    lamps = stage.scene.emission[np.maximum(layers.geom, 0)] > 0.0
    assert np.percentile(light[(layers.geom >= 0) & ~lamps], 95) < 1.25


@pytest.mark.parametrize("place", ["a living room", "a forest", "a city street", "a library"])
def test_by_day_enough_light_falls_on_who_is_filmed(place: str) -> None:
    stage, layers, light = drawn(f"a man stands in {place} by day")
    subject = layers.subject > 0
    reflectance = (stage.scene.colour @ LUMA)[np.maximum(layers.geom, 0)]
    falling = np.median((light / np.maximum(reflectance, 0.05))[subject])
    assert 0.5 < falling < 1.6


def test_the_meter_reads_what_falls_and_not_what_comes_back() -> None:
    stage, layers, _ = drawn("a man stands in a living room by day")
    dark = replace(stage.scene, colour=0.5 * stage.scene.colour)
    half = replace(layers, light=0.5 * layers.light)
    arguments = (stage.light.cues, setup_lights(None), 0.0)
    one = metered(stage.grade, layers, stage.scene, *arguments)
    assert metered(stage.grade, half, dark, *arguments).exposure_stops == pytest.approx(one.exposure_stops, abs=0.15)


def test_an_asked_exposure_stays_on_top_of_the_meter() -> None:
    asked = complete(read("a man stands in a living room by day").shots[0])
    darker = asked.model_copy(update={"lighting": asked.lighting.model_copy(update={"exposure_stops": -1.5})})
    plain = asked.model_copy(update={"lighting": asked.lighting.model_copy(update={"exposure_stops": 0.0})})
    stops = [Stage.build(s, seed=3, width=160, height=90).grade.exposure_stops for s in (plain, darker)]
    assert stops[0] - stops[1] == pytest.approx(1.5, abs=0.05)


@pytest.mark.parametrize("hour", ["afternoon", "golden_hour", "sunset"])
def test_a_sun_that_nobody_placed_shines_along_a_street(hour: str) -> None:
    shot = Shot(setting={"stage": "street", "time_of_day": hour})
    towards = light_of(shot, None, 0.0).lights[0].direction
    aside = math.degrees(math.asin(abs(towards[1]) / math.hypot(towards[0], towards[1])))
    assert aside < 30.0
    placed = Shot(setting=shot.setting, lighting={"key_azimuth_deg": 0.0})
    assert cues_of(placed).free is False
    assert abs(light_of(placed, None, 0.0).lights[0].direction[0]) < 0.05


def test_the_hours_after_sunset_differ_in_hue() -> None:
    skies = {
        hour: light_of(Shot(setting={"stage": "meadow", "time_of_day": hour})).sky
        for hour in ("dusk", "blue_hour", "sunset")
    }
    warmth = {hour: sky.horizon[0] / sky.horizon[2] for hour, sky in skies.items()}
    assert warmth["sunset"] > 2.0 * warmth["dusk"] > 4.0 * warmth["blue_hour"] * 0.8
    assert warmth["blue_hour"] < 0.4


@pytest.mark.parametrize("hour", ["sunset", "dusk", "noon"])
def test_behind_a_silhouette_the_sky_is_bright(hour: str) -> None:
    stage = Stage.build(
        complete(read(f"a farmer on a hill in silhouette at {hour}").shots[0]), seed=1, width=96, height=54
    )
    layers = RayCaster(stage.scene, 96, 54).draw(stage.frame(1.0, stage.new_data()), passes=True)
    light = layers.light @ np.array((0.2126, 0.7152, 0.0722)) * 2.0**stage.grade.exposure_stops
    assert layers.geom is not None
    assert layers.subject is not None
    sky, farmer = float(np.median(light[layers.geom < 0])), float(np.median(light[layers.subject > 0]))
    assert 0.3 < sky < 0.8
    assert farmer < sky / 6
