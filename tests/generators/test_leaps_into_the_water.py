"""Who jumps into the water is over water, leaps from something that stands in it, and is in it afterwards."""

from __future__ import annotations

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


def staged(request: str) -> tuple[Stage, float, str | None]:
    shot = complete(read(request).shots[0])
    return Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0, shot.setting.stage


@pytest.mark.parametrize("request_text", ["A boy jumps into the water.", "A dog jumps into the water and swims."])
def test_the_place_has_water(request_text: str) -> None:
    assert staged(request_text)[2] == "lake"


@pytest.mark.parametrize(
    "request_text", ["A dog jumps into the lake.", "An otter slides into the river and swims away."]
)
def test_an_animal_goes_down_from_its_jetty(request_text: str) -> None:
    stage, seconds, _ = staged(request_text)
    animal = stage.performance.players[0]
    first, last = (animal.animation(share * seconds).position[2] for share in (0.02, 0.99))
    assert first - last > 0.5


def test_a_turtle_that_slips_off_a_log_is_not_dropped_from_the_sky() -> None:
    stage, seconds, _ = staged("A turtle basks on a log, and then slips into the water, and swims away.")
    turtle = stage.performance.players[0]
    heights = [turtle.animation(share * seconds).position[2] for share in (0.02, 0.2, 0.3)]
    assert max(heights) - min(heights) < 0.05


def test_a_diver_stands_on_a_jetty_and_goes_under() -> None:
    stage, seconds, _ = staged("A boy jumps into the water.")
    boy = stage.performance.players[0]
    first, last = (boy.animation(share * seconds).position[2] for share in (0.02, 0.9))
    assert first > 1.0
    assert last < 0.0


def test_who_dives_where_there_is_no_water_is_told_of() -> None:
    stage, *_ = staged("A man stands in a desert and dives into the water.")
    assert any("diving into the water" in warning for warning in stage.warnings)


@pytest.mark.parametrize(
    ("request_text", "stage"),
    [("A boy kicks a ball.", "meadow"), ("A man throws a boomerang.", "meadow")],
)
def test_where_games_are_played(request_text: str, stage: str) -> None:
    assert complete(read(request_text).shots[0]).setting.stage == stage
