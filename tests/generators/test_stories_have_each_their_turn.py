"""In a story each has their turn: who comes late comes over, who rides off stands beside it, who kneels gets up."""

import numpy as np
import pytest

from generators.previz.acting import parts_of
from generators.previz.as_staged import as_staged
from tests.generators.staged_words import shot_of, staged, track_of


def deeds_of(words: str, subject: str) -> list[tuple[str, str]]:
    """What each deed of somebody is played by, and in which posture."""
    shot = as_staged(shot_of(words))
    parts = parts_of(shot, shot.duration_s or 4.0)
    return [(deed.performance, deed.posture) for part in parts if part.subject.id == subject for deed in part.deeds]


def apart_m(words: str, one: str, other: str, story_s: float) -> float:
    """How far two are from each other over the ground, m."""
    a, b = (np.asarray(track_of(words, name).centre(story_s))[:2] for name in (one, other))
    return float(np.hypot(*(a - b)))


@pytest.mark.parametrize(
    ("words", "late", "first"),
    [
        ("A boy drops his ice cream, starts to cry, and then his father hugs him.", "father", "boy"),
        ("A woman waits, looks around, and then her husband hugs her.", "husband", "woman"),
    ],
)
def test_who_hugs_somebody_late_in_a_story_comes_over_to_them(words: str, late: str, first: str) -> None:
    assert apart_m(words, late, first, 2.0) > 1.2
    assert apart_m(words, late, first, 7.0) < 0.8


def test_those_who_did_something_together_before_stay_together() -> None:
    words = "A man talks with a woman, and then the woman hugs him."
    assert "walk" not in [performance for performance, _ in deeds_of(words, "woman")]


def test_who_rides_off_stands_beside_the_bicycle_before() -> None:
    words = "A man unlocks his bicycle, puts on a helmet, and then rides away."
    assert apart_m(words, "man", "bicycle", 7.2) < 0.4
    assert deeds_of(words, "man")[0][1] == "stand"


@pytest.mark.parametrize("gets_on", ["gets on it", "climbs into the saddle"])
def test_who_gets_on_a_horse_and_rides_is_said_to_be_shown(gets_on: str) -> None:
    stage = staged(f"A girl pats her horse, {gets_on} and rides off.")
    assert not any("not acted" in warning for warning in stage.warnings)


def test_who_dismounts_rides_before_and_leaves_the_horse_where_it_is() -> None:
    words = "A rider dismounts, ties her horse to a post, and walks away."
    assert deeds_of(words, "rider")[0][1] == "astride"
    horse = track_of(words, "horse")
    assert np.allclose(horse.centre(5.5)[:2], horse.centre(7.2)[:2], atol=0.1)


@pytest.mark.parametrize(
    ("words", "subject", "number", "performance"),
    [
        ("A hiker reaches the summit and spreads his arms wide.", "hiker", 0, "reach_a_place"),
        ("A woman reaches for the top shelf.", "woman", 0, "reach_up"),
        ("A toddler takes a few steps and claps.", "toddler", 0, "walk"),
        ("A toddler stumbles, falls on his bottom, and laughs.", "toddler", 0, "stumble"),
        ("A toddler stumbles, falls on his bottom, and laughs.", "toddler", 1, "fall_on_bottom"),
        ("A woman opens a book, and then blows the dust off it.", "woman", 1, "blow_on"),
        ("A boy chases a girl, catches her, and laughs.", "boy", 1, "catch_somebody"),
    ],
)
def test_deeds_are_played_in_the_sense_of_their_words(words: str, subject: str, number: int, performance: str) -> None:
    assert deeds_of(words, subject)[number][0] == performance


def test_who_fell_on_the_bottom_sits_there_and_laughs() -> None:
    assert deeds_of("A toddler stumbles, falls on his bottom, and laughs.", "toddler")[2][1] == "sit_ground"


def test_who_knelt_for_the_work_alone_salutes_on_their_feet() -> None:
    assert [posture for _, posture in deeds_of("A soldier plants a flag and then salutes.", "soldier")] == [
        "kneel",
        "stand",
    ]


def test_a_runner_kneels_for_the_laces_and_needs_no_chair() -> None:
    assert deeds_of("A runner ties her shoelaces and sprints off.", "runner")[0] == ("tie_laces_kneeling", "kneel")


@pytest.mark.parametrize("words", ["An owl sits on a branch and spreads its wings.", "A cat cleans itself on a sofa."])
def test_animals_that_care_for_themselves_stay_animals(words: str) -> None:
    assert all(subject.kind != "human" for subject in as_staged(shot_of(words)).subjects)


def test_what_the_wind_does_to_an_umbrella_and_nobody_sees_is_said() -> None:
    stage = staged("A man opens an umbrella, the wind turns it inside out, and he laughs.")
    assert any("inside out" in warning for warning in stage.warnings)


def test_who_is_danced_with_dances_though_they_have_a_deed_of_their_own_later() -> None:
    words = "A man dances with a woman, spins her around, and then they bow."
    assert [performance for performance, _ in deeds_of(words, "woman")][-3:] == ["waltz", "twirled", "bow"]


def test_a_balloon_that_slips_out_of_a_hand_rises() -> None:
    balloon = track_of("A red balloon slips out of a child's hand and drifts upward.", "balloon")
    assert balloon.centre(4.5)[2] > balloon.centre(0.3)[2] + 0.5


def test_who_plants_a_flag_in_a_space_suit_is_on_the_moon() -> None:
    assert "moon" in shot_of("An astronaut climbs down a ladder, plants a flag, and then salutes.").setting.place


def test_a_circle_that_is_painted_does_not_stand_in_the_room() -> None:
    words = "A painter paints a big circle on the canvas, and then steps back."
    assert all(subject.noun != "circle" for subject in as_staged(shot_of(words)).subjects)


def test_ducks_go_no_further_on_a_jetty_than_it_is_long() -> None:
    duck = track_of("Three ducks waddle to the pond, jump into the water, and then swim away.", "duck")
    assert np.hypot(*(duck.centre(0.1) - duck.centre(2.4))[:2]) < 1.2
