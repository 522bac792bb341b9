"""Several balloons that somebody holds are in the hand, as many and of the colour told."""

from __future__ import annotations

import pytest

from generators.previz.bunches import with_bunches
from prompts.complete import complete
from prompts.read import read


def shot_of(words):
    return complete(read(words).shots[0])


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("a girl holding three red balloons in a park", "bunch of three balloons"),
        ("a girl with two blue balloons", "bunch of two balloons"),
        ("a balloon seller with colourful balloons in a town square", "bunch of three coloured balloons"),
    ],
)
def test_held_balloons_are_one_bunch_of_as_many(words, noun):
    bunch = next(s for s in with_bunches(shot_of(words)).subjects if "balloons" in s.noun)
    assert bunch.noun == noun
    assert bunch.count == 1


@pytest.mark.parametrize("words", ["a girl releases three red balloons", "three hot air balloons over a valley"])
def test_balloons_that_are_let_go_or_fly_stay_several(words):
    lot = next(s for s in with_bunches(shot_of(words)).subjects if "balloons" in s.noun)
    assert lot.count == 3
