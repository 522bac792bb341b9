"""Labels, numbered lists and cuts divide a request into shots; people stay who they are."""

from __future__ import annotations

import pytest

from prompts.read import read


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ("Shot 1: a dog runs. Shot 2: a cat sleeps. Shot 3: they meet.", 3),
        ("1. a dog runs\n2. a cat sleeps", 2),
        ("- a dog runs\n- a cat sleeps\n- a bird sings", 3),
        ("A dog runs on a beach. Cut to a cat sleeping on a sofa.", 2),
        ("Scene 1\na dog runs\nScene 2\na cat sleeps", 2),
        ("a dog runs. The light is soft.", 1),
        ("a 2.5 m tall robot walks", 1),
        ("a shot of 2 dogs", 1),
    ],
)
def test_the_number_of_shots(request_: str, count: int) -> None:
    assert len(read(request_).shots) == count


def test_a_recurring_character_keeps_id_and_looks() -> None:
    first, second = read(
        "Shot 1: A teenage girl with short red hair walks into a cafe.\nShot 2: The girl sits at a table."
    ).shots
    assert second.subjects[0].id == first.subjects[0].id
    assert second.subjects[0].looks == first.subjects[0].looks


def test_a_second_dog_is_another_dog() -> None:
    first, second = read("1. a black dog runs\n2. a white dog sleeps").shots
    assert first.subjects[0].id != second.subjects[0].id
