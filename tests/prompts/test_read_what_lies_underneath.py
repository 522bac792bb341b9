"""What a thing is shown on is the place of the shot, and no further thing."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a perfume bottle on black marble", "black marble"),
        ("a perfume bottle stands on green marble", "green marble"),
        ("a ring on black velvet, macro", "black velvet"),
        ("a cup on a slate slab", "slate slab"),
    ],
)
def test_a_thing_on_a_material_is_on_a_table_top_of_it(words: str, place: str) -> None:
    shot = complete(read(words).shots[0])
    assert (shot.setting.stage, shot.setting.place) == ("table", place)
    assert len(shot.subjects) == 1


@pytest.mark.parametrize(
    "words", ["a boy plays with marbles on the floor", "a man kneels on stone", "a bronze marble rolls"]
)
def test_who_plays_with_marbles_or_kneels_on_stone_is_on_no_table_top(words: str) -> None:
    assert complete(read(words).shots[0]).setting.place not in ("stone", "marble", "marbles")


def test_what_is_done_to_a_surface_is_told_of_what_lies_on_it() -> None:
    shot = read("a perfume bottle on black marble, one more like it but at night").shots[0]
    assert [subject.id for subject in shot.subjects] == ["perfume_bottle"]
    assert {beat.subject for beat in shot.beats} <= {"perfume_bottle"}
