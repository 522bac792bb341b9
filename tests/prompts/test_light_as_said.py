"""The user's words for the light are kept: their colour and side as numbers, and in the prompt word for word."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.dialects import compile_prompt
from prompts.read import read


@pytest.mark.parametrize(
    ("said", "azimuth", "at_least", "at_most"),
    [
        ("warm window light from the left", -80, 3000, 4300),
        ("cold blue light from the right", 80, 7000, 12000),
        ("golden light from behind", 170, 3000, 4300),
    ],
)
def test_colour_and_side_of_the_light_are_numbers(said: str, azimuth: float, at_least: float, at_most: float) -> None:
    light = complete(read(f"A chef slices tomatoes, {said}").shots[0]).lighting
    assert light.key_azimuth_deg == azimuth
    assert light.colour_temperature_k is not None
    assert at_least <= light.colour_temperature_k <= at_most


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        ("A man waits at a bus stop, cold blue light", "cold blue light"),
        ("A sailor mends a net, soft evening light", "soft evening light"),
        ("A man waits, dim red light", "dim red light"),
        ("They dance in the warm light of the lanterns", "warm light of the lanterns"),
        ("A dog on a beach, soft light", "soft"),
    ],
)
@pytest.mark.parametrize("dialect", ["plain", "ltx-2", "hunyuanvideo1.5"])
def test_the_prompt_says_the_light_as_the_user_did(request_: str, words: str, dialect: str) -> None:
    text = compile_prompt(complete(read(request_).shots[0]), dialect).text.lower()
    assert words in text
    assert "pale golden" not in text or "cold" not in words


def test_firelight_keeps_its_own_colour() -> None:
    assert "lighting.colour_temperature_k" not in read("A smith hammers, warm firelight").shots[0].provenance


@pytest.mark.parametrize(
    ("text", "setup", "alone"),
    [
        ("butterfly lighting on a dancer, close-up", "butterfly", True),
        ("two drummers under neon signs in an alley", "neon", False),
        ("a nun prays by candlelight in a bare cell", "candlelight", True),
    ],
)
def test_a_lighting_term_is_nobody(text: str, setup: str, *, alone: bool) -> None:
    (shot,) = read(text).shots
    assert shot.lighting.setup == setup
    assert (len(shot.subjects) == 1) is alone
    assert not any(beat.action.startswith(("lighting", "signing")) for beat in shot.beats)


def test_somebody_sits_in_the_evening_sun_and_not_beside_it() -> None:
    (shot,) = read("a fisherman in the evening sun on a pier").shots
    assert not any("sun" in subject.noun.split() for subject in shot.subjects)


def test_a_silhouette_out_of_doors_stands_against_the_sky() -> None:
    shot = complete(read("a juggler in silhouette against the setting sun").shots[0])
    assert (shot.setting.stage, shot.camera.angle) == ("plain", "low_angle")


def test_a_light_that_draws_on_the_face_is_seen_from_the_front() -> None:
    assert complete(read("a sculptor, split lighting, close-up").shots[0]).camera.view == "front"
