"""What the director adds to a request fits its subject, its deed and its place; where nothing fits, nothing is said."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read
from prompts.shot import Shot


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


def prompt(request: str, dialect: str = "veo") -> str:
    return compile_prompt(shot_of(request), dialect).text


@pytest.mark.parametrize(
    ("request_", "stage"),
    [
        ("a man in a yellow raincoat waiting for a train", "road"),
        ("a boy teaching his little sister to ride a bike", "street"),
        ("a street dog sleeping in the shade", "street"),
        ("a neon sign flickering above a noodle bar", "street"),
        ("a goldfish swimming round and round in its bowl", "room"),
        ("a rocket launching into space", "plain"),
        ("waves crashing on black rocks", "sea"),
        ("a horse and carriage in Vienna", "street"),
        ("two friends playing dominoes in a park in Lisbon", "meadow"),
    ],
)
def test_the_words_of_a_request_say_where_it_is(request_: str, stage: str) -> None:
    assert shot_of(request_).setting.stage == stage


@pytest.mark.parametrize("request_", ["a comet passing over the desert", "a neon sign over a bar", "a film noir alley"])
def test_what_belongs_to_the_night_is_lit_as_night(request_: str) -> None:
    assert shot_of(request_).setting.time_of_day == "night"


def test_a_room_that_nobody_named_has_no_window_and_no_sound() -> None:
    text = prompt("a couple talking quietly about money")
    assert "Window light" not in text
    assert "We hear" not in text


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("a red bus turning a corner", "one even rate"),
        ("a ladybird climbing a blade of grass", "blades meet"),
        ("a hummingbird sipping from a red trumpet flower", "note runs out"),
        ("a school of sardines splitting around a shark", "Cracks"),
        ("the concert hall falls silent", "drops straight down"),
        ("a drone light show over a harbour, no fireworks", "Sparks"),
        ("an explosion of coloured powder", "Flame"),
        ("a girl dancing in the rain with a yellow umbrella", "no wet trace"),
        ("the feeling of nostalgia", "sits firmly in place"),
        ("hands typing on a laptop", "carriage"),
        ("gold coins spilling from a pouch onto the floor", "grains"),
        ("a baby elephant chasing birds", "coat"),
    ],
)
def test_a_consequence_is_only_said_of_what_it_is_true_of(request_: str, never: str) -> None:
    assert never not in prompt(request_)


def test_oil_is_not_water() -> None:
    text = prompt("a blacksmith quenching a glowing blade in oil")
    assert "oil seethes" in text
    assert "water" not in text


@pytest.mark.parametrize(
    "request_", ["a kettle coming to the boil on a stove", "three toddlers splashing in a paddling pool",
                 "a violin and a cello playing a duet by themselves", "old hands holding a photograph"],
)  # fmt: skip
def test_the_camera_does_not_travel_with_what_goes_nowhere(request_: str) -> None:
    assert not {move.kind for move in shot_of(request_).camera.moves} & {"track_side", "pan_follow"}


def test_a_question_shows_its_answer() -> None:
    assert prompt("how do glaciers move", "wan2.2").split(". ")[1] == "Glaciers move"
    assert "Butter melts" in prompt("why does butter melt? show it on hot toast")


@pytest.mark.parametrize(
    ("request_", "once"),
    [
        ("a grandmother bakes bread. Warm afternoon light comes through the shutters.", "light"),
        ("a chef tosses noodles. The camera pushes in slowly on her hands.", "camera"),
    ],
)
def test_what_the_user_tells_is_not_told_again(request_: str, once: str) -> None:
    assert prompt(request_).lower().count(once) == 1


def test_monochrome_light_has_no_colour() -> None:
    text = prompt("black and white film noir, a man in a fedora walks down a wet alley", "wan2.2")
    assert "amber" not in text.lower()
    assert "Black and white film noir." in text


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ("an astronaut planting a flag on mars", "a flag on mars."),
        ("a dolly zoom on a woman realising she has been robbed", "A woman realises she has been robbed."),
        ("Warm afternoon light falls on a cat", "Warm afternoon light falls on a cat"),
        ("a crowd at Shibuya crossing", "a crowd at Shibuya crossing"),
        ("camera slowly orbits a perfume bottle on marble", "The camera slowly orbits a perfume bottle"),
        ("waterfall in the jungle", "a waterfall in the jungle"),
    ],
)
def test_the_users_words_are_not_bent(request_: str, said: str) -> None:
    assert said in prompt(request_, "wan2.2")


def test_no_pronoun_stands_for_a_camera_that_was_not_named() -> None:
    for request in ("a scientist pipetting blue liquid", "a tailor measuring a client", "a man reading"):
        text = prompt(request, "ltx-2")
        assert "The move" not in text
        assert "Its travel" not in text
