"""Two who face, stare at or look at each other are turned to one another."""

from __future__ import annotations

import numpy as np
import pytest

from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    "words",
    [
        "a cowboy and a sheriff face off in a dusty street",
        "a cowboy and a sheriff stand facing each other",
        "two gunslingers stare each other down in a western town",
        "a couple looks into each others eyes on a beach",
    ],
)
def test_each_faces_the_other(words: str) -> None:
    people = {subject.id for subject in shot_of(words).subjects if subject.kind == "human"}
    first, second = (track for track in staged(words).tracks if track.subject_id in people)
    between = (second.centre(2.5) - first.centre(2.5))[:2]
    between /= np.linalg.norm(between)
    assert first.heading(2.5)[:2] @ between > 0.9
    assert second.heading(2.5)[:2] @ between < -0.9


def test_who_stands_at_nothing_is_no_stand() -> None:
    shot = shot_of("a cowboy and a sheriff stand facing each other")
    assert [subject.id for subject in shot.subjects] == ["cowboy", "sheriff"]
