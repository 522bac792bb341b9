"""What lies flat is seen from above; what is drunk is in the hand; steam has room above what steams."""

from __future__ import annotations

from math import degrees

import pytest

from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged, track_of


@pytest.mark.parametrize(
    "words",
    [
        "A sheet of paper lies on a table.",
        "A plate on a table.",
        "A leaf changes from green to red.",
        "A letter lies on a desk.",
    ],
)
def test_a_flat_thing_is_looked_down_on(words: str) -> None:
    assert degrees(staged(words).camera.framing.elevation_rad) > 15.0


def test_what_hangs_and_is_not_flat_is_seen_level() -> None:
    assert degrees(staged("A hot air balloon floats in the sky.").camera.framing.elevation_rad) < 15.0


@pytest.mark.parametrize("words", ["A girl sips lemonade with a straw.", "A man drinks juice through a red straw."])
def test_a_straw_that_is_drunk_through_is_no_hay(words: str) -> None:
    assert not any("straw" in subject.noun for subject in as_staged(shot_of(words)).subjects)


def test_hay_stays_where_nobody_drinks() -> None:
    assert any("straw" in subject.noun for subject in as_staged(shot_of("A donkey lies on straw.")).subjects)


def test_a_cocktail_by_the_sea_is_in_the_hand() -> None:
    woman, drink = (track_of("A woman sips a cocktail on the beach.", name) for name in ("woman", "cocktail"))
    away = drink.centre(2.5) - woman.centre(2.5)
    assert float(abs(away[0]) + abs(away[1])) < 0.5


def test_steam_has_room_above_what_steams() -> None:
    shot = as_staged(shot_of("Macro shot of a steaming cup of tea."))
    assert "lower third" in shot.camera.composition
