"""What somebody asks for first is staged as it is seen: babies sit, couples are two, a flight over a city shows it."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.motion.performing import performance_of
from generators.previz.overflying import over_place_m
from generators.previz.sets.furnishing import room_of
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def _completed(words: str) -> Shot:
    return complete(read(words).shots[0])


def _staged(words: str) -> Shot:
    return as_staged(_completed(words))


@pytest.mark.parametrize("words", ["a couple kissing in the rain", "a couple hugging", "newlyweds kiss"])
def test_who_are_two_get_no_third(words: str) -> None:
    assert len(_staged(words).subjects) == 1


def test_one_who_kisses_gets_somebody_to_kiss() -> None:
    assert len(_staged("a man kissing").subjects) == 2


@pytest.mark.parametrize("words", ["baby laughing", "a baby", "twin babies giggling"])
def test_a_baby_that_nobody_holds_sits(words: str) -> None:
    assert all("sitting on the floor" in beat.action for beat in _staged(words).beats)


@pytest.mark.parametrize("words", ["a baby crawling", "a baby sleeping", "a mother holds a laughing baby"])
def test_a_baby_told_otherwise_does_not_sit(words: str) -> None:
    assert not any("sitting on the floor" in beat.action for beat in _staged(words).beats)


@pytest.mark.parametrize(
    "words", ["ufo over the city", "a spaceship over new york at night", "a helicopter above a town"]
)
def test_who_is_over_a_city_flies_high_before_its_skyline(words: str) -> None:
    shot = _staged(words)
    assert over_place_m("street", [beat.action for beat in shot.beats], shot.setting.place) > 10.0
    assert "city skyline" in shot.setting.details


def test_a_dragon_over_a_village_flies_and_is_seen_from_above() -> None:
    shot = _staged("a dragon over a village")
    assert shot.beats[0].motion == "fly"
    assert shot.camera.angle == "high_angle"


def test_a_bridge_over_a_river_does_not_fly() -> None:
    assert all(beat.motion != "fly" for beat in _completed("a bridge over a river").beats)


def test_fireworks_burst_and_leave_no_pieces() -> None:
    stage = Stage.build(_completed("fireworks over the sea"), seed=1, width=64, height=36)
    assert all(player.debris is None for player in stage.performance.players)


def test_birthday_candles_are_those_of_a_cake() -> None:
    assert [subject.noun for subject in _staged("a girl blows out her birthday candles").subjects] == [
        "girl",
        "birthday cake",
    ]


def test_a_swimmer_who_crosses_a_pool_swims() -> None:
    assert _staged("a swimmer crosses a turquoise pool").beats[0].motion == "swim"


def test_who_repairs_a_bicycle_kneels_at_it() -> None:
    row = performance_of("fixing a bike", "work", ["man"])
    assert row is not None
    assert row.posture == "kneel"


@pytest.mark.parametrize(
    ("place", "piece"),
    [
        ("backstage at a theatre", "wing_curtain"),
        ("elevator", "lift_doors"),
        ("parking garage", "parked_car_red"),
        ("warehouse", "pallet_rack"),
        ("car factory", "press"),
        ("smithy", "forge_fire"),
        ("casino", "card_table"),
        ("saloon", "swing_doors"),
        ("mine tunnel", "mine_cart"),
        ("sewer", "sewer_gutter"),
        ("submarine", "periscope"),
        ("ballet studio", "barre"),
        ("prison cell", "bars"),
        ("temple", "shrine_figure"),
    ],
)
def test_a_room_holds_what_it_is_known_by(place: str, piece: str) -> None:
    plan = room_of(place)
    assert plan is not None
    assert piece in {name for name, *_ in plan.pieces}


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("a man in an elevator", "room"),
        ("a prisoner in a prison cell", "room"),
        ("a cowboy in a saloon", "room"),
        ("a captain in a submarine", "room"),
        ("a monk in a temple", "room"),
        ("tourists in front of a temple", "street"),
        ("actors waiting backstage before the show", "room"),
        ("a girl with a red umbrella", "street"),
        ("a girl with a red umbrella on the beach", "beach"),
    ],
)
def test_the_place_is_the_one_that_is_named(words: str, stage: str) -> None:
    assert _completed(words).setting.stage == stage


def test_a_submarine_that_dives_is_no_room() -> None:
    assert _completed("a submarine dives").setting.stage != "room"


@pytest.mark.parametrize("words", ["zoom in on a clock on the wall", "a clock on the wall of a kitchen"])
def test_what_hangs_on_a_wall_is_up_or_told_of(words: str) -> None:
    stage = Stage.build(_completed(words), seed=1, width=64, height=36)
    data = stage.new_data()
    stage.frame(1.0, data, air=False)
    up = float(data.geom_xpos[stage.whole.subject == 1, 2].min()) > 1.0
    assert up or any("the clock on the wall" in warning for warning in stage.warnings)


def test_a_cat_on_a_wall_is_not_told_to_hang() -> None:
    stage = Stage.build(_completed("a cat on the garden wall"), seed=1, width=64, height=36)
    assert not any("on the wall" in warning for warning in stage.warnings)
