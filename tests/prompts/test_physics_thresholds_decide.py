"""What is said to happen happens only where the numbers allow it; the shot then shows that nothing does."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.lint import lint
from prompts.physics.sighting import sightings
from prompts.physics.substances import drift_of, substance_in
from prompts.read import read
from prompts.shot import Beat, PhysicalEvent, Shot, Style, Subject


def seen(request: str) -> str:
    return complete(read(request).shots[0]).physics[0].outcome


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("a pot of water boiling at 70 C", "smooth and unbroken"),
        ("a pot of water boiling at 100 C", "churns"),
        ("a pot of water boiling at 212 F", "churns"),
        ("ice cubes melting at -10 C", "edges as sharp as before"),
        ("ice cubes melting at 5 C", "puddle"),
        ("butter in a pan at 10 C", "stays hard"),
        ("butter melting in a pan at 60 C", "puddle"),
        ("a piece of dry ice in a bowl at room temperature", "without a puddle"),
        ("a piece of dry ice in a bowl at -90 C", "no vapour"),
        ("a steel key scratches a glass window", "no mark"),
        ("a diamond scratches a glass window", "pale line"),
        ("acid poured on a glass plate", "unmarked"),
        ("acid poured on a marble statue", "fizz"),
        ("sand stirred into water", "settles at the bottom"),
        ("oil poured into water", "layer on top"),
        ("honey pouring from a spoon", "thick rope"),
        ("copper powder burning in a flame", "green"),
        ("white light through a prism", "red"),
        ("a straw in a glass of water", "broken at the surface"),
        ("a feather falling", "even, slow pace"),
        ("an iron ball floating in mercury", "bobs"),
        ("an iron ball floating in water", "sinks"),
    ],
)
def test_the_outcome_that_is_seen(request_: str, words: str) -> None:
    assert words in seen(request_)


def test_the_viscosity_decides_how_a_liquid_pours() -> None:
    pours = {liquid: seen(f"{liquid} pouring from a spoon") for liquid in ("water", "oil", "honey")}
    assert len(set(pours.values())) == 3


def test_what_floats_shows_the_part_that_its_density_leaves() -> None:
    ball = Subject(id="ball", noun="ball", kind="ball", height_m=0.2)
    event = PhysicalEvent(law="float", subject="ball", material="ice", surface="water", other="water")
    shot = complete(Shot(subjects=[ball], beats=[Beat(subject="ball", action="floating")], physics=[event]))
    assert shot.physics[0].quantities["submerged_fraction"] == pytest.approx(0.917, abs=0.005)
    assert "a tenth" in shot.physics[0].outcome


def test_degrees_of_an_angle_are_no_heat() -> None:
    events = complete(read("a man seen at 45 degrees from the left holding a glass of water").shots[0]).physics
    assert all(event.temperature_c is None for event in events)


def test_the_impossible_is_a_finding_unless_the_style_allows_it() -> None:
    anvil = Subject(id="anvil", noun="anvil", kind="tool", material="steel")
    event = PhysicalEvent(law="float", subject="anvil", material="steel", surface="water", other="water")
    plain = complete(Shot(subjects=[anvil], beats=[Beat(subject="anvil", action="floating")], physics=[event]))
    drawn = complete(
        Shot(
            subjects=[anvil],
            beats=[Beat(subject="anvil", action="floating")],
            physics=[event],
            style=Style(words=["magical"]),
        )
    )
    assert "PHYS-IMPOSSIBLE" in {finding.code for finding in lint(plain)}
    assert "sinks" in plain.physics[0].outcome
    assert "PHYS-IMPOSSIBLE" not in {finding.code for finding in lint(drawn)}
    assert "light as cork" in drawn.physics[0].outcome


@pytest.mark.parametrize("request_", ["a stone floating on water", "a stone melting", "a marble column burning"])
def test_everyday_impossibilities_are_found(request_: str) -> None:
    assert "PHYS-IMPOSSIBLE" in {finding.code for finding in lint(complete(read(request_).shots[0]))}


@pytest.mark.parametrize(
    "request_",
    ["a steel boat floating on a lake", "a log floating on a river", "butter melting in a pan", "a paper burning"],
)
def test_everyday_events_are_not(request_: str) -> None:
    assert "PHYS-IMPOSSIBLE" not in {finding.code for finding in lint(complete(read(request_).shots[0]))}


def test_contents_come_before_the_vessel_and_longer_names_before_shorter() -> None:
    water, salt, dry = (substance_in(noun) for noun in ("glass of water", "salt water", "piece of dry ice"))
    assert water is not None
    assert salt is not None
    assert dry is not None
    assert (water.id, salt.id, dry.id) == ("water", "salt_water", "dry_ice")
    assert substance_in("idea") is None


def test_only_light_things_fall_at_the_pace_of_the_air() -> None:
    feather = drift_of("white feather")
    assert feather is not None
    assert feather.terminal_speed_mps < 1
    assert drift_of("anvil") is None


def test_a_law_is_sighted_only_in_its_company() -> None:
    assert [s.law for s in sightings("a key scratching the glass")] == ["scratch"]
    assert sightings("a dog scratching its ear") == ()
    assert sightings("a spoon on a table") == ()
