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
