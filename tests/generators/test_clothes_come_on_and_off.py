"""What people put on and take off is in their hands before or after, and on them from or until its time."""

from __future__ import annotations

import mujoco
import numpy as np
import pytest

from generators.previz.donning import with_what_is_put_on
from generators.previz.motion.performing import performance_of
from generators.previz.rigs.base import Dressed, open_share
from generators.previz.scene import Frame
from generators.previz.stage import Stage
from tests.generators.staged_words import shot_of, staged


def frame_of(stage: Stage, story_s: float) -> Frame:
    return stage.frame(story_s, stage.new_data())


def high_up(words: str, story_s: float, bone: str) -> bool:
    """Whether the shapes of a bone of the first figure are in the picture's world then."""
    stage = staged(words)
    model = stage.model
    body = mujoco.mj_name2id(model, mujoco.mjtObj.mjOBJ_BODY, f"s1.0/{bone}")
    drawn = np.flatnonzero(np.isin(stage.drawn, np.flatnonzero(model.geom_bodyid == body)))
    return bool(len(drawn)) and bool((frame_of(stage, story_s).position[drawn, 2] > -100.0).all())


def test_a_hat_is_put_on_at_its_time() -> None:
    words = "A man is putting on a hat."
    assert not high_up(words, 0.3, "worn hat")
    assert high_up(words, 4.0, "worn hat")


def test_a_hat_that_is_taken_off_was_on() -> None:
    words = "A man takes off his hat."
    assert high_up(words, 0.3, "worn hat")
    assert not high_up(words, 4.0, "worn hat")


def test_hair_is_seen_under_no_hat_only() -> None:
    words = "A man is putting on a hat."
    assert high_up(words, 0.3, "crown")
    assert not high_up(words, 4.0, "crown")


def test_a_coat_hangs_down_once_it_is_on() -> None:
    words = "A woman puts on a red coat."
    assert not high_up(words, 0.3, "tails")
    assert high_up(words, 4.5, "tails")


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("A man takes off his jacket and hangs it on a hook.", "jacket"),
        ("A person is trying on sunglasses.", "sunglasses"),
        ("A girl puts on her backpack.", "backpack"),
    ],
)
def test_what_is_put_on_is_a_look_and_a_thing(words: str, noun: str) -> None:
    shot = with_what_is_put_on(shot_of(words))
    assert any(noun in look.text for look in shot.subjects[0].looks)
    assert noun in {s.noun for s in shot.subjects}


def test_nobody_puts_on_what_they_put_on_somebody_else() -> None:
    shot = shot_of("One person puts a coat on another person.")
    assert with_what_is_put_on(shot) == shot


def test_shoes_have_no_place_in_the_hand() -> None:
    shot = with_what_is_put_on(shot_of("A person is taking off shoes."))
    assert [s.noun for s in shot.subjects] == ["person"]


def test_clothes_that_are_seen_to_go_on_are_not_warned_of() -> None:
    for words in ("A boy is pulling on his boots.", "A person is trying on sunglasses."):
        assert not staged(words).warnings


def test_before_the_first_time_it_is_the_other_way_round() -> None:
    hat = Dressed(("head",), ((1.0, True), (3.0, False)))
    assert [hat.shows(t) for t in (0.0, 2.0, 4.0)] == [False, True, False]


def test_an_umbrella_is_folded_until_it_is_opened() -> None:
    stage = staged("A woman opens an umbrella.")

    def folded(story_s: float) -> bool:
        spans = [np.ptp(points, axis=0) for points in frame_of(stage, story_s).meshes.values()]
        return any(span.max() > 4.0 * np.median(span) for span in spans)

    assert folded(0.0)
    assert not folded(4.5)


def test_what_nobody_opens_is_as_usual() -> None:
    assert open_share((), 1.0, usual=1.0) == 1.0
    assert open_share(((1.0, 2.0, 0.0),), 0.0, usual=0.0) == 1.0


@pytest.mark.parametrize(
    ("action", "row"),
    [
        ("putting on a hat", "don_hat"),
        ("taking off her sunglasses", "doff_hat"),
        ("slipping into a red coat", "put_on"),
        ("removing his jacket", "take_off"),
        ("pulling on his boots", "don_shoes"),
        ("tying his shoes", "tie_own_laces"),
        ("adjusting his hat", "wear"),
    ],
)
def test_clothes_have_rows_of_their_own(action: str, row: str) -> None:
    found = performance_of(action, "", action.split(), posture=False, alone=True)
    assert found is not None
    assert found.id == row


def test_what_is_told_last_is_put_on_last() -> None:
    shot = with_what_is_put_on(
        shot_of("A person is eating noodles at the table, then they suddenly stand up and put on a jacket.")
    )
    assert shot.beats[-1].action == "putting on a jacket"
    assert (shot.beats[-1].start_s or 0.0) > (shot.beats[-2].start_s or 0.0)
