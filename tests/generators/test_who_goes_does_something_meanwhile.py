"""What somebody does as they walk, run or ride is acted with the way: eaten, played, held, pushed."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from tests.generators.staged_words import shot_of, staged, track_of


def _distance_m(words: str, who: str, thing: str, share: float) -> float:
    """How far a thing is from who has it, m."""
    stage, shot = staged(words), shot_of(words)
    numbers = {subject.id: number for number, subject in enumerate(shot.subjects, 1)}
    data = stage.new_data()
    stage.frame(share * (shot.duration_s or 5.0), data, air=False)
    mujoco.mj_kinematics(stage.model, data)
    one, other = (data.geom_xpos[stage.whole.subject == numbers[name]] for name in (who, thing))
    return float(np.min(np.linalg.norm(one[:, None] - other[None], axis=2)))


@pytest.mark.parametrize(
    ("words", "who", "thing"),
    [
        ("a man walks down the street eating an apple", "man", "apple"),
        ("a woman strolls along the beach reading a book", "woman", "book"),
        ("a man walks through the snow carrying a lantern", "man", "lantern"),
        ("a boy walks along the road playing the guitar", "boy", "guitar"),
        ("a girl walks through a field carrying a basket", "girl", "basket"),
        ("a knight runs through a forest holding a sword", "knight", "sword"),
        ("a man plays the violin while walking down the street", "man", "violin"),
        ("a girl hurries home holding a bag of groceries", "girl", "bag"),
        ("a woman walks down the stairs holding a candle", "woman", "candle"),
        ("a man walks down the street pulling a suitcase", "man", "suitcase"),
    ],
)
def test_what_is_done_on_the_way_goes_along(words: str, who: str, thing: str) -> None:
    track = track_of(words, who)
    start, end = (np.asarray(track.centre(t)[:2]) for t in (0.2, 4.8))
    assert np.linalg.norm(end - start) > 1.5
    assert max(_distance_m(words, who, thing, share) for share in (0.2, 0.5, 0.9)) < 0.75


def test_who_flies_a_kite_running_does_not_fly() -> None:
    track = track_of("a girl runs across the field flying a kite", "girl")
    assert track.centre(2.5)[2] < 1.2


def test_a_child_on_the_shoulders_stays_there() -> None:
    words = "a father walks along the beach carrying his daughter on his shoulders"
    assert _distance_m(words, "father", "daughter", 0.5) < 0.4


@pytest.mark.parametrize(
    ("words", "who", "what"),
    [
        ("a woman stands on a bridge with a cat in her arms", "woman", "cat"),
        ("a man with a puppy in his arms walks in a park", "man", "puppy"),
        ("a woman walks along the shore with a baby in her arms", "woman", "baby"),
        ("a mother stands in a park holding her baby", "mother", "baby"),
        ("a soldier comes home, a duffel bag in his hand", "soldier", "bag"),
        ("a boy stands in a park hugging a teddy bear", "boy", "teddy_bear"),
        ("a sailor scans the sea with binoculars", "sailor", "binoculars"),
    ],
)
def test_what_is_in_the_arms_or_the_hand_is_there(words: str, who: str, what: str) -> None:
    assert _distance_m(words, who, what, 0.5) < 0.5


@pytest.mark.parametrize(
    "words",
    [
        "a woman stands on a bridge talking on the phone",
        "a little girl stands on a rooftop carrying a box",
        "a man sits by a campfire with an umbrella",
    ],
)
def test_who_holds_something_is_not_said_to_be_on_it(words: str) -> None:
    assert not [line for line in staged(words).warnings if "placed" in line or "sunk" in line]
