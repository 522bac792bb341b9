"""Buttons, pieces, ice, gifts and hats of indoor deeds are what their words mean."""

from __future__ import annotations

import pytest

from generators.previz.drinks import with_ice_for_drinks
from generators.previz.knobs import with_knobs_on_their_machines
from generators.previz.motion.performing import performance_of
from generators.previz.plainly_called import as_plainly_called
from generators.previz.unwrapping import with_hats_to_reach_into, with_lids
from prompts.complete import complete
from prompts.read import read
from prompts.shot import Shot
from tests.generators.staged_words import staged


def shot_of(words: str) -> Shot:
    return complete(read(words).shots[0])


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ("A woman loads the washing machine and presses the start button.", "washing_machine"),
        ("A courier rings the doorbell, and a woman opens the door.", "door"),
    ],
)
def test_a_button_is_its_machines(words: str, whole: str) -> None:
    shot = with_knobs_on_their_machines(shot_of(words))
    assert whole in {beat.target for beat in shot.beats}
    assert not any("button" in s.noun or "bell" in s.noun for s in shot.subjects)


def test_a_button_alone_stays_one() -> None:
    shot = shot_of("A man presses a button.")
    assert with_knobs_on_their_machines(shot) == shot


def test_a_piece_is_of_what_was_cut() -> None:
    shot = as_plainly_called(shot_of("A woman grinds pepper over a steak, cuts a piece, and tastes it."))
    assert not any(s.noun == "piece" for s in shot.subjects)


def test_ice_in_a_drink_is_no_iceberg() -> None:
    shot = with_ice_for_drinks(shot_of("A bartender cracks ice into a tumbler."))
    assert "ice cube" in {s.noun for s in shot.subjects}


def test_what_a_conjurer_pulls_out_is_in_the_hat() -> None:
    shot = with_hats_to_reach_into(shot_of("A magician pulls a rabbit out of a hat."))
    rabbit = next(s for s in shot.subjects if s.id == "rabbit")
    assert rabbit.position.startswith("in the ")


@pytest.mark.parametrize("words", ["A man opens a letter.", "A woman opens the fridge."])
def test_nothing_else_has_a_lid(words: str) -> None:
    shot = shot_of(words)
    assert with_lids(shot) == shot


@pytest.mark.parametrize(
    ("action", "row"),
    [
        ("striking a match", "strike_match"),
        ("blowing out the match", "blow_out_match"),
        ("closing her eyes", "close_eyes"),
        ("slipping it into an envelope", "put_into_small"),
        ("throwing the onions into a pan", "toss_in"),
        ("throwing the ball", "throw"),
        ("sliding it across the bar", "slide_along"),
        ("opening a birthday present", "open_lid"),
        ("beginning an operation", "operate_on"),
        ("letting it drop", "drop"),
    ],
)
def test_a_deed_is_played_by_its_own_row(action: str, row: str) -> None:
    found = performance_of(action, "", action.split(), posture=False, alone=True)
    assert found is not None
    assert found.id == row


def test_milk_comes_out_of_the_fridge() -> None:
    stage = staged("A man opens the fridge, takes out a carton of milk, and drinks straight from it.")
    milk, fridge = (
        next(p for p in stage.performance.players if p.track.subject_id == name) for name in ("carton", "fridge")
    )
    (x, y, z), (fx, fy, _) = milk.animation(0.1).position, fridge.animation(0.1).position
    assert abs(x - fx) < 0.4
    assert abs(y - fy) < 0.4
    assert z > 0.5
