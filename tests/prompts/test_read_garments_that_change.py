"""A garment that changes while it is somebody's shows who wears it; what is begun is a deed and no thing."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "who", "garment"),
    [
        ("A woman's dress changes from white to red.", "woman", "dress"),
        ("A man's shirt slowly turns blue.", "man", "shirt"),
    ],
)
def test_the_wearer_is_there(request_: str, who: str, garment: str) -> None:
    (subject,) = read(request_).shots[0].subjects
    assert subject.noun == who
    assert subject.looks[0].part == garment


def test_a_garment_that_moves_in_the_wind_is_seen_by_itself() -> None:
    assert read("A woman's scarf flutters in the wind.").shots[0].subjects[0].noun == "scarf"


@pytest.mark.parametrize("verb", ["start", "begin"])
def test_what_people_begin_is_no_thing(verb: str) -> None:
    shot = read(f"Two people sit at a table, then they {verb} drawing on a notepad.").shots[0]
    assert [s.noun for s in shot.subjects] == ["people", "table", "notepad"]
