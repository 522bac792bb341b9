"""An animal or somebody that is said to be of a material is of it all over; what no surface shows is told."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.rigs.stuff import stuff_of
from prompts.read import read
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    "words",
    ["A tiger made of clear glass walks.", "A lion of glass roars.", "A glass horse runs along the beach."],
)
def test_what_is_of_glass_is_seen_through(words: str) -> None:
    stage = staged(words)
    own = stage.scene.subject == stage.tracks[0].number
    assert float(np.mean(stage.scene.transmission[own] > 0.3)) > 0.7


def test_an_animal_of_its_own_stuff_keeps_its_coat() -> None:
    assert stuff_of(shot_of("A golden retriever runs.").subjects[0]) is None
    assert stuff_of(shot_of("A robot walks.").subjects[0]) is None


@pytest.mark.parametrize(
    ("words", "motion"),
    [("A horse made of ice gallops.", "gallop"), ("A woman made of water dances.", "dance")],
)
def test_the_deed_after_a_stuff_is_read(words: str, motion: str) -> None:
    assert read(words).shots[0].beats[0].motion == motion


def test_a_stuff_that_is_not_shown_is_told() -> None:
    assert any("made of yarn" in warning for warning in staged("A cat made of yarn plays.").warnings)


def test_what_has_wings_flies() -> None:
    assert not any("flying" in warning for warning in staged("A bear with wings flies.").warnings)
