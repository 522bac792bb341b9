"""A lesson whose scene the user tells is that scene, with the topic as its title; a topic alone gets one of ours."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.shot import Source


@pytest.mark.parametrize(
    ("request_", "title", "first"),
    [
        ("Explain a solar eclipse: the moon passes between the earth and the sun", "a solar eclipse", "moon"),
        ("Gravity: an apple drops from a branch onto a sleeping dog", "Gravity", "apple"),
        ("The water cycle: the sun shines on the sea, mist rises and rain falls", "water cycle", "sun"),
    ],
)
def test_a_told_scene_is_the_users_own(request_: str, title: str, first: str) -> None:
    (shot,) = read(request_).shots
    assert shot.title.lower() == title.lower()
    assert shot.subjects[0].noun == first
    assert all(cue.source is Source.USER for path, cue in shot.provenance.items() if path.startswith("subjects["))


def test_cues_after_a_topic_tell_no_scene() -> None:
    (shot,) = read("Explain gravity: close-up, at dusk").shots
    assert {subject.noun for subject in shot.subjects} == {"apple", "tree"}


@pytest.mark.parametrize(
    ("request_", "labels"),
    [
        ("A bar magnet on a table with the poles labelled N and S", ["N", "S"]),
        ("A rocket and a moon, everything labelled", ["rocket", "moon"]),
        ("A frog beside a toad, with clear labels", ["frog", "toad"]),
        ("A wine bottle with a red label stands on a shelf", []),
        ("A worker with a box labelled Fragile walks past", []),
    ],
)
def test_an_order_for_labels_names_what_is_there(request_: str, labels: list[str]) -> None:
    (shot,) = read(request_).shots
    assert [text.text for text in shot.text if text.role == "label" and text.target != "box"] == labels
