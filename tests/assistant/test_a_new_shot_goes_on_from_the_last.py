"""`Then she opens a door`: the shot that follows shows the same woman, in the same place, at the same hour."""

from __future__ import annotations

from tests.assistant.conftest import OpenStudio, collect


async def test_the_next_shot_keeps_people_place_and_hour(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "a nurse in a blue uniform walks down a hospital corridor at night",
        "next, a close-up of her hands",
        "then she opens a door and sees a child asleep",
    ):
        await collect(studio.say(words, render=False))
    first, *others = [view.shot for view in studio.shots()]
    for shot in others:
        nurse = next(subject for subject in shot.subjects if subject.noun == "nurse")
        assert [look.text for look in nurse.looks] == [look.text for look in first.subjects[0].looks] != []
        assert (shot.setting.place, shot.setting.time_of_day) == (first.setting.place, "night")
    assert "hands" in others[0].camera.focus


async def test_a_shot_of_something_else_stands_alone(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a nurse in a blue uniform walks down a hospital corridor at night", render=False))
    await collect(studio.say("a horse gallops across a desert", render=False))
    second = studio.shots()[1].shot
    assert [subject.noun for subject in second.subjects] == ["horse"]
    assert (second.setting.stage, second.setting.time_of_day) == ("desert", "afternoon")


async def test_a_plain_opening_word_keeps_the_place(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog sleeps on a beach at dawn", render=False))
    await collect(studio.say("next, a crab comes out of a hole", render=False))
    second = studio.shots()[1].shot
    assert second.setting.stage == "beach"
    assert second.setting.time_of_day == "dawn"


async def test_a_shot_is_found_by_what_it_shows(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a deer drinks at a lake at dawn", "a hunter lowers his rifle", "in the deer shot, add mist"):
        await collect(studio.say(words, render=False))
    deer, hunter = [view.shot for view in studio.shots()]
    assert (deer.setting.weather, hunter.setting.weather) == ("mist", "clear")
    await collect(studio.say("shot 2 too", render=False))
    assert studio.shots()[1].shot.setting.weather == "mist"
    await collect(studio.say("delete the deer shot", render=False))
    assert [view.shot.subjects[0].noun for view in studio.shots()] == ["hunter"]
