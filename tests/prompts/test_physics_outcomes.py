"""An event is told by what the eye sees, with its quantities, and thresholds decide."""

from __future__ import annotations

import re

import pytest

from prompts.physics import event_quantities, known_laws
from prompts.shot import PhysicalEvent, Subject
from prompts.vocabulary import term_ids

LAW_NAMES = re.compile(
    r"\b(?:gravity|newton|archimedes|buoyan\w+|friction|inertia|momentum|elastic\w*|restitution|pendulum|refract\w+|law)\b"
)
BALL = Subject(id="ball", noun="glass ball", kind="ball", material="glass", height_m=0.2)
DUCKS = Subject(id="ducks", noun="ducks", kind="bird", count=3)


@pytest.mark.parametrize("law", known_laws())
@pytest.mark.parametrize("subject", [BALL, DUCKS, None])
def test_every_outcome_is_short_visible_and_names_no_law(law: str, subject: Subject | None) -> None:
    event = event_quantities(PhysicalEvent(law=law, other="wooden floor", surface="wood"), subject)
    assert 4 <= len(event.outcome.split()) <= 25
    assert not LAW_NAMES.search(event.outcome.lower())
    assert not re.search(r"[{}()\[\]]", event.outcome)


def test_every_law_of_the_first_table_has_a_function() -> None:
    assert set(known_laws()) <= set(term_ids("physical_laws"))


def test_a_glass_ball_rebounds_to_under_half_and_a_lump_of_clay_hardly() -> None:
    glass = event_quantities(PhysicalEvent(law="bounce", height_m=1.0, surface="wood", other="wooden floor"), BALL)
    assert glass.quantities["rebound_1_m"] == pytest.approx(0.66**2, abs=0.01)
    assert "under half" in glass.outcome
    sand = event_quantities(PhysicalEvent(law="bounce", height_m=1.0, surface="sand", other="sand"), BALL)
    assert "hardly" in sand.outcome


def test_water_at_70_stays_calm_and_at_100_churns() -> None:
    cool = event_quantities(PhysicalEvent(law="boil", material="water", temperature_c=70))
    hot = event_quantities(PhysicalEvent(law="boil", material="water", temperature_c=100))
    assert "smooth" in cool.outcome
    assert "Bubbles" in hot.outcome


def test_ice_at_minus_10_keeps_its_edges() -> None:
    ice = Subject(id="ice", noun="ice cube", material="ice")
    assert "hard" in event_quantities(PhysicalEvent(law="melt", temperature_c=-10), ice).outcome
    assert "puddle" in event_quantities(PhysicalEvent(law="melt", temperature_c=20), ice).outcome


def test_steel_sinks_and_wood_floats_with_part_above() -> None:
    steel = event_quantities(PhysicalEvent(law="float", material="steel", surface="water"), BALL)
    wood = event_quantities(PhysicalEvent(law="float", material="wood", surface="water"), BALL)
    assert "sinks" in steel.outcome
    assert "third" in wood.outcome
    assert wood.quantities["submerged_fraction"] == pytest.approx(0.65, abs=0.02)


def test_stone_does_not_burn() -> None:
    stone = Subject(id="wall", noun="wall", material="stone")
    assert "keeps its shape" in event_quantities(PhysicalEvent(law="burn"), stone).outcome


def test_a_gentle_slope_holds_and_a_steep_one_does_not() -> None:
    box = Subject(id="box", noun="box", material="wood")
    assert "stays put" in event_quantities(PhysicalEvent(law="slide", angle_deg=10, surface="wood"), box).outcome
    assert "faster" in event_quantities(PhysicalEvent(law="slide", angle_deg=40, surface="wood"), box).outcome


def test_a_plural_subject_takes_a_plural_verb() -> None:
    assert event_quantities(PhysicalEvent(law="fall"), DUCKS).outcome.startswith("The ducks drop ")
    assert event_quantities(PhysicalEvent(law="fall"), BALL).outcome.startswith("The ball drops ")


def test_what_is_set_already_is_kept() -> None:
    told = PhysicalEvent(law="fall", outcome="It lands in a cup", quantities={"fall_time_s": 9.0})
    event = event_quantities(told, BALL)
    assert event.outcome == "It lands in a cup"
    assert event.quantities["fall_time_s"] == 9.0
    assert event_quantities(event, BALL) == event
