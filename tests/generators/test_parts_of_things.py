"""Work on a part is work on the whole; parts of things start, go faster and slower, and stop as told."""

from __future__ import annotations

import pytest

from generators.previz.part_pace import pace_of_parts
from generators.previz.parts_of_carriers import with_whole_carriers
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("request_text", "whole"),
    [
        ("A person changes a tire on a car, and then tightens the lug nuts.", "vehicle"),
        ("A mechanic lifts the hood of a car and checks the engine.", "vehicle"),
        ("A boy pumps up the tire of his bicycle.", "cycle"),
    ],
)
def test_the_whole_is_worked_on(request_text: str, whole: str) -> None:
    shot = with_whole_carriers(complete(read(request_text).shots[0]))
    assert [s.kind for s in shot.subjects] == ["human", whole]
    assert {beat.target for beat in shot.beats} == {shot.subjects[1].id}


def test_a_tyre_alone_stays_a_tyre() -> None:
    shot = complete(read("A tire rolls down a road.").shots[0])
    assert with_whole_carriers(shot) == shot


def test_a_tyre_that_is_changed_is_on_its_car() -> None:
    shot = with_whole_carriers(complete(read("A man changes a tire.").shots[0]))
    assert [s.kind for s in shot.subjects] == ["human", "vehicle"]


def joints(request: str, *shares: float) -> list[float]:
    """The angle of a thing's first part at shares of the story, and a moment later, as differences."""
    shot = complete(read(request).shots[0])
    stage, seconds = Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0
    thing = next(p for p in stage.performance.players if p.animation(0.0).joints)
    bone = next(iter(thing.animation(0.0).joints))
    moments = [(thing.animation(s * seconds), thing.animation(s * seconds + 0.05)) for s in shares]
    return [abs(b.joints[bone] - a.joints[bone]) for a, b in moments]


def test_a_ferris_wheel_slows_down_and_stops() -> None:
    first, last = joints("A ferris wheel slows down and stops.", 0.02, 0.985)
    assert first > 0.0
    assert last == pytest.approx(0.0, abs=1e-6)


def test_a_fan_that_starts_stands_still_before() -> None:
    first, last = joints("A ceiling fan starts spinning.", 0.02, 0.95)
    assert first == pytest.approx(0.0, abs=1e-6)
    assert last > 0.0


def test_nothing_changes_where_nothing_is_told() -> None:
    shot = complete(read("A ferris wheel turns.").shots[0])
    assert pace_of_parts(shot, shot.subjects[0]) is None
