"""What somebody gets up and starts to do is a deed of its own, and of that somebody."""

from __future__ import annotations

import pytest

from prompts.read import read


def told(request: str) -> list[tuple[str, str | None]]:
    """Who does what, by motion."""
    (shot,) = read(request).shots
    return [(beat.subject, beat.motion) for beat in shot.beats]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ("Two people get up and start dancing.", [("person", "stand"), ("person", "dance")]),
        (
            "A dog is barking, then it suddenly stops and starts sitting quietly.",
            [("dog", "talk"), ("dog", "stand"), ("dog", "sit")],
        ),
        ("A man sits, then he gets up and walks away.", [("man", "sit"), ("man", "stand"), ("man", "walk")]),
        (
            "A person is drinking coffee, then they suddenly get up and start sweeping the garage.",
            [("person", "eat"), ("person", "stand"), ("person", "work")],
        ),
    ],
)
def test_each_deed_is_told_of_who_does_it(request_: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(request_) == expected


def test_a_start_that_is_a_thing_stays_one() -> None:
    (shot,) = read("The start line is empty.").shots
    assert [subject.noun for subject in shot.subjects] == ["start line"]
