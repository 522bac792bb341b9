"""What is seen of heated and burning matter is a table: any substance finds a row, and a known one finds its own."""

from __future__ import annotations

import pytest

from prompts.physics import event_quantities
from prompts.physics.seen import seen
from prompts.physics.substances import substance_in
from prompts.shot import PhysicalEvent, Subject


@pytest.mark.parametrize(
    ("law", "states"),
    [
        ("burn", ("", "too cool", "scorching", "drowned", "furnished", "dazzling", "coloured", "fireproof")),
        ("extinguish", ("", "several blown", "flame in water", "fire in water")),
        ("melt", ("", "never", "solid", "glowing")),
        ("boil", ("", "hot oil", "cold oil", "frozen", "warm", "cool", "thick")),
        ("freeze", ("", "without a point", "liquid", "glowing")),
        ("sublimate", ("solid", "warm", "cold")),
        ("condense", ("", "dry", "breath")),
        ("frost", ("", "above freezing")),
    ],
)
def test_matter_that_no_row_names_is_told_too(law: str, states: tuple[str, ...]) -> None:
    for state in states:
        assert seen(law, state, None, flame="green", place="the glass").outcome


def test_a_state_without_a_row_is_an_error() -> None:
    with pytest.raises(LookupError, match="no row of burn for the state 'upside down'"):
        seen("burn", "upside down", None)


@pytest.mark.parametrize(
    ("noun", "law", "said", "words"),
    [
        ("cheese", "melt", "cheese melts", "sticky strings"),
        ("tin", "melt", "tin melts", "smooth as a mirror"),
        ("milk", "boil", "milk boils", "froth climbs"),
        ("steel", "burn", "steel wool burns", "yellow sparks"),
        ("stone", "burn", "a stone burns in the fire", "soot"),
        ("water", "boil", "water at 70 degrees", "stays smooth"),
    ],
)
def test_a_known_substance_has_its_own_row(noun: str, law: str, said: str, words: str) -> None:
    told = event_quantities(PhysicalEvent(law=law, subject="it"), Subject(id="it", noun=noun), said)
    assert words in told.outcome


def test_figures_stand_beside_the_row() -> None:
    iron = substance_in("iron")
    assert iron is not None
    facts = seen("melt", "glowing", iron, {"melting_point_c": 1538.0})
    assert facts.quantities == {"melting_point_c": 1538.0}
    assert facts.end == "lie(s) in a glowing pool"
