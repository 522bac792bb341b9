"""A thing that is said to be small or big is so beside its usual size, and is of the matter that is told."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.shot import Subject


def subject_in(words: str, noun: str) -> Subject:
    return next(s for s in complete(read(words).shots[0]).subjects if s.noun == noun)


def test_a_small_cube_is_lower_than_a_big_sphere() -> None:
    words = "a small blue cube in front of a big yellow sphere"
    cube, sphere = subject_in(words, "cube"), subject_in(words, "sphere")
    assert cube.height_m is not None
    assert sphere.height_m is not None
    assert cube.height_m < 0.7 * sphere.height_m


@pytest.mark.parametrize("noun", ["teapot", "suitcase", "pumpkin"])
def test_a_giant_thing_is_higher_than_a_plain_and_a_tiny_one(noun: str) -> None:
    tiny, plain, giant = (subject_in(f"a {size}{noun} on a lawn", noun).height_m for size in ("tiny ", "", "giant "))
    assert tiny is not None
    assert plain is not None
    assert giant is not None
    assert tiny < plain < giant


@pytest.mark.parametrize("noun", ["dog", "spider", "house", "oak", "boat", "parrot"])
def test_a_small_one_is_lower_than_a_plain_and_a_huge_one(noun: str) -> None:
    small, plain, huge = (subject_in(f"a {size}{noun} by a road", noun).height_m for size in ("small ", "", "huge "))
    assert small is not None
    assert plain is not None
    assert huge is not None
    assert small < plain < huge


@pytest.mark.parametrize("noun", ["cat", "spider", "rabbit"])
def test_a_giant_beast_among_houses_is_as_high_as_they(noun: str) -> None:
    height_m = subject_in(f"a giant {noun} walks between the houses of a city", noun).height_m
    assert height_m is not None
    assert height_m >= 6.0


@pytest.mark.parametrize("words", ["a tiny elephant stands on a table", "a tiny man walks across a keyboard"])
def test_who_is_tiny_fits_on_what_they_are_on(words: str) -> None:
    height_m = complete(read(words).shots[0]).subjects[0].height_m
    assert height_m is not None
    assert height_m < 0.3


def test_a_little_girl_and_a_big_man_are_of_their_age() -> None:
    for size, noun in (("little", "girl"), ("big", "man"), ("small", "woman")):
        told, plain = (complete(read(f"a {who} by a road").shots[0]).subjects[0] for who in (f"{size} {noun}", noun))
        assert told.height_m == plain.height_m


def test_a_tall_man_is_taller_than_a_short_one() -> None:
    tall, short = (
        complete(read(f"a {size} man by a road").shots[0]).subjects[0].height_m for size in ("tall", "short")
    )
    assert tall is not None
    assert short is not None
    assert tall > 1.15 * short


@pytest.mark.parametrize(
    ("words", "noun", "material"),
    [("a block of ice melts in the sun", "block of ice", "ice"), ("a cube of wood on a table", "cube of wood", "wood")],
)
def test_of_tells_what_a_shape_is_made_of(words: str, noun: str, material: str) -> None:
    assert subject_in(words, noun).material == material


def test_of_tells_what_is_in_a_vessel_and_not_what_it_is_made_of() -> None:
    assert subject_in("a glass of water on a table", "glass of water").material == "glass"
