"""Who is spoken of, how many, what they are like, and how they move, in sentences as people say them."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import OPEN_COUNT, Shot


def shot_of(request: str) -> Shot:
    (shot,) = read(request).shots
    return shot


@pytest.mark.parametrize(
    ("request_", "nouns"),
    [
        ("a whale jumps out of the sea, then the fish swim away in the sky", ["whale", "fish"]),
        ("Mira, in a blue raincoat, runs through the forest", ["Mira"]),
        ("Mira, a teenage girl with short red hair, walks into a cafe", ["teenage girl"]),
        ("a car comes toward camera", ["car"]),
        ("a woman looks at camera", ["woman"]),
        ("a photographer holds a camera", ["photographer", "camera"]),
        ("a man sits next to a cup of coffee", ["man", "cup of coffee"]),
        ("a dog (not cat) runs on the beach", ["dog"]),
        ("a dog, not a cat, runs", ["dog"]),
        ("a woman walks through a city, shot from behind", ["woman"]),
    ],
)
def test_the_subjects_are_those_named(request_: str, nouns: list[str]) -> None:
    shot = shot_of(request_)
    assert [s.noun for s in shot.subjects] == nouns
    assert shot.extra == []


def test_what_is_said_between_commas_describes_the_one_named() -> None:
    (mira,) = shot_of("Mira, a teenage girl with short red hair, walks into a cafe").subjects
    assert (mira.name, mira.kind, [look.text for look in mira.looks]) == ("Mira", "human", ["short red hair"])
    (mira,) = shot_of("Mira, in a blue raincoat, runs through the forest").subjects
    assert (mira.kind, [(look.part, look.colour) for look in mira.looks]) == ("human", [("raincoat", "blue")])
    (girl,) = shot_of("a girl named Mira walks into a bar").subjects
    assert (girl.noun, girl.name) == ("girl", "Mira")


def test_a_thing_denied_is_avoided() -> None:
    assert shot_of("a dog, not a cat, runs").avoid == ["cat"]
    assert shot_of("a dog (not cat) runs on the beach").avoid == ["cat"]


@pytest.mark.parametrize(
    ("request_", "motion"),
    [
        ("a man shuffles cards at a table", "work"),
        ("a woman pulls out a card from the deck", "work"),
        ("a mechanic tightens a bolt", "work"),
        ("a boy flips a coin", "work"),
        ("a man passes the salt", "work"),
        ("a boy flips", "jump"),
        ("a man passes a house", "walk"),
        ("a car pulls out", "drive"),
        ("a man shuffles along the street", "walk"),
        ("a woman turns to the door", "turn"),
        ("a lantern glows in the dark", "shine"),
        ("stars twinkle in the night sky", "shine"),
        ("a house burns", "burn"),
        ("waves crash on rocks", "flow"),
        ("clouds drift over hills", "float"),
        ("a car comes toward the camera", "drive"),
    ],
)
def test_the_motion_is_that_of_who_does_it(request_: str, motion: str) -> None:
    assert [beat.motion for beat in shot_of(request_).beats] == [motion]


def test_what_shines_does_not_burn() -> None:
    assert shot_of("a lantern glows in the dark").physics == []
    assert [event.law for event in shot_of("a house burns").physics] == ["burn"]


@pytest.mark.parametrize(
    "request_", ["a dog suddenly jumps", "Suddenly a dog jumps", "a dog sits, then it suddenly jumps"]
)
def test_suddenly_is_how_it_happens(request_: str) -> None:
    assert shot_of(request_).beats[-1].manner == "suddenly"


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("fish in the ocean", "underwater"),
        ("a fish swims in a lake", "underwater"),
        ("a whale jumps out of the sea", None),
        ("a boat and a dolphin in the sea", "sea"),
        ("a knife on the kitchen floor", "kitchen"),
        ("children play in a village lane", "village"),
        ("a fox walks along the forest path", "forest"),
        ("a car on a country lane", "road"),
    ],
)
def test_the_kind_of_place(request_: str, stage: str | None) -> None:
    assert shot_of(request_).setting.stage == stage


@pytest.mark.parametrize(
    "words", ["tracking behind", "camera tracking from behind", "following from behind", "camera following from behind"]
)
def test_tracking_from_behind_follows(words: str) -> None:
    assert [m.kind for m in shot_of(f"a car on a road, {words}").camera.moves] == ["track_tail"]


@pytest.mark.parametrize(
    ("request_", "count", "count_text"),
    [
        ("birds fly over a lake", OPEN_COUNT, ""),
        ("children play in a park", OPEN_COUNT, ""),
        ("some birds fly", OPEN_COUNT, "some"),
        ("five birds fly", 5, "five"),
        ("a bird flies", 1, ""),
        ("a pair of scissors on a table", 2, "a pair of"),
    ],
)
def test_a_bare_plural_is_several_without_a_number(request_: str, count: int, count_text: str) -> None:
    subject = shot_of(request_).subjects[0]
    assert (subject.count, subject.count_text) == (count, count_text)


def test_the_prompt_gives_no_number_that_was_not_said() -> None:
    text = compile_prompt(complete(shot_of("birds fly over a lake")), "plain").text.lower()
    assert "birds" in text
    assert "three" not in text


@pytest.mark.parametrize(
    ("request_text", "nouns"),
    [
        ("a girl walks her dog along a rainy street at night", ["girl", "dog"]),
        ("a woman with her cat", ["woman", "cat"]),
        ("Mira holds her umbrella", ["Mira", "umbrella"]),
        ("a man in his blue coat takes off his hat", ["man"]),
    ],
)
def test_what_belongs_to_somebody_is_a_subject_unless_it_is_worn(request_text: str, nouns: list[str]) -> None:
    assert [subject.noun for subject in read(request_text).shots[0].subjects] == nouns


@pytest.mark.parametrize(("start", "end"), [("right", "left"), ("left", "right")])
def test_a_way_across_is_the_way_it_ends(start: str, end: str) -> None:
    (shot,) = read(f"a car drives from {start} to {end}").shots
    assert [beat.direction for beat in shot.beats] == [end]


@pytest.mark.parametrize(
    ("request_", "doers"),
    [
        ("a wooden ball and a steel ball fall, the steel ball sinks and the wooden ball floats", ["ball_2", "ball"]),
        ("a tall man and a short man walk in, the tall man sits down, the short man laughs", ["man", "man_2"]),
        ("a wooden box and an iron cube fall; the wood floats and the iron sinks", ["box", "cube"]),
        ("a young woman meets an old woman, the young woman waves, the old woman smiles", ["woman", "old_woman"]),
    ],
)
def test_two_of_a_kind_are_told_apart_by_what_they_are_like(request_: str, doers: list[str]) -> None:
    (shot,) = read(request_).shots
    assert [beat.subject for beat in shot.beats[-2:]] == doers
