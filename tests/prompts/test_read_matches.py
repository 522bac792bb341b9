"""A match, a talk or a fight between people is read as those who play, talk or fight."""

from __future__ import annotations

import pytest

from prompts.read import read
from prompts.reading.matches import as_played


@pytest.mark.parametrize(
    ("text", "who", "does"),
    [
        ("a game of chess between two old men", "old men", "playing chess"),
        ("a tense tennis match between two women in white", "women", "playing tennis"),
        ("a heated argument between a chef and a waiter in a kitchen", "chef", "arguing"),
        ("a snowball fight between two boys", "boys", "throwing snowballs"),
        ("close-up of a handshake between two businessmen", "businessmen", "shaking hands"),
    ],
)
def test_those_between_whom_it_is_do_it(text, who, does):
    shot = read(text).shots[0]
    assert shot.subjects[0].noun == who
    assert shot.beats[0].action.startswith(does)


def test_both_of_a_pair_play_where_the_match_is():
    shot = read("a chess game between an old man and a young girl in a park").shots[0]
    assert [subject.noun for subject in shot.subjects] == ["old man", "girl"]
    assert {beat.subject for beat in shot.beats if beat.action.startswith("playing chess")} == {"old_man", "girl"}
    assert shot.setting.place == "park"
    assert shot.request.startswith("a chess game between")


@pytest.mark.parametrize("text", ["a path between two hedges", "a bridge between two towers", "a race car on a track"])
def test_what_lies_between_things_is_left_as_it_is_said(text):
    assert as_played(text) == text
