"""What comes over the scene, joins who is there or is an order to the camera changes the shot at hand."""

from __future__ import annotations

import pytest

from assistant.offline.deeds import Deed, Film
from assistant.offline.intents import intend
from tests.assistant.conftest import OpenStudio, collect

WALK = "a woman and her dog walk along a beach"


@pytest.mark.parametrize(
    "words",
    [
        "the wind picks up",
        "a storm comes up",
        "the sky turns red",
        "the fog rolls in",
        "follow the dog",
        "stay with the dog",
        "over her shoulder, so we can read the sign",
        "tilt down until we see their feet",
        "a boy runs past them",
        "a cat jumps onto the rock beside them",
        "a mother hugs her",
        "while the dog carries a stick",
        "start on the dog, then go up to her face",
        "it ends when the dog shakes itself",
        "narrator: The sea never rests",
    ],
)
async def test_it_changes_the_shot_that_is_there(words: str, open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say(WALK, render=False))
    (before,) = studio.shots()
    await collect(studio.say(words, render=False))
    (after,) = studio.shots()
    assert after.shot != before.shot


@pytest.mark.parametrize(
    "words",
    [
        "a boy finds a box and looks into it",
        "a man walks in a park",
        "the sun rises over the mountains",
        "the dog sleeps",
    ],
)
async def test_another_scene_is_another_shot(words: str, open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say(WALK, render=False))
    await collect(studio.say(words, render=False))
    assert len(studio.shots()) == 2


@pytest.mark.parametrize("words", ["explain how rain forms", "why does it rain?", "where does the wind come from?"])
def test_before_there_is_a_shot_the_world_is_asked_about(words: str) -> None:
    assert intend(words, Film()) == Deed("plan_shots", {"request": words})


def test_a_term_of_the_craft_is_explained_at_any_time() -> None:
    assert intend("explain depth of field", Film()) == Deed("explain", {"terms": "depth of field"})


def test_a_shot_that_is_not_there_is_not_made_up() -> None:
    answer = intend("in the third, the dog should bark", Film(shots=1, seen=("dog",), seen_in=((1, ("dog",)),)))
    assert isinstance(answer, Deed)
    assert answer.tool == "revise_shot"
