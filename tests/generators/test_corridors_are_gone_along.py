"""Who goes along a corridor goes along its length, between its walls; who is at its end is seen down it."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.rigs.human.wardrobe import is_feminine
from generators.previz.things import is_person
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("a night watchman walks down a museum corridor, camera follows behind him", 1.0),
        ("a man in a suit walks down a hotel corridor", -1.0),
    ],
)
def test_they_go_into_the_depth(words: str, way: float) -> None:
    stage = staged(words)
    assert float(np.asarray(stage.tracks[0].heading(1.0))[1]) == pytest.approx(way, abs=0.05)


def test_who_is_at_the_end_is_seen_from_afar() -> None:
    camera = as_staged(shot_of("a boy stands at the end of a long corridor")).camera
    assert (camera.size, camera.view) == ("wide", "front")


@pytest.mark.parametrize(
    ("words", "woman"),
    [("a news anchor at her desk", True), ("a pilot checks her watch", True), ("a pilot checks his watch", False)],
)
def test_a_pronoun_tells_a_woman(words: str, woman: bool) -> None:
    people = [s for s in as_staged(shot_of(words)).subjects if is_person(s)]
    assert [is_feminine(s) for s in people] == [woman]


def test_a_jewel_that_somebody_is_in_is_worn() -> None:
    shot = as_staged(shot_of("a rapper in a gold chain"))
    assert [subject.noun for subject in shot.subjects] == ["rapper"]
    assert any("chain" in look.text for look in shot.subjects[0].looks)


def test_several_from_below_fill_the_frame() -> None:
    assert as_staged(shot_of("four gangsters walk toward the camera, low angle")).camera.size == "full"
