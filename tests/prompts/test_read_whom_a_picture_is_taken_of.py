"""Who is photographed is there, as many as are told, and no photo of them."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("A woman takes a photo of two children.", 2),
        ("A woman takes a picture of four friends.", 4),
        ("A man takes a photo of his wife.", 1),
        ("One person takes a photo of another.", 1),
    ],
)
def test_who_is_photographed_is_there(words: str, count: int) -> None:
    taker, pictured = read(words).shots[0].subjects
    assert (pictured.kind, pictured.count) == ("human", count)
    assert taker.kind == "human"


@pytest.mark.parametrize(("words", "stage"), [("A woman is rowing.", "lake"), ("A man is sailing.", "sea")])
def test_who_rows_or_sails_is_on_the_water(words: str, stage: str) -> None:
    assert complete(read(words).shots[0]).setting.stage == stage


def test_a_rowing_machine_is_no_boat() -> None:
    assert complete(read("A man is rowing on a rowing machine in a gym.").shots[0]).setting.stage != "lake"
