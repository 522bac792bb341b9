"""The tables of performances, holds and habits hang together."""

from __future__ import annotations

import pytest

from generators.previz.motion.habits import habit_of
from generators.previz.motion.performing import hold_of, performance_of, performances
from generators.previz.motion.score import score_of
from generators.previz.rigs import is_unknown
from prompts.shot import Subject
from prompts.vocabulary import table, term_ids


def test_every_performance_names_a_posture_and_plays() -> None:
    rows = performances()
    for row in rows.values():
        posture = row.posture or "stand"
        assert rows[posture].is_posture, row.id
        score = score_of(posture, row.id)
        for time in (0.0, 0.7, 12.3):
            assert all(value == value for value in score.at(time).values())


def test_what_a_performance_implies_can_be_built_and_held() -> None:
    for row in performances().values():
        for noun in (row.implied, row.tool, row.other_tool, row.surface, row.seat):
            if noun and noun != "ground":
                found = table("nouns").get(noun.replace(" ", "_")) or table("nouns").get(noun.split()[-1])
                thing = Subject(id="it", noun=noun, kind=found.kind if found else "thing")
                assert not is_unknown(thing), (row.id, noun)


def test_every_motion_of_the_vocabulary_is_played() -> None:
    for motion in term_ids("motions"):
        assert performance_of("", motion) is not None, motion


@pytest.mark.parametrize(
    ("action", "motion", "nouns", "wanted"),
    [
        ("playing the piano", "work", ("piano",), "piano"),
        ("playing the violin", "work", ("violin",), "violin"),
        ("chopping carrots", "work", ("carrots",), "chop"),
        ("painting on a canvas", "work", ("canvas",), "paint"),
        ("shaking hands", "wave", (), "handshake"),
        ("shaking a bottle", "work", (), "shake"),
        ("putting the cup down on the table", "carry", ("cup",), "put_down"),
        ("riding a motorcycle", "ride", ("motorcycle",), "ride_motorcycle"),
        ("riding a horse", "ride", ("horse",), "ride"),
        ("eating soup", "eat", ("soup",), "dine"),
        ("eating an apple", "eat", ("apple",), "eat"),
        ("opening the door", "open", ("door",), "open_door"),
        ("dancing", "dance", (), "dance"),
        ("pirouetting", "dance", (), "ballet"),
        ("juggling", "throw", (), "juggle"),
    ],
)
def test_verbs_and_nouns_choose_the_performance(action: str, motion: str, nouns: tuple[str, ...], wanted: str) -> None:
    row = performance_of(action, motion, nouns, posture=False)
    assert row is not None
    assert row.id == wanted


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [("red umbrella", "umbrella"), ("newspaper", "newspaper"), ("acoustic guitar", "guitar"), ("mug", "cup")],
)
def test_things_are_held_by_their_kind(noun: str, wanted: str) -> None:
    assert hold_of(noun, 0.3, 0.2, 1.7).id == wanted


def test_an_unknown_thing_is_held_by_its_size() -> None:
    assert hold_of("gizmo", 0.1, 0.08, 1.7).id == "small"
    assert hold_of("gizmo", 0.5, 0.4, 1.7).id == "armful"


@pytest.mark.parametrize(
    ("words", "motion", "wanted"),
    [
        ("rolling over", "turn", "roll_over"),
        ("howling at the moon", "talk", "howl"),
        ("drinking", "eat", "eat"),
        ("", "sit", "sit"),
    ],
)
def test_animals_have_their_habits(words: str, motion: str, wanted: str) -> None:
    assert habit_of(motion, words).id == wanted
