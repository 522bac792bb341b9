"""Weather, fire, smoke and spray change the picture, follow from the seed, and go where air and light take them."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import numpy as np
import pytest

from generators.previz.airborne import without_airborne
from generators.previz.light.changing import FLICKERS
from generators.previz.light.cues import cues_of
from generators.previz.motion.plumes import plume_of
from generators.previz.raycast import RayCaster
from generators.previz.sets.weather import drifting, falling_of
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Setting, Shot, Subject

WIDTH, HEIGHT = 160, 90
STILL = np.zeros(3)


def light_of_request(request: str, at: float = 1.5) -> np.ndarray:
    stage = Stage.build(complete(read(request).shots[0]), seed=3, width=WIDTH, height=HEIGHT)
    return RayCaster(stage.scene, WIDTH, HEIGHT).draw(stage.frame(at, stage.new_data())).light


def table_of(package: str, name: str) -> dict:
    return tomllib.loads(files(package).joinpath(name).read_text("utf-8"))


AIR = table_of("generators.previz.sets", "air.toml")
PLUMES = table_of("generators.previz.motion", "plumes.toml")


@pytest.mark.parametrize("name", list(AIR))
def test_what_drifts_stays_about_the_camera_and_follows_from_its_seed(name: str) -> None:
    air = drifting(name, wind_mps=3.0, wind_azimuth=0.4, seed=5)
    eye = np.array([12.0, -3.0, 1.0])
    one, again, later = air(2.0, eye), air(2.0, eye), air(2.4, eye)
    assert np.array_equal(one.position, again.position)
    assert np.abs(one.position - eye).max() <= AIR[name]["box_m"] / 2 + 1e-3
    assert not np.array_equal(one.position, later.position)
    assert one.opacity.max() > 0.1


@pytest.mark.parametrize("name", list(PLUMES["plumes"]))
def test_every_plume_is_made_of_known_particles(name: str) -> None:
    row = PLUMES["plumes"][name]
    assert all(part[0] in PLUMES["particles"] for part in row["parts"])
    assert row.get("flicker", "fire") in FLICKERS
    plume = plume_of(row["words"][0])
    assert plume is not None
    cloud = plume.flakes(3.0, lambda _: STILL, 1.0, STILL, 7)
    again = plume.flakes(3.0, lambda _: STILL, 1.0, STILL, 7)
    assert cloud is not None
    assert len(cloud.glow) > 3
    assert np.array_equal(cloud.position, again.position)
    assert np.isfinite(cloud.position).all()


def test_smoke_rises_and_goes_with_the_wind() -> None:
    smoke = plume_of("smoke")
    calm, windy = (smoke.flakes(5.0, lambda _: STILL, 1.0, np.array([w, 0.0, 0.0]), 1) for w in (0.0, 6.0))
    assert calm.position[:, 2].max() > 1.5
    assert windy.position[:, 0].mean() > calm.position[:, 0].mean() + 1.0


def test_particles_move_smoothly_from_frame_to_frame() -> None:
    fire = plume_of("campfire")
    brightness = [
        float((cloud.colour.sum(axis=1) * cloud.opacity * cloud.radius_m**2).sum())
        for cloud in (fire.flakes(2.0 + k / 24, lambda _: STILL, 0.8, STILL, 1) for k in range(24))
    ]
    assert np.std(brightness) < 0.2 * np.mean(brightness)


def test_a_campfire_lights_what_is_around_it() -> None:
    dark = light_of_request("friends stand in a forest at night")
    lit = light_of_request("friends stand around a campfire in a forest at night")
    assert lit.mean() > 1.3 * dark.mean()
    assert lit[..., 0].mean() > 1.3 * lit[..., 2].mean()


@pytest.mark.parametrize(
    ("plain", "changed"),
    [
        ("a woman walks down a street", "a woman walks down a street in the rain"),
        ("a woman walks down a street", "a woman walks down a street in falling snow"),
        ("a woman walks down a street", "a woman walks down a street in thick fog"),
        ("a man walks in the desert", "a man walks in the desert in a sandstorm"),
        ("a boat on the sea", "a boat on the sea in a storm"),
    ],
)
def test_weather_changes_the_picture(plain: str, changed: str) -> None:
    before, after = light_of_request(plain), light_of_request(changed)
    assert np.abs(after - before).mean() > 0.03 * before.mean()


def test_what_is_in_the_air_is_no_figure() -> None:
    shot = Shot(
        subjects=[Subject(id="a", noun="fireflies", kind="insect", count=3), Subject(id="b", noun="boy", kind="human")],
        setting=Setting(place="a forest", stage="forest"),
    )
    staged = without_airborne(shot)
    assert [subject.noun for subject in staged.subjects] == ["boy"]
    assert "fireflies" in staged.setting.details
    single = Shot(subjects=[Subject(id="a", noun="firefly", kind="insect")], setting=Setting(stage="forest"))
    assert without_airborne(single) is single


def test_a_moon_that_is_spoken_of_stands_in_the_picture() -> None:
    light = light_of_request("the moon over the sea at night")
    top = light[: HEIGHT // 2].max(axis=2)
    assert top.max() > 8.0 * np.median(top)


def test_what_moves_leaves_no_cloud_where_it_was_first() -> None:
    plume = plume_of("motorboat")
    assert plume is not None
    spread = []
    for time in (0.0, 2.0):
        cloud = plume.flakes(time, lambda t: np.array([4.0 * t, 0.0, 0.0]), 1.0, np.zeros(3), 7)
        assert cloud is not None
        spread.append(float(np.ptp(cloud.position[:, 0])))
    assert spread[0] > 0.7 * spread[1]


def test_a_blizzard_is_thicker_than_snow() -> None:
    snow, blizzard = (
        complete(read(f"a wolf walks through a forest in {word}").shots[0]) for word in ("falling snow", "a blizzard")
    )
    assert cues_of(blizzard).haze > cues_of(snow).haze + 0.3
    counts = []
    for shot in (snow, blizzard):
        air = falling_of(shot, cues_of(shot), seed=3)
        assert air is not None
        flakes = air(1.0, STILL)
        assert flakes is not None
        counts.append(len(flakes.position))
    assert counts[1] > 2 * counts[0]
