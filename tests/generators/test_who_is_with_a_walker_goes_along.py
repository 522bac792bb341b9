"""Of whom no deed is told beside somebody who walks goes along; who is parted from a company stays who they were."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot


def _staged(request: str, *changes: str) -> Shot:
    shot = complete(read(request).shots[0])
    for change in changes:
        shot = complete(revise(shot, change).shot)
    return as_staged(shot)


def _doers(shot: Shot) -> set[str]:
    return {beat.subject for beat in shot.beats}


@pytest.mark.parametrize("change", ["add a dog", "also a child on his left", "add a woman next to him"])
def test_a_newcomer_walks_with_who_walks(change: str) -> None:
    shot = _staged("A man walks in the park", change)
    assert _doers(shot) == {subject.id for subject in shot.subjects}


@pytest.mark.parametrize(
    ("request_", "stays"),
    [
        ("A woman walks past a man on a street", "man"),
        ("A boy runs towards his mother", "mother"),
        ("A man walks in the park, a woman sitting on a bench in the background", "bench"),
    ],
)
def test_who_is_passed_or_somewhere_else_does_not(request_: str, stays: str) -> None:
    assert stays not in _doers(_staged(request_))


def test_nobody_goes_along_with_who_sits() -> None:
    assert "dog" not in _doers(_staged("A man sits in the park", "add a dog"))


def test_one_of_two_friends_is_who_they_were() -> None:
    shot = _staged("Two friends sit on a bench and talk", "one of them leaves")
    assert [subject.noun for subject in shot.subjects[:2]] == ["woman", "man"]
