"""Places of everyday requests that have a set of their own."""

from __future__ import annotations

import pytest

from tests.generators.staged_words import staged


@pytest.mark.parametrize(
    ("there", "elsewhere", "least"),
    [
        ("a robot watering plants in a greenhouse", "a robot watering plants in a studio", 150),
        ("a woman waiting at a bus stop", "a woman waiting in a street", 10),
    ],
)
def test_the_place_stands_around_the_action(there: str, elsewhere: str, least: int) -> None:
    stage = staged(there)
    assert not stage.warnings
    assert len(stage.scene.kind) >= len(staged(elsewhere).scene.kind) + least


def test_no_grass_grows_in_a_greenhouse() -> None:
    stage = staged("a robot watering plants in a greenhouse")
    blades = stage.scene.blades
    assert blades is not None
    near = (abs(blades.root[:, 0]) < 5.0) & (abs(blades.root[:, 1]) < 5.0)
    assert not near.any()
