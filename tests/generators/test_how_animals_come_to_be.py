"""Eggs, cocoons, webs and stems: what young animals come out of, and what others hang from or go over."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.changing.becoming import becoming_of, with_becoming
from generators.previz.rigs.props import prop_of
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    ("request_text", "young"),
    [
        ("Three eggs hatch in the grass.", "chick"),
        ("A crocodile egg hatches on a river bank.", "crocodile"),
        ("A moth comes out of its cocoon.", "moth"),
    ],
)
def test_what_comes_out_of_a_shell_takes_its_place(request_text: str, young: str) -> None:
    shot = with_becoming(shot_of(request_text), 5.0)
    becoming = becoming_of(shot, 5.0)
    assert becoming is not None
    target = next(s for s in shot.subjects if s.id == becoming.target)
    assert target.noun.lower().endswith(young)
    assert all((b.speed_mps or 0.0) == 0.0 for b in shot.beats if b.subject == target.id)


@pytest.mark.parametrize("noun", ["cocoon", "chrysalis", "glacier", "mound", "burrow"])
def test_it_is_drawn_by_a_row_of_its_own(noun: str) -> None:
    assert prop_of(noun) is not None


def test_a_spider_that_weaves_goes_over_its_web() -> None:
    stage = staged("A spider spins a large web between two branches.")
    assert not any("not acted" in line or "the web" in line for line in stage.warnings)


def test_a_sloth_has_its_branch_and_no_other() -> None:
    stage = staged("A sloth dangles from a branch in the jungle.")
    assert [p.track.subject_id for p in stage.performance.players] == ["sloth"]
    assert stage.warnings == ()


def test_a_sea_horse_is_no_horse_and_under_water() -> None:
    shot = shot_of("A sea horse drifts past")
    assert shot.subjects[0].kind == "fish"
    assert shot.setting.stage == "underwater"


def test_a_bird_that_rides_on_a_back_sits_there() -> None:
    shot = as_staged(shot_of("An egret rides on the back of a hippo."))
    assert any(beat.action.startswith("sitting on") for beat in shot.beats)


@pytest.mark.parametrize(
    "request_text", ["Wind blowing over a barley field.", "A hen lays an egg.", "A parrot preens its wings."]
)
def test_what_is_seen_is_not_said_to_be_missing(request_text: str) -> None:
    assert staged(request_text).warnings == ()


@pytest.mark.parametrize(
    ("request_text", "said"),
    [
        ("An apple tree through all four seasons, time lapse.", "the seasons do not pass"),
        ("A gecko hangs on the ceiling of a kitchen.", "on the ceiling"),
    ],
)
def test_what_cannot_be_seen_is_said(request_text: str, said: str) -> None:
    assert any(said in line for line in staged(request_text).warnings)
