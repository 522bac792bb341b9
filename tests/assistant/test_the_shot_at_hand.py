"""A message speaks of the shot that was worked on last, and of who and what is in it."""

from __future__ import annotations

import pytest

from assistant.offline.deeds import Deed, Film
from assistant.offline.intents import intend
from prompts.shot import Shot
from tests.assistant.conftest import OpenStudio, collect


async def talk(open_studio: OpenStudio, *words: str) -> list[Shot]:
    studio = await open_studio()
    for said in words:
        await collect(studio.say(said, render=False))
    return [view.shot for view in studio.shots()]


async def test_a_change_goes_to_the_shot_that_was_changed_last(open_studio: OpenStudio) -> None:
    before = await talk(open_studio, "a man walks through a museum at night", "a horse gallops across a desert")
    studio = await open_studio()
    await collect(studio.say("go back to shot 1 and make it a low angle", render=False))
    low = [view.shot for view in studio.shots()]
    await collect(studio.say("lower, and a wider lens", render=False))
    first, second = [view.shot for view in studio.shots()]
    now, then = first.camera, low[0].camera
    assert now.height_m
    assert now.height_m < (then.height_m or 0.0)
    assert now.focal_length_mm
    assert now.focal_length_mm < (then.focal_length_mm or 0.0)
    assert second == before[1]


async def test_the_last_shot_is_at_hand_after_it_was_made(open_studio: OpenStudio) -> None:
    words = ("a dog sleeps on a sofa", "make it a low angle", "a horse gallops across a desert", "at night")
    first, second = await talk(open_studio, *words)
    assert (first.setting.time_of_day == "night", second.setting.time_of_day) == (False, "night")


async def test_one_of_a_group_and_the_other_of_two_stay_in_the_scene(open_studio: OpenStudio) -> None:
    sit, hug = await talk(
        open_studio, "a boy and a girl sit on a wall by the sea, the girl cries", "the other one hugs her"
    )
    assert [(beat.subject, beat.action) for beat in hug.beats] == [("boy", "hugging her")]
    assert hug.setting.place == sit.setting.place


async def test_a_deed_told_as_an_order_is_that_of_whose_eye_it_is(open_studio: OpenStudio) -> None:
    _, wipes = await talk(open_studio, "a chef chops onions in a kitchen", "wipe a tear from her eye")
    assert [(beat.subject, beat.action) for beat in wipes.beats] == [("chef", "wiping a tear from her eye")]


async def test_more_to_see_is_put_into_the_shot(open_studio: OpenStudio) -> None:
    words = (
        "a violinist plays on a rooftop at dusk",
        "I want to see the city behind her",
        "can we have some birds too",
    )
    (shot,) = await talk(open_studio, *words)
    assert shot.setting.place == "rooftop"
    assert shot.setting.details == ["city behind her"]
    assert [subject.noun for subject in shot.subjects] == ["violinist", "birds"]


async def test_another_version_differs_in_what_is_said(open_studio: OpenStudio) -> None:
    first, other = await talk(
        open_studio, "an ad for a coffee brand, warm and cosy", "give me another version of that with a blue cup"
    )
    assert [subject.noun for subject in first.subjects] == [subject.noun for subject in other.subjects]
    assert "blue" in {look.text for look in other.subjects[0].looks}
    assert other.setting.place == first.setting.place


async def test_the_same_in_slow_motion_stays_where_it_is(open_studio: OpenStudio) -> None:
    *_, pounces, again = await talk(
        open_studio, "a red fox trots through the snow", "the fox pounces", "do that again in slow motion"
    )
    assert again.setting.stage == pounces.setting.stage == "snow"
    assert again.time_scale != pounces.time_scale


@pytest.mark.parametrize("words", ["export it", "save this as an mp4", "download the video", "export the ad"])
def test_what_is_exported_is_the_film(words: str) -> None:
    assert intend(words, Film(shots=2)) == Deed("cut_film", {})


@pytest.mark.parametrize("words", ["where's the file?", "where is the clip?"])
def test_the_clip_is_asked_for(words: str) -> None:
    answer = intend(words, Film(shots=1))
    assert isinstance(answer, Deed)
    assert (answer.tool, answer.arguments.get("takes")) == ("explain", True)


async def test_a_camera_order_about_what_is_there_is_a_change(open_studio: OpenStudio) -> None:
    words = ("a hot air balloon rises over misty fields at sunrise", "tilt down to the fields")
    (shot,) = await talk(open_studio, *words)
    assert [move.kind for move in shot.camera.moves] == ["tilt_down"]
    assert "fields" in shot.end_state


async def test_what_is_too_much_of_a_numbered_shot_is_changed_there(open_studio: OpenStudio) -> None:
    cave, beach = await talk(open_studio, "a cave at night", "a beach at noon")
    lit, same = await talk(open_studio, "shot 1 is too dark")
    assert (lit.lighting.exposure_stops or 0) > (cave.lighting.exposure_stops or 0)
    assert same == beach


def test_a_version_before_is_looked_for_in_the_history() -> None:
    assert intend("back to the version before the geese", Film(shots=1)) == Deed("recall", {"about": "history"})
