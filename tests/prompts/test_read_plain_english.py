"""Ordinary sentences as people write them: who acts, what happens in what order, and where."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Shot


def told(request: str) -> Shot:
    """The first shot of a request."""
    return read(request).shots[0]


@pytest.mark.parametrize(
    ("request_", "beats"),
    [
        ("a chef flips a pancake, catches it and slides it onto a plate",
         [("chef", "flipping a pancake"), ("chef", "catching it"), ("chef", "sliding it onto a plate")]),
        ("a clown knocks over a pencil cup and falls off the desk",
         [("clown", "knocking over a pencil cup"), ("clown", "falling off the desk")]),
        ("a dog barks at the postman who runs away",
         [("dog", "barking at the postman"), ("postman", "running away")]),
        ("a girl sitting alone in a cafe stirs her coffee",
         [("girl", "sitting alone in a cafe"), ("girl", "stirring her coffee")]),
        ("the dancer spins, her skirt flaring out, and bows",
         [("dancer", "spinning"), ("dancer", "bowing")]),
        ("down the hill rolls a big snowball", [("snowball", "rolling down the hill")]),
        ("she opens an umbrella and it turns inside out",
         [("woman", "opening an umbrella"), ("umbrella", "turning inside out")]),
        ("a blue car won't start", [("car", "not starting")]),
        ("a cat perched on a wall", [("cat", "perching on a wall")]),
        ("a glass is filled, lifted and emptied",
         [("glass", "being filled"), ("glass", "being lifted"), ("glass", "being emptied")]),
        ("crack two eggs into a bowl, whisk them and pour them into a pan",
         [("", "cracking two eggs into a bowl"), ("", "whisking them"), ("", "pouring them into a pan")]),
        ("a detective with a torch follows footprints", [("detective", "following footprints")]),
    ],
)  # fmt: skip
def test_who_does_what_in_which_order(request_: str, beats: list[tuple[str, str]]) -> None:
    assert [(beat.subject, beat.action) for beat in told(request_).beats] == beats


@pytest.mark.parametrize(
    ("request_", "motions"),
    [
        ("a violinist plays under a bridge", ["work"]),
        ("a child plays in the garden", ["run"]),
        ("two men play chess", ["work"]),
        ("a team plays football", ["run"]),
        ("the orchestra begins to play", ["work"]),
        ("he turns the light on", ["work"]),
        ("a girl draws her sword", ["carry"]),
        ("a crowd gathers", ["walk"]),
        ("water turns to ice", ["grow"]),
        ("mist hangs over a lake", ["float"]),
    ],
)
def test_the_motion_is_that_of_the_verbs_sense(request_: str, motions: list[str]) -> None:
    assert [beat.motion for beat in told(request_).beats] == motions


@pytest.mark.parametrize(
    ("request_", "subjects"),
    [
        ("please make a short video of my dog catching a frisbee", {"dog", "frisbee"}),
        ("whip pan from the clock to the door", {"clock", "door"}),
        ("1girl, red hair, black hoodie, neon", {"girl"}),
        ("the teacher, a young woman with glasses, points at the board", {"teacher", "board"}),
        ("Bob waves at Tom and his sister Anna", {"Bob", "Tom", "sister"}),
        ("a trail of smoke behind a plane", {"trail of smoke", "plane"}),
        ("an astronaut looks up at two moons", {"astronaut", "moons"}),
    ],
)
def test_nobody_is_made_of_a_verb_or_a_frame(request_: str, subjects: set[str]) -> None:
    assert {subject.noun for subject in told(request_).subjects} <= subjects


@pytest.mark.parametrize(
    ("request_", "place"),
    [
        ("a fox at the edge of a frozen lake", "edge of a frozen lake"),
        ("drone shot flying over a pine forest", "pine forest"),
        ("a wolf howls at the moon", ""),
        ("wind turbines above a sea of clouds", ""),
        ("a tram climbs a steep street in Lisbon", "steep street"),
    ],
)
def test_a_place_is_where_it_happens(request_: str, place: str) -> None:
    assert told(request_).setting.place == place


def test_words_that_a_cue_claims_stay_where_the_sentence_needs_them() -> None:
    assert told("a balloon drifts over a valley covered in mist").beats[0].action.endswith("valley covered in mist")
    assert told("a snowman melting in the spring sun").beats[0].action == "melting in the spring sun"


def test_a_subject_stays_what_it_was_beside_its_looks() -> None:
    [bus] = told("a bus full of schoolchildren").subjects
    assert [look.text for look in bus.looks] == ["full of schoolchildren"]
