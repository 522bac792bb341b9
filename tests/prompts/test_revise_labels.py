"""Labels by a sentence: what is named gets one, with its own name or the words given, and keeps it."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import revise
from prompts.shot import Shot

Label = tuple[str, str]


def plant() -> Shot:
    (shot,) = read("a green plant with big leaves in a pot").shots
    return complete(shot)


def labels_of(shot: Shot) -> list[Label]:
    return [(text.text, text.target) for text in shot.text if text.role == "label"]


@pytest.mark.parametrize(
    ("change", "labels"),
    [
        ("label the leaves", [("leaves", "leaf")]),
        ('label the leaves "makes sugar"', [("makes sugar", "leaf")]),
        ('label it "fern"', [("fern", "plant")]),
        ("label the stem, the leaf and the root", [("stem", ""), ("leaf", "leaf"), ("root", "")]),
        ('put a label on the pot saying "clay"', [("clay", "pot")]),
        ("add labels for the stem and the leaf", [("stem", ""), ("leaf", "leaf")]),
        ("label everything", [("plant", "plant"), ("leaves", "leaf"), ("pot", "pot")]),
        ("give it labels", [("plant", "plant"), ("leaves", "leaf"), ("pot", "pot")]),
    ],
)
def test_a_label_is_put_and_nothing_else(change: str, labels: list[Label]) -> None:
    shot = plant()
    revision = revise(shot, change)
    assert labels_of(revision.shot) == labels
    assert (revision.fields, revision.question, revision.unread) == (("text",), "", ())
    assert revision.shot.subjects == shot.subjects
    assert revision.shot.beats == shot.beats


def test_labels_go_one_by_one_or_all_and_a_title_stays() -> None:
    shot = revise(revise(plant(), "label the leaves and the pot").shot, 'add the title "Plants"').shot
    assert labels_of(revise(shot, "no label on the pot").shot) == [("leaves", "leaf")]
    assert [text.text for text in revise(shot, "remove the labels").shot.text] == ["Plants"]
    assert labels_of(revise(shot, "remove the title").shot) == [("leaves", "leaf"), ("pot", "pot")]


def test_a_label_takes_the_place_of_the_one_that_was_there() -> None:
    shot = revise(plant(), "label the pot").shot
    assert labels_of(revise(shot, 'label the pot "terracotta"').shot) == [("terracotta", "pot")]


def test_what_labels_cannot_be_is_asked() -> None:
    shot = revise(plant(), "label the pot").shot
    for change in ("make the label bigger", "remove the label on the stem"):
        revision = revise(shot, change)
        assert revision.question
        assert revision.shot == shot


def test_the_words_of_a_quoted_label_are_its_only_ones() -> None:
    (shot,) = read('a plant, label the leaf "makes sugar"').shots
    assert labels_of(shot) == [("makes sugar", "")]


@pytest.mark.parametrize(
    ("change", "text", "position"),
    [
        ("put the words MORNING, SLOWLY at the end", "MORNING, SLOWLY", "at the end"),
        ("add the text Good Morning", "Good Morning", ""),
        ("the text should say SLOW MORNINGS", "SLOW MORNINGS", ""),
        ("it should say FRESH DAILY", "FRESH DAILY", ""),
        ('add "Good morning" at the bottom', "Good morning", "at the bottom"),
    ],
)
def test_lettering_is_told_without_quotation_marks_too(change: str, text: str, position: str) -> None:
    shot = complete(read("a cup of coffee on a table").shots[0])
    changed = revise(shot, change).shot
    assert [(row.text, row.position) for row in changed.text] == [(text, position)]
    assert changed.sound.dialogue == []
    assert changed.setting.time_of_day == shot.setting.time_of_day


def test_what_somebody_says_is_not_lettering() -> None:
    shot = complete(read("a boy stands on a stage").shots[0])
    changed = revise(shot, 'he says "Hello"').shot
    assert (changed.text, changed.sound.dialogue) == ([], ["Hello"])
