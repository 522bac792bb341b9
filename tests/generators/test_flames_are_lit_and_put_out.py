"""A candle that is lit burns from then on, one that is blown out is dark, and a lamp shines while it is switched on."""

from __future__ import annotations

import pytest

from generators.previz.burning import with_flames_in_place
from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read

START, MIDDLE, END = 0.03, 0.55, 0.99


def staged(request: str) -> tuple[Stage, float]:
    shot = complete(read(request).shots[0])
    return Stage.build(shot, seed=3, width=64, height=36), shot.duration_s or 5.0


def light(request: str) -> list[float]:
    """How much light the subjects give at the start, in the middle and at the end."""
    stage, seconds = staged(request)
    lamps = [stage.performance.lights(share * seconds) for share in (START, MIDDLE, END)]
    return [sum(sum(lamp.colour) for lamp in some) for some in lamps]


@pytest.mark.parametrize("request_text", ["A man lights a candle.", "A lantern is lit in a dark barn."])
def test_what_is_lit_is_dark_before(request_text: str) -> None:
    first, _, last = light(request_text)
    assert first == 0.0
    assert last > 0.0


@pytest.mark.parametrize(
    "request_text",
    ["A woman blows out the candles on a birthday cake.", "A candle flickers and then goes out.",
     "A light bulb flickers, glows brightly, and then burns out."],
)  # fmt: skip
def test_what_is_put_out_is_dark_after(request_text: str) -> None:
    first, _, last = light(request_text)
    assert first > 0.0
    assert last == 0.0


def test_what_is_lit_and_blown_out_burns_between() -> None:
    first, between, last = light("A girl lights a candle and then blows it out.")
    assert between > 0.0
    assert first == last == 0.0


def test_a_candle_of_which_nothing_is_said_burns_all_the_time() -> None:
    first, between, last = light("A candle stands on a table.")
    assert min(first, between, last) > 0.0


def test_no_flame_is_drawn_over_a_candle_that_is_out() -> None:
    stage, seconds = staged("A candle is lit, burns, and is blown out.")
    shown = [stage.performance.flakes(share * seconds) is not None for share in (START, MIDDLE, END)]
    assert shown == [False, True, False]


def test_the_flames_of_a_cake_are_gone_when_they_are_blown_out() -> None:
    stage, seconds = staged("A woman blows out the candles on a birthday cake.")
    glowing = stage.scene.emission > 0.5
    heights = [stage.frame(share * seconds, stage.new_data()).position[glowing, 2] for share in (START, END)]
    assert heights[0].min() > 0.0
    assert (heights[1] < 0.0).sum() > len(heights[1]) / 2


def test_a_candle_that_goes_out_goes_nowhere() -> None:
    shot = with_flames_in_place(complete(read("A candle flickers and then goes out.").shots[0]))
    assert all(not beat.speed_mps for beat in shot.beats)
    assert not shot.physics


@pytest.mark.parametrize(
    "request_text",
    [
        "A man lights a candle.",
        "A candle is lit, burns, and is blown out.",
        "A woman turns on a lamp, then turns it off.",
    ],
)
def test_lighting_and_putting_out_are_acted(request_text: str) -> None:
    assert not [warning for warning in staged(request_text)[0].warnings if warning.startswith("not acted")]
