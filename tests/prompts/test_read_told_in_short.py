"""Who is there, where, and what they do are read as meant where that is told in short."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


def test_who_draws_a_sword_makes_no_picture_of_it() -> None:
    assert shot_of("a samurai drawing his sword").beats[0].action == "raising his sword"
    assert shot_of("a boy drawing a sword with chalk").beats[0].action.startswith("drawing")


@pytest.mark.parametrize(
    ("request_", "action"),
    [
        ("tracking shot of a cyclist in a city street", "riding a bicycle"),
        ("a swimmer in a pool", "swimming"),
        ("close-up of a violinist", "playing the violin"),
        ("a knight on a horse in a forest", "riding the horse"),
        ("a woman at a piano", "playing the piano"),
        ("a boy on a bench in a park", "sitting on the bench"),
        ("a gamer at his computer", "typing at a computer"),
        ("a woman in a garden", "standing quietly"),
    ],
)
def test_who_is_only_named_does_what_he_is_named_by(request_: str, action: str) -> None:
    assert complete(shot_of(request_)).beats[0].action == action


@pytest.mark.parametrize(
    ("request_", "action", "motion"),
    [
        ("a running boy in a park", "running", "run"),
        ("follow a galloping horse", "galloping", "gallop"),
        ("a charming woman in a park", "standing quietly", "stand"),
    ],
)
def test_a_word_before_the_noun_may_tell_a_deed(request_: str, action: str, motion: str) -> None:
    beat = complete(shot_of(request_)).beats[0]
    assert (beat.action, beat.motion) == (action, motion)


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("a woman walking in an airport", "airport terminal"),
        ("a man runs through an airport dragging a suitcase", "airport terminal"),
        ("two men fighting in the cosmic expanse", "cosmic expanse"),
    ],
)
def test_places_that_everybody_names(request_: str, place: str) -> None:
    assert shot_of(request_).setting.place == place


def test_a_plane_lands_at_no_terminal() -> None:
    assert "terminal" not in shot_of("a plane landing at the airport").setting.place


def test_who_is_ridden_does_nothing_else() -> None:
    beats = complete(shot_of("a knight on a horse in a forest")).beats
    assert [beat.subject for beat in beats] == ["knight"]


def test_a_fire_that_people_are_around_is_there() -> None:
    assert [s.noun for s in shot_of("friends around a campfire in the forest").subjects] == ["friends", "campfire"]


def test_a_letter_home_is_a_letter() -> None:
    assert "letter" in {subject.noun for subject in shot_of("a soldier writes a letter home").subjects}


def test_who_sits_around_a_fire_has_it() -> None:
    shot = shot_of("the camera descends to a group of kids around a campfire")
    assert "campfire" in {subject.noun for subject in shot.subjects}


@pytest.mark.parametrize(
    ("request_", "held"),
    [
        ("two women walk under red umbrellas in the rain", "umbrella"),
        ("a man walks under an umbrella down a street", "umbrella"),
        ("a girl under a yellow umbrella waiting at a bus stop", "umbrella"),
        ("two friends under one umbrella", "umbrella"),
        ("a man and a woman walking under a red umbrella in the rain", "umbrella"),
    ],
)
def test_who_walks_under_an_umbrella_holds_it(request_: str, held: str) -> None:
    assert held in {beat.target for beat in shot_of(request_).beats}


def test_a_house_in_flames_is_seen_with_its_flames() -> None:
    shot = complete(shot_of("a man stands before a burning house at dusk"))
    assert shot.camera.size == "extreme_wide"
    assert complete(shot_of("a man stands before a house at dusk")).camera.size != "extreme_wide"


def test_they_who_embrace_are_a_couple() -> None:
    assert [s.noun for s in shot_of("they run toward each other and embrace").subjects] == ["couple"]


def test_they_who_fight_each_other_are_two() -> None:
    assert [s.count for s in shot_of("they fight each other in a bar").subjects] == [2]


def test_who_is_sat_next_to_does_what_is_told_of_them() -> None:
    shot = shot_of("A woman sits on the park bench next to a man reading a newspaper")
    assert [(beat.subject, beat.target) for beat in shot.beats][-1] == ("man", "newspaper")


def test_a_door_that_is_pushed_open_is_opened() -> None:
    assert shot_of("POV: I walk up to a red door and push it open").beats[-1].motion == "open"


@pytest.mark.parametrize(
    ("request_", "action"),
    [
        ("an old man asleep on a park bench", "sleeping on a park bench"),
        ("a boy fast asleep at his desk", "sleeping at his desk"),
        ("a woman seated on a sofa", "sitting on a sofa"),
        ("a boat adrift on a lake", "drifting on a lake"),
    ],
)
def test_a_state_that_is_a_posture_is_what_they_do(request_: str, action: str) -> None:
    assert read(request_).shots[0].beats[0].action == action


def test_falling_asleep_stays_a_fall() -> None:
    assert read("a girl falls asleep on a train").shots[0].beats[0].action.startswith("falling asleep")


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("a wolf runs through a forest in the snow", "forest"),
        ("children play in the snow in a park", "meadow"),
        ("a fox in the snow looks at the sky", "snow"),
        ("children play in the snow", "snow"),
    ],
)
def test_snow_lies_on_the_place_that_is_named(request_: str, stage: str) -> None:
    assert read(request_).shots[0].setting.stage == stage


@pytest.mark.parametrize(
    "request_",
    [
        "a pirate stands on a ship",
        "a captain stands at the bow of his ship",
        "two pirates fight with swords on a galleon",
    ],
)
def test_who_is_on_a_ship_is_on_its_deck(request_: str) -> None:
    setting = read(request_).shots[0].setting
    assert setting.place.startswith("deck of")
    assert setting.stage == "sea"


def test_who_lets_go_of_something_releases_it() -> None:
    shot = read("a boy lets go of a red balloon").shots[0]
    assert shot.subjects[-1].noun == "balloon"
    assert shot.beats[0].action == "releasing a red balloon"


def test_who_listens_in_a_classroom_sits_there() -> None:
    shot = complete(read("a teacher writes on the blackboard while students listen").shots[0])
    assert "sit" in {beat.motion for beat in shot.beats if beat.subject == "student"}


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("a lion pride rests under a tree", ["lions", "tree"]),
        ("a heron lands on the bow of his boat", ["heron", "boat"]),
        ("a fox sleeps in the shade of an old oak", ["fox", "oak"]),
        ("squirrels chase each other around a tree trunk", ["squirrels", "tree"]),
        ("a parrot on the shoulder of a pirate", ["parrot", "pirate"]),
        ("a cat in a girl's arms", ["cat", "girl"]),
        ("a dog shaking itself dry next to a swimming pool", ["dog"]),
    ],
)
def test_animals_are_told_apart_from_where_they_are(request_: str, nouns: list[str]) -> None:
    assert [subject.noun.lower() for subject in read(request_).shots[0].subjects] == nouns


@pytest.mark.parametrize(
    ("request_", "taught"),
    [("a teacher talking to her class", "pupils"), ("a professor in front of the class", "students")],
)
def test_a_class_that_is_taught_is_its_pupils(request_: str, taught: str) -> None:
    assert taught in {subject.noun for subject in shot_of(request_).subjects}


@pytest.mark.parametrize(
    ("request_", "place", "stage"),
    [
        ("a spaceship landing on a red planet", "mars", "desert"),
        ("an astronaut walks across a strange planet", "alien planet", "space"),
        ("a rocket lands on another planet", "alien planet", "space"),
    ],
)
def test_what_is_on_a_planet_is_on_its_ground(request_: str, place: str, stage: str) -> None:
    setting = shot_of(request_).setting
    assert (setting.place, setting.stage) == (place, stage)


@pytest.mark.parametrize(
    "request_", ["a girl releasing a lantern into the night sky", "a boy shooting a toy rocket into the sky"]
)
def test_who_sends_something_into_the_sky_is_on_the_ground(request_: str) -> None:
    assert shot_of(request_).setting.stage != "sky"
