"""Things that strangers mix up are different rows of the props tables."""

from __future__ import annotations

import pytest

from generators.previz.rigs.props import prop_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("violin", "cello"), ("ferry", "cruise ship"), ("viola", "double bass"), ("car ferry", "ocean liner")],
)
def test_one_is_not_drawn_as_the_other(one: str, other: str) -> None:
    first, second = prop_of(one), prop_of(other)
    assert first is not None
    assert second is not None
    assert first.shapes != second.shapes
