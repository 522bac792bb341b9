"""What ordinary stories out of doors need: ice, boats, islands, machines, heaps of leaves, and no kitchens."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from tests.generators.staged_words import shot_of, staged


def _ids(stage: Stage) -> list[str]:
    return [player.track.subject_id for player in stage.performance.players]


def test_a_kayaker_has_one_kayak_and_one_paddle_and_stays_seated() -> None:
    stage = staged("A kayaker paddles down a river, goes past a bridge, and then raises her paddle.")
    assert sorted(set(_ids(stage)) - {"bridge"}) == ["kayaker", "kayaker.0.tool.paddle", "kayaker.boat"]
    first, last = (stage.performance.players[0].animation(s).position[2] for s in (1.0, 7.0))
    assert abs(first - last) < 0.15


def test_that_no_river_falls_is_said() -> None:
    stage = staged("A kayaker paddles down a river, goes over a waterfall, and then raises her paddle.")
    assert any("waterfall" in warning for warning in stage.warnings)


def test_who_ploughs_with_a_tractor_drives_it() -> None:
    stage = staged("A farmer ploughs a field with a tractor, stops, and then wipes his forehead.")
    farmer, tractor = (player.animation(6.0).position for player in stage.performance.players[:2])
    assert abs(farmer[0] - tractor[0]) < 1.5
    assert not stage.warnings


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("An ice skater glides across a frozen pond, spins, and bows.", "snow"),
        ("A fox walks over a frozen river.", "snow"),
        ("An old man rakes leaves into a pile, and then his grandson jumps into it.", "meadow"),
        ("A woman hangs laundry on a line.", "meadow"),
    ],
)
def test_the_place_is_where_such_things_are_done(words: str, stage: str) -> None:
    assert complete(read(words).shots[0]).setting.stage == stage


def test_raked_leaves_lie_in_a_heap() -> None:
    stage = staged("An old man rakes leaves into a pile, and then his grandson jumps into it.")
    heap = next(p for p in stage.performance.players if p.track.subject_id == "leaf")
    assert 0.2 < heap.model.height_m < 0.8


def test_an_island_that_is_rowed_to_is_there_and_that_nobody_lands_is_said() -> None:
    there = staged("A man rows a boat to a small island, pulls it ashore, and then waves.")
    alone = staged("A man rows a boat across the sea, pulls it along, and then waves.")
    assert len(there.scene.kind) > len(alone.scene.kind)
    assert any("ashore" in warning for warning in there.warnings)


def test_swans_that_glide_on_a_lake_swim() -> None:
    stage = staged("The fog lifts over the lake, and then a swan glides into view.")
    swan = stage.performance.players[0]
    assert abs(swan.animation(4.0).position[2] - swan.animation(1.0).position[2]) < 0.3
    assert swan.track.centre(3.0)[2] < 1.2


@pytest.mark.parametrize(
    "words",
    [
        "A camper pitches a tent, lights a campfire, and roasts marshmallows.",
        "A woman picks tomatoes in her garden and puts them in a basket.",
        "A scout gathers firewood, starts a fire, and then sits down beside it.",
    ],
)
def test_nobody_brings_furniture_into_the_open(words: str) -> None:
    stage = staged(words)
    assert not [i for i in _ids(stage) if ".surface." in i or ".seat." in i]


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("A camper pitches a tent.", "camper"),
        ("A camel caravan crosses the desert.", "camels"),
        ("A caravan crosses the desert at sunset.", "camels"),
        ("Two kids throw a frisbee back and forth.", "frisbee"),
        ("A scout salutes the flag.", "scout"),
    ],
)
def test_words_of_the_open_are_read_as_meant(words: str, noun: str) -> None:
    shot = shot_of(words)
    found = next(subject for subject in shot.subjects if subject.noun == noun)
    assert found.kind in {"camels": ("quadruped",), "frisbee": ("tool",)}.get(noun, ("human",))


def test_who_reels_in_a_fish_is_not_in_it() -> None:
    stage = staged("A fisherman casts his line, waits, and then reels in a big fish.")
    assert not any("not placed so" in warning for warning in stage.warnings)
    assert "line" not in _ids(stage)


def test_a_wave_takes_a_sandcastle_away_with_a_splash() -> None:
    stage = staged("A child builds a sandcastle on the beach, a wave washes it away, and then the child waves.")
    castle = next(p for p in stage.performance.players if p.track.subject_id == "sandcastle")
    assert castle.alter is not None
    assert castle.debris is not None
    assert any(castle.debris(story_s / 10.0) is not None for story_s in range(25, 75))


def test_drops_fly_where_feet_come_down_in_puddles() -> None:
    stage = staged("A girl splashes through puddles, laughs, and then waves.")
    girl = stage.performance.players[0]
    assert girl.debris is not None
    assert any(girl.debris(story_s / 10.0) is not None for story_s in range(25))
    assert all(girl.debris(story_s / 10.0) is None for story_s in range(40, 75))


def test_a_swan_that_is_on_a_lake_swims() -> None:
    assert as_staged(shot_of("a swan on a misty lake")).beats[0].motion == "swim"


def test_the_guns_of_a_ship_are_its_own() -> None:
    assert [s.noun for s in as_staged(shot_of("a destroyer firing its guns at sea")).subjects] == ["destroyer"]


def test_who_stands_by_a_street_lamp_is_under_it() -> None:
    assert not any("not placed so" in told for told in staged("a detective under a street lamp in the rain").warnings)
