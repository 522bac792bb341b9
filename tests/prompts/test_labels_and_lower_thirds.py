"""Lettering is lettering: a lower third is nobody in the picture, and what labels point at is all in the frame."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read


@pytest.mark.parametrize(
    "words", ['lower third "{}"', 'lower third: "{}"', 'a lower third that says "{}"', 'chyron "{}"']
)
def test_a_lower_third_is_no_thing_on_the_set(words: str) -> None:
    shot = read(f"a chef in a kitchen, {words.format('Anna Berg, head chef')}").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["chef"]
    assert [text.text for text in shot.text] == ["Anna Berg, head chef"]


@pytest.mark.parametrize("request_", ["a horse in a meadow, label the mane, the tail and the hoof",
                                      "a bicycle in a studio, labels: saddle, pedal and chain"])  # fmt: skip
def test_parts_that_bear_labels_are_seen_whole_and_at_rest(request_: str) -> None:
    camera = complete(read(request_).shots[0]).camera
    assert camera.size == "full"
    assert [move.kind for move in camera.moves] == ["static"]


def test_a_size_and_a_move_that_are_asked_for_stay() -> None:
    camera = complete(read("close-up of a horse, slow dolly in, label the mane and the ears").shots[0]).camera
    assert camera.size == "close_up"
    assert [move.kind for move in camera.moves] == ["dolly_in"]


def test_labels_point_to_what_they_name() -> None:
    (shot,) = read("a diagram of a bicycle, labels point to the saddle, the pedals and the front wheel").shots
    assert [text.text for text in shot.text if text.role == "label"] == ["saddle", "pedals", "front wheel"]
    assert [subject.noun for subject in shot.subjects] == ["bicycle"]


def test_the_language_of_a_title_is_nobody() -> None:
    (shot,) = read("an Arabic title “مرحبا” over a desert").shots
    assert [text.text for text in shot.text] == ["مرحبا"]
    assert not shot.subjects


def test_motion_blur_is_the_shutter_and_nobodys_deed() -> None:
    (shot,) = read("a motorcyclist speeds past with strong motion blur").shots
    assert shot.camera.shutter_deg == 330.0
    assert not any("blur" in beat.action for beat in shot.beats)


@pytest.mark.parametrize(
    ("request_", "labels"),
    [
        ("a teacher points at a globe, label it Earth", [("Earth", "globe")]),
        ('a teacher points at a globe. Label it "Earth".', [("Earth", "globe")]),
        ("a red apple falls from a tree, label it Apple", [("Apple", "apple")]),
        ("a cat and a dog, label them", [("cat", "cat"), ("dog", "dog")]),
    ],
)
def test_what_it_is_labelled_is_the_thing_named_last(request_: str, labels: list[tuple[str, str]]) -> None:
    (shot,) = read(request_).shots
    assert [(text.text, text.target) for text in shot.text if text.role == "label"] == labels
    assert shot.extra == []
