"""A change speaks of what the shot holds: what is not in it is said, and nothing else is changed instead."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("request_", "say", "asks"),
    [
        ("a fisherman mends a net on a jetty, overcast", "no rain", "no rain"),
        ("a fisherman mends a net on a jetty, overcast", "no fog", "no fog"),
        ("a robot waters a flower on a windowsill", "lose the windowsill", "where the shot is"),
        ("flour goes up like a cloud", "make her apron blue", "not understand"),
        ("a singer in a red dress on a white stage", "gold instead of black", "black"),
        ("a cook pours sauce over pasta", "don't spill any", "not understand"),
        ("a dog wakes up in a yard", "before he opens it he looks around", "opens"),
    ],
)
def test_what_is_not_there_is_told_and_changes_nothing(request_: str, say: str, asks: str) -> None:
    shot = shot_of(request_)
    revision = revise(shot, say)
    assert revision.fields == ()
    assert revision.shot == shot
    assert asks in revision.question


@pytest.mark.parametrize(
    ("request_", "say", "weather", "wind"),
    [
        ("waves crash on a cliff in a storm", "no rain", "overcast", None),
        ("waves crash on a cliff in a storm", "lose the wind", "rain", 0.0),
        ("a kite flies over a windy hill", "lose the wind", "clear", 0.0),
        ("deer graze in a misty meadow", "no fog", "clear", None),
    ],
)
def test_weather_loses_what_is_named_and_keeps_the_rest(
    request_: str, say: str, weather: str, wind: float | None
) -> None:
    changed = revise(shot_of(request_), say).shot.setting
    assert changed.weather == weather
    assert wind is None or changed.wind_mps == wind


def test_somebody_of_the_other_sex_keeps_trade_clothes_and_deed() -> None:
    shot = shot_of("an old fisherman in a yellow oilskin mends his net")
    changed = revise(shot, "make him a her").shot
    assert changed.subjects[0].noun == "fisherwoman"
    assert changed.subjects[0].looks == shot.subjects[0].looks
    assert changed.beats[0].action == "mending her net"


def test_another_instrument_makes_another_player() -> None:
    changed = revise(shot_of("a drummer plays on the drums in a club"), "swap the drums for a cello").shot
    nouns = [subject.noun for subject in changed.subjects]
    assert "cellist" in nouns
    assert not any("drum" in noun for noun in nouns)
    assert "cello" in changed.beats[0].action


@pytest.mark.parametrize(
    ("say", "kind", "amount"),
    [("boom up a couple of feet", "pedestal_up", 0.61), ("orbit 90 degrees", "arc_cw", 90.0),
     ("truck left by 50 cm", "truck_left", 0.5)],
)  # fmt: skip
def test_a_move_goes_as_far_as_is_said(say: str, kind: str, amount: float) -> None:
    move = revise(shot_of("a woman reads a letter, medium shot"), say).shot.camera.moves[0]
    assert (move.kind, move.amount) == (kind, amount)


def test_what_the_camera_goes_to_is_no_other_place() -> None:
    shot = shot_of("a lighthouse on a cliff in a storm, wide shot")
    changed = revise(shot, "crash zoom to the lamp room").shot
    assert changed.setting.place == shot.setting.place
    assert "lamp room" in changed.end_state


@pytest.mark.parametrize(
    ("request_", "say", "action"),
    [
        ("a boy kicks a red ball", "make the ball yellow", "kicking a yellow ball"),
        ("a man opens a rusty box", "the box should be green, not rusty", "opening a green box"),
        ("a chemist pours a glowing blue liquid", "green liquid", "pouring a glowing green liquid"),
        ("a boy kicks a red ball", "the boy should be muddy", "kicking a red ball"),
    ],
)
def test_deeds_tell_of_things_as_they_look_after_the_change(request_: str, say: str, action: str) -> None:
    assert revise(shot_of(request_), say).shot.beats[0].action == action


def test_one_of_several_goes_and_the_others_stay() -> None:
    changed = revise(shot_of("three astronauts repair a satellite"), "lose one astronaut").shot
    assert (changed.subjects[0].count, changed.subjects[0].count_text) == (2, "two")


def test_what_is_stopped_stays() -> None:
    changed = revise(shot_of("a baby laughs at a spinning mobile"), "stop the mobile").shot
    assert [look.text for look in changed.subjects[1].looks] == []
    assert changed.beats[0].action == "laughing at a mobile"


def test_more_of_some_stuff_is_more_of_it_or_brings_it_in() -> None:
    shot = complete(read("steam rises from a pot of soup").shots[0])
    steam = next(s for s in shot.subjects if s.noun == "steam")
    more = next(s for s in revise(shot, "more steam").shot.subjects if s.noun == "steam")
    assert (more.height_m or 0) > (steam.height_m or 0)
    cup = complete(read("a cup of coffee on a table").shots[0])
    assert [s.noun for s in revise(cup, "a bit more steam").shot.subjects] == ["cup of coffee", "table", "steam"]


def test_closer_on_something_puts_the_focus_there() -> None:
    shot = complete(read("a baker pulls fresh bread out of an oven").shots[0])
    closer = revise(shot, "closer on the bread, steam rising")
    assert "bread" in closer.shot.camera.focus
    assert closer.shot.camera.size != shot.camera.size
    assert closer.shot.setting.details == ["steam rising"]
    assert closer.unread == ()
