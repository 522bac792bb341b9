"""What animals are seen to do by themselves: they shake the water off, stand in it for fish, and are taken along."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.motion.habits import habit_named, habit_of, resting_after
from generators.previz.motion.plumes import plume_of_deed
from generators.previz.pets import is_pet
from generators.previz.supervising.acted import unacted
from generators.previz.wading import wades
from tests.generators.staged_words import shot_of


@pytest.mark.parametrize("words", ["shaking off water after a swim", "shaking itself next to a pool"])
def test_a_dog_that_shakes_itself_turns_from_side_to_side_and_drops_fly(words: str) -> None:
    habit = habit_of("work", words)
    assert abs(habit.at(0.0).roll - habit.at(habit.period_s / 2).roll) > 1.0
    assert plume_of_deed(words) is not None


@pytest.mark.parametrize("words", ["a bear catches a salmon in a river", "a bear fishing at the waterfall"])
def test_a_bear_that_catches_fish_stands_in_the_water(words: str) -> None:
    assert wades(as_staged(shot_of(words)))


def test_a_bear_that_walks_by_a_river_does_not() -> None:
    assert not wades(as_staged(shot_of("a bear walks beside a river")))


def test_a_dog_beside_a_driver_is_no_mount_and_there_is_a_car() -> None:
    shot = as_staged(shot_of("A man drives down a country road with his dog beside him"))
    car = next(subject for subject in shot.subjects if subject.kind == "vehicle")
    assert {beat.target for beat in shot.beats} == {car.id}


@pytest.mark.parametrize(("words", "pet"), [("a dog runs", True), ("a horse runs", False), ("a sheep runs", False)])
def test_dogs_are_taken_along_and_horses_are_not(words: str, pet: bool) -> None:
    assert is_pet(shot_of(words).subjects[0]) is pet


def test_butterflies_keep_up_with_who_walks_on() -> None:
    shot = as_staged(shot_of("a deer walks through a meadow with butterflies fluttering around it"))
    paces = {beat.subject: beat.speed_mps for beat in shot.beats}
    assert paces["butterfly"] == paces["deer"]


def test_an_owl_that_turns_its_head_is_seen_to() -> None:
    assert unacted(as_staged(shot_of("an owl turns its head"))) == ()


def test_a_hedgehog_that_cannot_curl_up_is_told_of() -> None:
    assert "curl" in " ".join(unacted(as_staged(shot_of("a hedgehog curls up into a ball"))))


@pytest.mark.parametrize("words", ["zebras drinking from a river", "a giraffe bending down to drink at a waterhole"])
def test_tall_animals_drink_where_the_water_is(words: str) -> None:
    assert wades(as_staged(shot_of(words)))


def test_a_cat_that_drinks_from_a_stream_stays_on_its_bank() -> None:
    assert not wades(as_staged(shot_of("a cat drinks from a stream")))


def test_who_floats_and_does_what_nobody_knows_goes_on_floating() -> None:
    afloat = habit_of("float", "floating on its back").stance
    words = "cracking a shell"
    assert (
        resting_after(afloat, habit_of("break", words), moving=False, named=habit_named(words) is not None)[0] == afloat
    )
