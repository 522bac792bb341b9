"""What a sentence of its own says that somebody wears is on them, and no thing that stands about."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from prompts.shot import Subject
from tests.generators.staged_words import shot_of


def people(words: str) -> list[Subject]:
    """The subjects of a request as it is staged."""
    return as_staged(shot_of(words)).subjects


def looks(subject: Subject) -> str:
    """All that is said of how somebody looks."""
    return "; ".join(look.text for look in subject.looks)


@pytest.mark.parametrize(
    "words",
    [
        "A woman stands in a desert. She wears a blue jacket, a cream T-shirt, dark jeans, and tan boots.",
        "A woman stands in a desert. She wears a blue jacket (buttoned), a cream T-shirt, dark jeans, and tan boots.",
        "The woman walks, wearing the exact same outfit: blue jacket, cream T-shirt, dark jeans, tan boots.",
    ],
)
def test_every_piece_is_on_her(words: str) -> None:
    (woman,) = people(words)
    assert all(piece in looks(woman) for piece in ("blue jacket", "cream T-shirt", "dark jeans", "tan boots"))


def test_each_of_two_has_their_own() -> None:
    man, woman = people("A man and a woman walk through a park. He wears a grey suit and she wears a long red dress.")
    assert looks(man) == "grey suit"
    assert looks(woman) == "long red dress"


def test_what_is_put_on_is_still_a_thing() -> None:
    assert {s.noun for s in people("A man picks up a hat and puts it on.")} == {"man", "hat"}


@pytest.mark.parametrize(
    "words",
    [
        "In a desert stands the same artist: a woman with dark curly hair and black eyeglasses.",
        "The artist (32-year-old woman, black eyeglasses) stands beside her easel.",
    ],
)
def test_who_is_called_twice_is_one_person(words: str) -> None:
    (artist,) = [s for s in people(words) if s.kind == "human"]
    assert "eyeglasses" in looks(artist)


def test_two_people_stay_two() -> None:
    assert len([s for s in people("An artist paints a woman with dark hair.") if s.kind == "human"]) == 2
