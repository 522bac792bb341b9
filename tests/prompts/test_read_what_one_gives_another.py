"""`One person gives another a haircut`: another person is there to be given it."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    "words",
    ["gives another a haircut", "hands another the keys", "shows another how to dance", "gives another a high five"],
)
def test_the_other_one_is_there(words: str) -> None:
    people = [s for s in read(f"One person {words}.").shots[0].subjects if s.kind == "human"]
    assert len(people) == 2
