"""A phenomenon is recognised by its signs in plain words, told of the right thing, and left alone in other company."""

from __future__ import annotations

import re

import pytest

from prompts.complete import complete
from prompts.physics import dew_point_c, sightings, temperature_in
from prompts.physics.choosing import CHOOSERS
from prompts.physics.sighting import _rows
from prompts.physics.substances import substance_in
from prompts.read import read
from prompts.shot import Shot
from prompts.vocabulary import term_ids

LAW_NAMES = re.compile(
    r"\b(?:gravity|newton|archimedes|buoyan\w+|friction|inertia|momentum|elastic\w*|restitution|refract\w+|diffract\w+"
    r"|interferen\w+|dispers\w+|sublimat\w+|condens\w+|oxid\w+|capillar\w+|tension|magnetis\w+|law)\b"
)


def shot_of(request: str) -> Shot:
    return complete(read(request).shots[0])


def seen(request: str) -> str:
    return shot_of(request).physics[0].outcome


@pytest.mark.parametrize(
    ("request_", "law", "words"),
    [
        ("a soap bubble drifts in the sunlight", "interference", "magenta, green and gold"),
        ("a thin film of petrol on a wet road", "interference", "Rainbow rings"),
        ("a laser shines through two narrow slits onto a screen", "diffraction", "evenly spaced"),
        ("a flashlight beam crosses a dusty attic", "beam", "shafts"),
        ("a laser passes through salt solution in a tank", "beam", "Nothing marks its path"),
        ("a lamp shines at a mirror", "reflection", "same slant"),
        ("a mountain is mirrored in a still lake", "reflection", "upside down"),
        ("a magnifying glass is moved over a stamp", "refraction", "the stamp swells"),
        ("a glass ball stands in front of a garden", "refraction", "upside down"),
        ("a sunbeam falls through a red glass bottle onto a wall", "tint", "colour of the glass"),
        ("a banknote under ultraviolet light", "glow", "shine by itself"),
        ("a tree casts a shadow at noon", "shadow", "small and close"),
        ("a tree casts a shadow at sunset", "shadow", "far out"),
        ("water vapor meets a cold window", "condense", "fogs the cold window"),
        ("frost forms on a window", "frost", "feathers of ice"),
        ("a candle is put out by the wind", "extinguish", "thread of smoke"),
        ("a candle is covered with a glass jar", "extinguish", "shrinks"),
        ("a piece of copper is ignited, giving off an unusual flame", "burn", "green"),
        ("a stone is held in a campfire flame", "burn", "keeps its shape"),
        ("a red-hot sword is plunged into water", "quench", "glow dies"),
        ("blue litmus paper is dipped in vinegar", "indicate", "bright red"),
        ("litmus paper is dipped in soapy water", "indicate", "clear blue"),
        ("baking soda is added to vinegar", "react", "foam"),
        ("concentrated sulfuric acid is poured on sugar", "dehydrate", "black"),
        ("an iron nail left in the rain for months, time-lapse", "rust", "Orange-brown"),
        ("a gold ring left in the rain for months, time-lapse", "rust", "as bright"),
        ("a copper wire hangs in silver nitrate solution", "displace", "silver needles"),
        ("a magnet is held over a pile of nails", "magnet", "jump the last gap"),
        ("a magnet is held over a wooden block", "magnet", "does not stir"),
        ("a balloon rubbed on wool is held over scraps of paper", "static", "leap up"),
        ("a sponge is squeezed by a hand", "squeeze", "swells slowly back"),
        ("a wet sponge is squeezed by a hand", "squeeze", "Water wells out"),
        ("a steel block is squeezed by a hand", "squeeze", "does not give"),
        ("air is sucked out of a plastic bottle", "press", "buckle inward"),
        ("air is pumped out of a glass bell jar", "press", "keeps its shape"),
        ("a needle pricks a balloon", "pierce", "splits"),
        ("a nail is pressed against a steel plate", "pierce", "skids off"),
        ("a piece of chalk is drawn across a blackboard", "rub", "grainy line"),
        ("a water droplet rolls off a lotus leaf", "bead", "round and glassy"),
        ("a needle is gently laid on the surface of the water", "bead", "shallow dent"),
        ("a paper towel is dipped in red dye", "soak", "wet edge climbs"),
        ("yellow paint is mixed with blue paint", "mix", "green"),
        ("a red light and a green light overlap on a wall", "mix", "yellow"),
        ("a drop of ink falls into a glass of water", "mix", "veils"),
        ("an egg is thrown at a rock", "break", "shell bursts"),
        ("an egg is dropped on a sponge", "break", "without a crack"),
        ("two billiard balls collide head-on", "collide", "about as fast"),
        ("two lumps of clay collide", "collide", "one lump"),
        ("a bowling ball rolls into a tennis ball", "collide", "goes on almost as before"),
        ("a row of dominoes is knocked over", "topple", "each knocks over the one behind"),
        ("an elephant and a mouse sit on a seesaw", "lever", "the elephant sinks"),
        ("a weight hangs on a spring and bounces", "spring", "up and down"),
        ("a bucket of water is swung overhead in a circle", "spin", "not a drop"),
        ("an astronaut lets go of a wrench in the space station", "weightless", "The wrench stays"),
        ("a bottle of honey is squeezed in the space station", "weightless", "rounded rope"),
        ("a piece of iron is gently placed on the surface of the water in a tank", "plunge", "sinks"),
        ("a cork is dropped into a bucket of water", "plunge", "floats"),
        ("an egg is placed in a glass of very salty water", "plunge", "floats"),
        ("an egg is placed in a glass of water", "plunge", "sinks"),
        ("a helium balloon is released", "rise", "rises"),
        ("a flag in a gale", "wind", "whipping"),
        ("a flag in a gentle breeze", "wind", "slow waves"),
    ],
)
def test_what_is_asked_is_recognised_and_told(request_: str, law: str, words: str) -> None:
    event = shot_of(request_).physics[0]
    assert event.law == law
    assert words in event.outcome


@pytest.mark.parametrize(
    "request_",
    [
        "a woman walks along a street at dusk",
        "a dog runs through a meadow",
        "two friends talk over coffee in a kitchen",
        "a chef plates a dish of pasta",
        "a cat sleeps on a windowsill",
        "a car drives along a coastal road",
        "a knight stands in front of a castle",
        "a girl in a red dress dances on a stage",
        "crystal-clear water at a tropical beach",
        "a man drinks a glass of water",
        "a boy plays a video game",
        "an office with people typing",
    ],
)
def test_everyday_scenes_call_for_no_phenomenon(request_: str) -> None:
    assert sightings(request_) == ()


def test_every_row_names_a_law_and_tells_it_in_few_plain_words() -> None:
    for row in _rows():
        assert row.law in CHOOSERS or row.law in term_ids("physical_laws")
        assert row.cue
        assert len(row.outcome.split()) <= 25, row.outcome
        assert not LAW_NAMES.search(row.outcome.lower()), row.outcome


def test_an_ice_cube_in_cold_whiskey_splashes_floats_and_stays_sharp() -> None:
    told = seen("ice cube dropped in a glass of whiskey at -5 degrees")
    assert "splash" in told
    assert "floats" in told
    assert "sharp" in told
    assert "sharp" not in seen("ice cube dropped in a glass of whiskey")


def test_what_is_slid_over_a_counter_slows_and_not_who_slides_it() -> None:
    shot = shot_of("A barista slides a cup across the counter")
    assert shot.physics[0].subject == "cup"
    assert "The cup slows" in shot.physics[0].outcome


def test_the_end_of_a_change_is_what_it_leaves_behind() -> None:
    assert "puddle" in shot_of("butter melts in a hot pan").end_state
    assert "pieces" in shot_of("a glass is thrown at a wall").end_state
    assert "thread of smoke" in shot_of("a candle is put out by the wind").end_state


@pytest.mark.parametrize(
    ("words", "substance", "degrees"),
    [
        ("at -10 degrees", "water", -10),
        ("at minus ten degrees", "water", -10),
        ("5 degrees below zero", "water", -5),
        ("heated to 212 F", "water", 100),
        ("at 300 K", "water", 26.85),
        ("in the freezer", "water", -18),
        ("as the temperature rises significantly above its melting point", "butter", 49),
        ("as the temperature drops below its freezing point", "milk", -15.5),
        ("on a hot pan", "butter", 180),
        ("seen at 45 degrees from the left", "water", None),
        ("a glass on a table", "water", None),
    ],
)
def test_words_give_a_temperature(words: str, substance: str, degrees: float | None) -> None:
    found = temperature_in(words, substance_in(substance))
    assert found == (None if degrees is None else pytest.approx(degrees, abs=0.1))


def test_dew_forms_on_what_is_colder_than_the_air_can_hold() -> None:
    assert dew_point_c(20, 0.5) == pytest.approx(9.3, abs=0.3)
    assert "stays clear and dry" in seen("steam meets a cold window at 60 degrees")
    assert "No frost" in seen("frost forms on a window at 5 degrees")


def test_the_numbers_carry_their_units() -> None:
    fall = shot_of("a stone falls from a height of 5 m onto a concrete floor").physics[0].quantities
    assert fall["fall_time_s"] == pytest.approx(1.01, abs=0.01)
    cork = shot_of("a cork is dropped into a bucket of water").physics[0].quantities
    assert cork["submerged_fraction"] == pytest.approx(0.24, abs=0.01)
    hoop = shot_of("a rubber tyre rolls down a hill").physics[0].quantities
    ball = shot_of("a solid steel ball rolls down a hill").physics[0].quantities
    assert hoop["acceleration_mps2"] < ball["acceleration_mps2"]


def test_an_impossible_wish_is_told_as_a_marvel_where_the_style_allows_it() -> None:
    assert "light as cork" in seen("a magical stone floating on the water of a lake")
    assert "sinks" in seen("a stone floating on the water of a lake")
