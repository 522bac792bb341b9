"""Shots are taken out and moved by saying so; each stays byte for byte what it was, and undo puts it back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.assistant.conftest import OpenStudio, collect, of_type, said

FILM = ("a dog running on a beach", "a cat sleeping on a sofa", "a red car on a road", "a boy kicks a ball")


async def planned(open_studio: OpenStudio) -> tuple[Any, list[str]]:
    studio = await open_studio()
    for request in FILM:
        await collect(studio.say(request, render=False))
    return studio, hashes(studio)


def hashes(studio: Any) -> list[str]:
    return [view.hash for view in studio.shots()]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("delete shot 2", (0, 2, 3)),
        ("remove the last shot", (0, 1, 2)),
        ("delete shots 1 to 3", (3,)),
        ("swap shots 1 and 4", (3, 1, 2, 0)),
        ("move shot 4 to the front", (3, 0, 1, 2)),
        ("put shot 1 after shot 3", (1, 2, 0, 3)),
        ("put shot 4 before shot 2", (0, 3, 1, 2)),
        ("move the second shot to the end", (0, 2, 3, 1)),
    ],
)
async def test_the_film_is_put_in_order_by_words(open_studio: OpenStudio, words: str, order: tuple[int, ...]) -> None:
    studio, before = await planned(open_studio)
    events = await collect(studio.say(words, render=False))
    assert not of_type(events, "error")
    assert said(events)
    assert hashes(studio) == [before[index] for index in order]
    await collect(studio.say("undo", render=False))
    assert hashes(studio) == before


@pytest.mark.parametrize("words", ["delete shot 9", "swap shots 1 and 9", "move shot 7 to the front"])
async def test_a_shot_that_is_not_there_is_told(open_studio: OpenStudio, words: str) -> None:
    studio, before = await planned(open_studio)
    events = await collect(studio.say(words, render=False))
    assert of_type(events, "error")[0].message.startswith("There is no shot")
    assert said(events) == ""
    assert hashes(studio) == before


async def test_the_take_of_a_removed_shot_stays(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running", seconds=0.5))
    await collect(studio.say("delete shot 1"))
    [take] = studio.takes()
    assert take.shot_number is None
    assert (studio.project.path / take.path).is_file()


async def test_a_shot_that_stands_there_already_is_not_moved(open_studio: OpenStudio) -> None:
    studio, _ = await planned(open_studio)
    head = studio.project.history.head()
    events = await collect(studio.say("move shot 1 to the front", render=False))
    assert "nothing was changed" in said(events)
    assert studio.project.history.head() == head


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("make the cat black", 2),
        ("same dog, but at night", 1),
        ("the car should be blue", 3),
        ("slower", 4),
        ("make the light warmer", 4),
        ("shot 4: make the cat black", 4),
    ],
)
async def test_a_change_finds_the_shot_it_speaks_of(open_studio: OpenStudio, words: str, number: int) -> None:
    studio, before = await planned(open_studio)
    await collect(studio.say(words, render=False))
    differing = [n for n, (old, new) in enumerate(zip(before, hashes(studio), strict=True), start=1) if old != new]
    assert differing in ([number], [])
    assert set(differing) == ({number} if not words.startswith("shot 4") else set())


async def test_both_means_the_last_two(open_studio: OpenStudio) -> None:
    studio, before = await planned(open_studio)
    await collect(studio.say("make both shots black and white", render=False))
    assert [old != new for old, new in zip(before, hashes(studio), strict=True)] == [False, False, True, True]


async def test_a_shot_that_is_announced_is_a_new_one(open_studio: OpenStudio) -> None:
    studio, before = await planned(open_studio)
    await collect(studio.say("a fifth shot: at dawn", render=False))
    assert hashes(studio)[:4] == before
    assert len(hashes(studio)) == 5
