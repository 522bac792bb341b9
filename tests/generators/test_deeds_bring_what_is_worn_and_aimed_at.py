"""A deed brings what is worn for it, what is aimed at, and things at a size that hands can be at."""

from __future__ import annotations

import pytest

from generators.previz.as_staged import as_staged
from generators.previz.motion.performing import performance_of
from prompts.shot import Shot
from tests.generators.staged_words import shot_of, staged


def _staged(words: str) -> Shot:
    return as_staged(shot_of(words))


@pytest.mark.parametrize(
    ("words", "worn"),
    [
        ("a woman is scuba diving", ["diving mask", "air tank", "wetsuit"]),
        ("a boy is snowboarding", ["beanie", "ski goggles"]),
        ("a man is water skiing", []),
        ("a woman in a yellow raincoat is skiing", ["yellow raincoat"]),
    ],
)
def test_who_does_a_sport_wears_what_it_needs(words: str, worn: list[str]) -> None:
    main = _staged(words).main_subject
    assert main is not None
    assert [look.text for look in main.looks][: len(worn) or 1] == worn


def test_who_shoots_at_a_goal_is_seen_from_behind() -> None:
    assert _staged("a girl is shooting at the goal").camera.view == "three_quarter_back"


def test_what_the_user_says_of_the_camera_stays() -> None:
    assert _staged("a girl is shooting at the goal, front view").camera.view == "front"


def test_a_tree_that_is_trimmed_is_within_reach() -> None:
    (tree,) = (s for s in _staged("a man is trimming trees").subjects if s.kind == "tree")
    assert tree.height_m == pytest.approx(1.7)


@pytest.mark.parametrize(
    ("action", "row"),
    [
        ("doing push up", "push_up"),
        ("doing sit up", "sit_up"),
        ("texting", "text_on_phone"),
        ("unboxing", "unbox"),
        ("swimming backstroke", "backstroke"),
        ("playing the harp", "harp"),
    ],
)
def test_a_deed_in_the_singular_or_without_its_thing_is_known(action: str, row: str) -> None:
    found = performance_of(action, "", ["harp"])
    assert found is not None
    assert found.id == row


@pytest.mark.parametrize("words", ["a superhero flying in the sky", "a bird soaring in the sky"])
def test_who_is_in_the_sky_has_the_sky_behind_them(words: str) -> None:
    stage = staged(words)
    looks_up = -stage.frame(2.0, stage.new_data()).camera.rotation[2][2]
    assert looks_up > 0.05
