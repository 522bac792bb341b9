"""A message that introduces people and tells what they do remembers them and makes the shot."""

from __future__ import annotations

from tests.assistant.conftest import OpenStudio, collect, said


async def test_people_are_introduced_and_act_in_one_message(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    words = "Ada is an old woman with white hair. Leo is a boy in a red cap. They feed ducks at a pond"
    events = await collect(studio.say(words, render=False))
    assert {character.name for character in studio.project.cast()} == {"Ada", "Leo"}
    (view,) = studio.shots()
    looks = {s.name: [look.text for look in s.looks] for s in view.shot.subjects if s.name}
    assert looks == {"Ada": ["white hair"], "Leo": ["red cap"]}
    assert "Remembered: Ada" in said(events)
    await collect(studio.say("Leo runs home", render=False))
    second = studio.shots()[1].shot
    assert {s.name: [look.text for look in s.looks] for s in second.subjects} == {"Leo": ["red cap"]}


async def test_they_and_him_are_those_of_the_film(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "Nora, a girl with short hair, and her dog Max cross a meadow",
        "Nora whistles to him",
        "next: they find a well",
    ):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert [{s.name for s in shot.subjects if s.name} for shot in shots] == [{"Nora", "Max"}] * 3


async def test_they_are_the_couple_and_not_who_serves_them(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a couple sits in a cafe", "the waiter brings coffee", "they drink it"):
        await collect(studio.say(words, render=False))
    assert [beat.subject for beat in studio.shots()[-1].shot.beats] == ["couple"]


async def test_those_whom_no_article_brings_in_are_of_the_place(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a waiter carries a tray through a restaurant", "guests laugh"):
        await collect(studio.say(words, render=False))
    assert {view.shot.setting.place for view in studio.shots()} == {"restaurant"}


async def test_the_next_number_is_a_new_shot(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a boy reads in a library", "Shot 2: he runs out into the snow", "in shot 2 make it night"):
        await collect(studio.say(words, render=False))
    first, second = [view.shot for view in studio.shots()]
    assert [beat.motion for beat in second.beats] == ["run"]
    assert (first.setting.time_of_day == "night", second.setting.time_of_day) == (False, "night")
