"""Who rides or drives and does something else stays in the saddle or at the wheel; what has wings flies about."""

from __future__ import annotations

import numpy as np
import pytest

from generators.previz.as_staged import as_staged
from generators.previz.company import company_of
from generators.previz.motion.plumes import plume_of
from prompts.shot import Look, Subject
from tests.generators.staged_words import shot_of, track_of


@pytest.mark.parametrize(
    ("words", "rider", "mount"),
    [
        ("a girl rides a bike and waves", "girl", "bike"),
        ("a man drives a car and sings", "man", "car"),
        ("a cowboy rides a horse and takes off his hat", "cowboy", "horse"),
    ],
)
def test_both_go_on_together(words: str, rider: str, mount: str) -> None:
    up, under = track_of(words, rider), track_of(words, mount)
    for time in (3.5, 4.5):
        assert np.linalg.norm((up.centre(time) - under.centre(time))[:2]) < 2.0
    assert np.linalg.norm((under.centre(4.5) - under.centre(3.5))[:2]) > 1.0


def test_a_driver_stays_under_the_roof() -> None:
    words = "a man drives a car and sings"
    head = track_of(words, "man").focus(4.0)[2]
    car = track_of(words, "car")
    assert head < car.base(4.0)[2] + car.height_m


def test_who_stops_sits_in_the_saddle_still() -> None:
    words = "a knight rides a horse through a forest, stops and draws his sword"
    up, under = track_of(words, "knight"), track_of(words, "horse")
    assert up.centre(6.5)[2] > under.centre(6.5)[2] + 0.3
    assert np.linalg.norm((under.centre(6.5) - under.centre(6.0))[:2]) < 0.1


def test_butterflies_around_somebody_fly() -> None:
    shot = as_staged(shot_of("a tiger sits in the jungle with butterflies around it"))
    (flight,) = [beat for beat in shot.beats if beat.subject == "butterfly"]
    assert flight.motion == "fly"
    assert flight.target == "tiger"


def test_a_butterfly_on_a_flower_sits() -> None:
    beats = shot_of("a butterfly on a flower").beats
    assert "fly" not in {beat.motion for beat in beats if beat.subject == "butterfly"}


def test_of_a_couple_she_has_the_dress_and_he_the_tie() -> None:
    looks = [Look(part="dress", text="red dress", colour="red"), Look(part="bow tie", text="bow tie")]
    he, she = company_of(Subject(id="couple", noun="couple", kind="human", looks=looks))
    assert [look.part for look in he.looks] == ["bow tie"]
    assert [look.part for look in she.looks] == ["dress"]


def test_smoke_of_a_steam_engine_is_its_own() -> None:
    shot = as_staged(shot_of("a steam train crosses a bridge with lots of smoke"))
    assert all(subject.kind != "smoke" for subject in shot.subjects)
    plume = plume_of("steam train")
    assert plume is not None
    assert plume.parts[0][1] > 1.0, "above its roof"
