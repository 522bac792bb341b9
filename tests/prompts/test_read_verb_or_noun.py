"""Words that are verbs in one company and nouns in another."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return read(request).shots[0]


@pytest.mark.parametrize(
    ("request_", "actions"),
    [
        (
            "A toddler takes a step, wobbles, falls down, and then stands up again.",
            ["taking a step", "wobbling", "falling down", "standing up again"],
        ),
        (
            "A sculptor chips away at marble, brushes off the dust, and then polishes the face.",
            ["chipping away at marble", "brushing off the dust", "polishing the face"],
        ),
        (
            "A baker kneads dough, adding sprinkles, and then puts it in the oven",
            ["kneading dough", "adding sprinkles", "putting it in the oven"],
        ),
        ("A person is ice skating on a lake", ["ice skating on a lake"]),
        ("A spoon and a fork having a sword fight", ["having a sword fight"] * 2),
        ("An octopus playing cards at the bottom of the sea", ["playing cards at the bottom of the sea"]),
        (
            "A florist trims the stems, ties a ribbon, and hands over the bouquet.",
            ["trimming the stems", "tying a ribbon", "handing over the bouquet"],
        ),
        ("a young chef with a tall white hat tasting soup", ["tasting soup"]),
        ("a dog barks and a cat runs", ["barking", "running"]),
    ],
)
def test_deeds_are_read_as_deeds(request_: str, actions: list[str]) -> None:
    assert [beat.action for beat in shot_of(request_).beats] == actions


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("a refrigerator and skis", ["refrigerator", "skis"]),
        ("a pair of glasses on an open book", ["glasses", "book"]),
        ("a girl with braided black hair and silver earrings", ["girl"]),
        ("two astronauts dance on the moon", ["astronauts"]),
        ("An empty swimming pool, no water, cracked tiles", ["tiles"]),
        ("A street with no cars and no people at dawn", []),
        ("A dog is to the left of a chair, then the dog runs to the front of the chair.", ["dog", "chair"]),
    ],
)
def test_only_things_that_are_to_be_seen_are_subjects(request_: str, nouns: list[str]) -> None:
    assert [subject.noun for subject in shot_of(request_).subjects] == nouns


def test_what_there_is_none_of_is_to_be_avoided() -> None:
    assert shot_of("A street with no cars and no people at dawn").avoid == ["cars", "people"]


def test_people_around_a_table_are_in_the_room_that_is_named() -> None:
    assert shot_of("five people sitting around a wooden table in a kitchen").setting.place == "kitchen"


def test_the_material_in_a_things_name_is_its_own() -> None:
    assert shot_of("a plastic bag drifts over a road").subjects[0].material == "plastic"


def test_a_number_bound_to_a_word_is_no_count() -> None:
    cat = shot_of("A one-eyed cat with a bent tail").subjects[0]
    assert cat.count == 1
    assert [look.text for look in cat.looks] == ["one-eyed", "bent tail"]


@pytest.mark.parametrize(
    ("request_", "actions"),
    [
        ("a wolf howls, breath visible, moonlight, slow zoom", ["howling"]),
        ("slow motion, a ballerina leaps, profile, backlit, 50mm", ["leaping"]),
        ("a woman's boots, tilt up", []),
        ("a lighthouse on a cliff at dusk, waves below, crane up", []),
        ("a man stops, looks behind, and runs", ["stopping", "looking behind", "running"]),
    ],
)
def test_what_one_thing_does_is_a_deed_even_in_a_list_of_tags(request_: str, actions: list[str]) -> None:
    assert [beat.action for beat in shot_of(request_).beats] == actions


@pytest.mark.parametrize(
    ("request_", "noun"),
    [
        ("a knight kneels before a queen, torches on the walls", "torches"),
        ("a woman walks down an alley, steam from the manholes", "steam"),
        ("a man sits on a bench, leaves falling", "leaves"),
    ],
)
def test_what_is_set_beside_a_scene_is_nobodys_deed(request_: str, noun: str) -> None:
    shot = read(request_).shots[0]
    assert noun in {subject.noun for subject in shot.subjects}


def test_who_leaves_after_a_comma_does_so() -> None:
    beats = read("a man stands up, leaves the room").shots[0].beats
    assert any(beat.action.startswith("leaving") for beat in beats)


def test_an_adjective_before_an_unknown_name_is_of_somebody() -> None:
    assert read("Old Henrik mends a net on the pier").shots[0].subjects[0].kind != "thing"


def test_what_the_other_carries_is_in_the_others_hands() -> None:
    beats = shot_of("a woman bumps into a man carrying coffee").beats
    assert [(beat.subject, beat.target) for beat in beats] == [("woman", "man"), ("man", "coffee")]


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("an astronaut runs down a white sci-fi corridor", "room"),
        ("a gunslinger walks down the main street of a western town", "village"),
        ("soldiers huddle in a trench while explosions light up the night sky", "plain"),
    ],
)
def test_where_it_is_when_more_is_told_of_the_place(request_: str, stage: str) -> None:
    assert shot_of(request_).setting.stage == stage


@pytest.mark.parametrize(
    ("request_text", "noun"),
    [
        ("A tranquil tableau of an old wooden cart in a barn", "cart"),
        ("A picture of a broken wooden fence in a field", "fence"),
        ("A tranquil tableau of an old water pump in a garden", "pump"),
    ],
)
def test_a_picture_of_a_thing_is_of_that_thing(request_text: str, noun: str) -> None:
    assert read(request_text).shots[0].subjects[0].noun == noun


def test_an_orange_and_white_cat_is_one_cat() -> None:
    subjects = read("an orange and white cat").shots[0].subjects
    assert [(s.noun, [look.text for look in s.looks]) for s in subjects] == [("cat", ["orange", "white"])]


def test_an_orange_and_a_lemon_are_two_fruits() -> None:
    assert [s.noun for s in read("an orange and a lemon").shots[0].subjects] == ["orange", "lemon"]
