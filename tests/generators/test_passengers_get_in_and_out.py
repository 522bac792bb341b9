"""Vehicles come, stop and go on; who gets in is gone inside before they leave, who gets out is there afterwards."""

from __future__ import annotations

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read
from tests.generators.staged_words import staged


def _way(stage: Stage, index: int, *times_s: float) -> list[float]:
    return [stage.performance.players[index].animation(s).position[0] for s in times_s]


@pytest.mark.parametrize(
    "words",
    ["A taxi pulls up to the curb, a woman gets in, and it drives off.", "A bus stops, waits, and then leaves."],
)
def test_a_vehicle_comes_stays_and_goes(words: str) -> None:
    comes, stops, stays, goes = _way(staged(words), 0, 0.5, 3.6, 4.6, 7.3)
    assert stops - comes > 3.0
    assert stays - stops < 0.6
    assert goes - stays > 3.0


def test_cars_stop_after_the_light_has_turned() -> None:
    shot = complete(read("A traffic light turns red, the cars stop, and then an old lady crosses the street.").shots[0])
    starts = [beat.start_s for beat in shot.beats]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("A taxi pulls up to the curb, a woman gets in, and it drives off.", True, False),
        ("A police car brakes, two officers jump out, and then they run down the street.", False, True),
    ],
)
def test_passengers_are_seen_on_their_side_of_the_door(words: str, before: bool, after: bool) -> None:
    stage = staged(words)
    assert [_is_seen(stage, story_s) for story_s in (2.6, 4.9)] == [before, after]


def _is_seen(stage: Stage, story_s: float) -> bool:
    """Whether no shape is drawn as small as those of who is gone."""
    scale = stage.frame(story_s, stage.new_data()).scale
    return scale is None or float(scale.min()) > 0.5


def test_who_drives_off_is_seen_beside_the_car_first() -> None:
    stage = staged("A man gets into his car, starts the engine, and drives away.")
    assert [_is_seen(stage, story_s) for story_s in (0.5, 6.0)] == [True, False]


def test_who_drives_from_the_first_is_no_passenger() -> None:
    stage = staged("A man drives his car along the coast and stops at a light.")
    assert all(player.alter is None for player in stage.performance.players)
