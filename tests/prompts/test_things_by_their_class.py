"""Any thing that the vocabulary knows is told by what it is of: dropped, sunk, tilted, left to time, near a magnet."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.physics.ageing import ageing_of
from prompts.physics.substances import substance_in
from prompts.physics.things import is_a, phrase_of, stuff_of
from prompts.read import read


def told(request: str) -> str:
    return " ".join(event.outcome for event in complete(read(request).shots[0]).physics)


@pytest.mark.parametrize(
    ("here", "seen", "there", "other"),
    [
        ("A brick rests on a plank tilted to 15 degrees", "stays put", "A brick rests on a plank tilted to 45 degrees",
         "slides down"),
        ("A wooden stick closes the gap in a circuit with a bulb", "stays as dark",
         "A copper coin closes the gap in a circuit with a bulb", "glowing"),
        ("A sheet of paper in an oven at 180 degrees", "no flame comes", "A sheet of paper in an oven at 250 degrees",
         "Flame climbs"),
        ("A match is dropped into a bowl of diesel", "goes out", "A match is dropped into a puddle of petrol",
         "leaps over the whole surface"),
        ("Honey at 5 degrees is poured over a spoon", "hardly leaves", "Honey at 60 degrees is poured over a spoon",
         "ribbon"),
        ("Gallium lies in an open palm", "mirror", "Gallium lies in a dish at 10 C", "stays hard"),
        ("A block of oak is put in a tub of water", "floats", "An ebony block is put in a tub of water", "bottom"),
        ("A silver spoon lies in copper sulphate solution", "Nothing grows",
         "An iron nail lies in copper sulphate solution", "reddish-brown coat"),
        ("A hammer and a feather are dropped in a room", "strikes first",
         "A hammer and a feather are dropped in a vacuum chamber", "same instant"),
        ("A strip of red litmus paper is dipped in lemon juice", "as red as before",
         "A strip of blue litmus paper is dipped in lemon juice", "bright red"),
        ("A red rose under green light", "almost black", "A white rose under green light", "plainly green"),
        ("A gold ring is left in damp air for a month", "as bright", "An iron nail is left in damp air for a month",
         "Orange-brown"),
        ("A magnet is held to a brass screw", "does not stir", "A magnet is held to a steel screw", "hang"),
        ("An arrow hits a brick wall", "glances off", "An arrow hits a straw target", "quivers"),
        ("A chocolate bar lies on a dashboard in the midday sun", "softens", "Chocolate lies in a fridge", "hard"),
    ],
)  # fmt: skip
def test_the_same_deed_ends_by_what_the_thing_is(here: str, seen: str, there: str, other: str) -> None:
    assert seen in told(here)
    assert other not in told(here)
    assert other in told(there)


@pytest.mark.parametrize(
    ("request_", "seen"),
    [
        ("A stone is thrown into deep snow", "clean hole"),
        ("A stone is thrown from a cliff out over the sea", "arc"),
        ("A glass bottle, corked and empty, is thrown into the sea", "floats"),
        ("A wet sponge is dropped onto a stone floor", "star of drops"),
        ("Wax drips from a burning candle onto a cold saucer", "beads"),
        ("Sea water at -1 C in a bucket outdoors", "stays liquid"),
        ("Olive oil in a fridge", "clouds over"),
        ("A granite pebble is held in a candle flame", "blackens"),
        ("A man walks past a street lamp, his shadow on the pavement", "under the lamp"),
        ("A toy car rolls off the edge of a table", "edge of the table"),
        ("A loaf of bread lies in a bag over two weeks", "furry"),
        ("An astronaut drops an egg on the Moon", "slow motion"),
    ],
)
def test_what_physics_insists_on_is_in_the_outcome(request_: str, seen: str) -> None:
    assert seen in told(request_)


def test_degrees_are_no_subject() -> None:
    shot = read("Butter on a plate at -5 C").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["Butter", "plate"]
    assert shot.setting.temperature_c == -5


def test_words_name_a_thing_as_far_as_they_are_known() -> None:
    assert phrase_of("plastic bottle is", "thing") == "plastic bottle"
    assert phrase_of("block of oak is", "thing") == "block of oak"
    assert phrase_of("girl skips", "thing") == ""
    assert is_a("a wine glass", "brittle")
    assert not is_a("a steel plate", "brittle")
    assert is_a("the olive oil", "liquid")


def test_metals_stand_in_the_order_of_their_eagerness() -> None:
    iron, copper, gold, wood = (substance_in(word) for word in ("iron", "copper", "gold", "wood"))
    assert iron is not None
    assert copper is not None
    assert gold is not None
    assert wood is not None
    assert gold.is_nobler_than(copper)
    assert copper.is_nobler_than(iron)
    assert iron.is_nobler_than(wood) is None
    nail = stuff_of("a nail")
    assert nail is not None
    assert nail.is_magnetic


def test_time_does_nothing_to_what_keeps() -> None:
    gold = ageing_of("gold ring", "a gold ring lies in damp air for a year")
    bread = ageing_of("bread", "bread lies in a bag for a week")
    assert gold is not None
    assert not gold.changes
    assert bread is not None
    assert bread.changes
    assert ageing_of("idea", "an idea lies about for a year") is None


@pytest.mark.parametrize(
    ("request_", "never"),
    [
        ("A girl skips down a school corridor, her satchel bouncing", "rebounds"),
        ("A postman slides letters into a door slot", "comes to rest"),
        ("A mother hangs washing on a line", "foam"),
        ("A hot air balloon drifts over vineyards", "swells taut"),
        ("A blacksmith hammers a horseshoe on an anvil", "begins to shine"),
        ("A dog digs in the sand", "blade"),
        ("A cook chops onions on a wooden board", "splits"),
        ("A girl swings her legs on a harbour wall", "even beat"),
        ("A mother rocks her baby to sleep", "even beat"),
        ("A snake slides through the grass", "comes to rest"),
        ("A frog jumps into a pond", "front legs"),
        ("A boy throws a paper plane from a balcony", "faster and faster"),
        ("A plastic cup is knocked off a shelf onto a wooden floor", "pieces"),
        ("A drummer practises in a garage", "each turn"),
        ("A boy puts his hand in the water", "bottom"),
        ("A baker slides loaves out of the oven", "comes to rest"),
        ("Snow lies on the roofs of a village", "Flakes"),
        ("A damp log is put on a campfire", "leaf after leaf"),
        ("Commuters ride an escalator in a glass station", "wind of the ride"),
    ],
)
def test_everyday_doings_get_no_law_that_is_not_theirs(request_: str, never: str) -> None:
    assert never not in told(request_)
