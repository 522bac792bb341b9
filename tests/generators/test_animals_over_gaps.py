"""An animal that jumps over something that it then falls off is staged, whatever it is."""

from __future__ import annotations

import pytest

from generators.previz.stage import Stage
from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    "request_text",
    [
        "A cat tries to jump over the gap between two bookshelves, but slips, and then falls off the shelf.",
        "A goat leaps over a fence and falls off the wall.",
    ],
)
def test_it_is_staged(request_text: str) -> None:
    shot = complete(read(request_text).shots[0])
    assert Stage.build(shot, seed=3, width=64, height=36).tracks
