"""The director says what was done in plain words, never in the names of fields, and takes a character's change in."""

from __future__ import annotations

import re

import pytest

from tests.assistant.conftest import OpenStudio, collect, said

TOM = "this is Tom: a tall old man with a grey beard and a green coat"


async def test_changes_are_told_as_one_says_them(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running on a beach", render=False))
    slower = said(await collect(studio.say("make it slower", render=False)))
    assert slower == "Shot 1: time runs at 0.5× instead of 1×. To match, I adjusted the timing."
    night = said(await collect(studio.say("at night instead", render=False)))
    assert night.startswith("Shot 1: night instead of early morning. To match, I adjusted the light")
    added = said(await collect(studio.say("add a cat", render=False)))
    assert "cat added" in added
    black = said(await collect(studio.say("make the dog black", render=False)))
    assert "the dog looks black" in black


@pytest.mark.parametrize(
    "words", ["make it slower", "from above", "at night instead", "same dog, but in the snow", "closer, at 85 mm"]
)
async def test_no_reply_reads_like_a_log(open_studio: OpenStudio, words: str) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running through a meadow", render=False))
    answer = said(await collect(studio.say(words, render=False)))
    assert answer.startswith("Shot 1: ")
    assert not re.search(r"→|_|none|subject \d|\bid\b|plan:|revise:", answer)


async def test_another_in_the_place_of_one_is_told_in_a_word(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say(TOM, render=False))
    await collect(studio.say("a brown dog running through a meadow", render=False))
    answer = said(await collect(studio.say("replace the dog with Tom", render=False)))
    assert answer.startswith("Shot 1: Tom instead of the dog. To match, I adjusted ")


async def test_undo_names_the_words_that_were_taken_back(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running", render=False))
    await collect(studio.say("make it slower", render=False))
    answer = said(await collect(studio.say("undo", render=False)))
    assert answer == "Taken back: the change “make it slower”. The film has 1 shot and no characters."


async def test_a_character_changes_for_good_and_earlier_shots_do_not(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (TOM, "Tom walks home"):
        await collect(studio.say(words, render=False))
    before = [view.hash for view in studio.shots()]
    for words in ("Tom wears a red hat now", "from now on Tom has no beard", "remember that Tom limps"):
        await collect(studio.say(words, render=False))
    [tom] = studio.cast()
    assert [look.text for look in tom.subject.looks] == ["tall", "green coat", "red hat"]
    assert tom.notes == "Tom limps."
    assert [view.hash for view in studio.shots()] == before
    await collect(studio.say("Tom reads a newspaper", render=False))
    assert {"green coat", "red hat"} <= {look.text for look in studio.shots()[1].shot.subjects[0].looks}
