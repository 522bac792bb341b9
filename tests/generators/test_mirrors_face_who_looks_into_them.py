"""Mirrors stand before who looks into them, instruments reach their eyes, and throws come down where they are told."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from generators.previz.before_mirrors import mirror_in
from generators.previz.instruments import with_instruments_at_eye_height
from generators.previz.motion.performing import performance_of
from generators.previz.thrown_things import with_what_is_thrown
from prompts.shot import Subject
from tests.generators.staged_words import shot_of, staged, track_of

GLASS = Subject(id="mirror", noun="bathroom mirror", kind="furniture")


def place_of(words: str, part_of_id: str, story_s: float) -> NDArray[np.float64]:
    """Where the first figure is whose id holds some words, also of what only a deed brings; m."""
    players = staged(words).performance.players
    return np.asarray(next(p for p in players if part_of_id in p.track.subject_id).animation(story_s).position)


@pytest.mark.parametrize(
    "words",
    [
        "A woman brushes her hair in front of a mirror.",
        "A man is shaving in the bathroom mirror.",
        "A man adjusts his tie in the mirror.",
    ],
)
def test_a_mirror_faces_who_is_before_it_and_the_camera(words: str) -> None:
    who = "woman" if "woman" in words else "man"
    person, glass = track_of(words, who), track_of(words, "mirror")
    lens = staged(words).camera.pose(2.0).position
    to_glass = glass.centre(2.0)[:2] - person.base(2.0)[:2]
    assert float(np.dot(glass.heading(2.0)[:2], -to_glass)) > 0.0
    assert float(np.dot(glass.heading(2.0)[:2], np.asarray(lens)[:2] - glass.centre(2.0)[:2])) > 0.0


@pytest.mark.parametrize(
    "words", ["cleaning the bathroom mirror", "hanging a mirror in the hall", "holding a hand mirror"]
)
def test_a_mirror_that_is_handled_is_a_thing(words: str) -> None:
    assert mirror_in(words, (GLASS,)) is None


def test_lipstick_is_not_in_the_mirror() -> None:
    assert not staged("A woman is applying lipstick in the mirror.").warnings


def test_a_telescope_fits_who_looks_through_it() -> None:
    high = {}
    for who in ("boy", "man"):
        shot = with_instruments_at_eye_height(shot_of(f"A {who} looks through a telescope."))
        high[who] = next(s.height_m for s in shot.subjects if s.noun == "telescope")
    assert high["boy"] < high["man"]


@pytest.mark.parametrize(
    ("action", "tool"),
    [
        ("eating spaghetti", "laden fork"),
        ("slurping ramen", "laden chopsticks"),
        ("eating soup", "spoon"),
    ],
)
def test_meals_are_eaten_with_what_suits_them(action: str, tool: str) -> None:
    row = performance_of(action, "", action.split(), posture=False, alone=True)
    assert row is not None
    assert row.tool_for(action) == tool


def test_a_hat_is_thrown_and_not_the_sofa() -> None:
    shot = with_what_is_thrown(shot_of("A man tosses his hat onto the sofa."))
    assert shot.beats[0].target == "hat"
    assert not any(event.subject == "sofa" for event in shot.physics)


def test_what_is_thrown_onto_a_bed_lies_on_it() -> None:
    words = "A woman throws her jacket onto the bed."
    gap = place_of(words, "jacket", 4.8)[:2] - track_of(words, "bed").base(4.8)[:2]
    assert float(np.hypot(*gap)) < 0.6


def test_caps_go_up_into_the_air() -> None:
    words = "Graduates throw their caps into the air."
    assert place_of(words, "graduation cap", 1.7)[2] > place_of(words, "graduation cap", 0.2)[2] + 0.6


def test_who_irons_and_then_dances_has_no_iron() -> None:
    words = "A person is ironing a shirt, then they suddenly start dancing."
    gap = place_of(words, "flat iron", 4.5) - track_of(words, "person").centre(4.5)
    assert float(np.linalg.norm(gap)) > 1.0 or float(np.hypot(*gap[:2])) < 0.4
