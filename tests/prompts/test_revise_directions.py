"""Directions as people give them on a set: moves in order, figures with units, as in another shot, half a wish."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.explain import define, explain
from prompts.read import read
from prompts.revise import address, revise
from prompts.revising.patterns import pattern
from prompts.revising.sequence import in_sequence
from prompts.shot import Shot, Source

STORY = (
    "Shot 1: a girl in a red coat walks through a forest, wide shot, 35mm, low angle. "
    "Shot 2: she finds a puppy under a tree, medium shot, 85mm, in the rain."
)


@pytest.fixture(scope="module")
def film() -> list[Shot]:
    return [complete(shot) for shot in read(STORY).shots]


@pytest.fixture(scope="module")
def taxi() -> Shot:
    request = "A taxi drives down a city street at night in the rain, medium shot, 50mm, f/4, pan right, 8 seconds"
    return complete(read(request).shots[0])


@pytest.mark.parametrize(
    ("said", "moves"),
    [
        ("start with a tilt up, then push in", "tilt up, dolly in"),
        ("tilt down before tracking right", "tilt down, tracking right"),
        ("zoom out after the pan", "pan right, zoom out"),
        ("a slow push in followed by a crane up", "slow dolly in, crane up"),
        ("she waves, then leaves", "she waves, then leaves"),
    ],
)
def test_moves_that_follow_one_another_are_told_in_their_order(taxi: Shot, said: str, moves: str) -> None:
    assert in_sequence(said, taxi) == moves


@pytest.mark.parametrize(
    ("say", "path", "value"),
    [
        ("two stops darker", "lighting.exposure_stops", -3.0),
        ("bring it up half a stop", "lighting.exposure_stops", -0.5),
        ("stop down two stops", "camera.aperture_f", 8.0),
        ("20 mm longer", "camera.focal_length_mm", 70.0),
        ("50% longer", "duration_s", 12.0),
        ("20 percent slower", "time_scale", 0.8),
    ],
)
def test_a_number_with_its_unit_moves_its_field_by_so_much(taxi: Shot, say: str, path: str, value: float) -> None:
    revised = revise(taxi, say).shot
    group, _, name = path.rpartition(".")
    held = getattr(revised, group) if group else revised
    assert getattr(held, name) == pytest.approx(value, abs=0.02)


def test_a_figure_after_a_degree_is_what_counts(taxi: Shot) -> None:
    assert revise(taxi, "longer lens, something around 120").shot.camera.focal_length_mm == 120


def test_a_part_is_taken_over_from_another_shot(film: list[Shot]) -> None:
    meant = address("shot 2: same lens as in shot 1", film)
    assert meant.numbers == (2,)
    revision = revise(film[1], meant.rest, film)
    assert revision.fields == ("camera.focal_length_mm",)
    assert revision.shot.camera.focal_length_mm == 35


def test_what_is_like_a_shot_that_is_not_there_is_asked(film: list[Shot]) -> None:
    revision = revise(film[1], "the same light as in shot 7", film)
    assert revision.fields == ()
    assert "shot 7" in revision.question


@pytest.mark.parametrize(
    ("say", "details"),
    [("harder rain", ["heavy rain"]), ("just a drizzle", ["light rain"]), ("it should pour", ["heavy rain"])],
)
def test_rain_has_a_strength(taxi: Shot, say: str, details: list[str]) -> None:
    assert revise(taxi, say).shot.setting.details == details


@pytest.mark.parametrize(
    "say",
    [
        "let's see the audience in silhouette",
        "fade to black at the end",
        "in 4k",
        "less of the purple flurb",
    ],
)
def test_half_a_wish_and_what_no_shot_holds_is_a_question(say: str) -> None:
    shot = complete(read("two boys build a sandcastle on a beach, medium shot").shots[0])
    revision = revise(shot, say)
    assert revision.fields == ()
    assert revision.question


def test_a_question_says_what_was_not_understood() -> None:
    shot = complete(read("a ballerina spins on a stage, spotlight").shots[0])
    assert "audience" in revise(shot, "let's see the audience in silhouette").question


def test_what_the_film_is_made_with_is_never_in_the_picture(taxi: Shot) -> None:
    for say in ("camera behind it", "put the camera under it", "use the same lens"):
        assert revise(taxi, say).shot.subjects == taxi.subjects


@pytest.mark.parametrize("verb", ["remove", "lose", "kill", "ditch", "scrap", "undo", "get rid of"])
def test_every_verb_of_removing_removes(taxi: Shot, verb: str) -> None:
    assert pattern("objects", "removing").match(verb)
    assert revise(taxi, f"{verb} the rain").shot.setting.weather == "clear"


def test_facts_hold_the_value_with_its_source_and_reason(taxi: Shot) -> None:
    lens, height = explain(taxi, ["camera.focal_length_mm", "camera.height_m"])
    assert (lens.what, lens.value, lens.source) == ("lens", "50 mm", Source.USER)
    assert height.source is Source.DIRECTOR
    assert height.reason


def test_definitions_tell_a_move_from_what_it_is_taken_for() -> None:
    pan, truck = define("a pan and a truck")
    assert "turns" in pan.text
    assert "slides" in truck.text
    assert "truck" in pan.distinction
    assert define("a flumph") == ()
