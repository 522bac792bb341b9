"""Whose clothes are touched is there and has them on; whose things are only used need not be there."""

from __future__ import annotations

import pytest

from prompts.read import read


def cast(request: str) -> dict[str, list[str]]:
    (shot,) = read(request).shots
    return {s.id: [look.text for look in s.looks] for s in shot.subjects}


@pytest.mark.parametrize(
    ("request_", "owner", "looks"),
    [
        ("One person adjusts the collar of another person's shirt.", "person_2", ["shirt"]),
        ("One person brushes the dust off another person\u2019s jacket.", "person_2", ["jacket"]),
        ("A woman straightens the man's tie.", "man", ["tie"]),
        ("A mother ties her son's shoelaces.", "son", ["shoelaces"]),
        ("One person puts a coat on another person.", "person_2", ["coat"]),
        ("A king places a crown on a knight's head.", "knight", ["crown"]),
        ("A father helps his daughter into a raincoat.", "daughter", ["raincoat"]),
        ("A woman helps an old man put on his jacket.", "old_man", ["jacket"]),
        ("A woman takes off her coat.", "woman", ["coat"]),
        ("A boy puts his coat on and runs out.", "boy", ["coat"]),
        ("A grandmother puts a red hat on a little girl.", "little_girl", ["red hat"]),
    ],
)
def test_whose_clothes_are_touched_has_them_on(request_: str, owner: str, looks: list[str]) -> None:
    assert cast(request_)[owner] == looks


def test_another_persons_cup_brings_that_person_and_the_cup() -> None:
    assert {"person", "person_2", "cup"} <= cast("One person fills another person's cup with tea.").keys()


@pytest.mark.parametrize(
    "request_",
    ["A boy rides his father's bike.", "A girl wears her mother's coat.", "A woman hangs up her mother's coat."],
)
def test_whose_things_are_used_need_not_be_there(request_: str) -> None:
    assert not {"father", "mother"} & cast(request_).keys()


def test_who_dresses_another_has_nothing_of_it_on() -> None:
    assert cast("One girl puts a coat on another girl.")["girl"] == []
