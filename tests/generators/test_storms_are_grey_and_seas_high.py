"""A sky that clouds close has no warmth by day, and waves that are told high are so, under the lens and the boat."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.blocking import under_the_lens
from generators.previz.light import light_of
from generators.previz.sets.swell import Swell
from tests.generators.staged_words import shot_of, staged


@pytest.mark.parametrize(
    "request_text",
    ["a thunderstorm over the fields early in the morning", "heavy snow falls on a farm, late afternoon"],
)
def test_a_closed_sky_is_no_warmer_than_it_is_blue(request_text: str) -> None:
    sky = light_of(shot_of(request_text)).sky
    assert sky.horizon[2] >= sky.horizon[0]
    assert sky.haze[2] >= 0.97 * sky.haze[0]


def test_a_storm_at_sunset_keeps_its_warmth() -> None:
    sky = light_of(shot_of("a storm over the sea at sunset")).sky
    assert sky.horizon[0] > sky.horizon[2]


def test_huge_waves_are_as_high_as_a_house_and_said_to_be_nothing_less() -> None:
    stage = staged("Huge waves roll over the open ocean.")
    assert not any("no higher" in line for line in stage.warnings)


def test_a_lens_keeps_over_the_highest_wave_that_passes() -> None:
    from generators.previz.sets.shore import HIGH_SEA, TOWERING

    swell = Swell.of(HIGH_SEA.with_(**TOWERING))
    passing = max(swell.rise(3.0, -8.0, 0.1 * step) for step in range(80))
    assert under_the_lens(swell, 3.0, -8.0) >= 0.95 * passing > 2.0


def test_a_boat_in_towering_waves_rides_them_in_a_wide_frame() -> None:
    shot = as_staged(shot_of("A trawler battles through towering waves in a gale."))
    boat = next(s for s in shot.subjects if s.kind == "boat")
    assert [b.motion for b in shot.beats if b.subject == boat.id][:1] == ["float"]
    assert shot.camera.size == "extreme_wide"


def test_giant_waves_are_no_giant() -> None:
    shot = shot_of("A yacht in giant waves")
    assert all(s.kind != "creature" for s in shot.subjects)


def test_who_leaps_beside_a_ship_is_seen_with_it() -> None:
    shot = as_staged(shot_of("Porpoises leap alongside a cruise ship."))
    ship = next(s for s in shot.subjects if s.kind == "boat")
    assert (ship.height_m or 99.0) <= 5.0


@pytest.mark.parametrize(
    "request_text", ["Lightning hits a lone oak on a plain.", "A bolt of lightning strikes a pine."]
)
def test_what_lightning_strikes_is_what_the_shot_is_of(request_text: str) -> None:
    stage = staged(request_text)
    assert stage.camera.target.tracks[0].height_m < 30.0
    assert stage.camera.framing.frame_m < 60.0


def test_a_surfer_is_not_under_the_waves_and_told_so() -> None:
    stage = staged("A surfer rides a huge wave.")
    assert any("no higher than a man" in line for line in stage.warnings)


def test_a_ship_in_towering_waves_waves_at_nobody() -> None:
    assert not any("waving" in line for line in staged("A ship in towering waves").warnings)
