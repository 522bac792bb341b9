"""What `it` means is sat on, jumped into and flattened; who was under way stops, and no fall off a cliff is silent."""

from __future__ import annotations

import pytest

from generators.previz.caused import with_caused
from generators.previz.changing import change_of
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(request: str) -> Stage:
    return Stage.build(complete(read(request).shots[0]), seed=3, width=64, height=36)


@pytest.mark.parametrize(
    ("request_text", "action"),
    [
        ("A girl sees a chair and sits on it.", "sitting on the chair"),
        ("A cat finds a box and jumps into it.", "jumping into the box"),
    ],
)
def test_it_is_called_by_its_name(request_text: str, action: str) -> None:
    assert with_caused(complete(read(request_text).shots[0])).beats[-1].action == action


def test_who_sits_on_it_needs_no_second_chair() -> None:
    assert len(staged("A girl sees a chair and sits on it.").performance.players) == 2


def test_a_sandcastle_is_flat_after_it_was_jumped_on() -> None:
    shot = complete(read("A child builds a sandcastle, and then jumps on it to flatten it.").shots[0])
    course = change_of(shot, shot.subjects[1], shot.duration_s or 5.0)
    assert course is not None
    before, after = (course.size(course.start_s + share * (course.end_s - course.start_s))[0] for share in (0.4, 1.0))
    assert before == 1.0
    assert after < 0.4


def test_a_truck_that_drives_stops() -> None:
    assert not [w for w in staged("A truck drives along a road, brakes, and stops.").warnings if "not acted" in w]


def test_a_fall_off_a_cliff_is_told_of() -> None:
    assert any("falling off a cliff" in w for w in staged("A bear walks by a lake and falls off a cliff.").warnings)


def test_what_an_animal_does_in_turn_takes_its_whole_body() -> None:
    shot = complete(read("A horse looks up, sits down, and starts to eat.").shots[0])
    assert shot.camera.size == "full"


@pytest.mark.parametrize(
    ("request_text", "told"),
    [
        ("A snowplow clears a street.", "clearing a street"),
        ("A teacher writes on a chalkboard, and then erases it.", "erasing it"),
    ],
)
def test_what_leaves_no_trace_in_the_picture_is_told_of(request_text: str, told: str) -> None:
    assert any(told in warning for warning in staged(request_text).warnings)


def test_a_dog_that_carries_a_stick_does() -> None:
    assert not [w for w in staged("A dog carries a stick.").warnings if "not acted" in w]
