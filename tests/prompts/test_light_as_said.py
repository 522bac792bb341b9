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
