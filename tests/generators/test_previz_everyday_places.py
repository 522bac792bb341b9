"""Places of the world by name, islands from the air, houses and weather as they are known, and who is there."""

from __future__ import annotations

import numpy as np
import pytest

from prompts.read import read
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("a hot air balloon over Cappadocia at sunrise", "desert"),
        ("a man hiking in Patagonia", "mountains"),
        ("a drone shot of Santorini", "beach"),
        ("a boat in Ha Long Bay", "sea"),
        ("a busker in Shibuya at night", "street"),
        ("a couple at Niagara Falls", "lake"),
    ],
)
def test_a_famous_place_is_the_kind_of_place_that_it_is_known_for(words: str, stage: str) -> None:
    assert read(words).shots[0].setting.stage == stage


def test_a_name_that_is_a_city_too_stays_a_person() -> None:
    shot = read("Florence walks her dog in the park").shots[0]
    assert shot.main_subject is not None
    assert shot.main_subject.noun == "Florence"
    assert shot.setting.place == "park"


@pytest.mark.parametrize("words", ["a dragon flying over a castle", "a helicopter flying over a lighthouse"])
def test_who_flies_over_something_tall_is_above_its_top_and_both_are_seen(words: str) -> None:
    stage = staged(words)
    flyer, below = stage.tracks[0], stage.tracks[1]
    middle_s = 2.5
    lowest = flyer.centre(middle_s)[2] - flyer.height_m / 2
    assert lowest > below.height_m * 0.95
    pose = stage.camera.pose(middle_s)
    towards = np.asarray(below.centre(middle_s)) - np.asarray(pose.position)
    ahead = -np.asarray(pose.rotation)[:, 2]
    assert float(towards @ ahead) > 0.0
    assert not stage.warnings


def test_a_castle_that_is_flown_over_stands_in_no_street() -> None:
    assert shot_of("an eagle flying over a castle").setting.stage == "meadow"


@pytest.mark.parametrize(
    ("words", "mount"),
    [
        ("a cowboy riding through Monument Valley at sunset", "horse"),
        ("a biker riding through the desert", "motorcycle"),
        ("a girl riding through the park", "bicycle"),
    ],
)
def test_who_rides_along_has_something_under_them(words: str, mount: str) -> None:
    assert any(track.subject_id.endswith(mount) for track in staged(words).tracks)


@pytest.mark.parametrize("words", ["a bottle with water drops", "a cold can of soda with water drops on it"])
def test_drops_that_something_has_on_it_make_nothing_fall(words: str) -> None:
    assert not read(words).shots[0].beats


def test_water_that_drops_from_a_tap_falls() -> None:
    assert [beat.motion for beat in read("water drops from a tap into a sink").shots[0].beats] == ["fall"]


def test_a_fireplace_stands_behind_who_is_by_it() -> None:
    tracks = {
        track.subject_id: track for track in staged("a grandmother knitting in an armchair by the fireplace").tracks
    }
    assert tracks["fireplace"].centre(0.0)[1] > tracks["grandmother"].centre(0.0)[1] + 0.3


def test_a_house_that_somebody_is_before_is_in_no_room() -> None:
    shot = shot_of("a man taking a photo of his wife in front of the Eiffel Tower")
    assert [subject.kind for subject in shot.subjects] == ["human", "human", "building"]
    assert shot.setting.interior is False


def test_who_is_photographed_stands_opposite_and_photographs_nobody() -> None:
    stage = staged("a photographer taking pictures of a model in a studio")
    photographer, model = stage.tracks[0], stage.tracks[1]
    assert float(np.asarray(photographer.heading(2.0)) @ np.asarray(model.heading(2.0))) < 0.0
    assert len(stage.tracks) >= 2
    assert not stage.warnings


def test_smoke_from_a_chimney_rises_from_the_house() -> None:
    stage = staged("a cozy cabin in the snow with smoke coming from the chimney")
    assert [track.subject_id for track in stage.tracks] == ["cabin"]
    assert stage.frame(2.0, stage.new_data()).flakes is not None


def test_lightning_over_a_city_is_seen_in_flashes() -> None:
    stage = staged("a lightning storm over the city at night")
    data = stage.new_data()

    def aloft(story_s: float) -> int:
        return sum(bool(p[1] > 60.0 and p[2] > 20.0) for p in stage.frame(story_s, data).position)

    assert aloft(2.66) > aloft(1.2)


def test_a_spaceship_comes_down_to_the_ground_of_a_planet() -> None:
    stage = staged("a spaceship landing on an alien planet")
    craft = stage.tracks[0]
    assert craft.centre(0.2)[2] > craft.centre(4.8)[2] + 1.0
    assert not stage.warnings


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("a train crossing a bridge in the mountains in autumn", "mountains"),
        ("a woman standing on a bridge in a forest", "forest"),
        ("a couple kissing on a bridge", "lake"),
        ("a couple on a bridge in Paris at night", "street"),
    ],
)
def test_a_bridge_is_where_the_words_have_it_and_over_water_else(words: str, stage: str) -> None:
    assert shot_of(words).setting.stage == stage


def test_who_stays_on_a_bridge_stands_on_its_deck() -> None:
    for track in staged("a couple kissing on a bridge").tracks[:2]:
        assert track.base(2.0)[2] > 2.0


def test_a_balloon_that_is_let_go_of_rises() -> None:
    stage = staged("a little girl releasing a red balloon in a park")
    balloon = next(track for track in stage.tracks if track.subject_id == "balloon")
    assert balloon.centre(4.5)[2] > balloon.centre(0.5)[2] + 1.0


def test_rain_falls_behind_a_windowsill_and_not_on_it() -> None:
    stage = staged("a cat sleeping on a windowsill while it rains outside")
    flakes = stage.frame(2.0, stage.new_data()).flakes
    assert flakes is not None
    rain = flakes.position[flakes.velocity[:, 2] < -3.0]
    assert len(rain) > 100
    assert float(rain[:, 1].min()) > stage.tracks[0].centre(2.0)[1] + 0.1
    assert not stage.warnings
