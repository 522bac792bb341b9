"""What catches fire burns itself, from then on, until something puts it out."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("words", "thing"),
    [("A tree catches fire", "tree"), ("A car bursts into flames", "car"), ("A barn is set on fire", "barn")],
)
def test_what_catches_fire_burns_from_then_on_and_no_fire_lies_beside_it(words: str, thing: str) -> None:
    assert [s.id for s in as_staged(shot_of(words)).subjects] == [thing]
    player = next(p for p in staged(words).performance.players if p.track.subject_id == thing)
    assert player.plume is not None
    assert player.burning is not None
    assert player.burning.strength(0.0) < 0.1 < 0.9 < player.burning.strength(4.9)


def test_rain_puts_out_what_lightning_has_lit() -> None:
    words = "Lightning strikes a tall tree, the tree catches fire, and rain puts it out"
    tree = next(p for p in staged(words).performance.players if p.track.subject_id == "tree")
    seconds = staged(words).camera.seconds
    assert tree.burning is not None
    assert tree.burning.strength(0.6 * seconds) > 0.9
    assert tree.burning.strength(0.99 * seconds) < 0.1


def test_a_campfire_that_is_lit_stays_a_campfire() -> None:
    assert all(not s.looks for s in as_staged(shot_of("A campfire is lit in the forest")).subjects)


def test_a_truck_that_explodes_is_aflame_then() -> None:
    player = next(p for p in staged("An old truck explodes and burns").performance.players)
    assert player.burning is not None
    assert player.burning.strength(0.0) < 0.1 < 0.9 < player.burning.strength(4.9)


def test_a_balloon_that_explodes_does_not_burn() -> None:
    assert all(not s.looks for s in as_staged(shot_of("A balloon explodes")).subjects)
