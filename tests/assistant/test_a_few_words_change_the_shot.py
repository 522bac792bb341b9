"""A few words of what the shot at hand shows change that shot, and make no new one."""

from __future__ import annotations

import pytest

from assistant.offline.changes import is_change
from assistant.offline.deeds import Film
from tests.assistant.conftest import OpenStudio, collect


@pytest.mark.parametrize(
    ("seen", "message"),
    [
        (("soldiers", "mud"), "three soldiers"),
        (("train", "bridge"), "a steam train"),
        (("hot air balloon",), "three more balloons"),
        (("girl",), "blue hair"),
        (("squirrel", "nut"), "an apple instead of the nut"),
        (("couple",), "she wears green, he wears white"),
        (("women",), "the left one smiles"),
        (("cats",), "the second one is orange"),
        (("surgeon",), "two assistants"),
        (("nurse", "old man"), "the nurse stops"),
        (("bus",), "five people get off"),
        (("gardener",), "dig a hole"),
        (("twins",), "both stand up and leave the room"),
        (("candle", "table"), "blow it out"),
        (("teacher",), "and some pupils"),
        (("whale",), "a small whale too"),
        (("sailing boat",), "two boats"),
        (("robot",), "green eyes"),
        (("farm",), "winter"),
        (("house",), "snow on the roof"),
        (("astronaut",), "the earth in the sky"),
        (("woman", "soup"), "she looks at the door instead"),
        (("dogs",), "the white one sits down"),
        (("people",), "an old man walks through it"),
        (("cat", "dog"), "the dog sleeps instead"),
        (("singer",), "dark hair and glasses"),
        (("pizza",), "candles too"),
        (("warrior", "dragon"), "fire everywhere"),
    ],
)
def test_what_is_told_anew_of_what_is_there_is_a_change(seen: tuple[str, ...], message: str) -> None:
    assert is_change(message, Film(shots=1, seen=seen, seen_in=((1, seen),)))


@pytest.mark.parametrize(
    ("seen", "message"),
    [
        (("dog",), "a cat sleeping on a sofa"),
        (("dog",), "a lighthouse"),
        (("bus",), "a man walks his dog in the park"),
        (("soldiers",), "three soldiers march through a forest"),
    ],
)
def test_what_tells_a_scene_of_its_own_is_a_new_shot(seen: tuple[str, ...], message: str) -> None:
    assert not is_change(message, Film(shots=1, seen=seen, seen_in=((1, seen),)))


async def test_the_second_one_of_two_is_no_second_shot(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for message in ("a grey cat sits on a wall", "make it two cats", "the second one is orange"):
        await collect(studio.say(message, render=False))
    [view] = studio.shots()
    assert [look.text for s in view.shot.subjects for look in s.looks if s.noun == "cat"] == ["grey", "orange"]


async def test_as_before_takes_the_last_change_back(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a man rides a bicycle through the city", render=False))
    [before] = [view.hash for view in studio.shots()]
    await collect(studio.say("put him on a scooter", render=False))
    await collect(studio.say("no, as before", render=False))
    assert [view.hash for view in studio.shots()] == [before]
