"""A place told first is that of who is told after it: on the table a candle burns."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("words", "who", "place"),
    [
        ("on the table a candle burns next to an open book", "candle", "on the table"),
        ("under the bed a cat sleeps", "cat", "under the bed"),
        ("behind the sofa, a child hides", "child", "behind the sofa"),
        ("next to a red car a tall man waits", "tall man", "next to a red car"),
    ],
)
def test_who_is_told_after_a_place_is_there(words: str, who: str, place: str) -> None:
    first = read(words).shots[0].subjects[0]
    assert first.noun in who
    assert first.position == place


@pytest.mark.parametrize(
    "words", ["on the left a man waits", "on a rainy day a girl runs", "behind the scenes of a film"]
)
def test_other_beginnings_stay_as_they_are(words: str) -> None:
    assert all(not s.position.startswith(("on a rainy", "behind the scenes")) for s in read(words).shots[0].subjects)
