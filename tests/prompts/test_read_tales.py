"""A tale is told in the past or step after step: each of its sentences is a shot, with the same people in it."""

from __future__ import annotations

import pytest

from prompts.read import read

TALE = (
    "A brave young girl set off on a journey. First, she crossed the desert. Next, she went to an old library and "
    "found a book. Finally, she came home and told her mother."
)
STEPS = (
    "A boy cannot swim. On the first day he watches the other children. On the second day he stands in the shallow "
    "water. On the third day he swims across the lake."
)
PICTURE = (
    "A woman stands at a window. Rain runs down the glass. She holds a cup of tea. Behind her a cat sleeps. "
    "The light is soft."
)


@pytest.mark.parametrize("tale", [TALE, STEPS])
def test_each_sentence_of_a_tale_is_a_shot(tale: str) -> None:
    assert [shot.request for shot in read(tale).shots] == [part.strip(" .") + "." for part in tale.split(". ")]


def test_who_the_tale_is_of_is_in_each_of_its_shots() -> None:
    assert all(any(s.noun == "girl" for s in shot.subjects) for shot in read(TALE).shots)


def test_a_picture_of_as_many_sentences_is_one_shot() -> None:
    assert len(read(PICTURE).shots) == 1


def test_a_tale_that_is_to_be_one_take_is_one_shot() -> None:
    assert len(read(f"{TALE} One continuous shot.").shots) == 1


@pytest.mark.parametrize(
    ("request_", "deeds"),
    [
        (
            "They sit, then get up and start sweeping the floor.",
            ["sitting", "getting up", "starting sweeping the floor"],
        ),
        ("A man sits, then gets up and walks away.", ["sitting", "getting up", "walking away"]),
        ("A woman eats, then suddenly stops and starts dancing.", ["eating", "stopping", "starting dancing"]),
    ],
)
def test_what_is_started_next_is_a_deed_of_its_own(request_: str, deeds: list[str]) -> None:
    (shot,) = read(request_).shots
    assert [beat.action for beat in shot.beats] == deeds


@pytest.mark.parametrize(
    ("request_", "deeds"),
    [
        ("A girl set off on a journey.", ["setting off on a journey"]),
        ("A girl named Ada lived in a small village.", ["living in a small village"]),
        (
            "First, he arrived at a river, crossed the bridge, and earned the crown.",
            ["arriving at a river", "crossing the bridge", "earning the crown"],
        ),
    ],
)
def test_what_is_told_in_the_past_is_done_and_not_suffered(request_: str, deeds: list[str]) -> None:
    (shot,) = read(request_).shots
    assert [beat.action for beat in shot.beats] == deeds
