"""Where nobody names hour or sky, activity, mood, season and place decide them, and the shot keeps the reason."""

from __future__ import annotations

from collections import Counter

import pytest

from prompts.complete import complete, complete_all
from prompts.dialects import compile_prompt
from prompts.read import read, read_shot
from prompts.shot import Source


@pytest.mark.parametrize(
    ("request_", "hours"),
    [
        ("a fisherman mends a rope on the quay", {"early_morning"}),
        ("commuters hurry across a square", {"morning"}),
        ("a family has a picnic in the park", {"midday", "afternoon"}),
        ("a wedding in a village square", {"late_afternoon"}),
        ("kids play hopscotch in the yard", {"afternoon", "late_afternoon"}),
        ("a boy eats cereal in the kitchen", {"early_morning", "morning"}),
        ("friends share a dinner in a small flat", {"night"}),
        ("a haunted house on a hill", {"dusk"}),
        ("a frozen canal in winter", {"early_morning", "late_afternoon"}),
    ],
)
def test_an_open_hour_follows_from_what_is_done(request_: str, hours: set[str]) -> None:
    shot = complete(read_shot(request_))
    assert shot.setting.time_of_day in hours
    cue = shot.provenance["setting.time_of_day"]
    assert cue.source is Source.DIRECTOR
    assert cue.reason
    assert complete(read_shot(request_)) == shot


def test_what_the_user_says_of_hour_and_sky_stands() -> None:
    shot = complete(read_shot("commuters hurry across a square at midnight in fog"))
    assert (shot.setting.time_of_day, shot.setting.weather) == ("night", "fog")


@pytest.mark.parametrize("request_", ["a street after rain", "a harbour after the storm", "a garden after heavy rain"])
def test_weather_that_is_over_does_not_fall(request_: str) -> None:
    shot = complete(read_shot(request_))
    assert shot.setting.weather == "cloudy"
    assert "after" in compile_prompt(shot).text


def test_a_heavy_mood_has_a_grey_sky() -> None:
    assert complete(read_shot("an abandoned harbour, lonely and bleak")).setting.weather == "overcast"
    assert complete(read_shot("an abandoned harbour in bright sunshine")).setting.weather == "clear"


def test_no_one_light_is_everywhere() -> None:
    subjects = ("a farmer", "a nurse", "two tourists", "a goat", "a lorry", "a sailing boat", "a painter", "a wall")
    places = ("in a field", "on a beach", "in a village", "on a road", "in the mountains", "by a lake", "in the street")
    shots = [complete(read_shot(f"{who} {where}")) for who in subjects for where in places]
    lights = Counter((s.setting.time_of_day, (s.lighting.key_azimuth_deg or 0) > 0) for s in shots)
    assert len(lights) >= 6
    assert max(lights.values()) <= len(shots) // 3


def test_a_story_keeps_the_hour_that_was_chosen_for_its_first_shot() -> None:
    script = "Shot 1: a baker kneads dough. Shot 2: a boy waits at the counter. Shot 3: the baker hands him a roll."
    hours = {shot.setting.time_of_day for shot in complete_all(read(script).shots)}
    assert len(hours) == 1


def test_steam_is_lit_from_behind() -> None:
    shot = complete(read_shot("a bowl of ramen with rising steam, close-up"))
    assert abs(shot.lighting.key_azimuth_deg or 0) > 110
    assert "with rising steam" in compile_prompt(shot, "ltx-2").text


def test_a_veiled_moon_draws_no_crisp_shadows() -> None:
    text = compile_prompt(complete(read_shot("snow falls over a mountain hut at night"))).text
    assert "crisp" not in text
