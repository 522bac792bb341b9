"""Eclipses, lightning, fields and banks of waters are shown as they are, and animals in cars are in them."""

from __future__ import annotations

import pytest

from generators.previz.across_water import is_on_the_far_bank
from generators.previz.airborne import is_stroke
from generators.previz.as_staged import as_staged
from generators.previz.changing.becoming import with_becoming
from generators.previz.eclipses import ECLIPSED
from generators.previz.like_people import as_people
from generators.previz.stage import Stage
from generators.previz.supervising.acted import unacted
from generators.previz.surf import SURF_ROCK
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def staged(words: str) -> Shot:
    """The shot of a request as it is staged."""
    return as_staged(as_people(complete(read(words).shots[0])))


def kinds(words: str) -> dict[str, str | None]:
    """Kinds of the subjects of a staged request, by their nouns."""
    return {s.noun: s.kind for s in staged(words).subjects}


@pytest.mark.parametrize("words", ["solar eclipse over the desert", "A total eclipse above a village at noon"])
def test_an_eclipse_hangs_in_the_sky_of_its_place(words: str) -> None:
    shot = staged(words)
    assert ECLIPSED in shot.setting.details
    assert not any(s.kind == "celestial" for s in shot.subjects)


def test_moon_and_sun_of_an_eclipse_are_one_thing_in_space() -> None:
    assert list(kinds("The moon slides in front of the sun in a total eclipse")) == ["eclipsed sun"]


def test_a_moon_that_turns_red_is_no_eclipse_of_the_sun() -> None:
    assert "eclipsed sun" not in kinds("The moon turns red in a lunar eclipse")


@pytest.mark.parametrize("noun", ["lightning", "bolt of lightning", "lightning bolt", "thunderbolt"])
def test_a_bolt_is_lightning_by_every_name(noun: str) -> None:
    subject = complete(read("a tree").shots[0]).subjects[0]
    assert is_stroke(subject.model_copy(update={"noun": noun}))


def test_a_bolt_strikes_and_is_not_thrown() -> None:
    beats = staged("A lightning bolt hits an old oak").beats
    assert [b.motion for b in beats if b.target] == ["shine"]


@pytest.mark.parametrize("words", ["A cornfield swaying in the breeze", "lavender fields stretching to a farmhouse"])
def test_a_field_is_the_ground_and_no_figure(words: str) -> None:
    assert not any("field" in noun for noun in kinds(words))


def test_trees_that_line_a_river_are_seen_across_it() -> None:
    assert is_on_the_far_bank(staged("willow trees lining a river in the morning"))


def test_who_sits_at_the_lake_is_not_filmed_across_it() -> None:
    assert not is_on_the_far_bank(staged("an old man sits beside a tree by a lake"))


@pytest.mark.parametrize(
    "words", ["a dog in a car", "A puppy looks out of the window of a car", "A cat sleeping in the back seat of a taxi"]
)
def test_a_pet_in_a_car_rides_in_it(words: str) -> None:
    shot = staged(words)
    pet = next(s for s in shot.subjects if s.kind == "quadruped")
    assert [b.motion for b in shot.beats if b.subject == pet.id] == ["ride"]


def test_a_dog_beside_who_drives_is_in_the_car_too() -> None:
    rides = [b for b in staged("A man drives a car with his dog beside him").beats if b.motion == "ride"]
    assert len(rides) == 1


@pytest.mark.parametrize(
    "words",
    [
        "A hippo opens its mouth wide in the river", "A squirrel buries a nut and covers it with soil",
        "An elephant stacks logs",
    ],
)  # fmt: skip
def test_what_animals_do_without_hands_leaves_them_on_four_legs(words: str) -> None:
    assert "quadruped" in kinds(words).values()
    assert "human" not in kinds(words).values()


@pytest.mark.parametrize("words", ["A monkey peels a banana", "A raccoon opens a box", "A bear opens a jar of honey"])
def test_what_takes_hands_is_done_with_hands(words: str) -> None:
    assert "human" in kinds(words).values()


@pytest.mark.parametrize(
    "words",
    [
        "A hedgehog crossing a road", "A waterfall plunging into a green pool", "A bear fishing in the river",
        "A donkey refuses to move and brays", "A hippo sinks under the water of a river",
        "A squirrel buries a nut and covers it with soil",
    ],
)  # fmt: skip
def test_nothing_is_missed_of_what_is_seen(words: str) -> None:
    assert unacted(staged(words)) == ()


def test_a_beaver_is_at_the_trunk_that_it_gnaws() -> None:
    stage = Stage.build(complete(read("A beaver gnawing on a tree").shots[0]), seed=3, width=64, height=36)
    at = {track.subject_id: track.base(1.0) for track in stage.tracks}
    assert abs(at["beaver"][0] - at["tree"][0]) < 1.5


@pytest.mark.parametrize("words", ["Storm waves crash against the cliff", "waves breaking on the rocks at sunset"])
def test_waves_break_on_a_rock_in_the_sea(words: str) -> None:
    shot = staged(words)
    assert [s.id for s in shot.subjects] == [SURF_ROCK]
    assert shot.setting.stage == "sea"


def test_somebody_on_the_rocks_stays_where_the_waves_break() -> None:
    assert "human" in kinds("a man stands on a cliff while waves crash against the rocks").values()


def test_a_bud_opens_into_its_own_flower() -> None:
    shot = with_becoming(complete(read("A tulip bud slowly opens").shots[0]), 5.0)
    assert [s.noun for s in shot.subjects] == ["tulip bud", "tulip"]


def test_a_seed_that_blossoms_has_a_flower_in_the_end() -> None:
    shot = with_becoming(complete(read("A seed sprouts from the soil, grows leaves, and blossoms").shots[0]), 7.5)
    assert "flowering seed" in {s.noun for s in shot.subjects}


def test_swans_on_a_lake_that_face_each_other_float() -> None:
    assert {b.motion for b in staged("Two swans on a lake facing each other").beats} == {"float"}
