"""What is said to be inside glass is seen inside it; things that belong together are one; walls bear what hangs."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.own_work import does_itself
from generators.previz.shown_as_one import shown_as_one
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged


def inside(words: str, held: str, glass: str) -> bool:
    """Whether a thing is within the outline and the height of another one, at the start and at the end."""
    players = {p.track.subject_id: p for p in staged(words).performance.players}
    thing, vessel = players[held], players[glass]
    for story_s in (0.2, 4.8):
        at = np.subtract(thing.animation(story_s).position, vessel.animation(story_s).position)
        half = max(vessel.model.length_m, vessel.model.width_m) / 2
        if not (np.hypot(at[0], at[1]) < half and -0.2 * vessel.model.height_m < at[2] < vessel.model.height_m):
            return False
    return thing.model.height_m < vessel.model.height_m


@pytest.mark.parametrize(
    ("words", "held", "glass"),
    [
        ("a snow globe with a lighthouse inside", "lighthouse", "snow_globe"),
        ("a beetle crawls in a glass jar", "beetle", "jar"),
        ("a white orchid under a bell jar", "orchid", "bell_jar"),
        ("a lizard in a terrarium, push in", "lizard", "terrarium"),
        ("a moth is trapped under a glass", "moth", "glass"),
    ],
)
def test_what_is_said_to_be_inside_glass_is_within_it(words: str, held: str, glass: str) -> None:
    ids = {s.id for s in shot_of(words).subjects}
    if glass not in ids:
        glass = next(i for i in ids if i != held)
    assert inside(words, held, glass)
    assert not any("hidden" in line for line in staged(words).warnings)


def test_a_snow_globe_is_in_a_room_where_no_weather_falls() -> None:
    setting = as_staged(shot_of("a snow globe with a cabin inside, snow swirling")).setting
    assert setting.interior
    assert setting.weather != "snow"


def test_flowers_beside_a_jar_stay_out_of_it() -> None:
    for words in ("a butterfly sits beside a glass jar", "a ship in a storm, a message in a bottle floats by"):
        subjects = as_staged(shot_of(words)).subjects
        assert not any(s.position.startswith(("in the clear", "in the bottle")) for s in subjects)


def nouns(words: str) -> list[str]:
    """What is staged once what belongs together is one."""
    return [s.noun for s in shown_as_one(shot_of(words)).subjects]


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("fireflies in a jar on the porch at night", "jar of fireflies"),
        ("a galleon inside a glass bottle", "ship in a bottle"),
        ("corn pops in a hot skillet", "popcorn in a pan"),
        ("a finger tips over the first of the dominoes", "domino run"),
        ("a hand wrings out a sponge over the sink", "hand squeezing a sponge"),
        ("a forklift raises a pallet", "forklift with a pallet"),
        ("a copper kettle whistles on the stove", "kettle on a gas stove"),
        ("a crêpe is tossed in a skillet", "pan with a flipped pancake"),
        ("an electron circles in a hydrogen atom", "hydrogen atom"),
        ("two slices of bread pop out of a toaster", "toaster with two slices of toast"),
        ("a straw looks broken in a glass of water", "spoon in a glass of water"),
    ],
)
def test_things_that_belong_together_are_shown_by_one_row(words: str, noun: str) -> None:
    assert noun in [n.lower() for n in nouns(words)]


@pytest.mark.parametrize(
    "words",
    [
        "a boy pushes the first domino",
        "a boat sails past a bottle on the beach",
        "a ship in a storm, a message in a bottle floats by",
        "a jar of honey beside a candle",
    ],
)
def test_things_that_somebody_handles_or_that_are_apart_stay_apart(words: str) -> None:
    assert nouns(words) == [s.noun for s in shot_of(words).subjects]


def lowest_m(words: str, subject_id: str) -> float:
    """How high the foot of a thing is."""
    players = (p for p in staged(words).performance.players if p.track.subject_id == subject_id)
    return float(next(players).animation(1.0).position[2])


@pytest.mark.parametrize(
    ("words", "thing"),
    [("a clock on the wall of the kitchen", "clock"), ("a painting hangs on a white wall, push in", "painting")],
)
def test_what_hangs_on_a_wall_is_up_on_one(words: str, thing: str) -> None:
    assert lowest_m(words, thing) > 0.8
    assert not any("on the wall" in line for line in staged(words).warnings)


def test_a_picture_that_hangs_crooked_is_tilted() -> None:
    assert any(s.noun == "crooked picture" for s in as_staged(shot_of("a painting hangs askew on the wall")).subjects)


def staged_subjects(words: str) -> Shot:
    return as_staged(shot_of(words))


def test_what_the_parts_of_a_thing_show_is_not_reported_as_unseen() -> None:
    (clock,) = [s for s in staged_subjects("a clock is ticking on the mantelpiece").subjects if s.id == "clock"]
    assert does_itself(clock, "ticking on the mantelpiece")
    assert not does_itself(clock, "dancing on the mantelpiece")


def test_a_jack_that_pops_up_does_not_go_to_pieces() -> None:
    stage = staged("a jack-in-the-box pops open")
    assert not any(p.debris for p in stage.performance.players)


def test_who_lifts_a_load_with_a_pulley_is_at_a_hoist_that_lifts_it() -> None:
    shot = shown_as_one(shot_of("a woman hoists a heavy stone with a pulley"))
    (hoist,) = [s for s in shot.subjects if s.noun == "hoist with a crate"]
    assert any(b.target == hoist.id and b.motion == "work" for b in shot.beats)


def test_food_that_is_put_into_a_pot_is_added_at_a_table_and_not_on_the_floor() -> None:
    stage = staged("a cook drops noodles into a pot of boiling water")
    (pot,) = [p for p in stage.performance.players if p.track.subject_id == "pot"]
    assert pot.animation(2.0).position[2] > 0.6


def test_sweets_in_a_jar_are_in_it_all_of_them() -> None:
    stage = staged("three cookies in a glass jar")
    (jar,) = [p for p in stage.performance.players if p.track.subject_id == "jar"]
    cookies = [p for p in stage.performance.players if p.track.subject_id == "cookie"]
    assert len(cookies) == 3
    for cookie in cookies:
        away = np.subtract(cookie.animation(1.0).position, jar.animation(1.0).position)
        assert np.hypot(away[0], away[1]) < jar.model.width_m / 2


def test_a_clock_tower_that_strikes_the_hour_stands() -> None:
    stage = staged("a clock tower strikes noon")
    (tower,) = [p for p in stage.performance.players if p.track.subject_id == "clock_tower"]
    assert tower.animation(0.1).position == pytest.approx(tower.animation(4.0).position)
