"""“Make her coat red in the portrait”: which picture, what of it, and where; a change of the shot is another matter."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.giving import read_gifts
from assistant.offline.deeds import Deed, Film
from assistant.offline.intents import intend

FILM = Film(shots=2, cast=("Anna", "Ben"), seen=("woman", "car"), key_frames=(1, 2),
            seen_in=((1, ("woman",)), (2, ("car",))))  # fmt: skip
PORTRAIT, FRAME = {"picture": "portrait"}, {"picture": "key frame"}

SAYINGS: list[tuple[str, dict[str, Any]]] = [
    ("make her coat red in the portrait", PORTRAIT | {"change": "make her coat red"}),
    ("Make her coat red in Anna's portrait", PORTRAIT | {"who": "Anna", "change": "Make her coat red"}),
    ("in the portrait of Ben, give him a beard", PORTRAIT | {"who": "Ben", "change": "give him a beard"}),
    ("give Anna a hat in her portrait", PORTRAIT | {"who": "Anna", "change": "give Anna a hat"}),
    ("change the picture of Anna: a red coat", PORTRAIT | {"who": "Anna", "change": "a red coat"}),
    ("make the portrait darker", PORTRAIT | {"change": "make it darker"}),
    ("repaint the sky in this key frame", FRAME | {"change": "repaint the sky", "part": "the sky"}),
    ("change the key frame of shot 2 so that it snows", FRAME | {"shot": 2, "change": "it snows"}),
    (
        "repaint only the left half of the key frame: a lighthouse",
        FRAME | {"change": "a lighthouse", "only": "the left half"},
    ),
    (
        "in the key frame of shot 1, only the box 20,30 to 60,80: a red door",
        FRAME | {"shot": 1, "change": "a red door", "only": "the box 20,30 to 60,80"},
    ),
    ("Write “PEDRO” on the boat in the key frame", FRAME | {"change": "Write “PEDRO” on the boat"}),
    (
        "replace the car with a truck in the key frame with qwen-image-edit",
        FRAME | {"change": "replace the car with a truck", "model": "qwen-image-edit"},
    ),
    ("make it brighter in the first frame", FRAME | {"change": "make it brighter"}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "arguments"), SAYINGS)
def test_the_picture_the_change_and_the_place(message: str, arguments: dict[str, Any]) -> None:
    assert intend(message, FILM) == Deed("edit_picture", arguments)


@pytest.mark.parametrize(
    "message",
    ["make the picture darker", "make the car blue in the picture", "paint the wall in the picture red",
     "make it darker in the second shot", "make the frame wider"],
)  # fmt: skip
def test_the_picture_of_the_shot_itself_is_the_shots(message: str) -> None:
    assert intend(message, FILM) == Deed("revise_shot", {"change": message})


def test_a_still_is_the_shots_where_none_was_drawn_and_a_portrait_that_is_seen_is_a_thing() -> None:
    bare = Film(shots=1, seen=("portrait", "wall"))
    for message in ("remove the car from the still", "make the frame golden in the portrait"):
        assert intend(message, bare).tool == "revise_shot"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("make the coat red in photo.png", "make the coat red"),
        ("edit photo.png so that it snows", "it snows"),
        ("in photo.png, replace the dog with a cat", "replace the dog with a cat"),
        ("in photo.png only the left half: a lighthouse", "only the left half: a lighthouse"),
        ("remove the man out of photo.png", "remove the man"),
        ("change photo.png so that she smiles", "she smiles"),
    ],
)
def test_a_picture_file_of_which_something_is_to_be_different_is_changed(message: str, words: str) -> None:
    said = read_gifts(message)
    assert [(one.role, one.file) for one in said.gifts] == [("source", "photo.png")]
    assert said.words == words


@pytest.mark.parametrize(
    ("message", "role"),
    [
        ("turn photo.png into a video", "first"),
        ("change shot 1 to start from photo.png", "first"),
        ("make a film of photo.png", "first"),
        ("make Anna look like in photo.png", "reference"),
        ("use photo.png for Anna", "reference"),
        ("edit it to end on photo.png", "last"),
    ],
)
def test_a_picture_file_for_a_clip_stays_one(message: str, role: str) -> None:
    assert [one.role for one in read_gifts(message).gifts] == [role]
