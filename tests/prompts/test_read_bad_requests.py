"""What cannot become a shot is refused in a line or two, quickly; odd but readable text is read."""

from __future__ import annotations

from contextlib import suppress

import pytest

from prompts.errors import RequestError
from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "says"),
    [
        ("", "empty"),
        (" \n\t ", "empty"),
        ("🐕🏃‍♀️🌅", "no words"),
        ("?!... --- ***", "no words"),
        ("\x1b[31m\x1b[0m", "empty"),
        ("Un chien qui court dans la prairie avec un enfant", "English"),
        ("Ein Hund läuft über die Wiese und springt", "English"),
        ("一只狗在草地上奔跑", "English"),
        ("собака бежит по лугу", "English"),
    ],
)
def test_refusals_name_the_reason(request_: str, says: str) -> None:
    with pytest.raises(RequestError, match=says) as error:
        read(request_)
    assert len(str(error.value)) < 240


@pytest.mark.timeout(20)
@pytest.mark.parametrize("filler", ["a dog runs, ", "x", "((((", "pan left and ", "\x1b[31m dog", "1. "])
def test_a_hundred_thousand_characters_are_refused_with_both_numbers(filler: str) -> None:
    text = (filler * 100_000)[:100_000]
    with pytest.raises(RequestError, match=r"8,000|no words"):
        read(text)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "filler",
    [
        "dog and cat, ",
        "a red ",
        "the camera pans left, ",
        "(",
        "in the ",
        "of ",
        "very ",
        '"',
        "not ",
        "cup of ",
        "1 ",
        "a-",
        "’s ",
    ],
)
def test_no_text_within_the_limit_makes_it_slow(filler: str) -> None:
    text = "a dog " + (filler * 8000)[:7900]
    with suppress(RequestError):  # nonsense may be refused, but in no time
        assert read(text).shots


def test_escapes_and_control_characters_are_stripped() -> None:
    shot = read("\x1b[31ma dog\x07 run\u200bning\x1b[0m \x1b]0;title\x07fast").shots[0]
    assert shot.request == "a dog running fast"
    assert shot.beats[0].motion == "run"


def test_markup_is_plain_words() -> None:
    shot = read("[red]a dog[/red] running").shots[0]
    assert shot.request == "[red]a dog[/red] running"
    assert "dog" in [s.noun for s in shot.subjects]


@pytest.mark.parametrize(
    "request_", ["Eiffel Tower", "Gwen Stacy", "zorblax", "Cinematic shot of Van Gogh's selfie, Van Gogh style"]
)
def test_names_are_no_foreign_language(request_: str) -> None:
    shot = read(request_).shots[0]
    assert request_.split()[0].lower() in shot.model_dump_json(exclude={"request"}).lower()
