"""A film is made by talking: requests, changes, characters and second thoughts, each touching only what it names."""

from __future__ import annotations

from typing import Any

from assistant.paths import changed_paths
from prompts.shot import Shot, Source
from tests.assistant.conftest import OpenStudio, collect, of_type, said

MIRA = "this is Mira: a teenage girl with short red hair and a yellow raincoat"
RETRIEVER = (
    "A golden retriever running through a sunlit meadow, camera tracking from the side, cinematic lighting, slow motion"
)


async def turn(studio: Any, text: str) -> list[Any]:
    """A turn without a render that must go well."""
    events = await collect(studio.say(text, render=False))
    assert not of_type(events, "error"), of_type(events, "error")
    assert events[-1].type == "done"
    return events


def shots(studio: Any) -> list[Shot]:
    return [view.shot for view in studio.shots()]


async def test_a_request_becomes_a_finished_shot_and_a_take(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await collect(studio.say(RETRIEVER, seconds=0.5))
    kinds = [event.type for event in events if event.type != "progress"]
    assert kinds == ["proposal", "receipt", "take", "receipt", "text", "done"]
    view = studio.shots()[0]
    assert view.shot.request == RETRIEVER
    assert view.shot.time_scale is not None
    assert view.shot.time_scale < 1
    assert "retriever" in view.prompt.text
    assert said(events).startswith("Shot 1: ")
    assert "Take 1 is ready: 0.5 s of shot 1." in said(events)


async def test_slower_changes_how_time_runs_and_nothing_else(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, "a dog running on a beach")
    before = shots(studio)[0]
    events = await turn(studio, "make it slower")
    after = shots(studio)[0]
    # The end of the beat is in story seconds: of a slower story, the same clip shows less.
    assert set(changed_paths(before, after)) == {"time_scale", "beats[0].end_s"}
    assert after.time_scale is not None
    assert after.time_scale < (before.time_scale or 1)
    assert after.provenance["time_scale"].source is Source.USER
    assert after.duration_s == before.duration_s
    assert of_type(events, "proposal")[0].changed == {studio.shots()[0].id: changed_paths(before, after)}


async def test_night_changes_the_light_and_keeps_what_happens(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, "a red car drives through a city street, crane up")
    before = shots(studio)[0]
    await turn(studio, "at night instead")
    after = shots(studio)[0]
    assert after.setting.time_of_day == "night"
    assert after.lighting.colour_temperature_k != before.lighting.colour_temperature_k
    assert after.subjects == before.subjects
    assert [beat.action for beat in after.beats] == [beat.action for beat in before.beats]
    assert [move.kind for move in after.camera.moves] == [move.kind for move in before.camera.moves]


async def test_the_same_subject_can_be_put_elsewhere(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, "a brown dog running through a meadow")
    before = shots(studio)[0]
    await turn(studio, "same dog, but in the snow")
    after = shots(studio)[0]
    assert after.subjects == before.subjects
    assert after.setting != before.setting
    assert "snow" in after.setting.model_dump_json()


async def test_a_change_can_name_its_shot_and_leaves_the_others_alone(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for request in ("a dog running", "a cat sleeping on a sofa", "a red car on a road"):
        await turn(studio, request)
    before = [view.hash for view in studio.shots()]
    await turn(studio, "shot 2: from above")
    after = [view.hash for view in studio.shots()]
    assert (after[0], after[2]) == (before[0], before[2])
    assert after[1] != before[1]


async def test_a_character_is_remembered_from_shot_to_shot(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await turn(studio, MIRA)
    assert "short red hair" in said(events)
    assert [character.name for character in studio.cast()] == ["Mira"]
    await turn(studio, "Mira walks through the rain")
    await turn(studio, "a dog running through a meadow")
    await turn(studio, "again, with Mira")
    walking, dog, again = shots(studio)
    for shot in (walking, again):
        mira = next(subject for subject in shot.subjects if subject.name == "Mira")
        assert [look.text for look in mira.looks] == [look.text for look in studio.cast()[0].subject.looks]
        assert "girl" in mira.noun
        index = shot.subjects.index(mira)
        assert shot.source_of(f"subjects[{index}].looks").source is Source.MEMORY  # type: ignore[union-attr]
    assert len(again.subjects) == 1
    assert again.setting.place == dog.setting.place
    assert again.beats[0].subject == again.subjects[0].id
    answer = said(await turn(studio, "who is Mira?"))
    assert "red hair" in answer
    assert "raincoat" in answer


async def test_a_character_can_take_anothers_place(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, MIRA)
    await turn(studio, "a brown dog running through a meadow")
    before = shots(studio)[0]
    await turn(studio, "replace the dog with Mira")
    [shot] = shots(studio)
    assert [subject.name for subject in shot.subjects] == ["Mira"]
    assert shot.subjects[0].looks == studio.cast()[0].subject.looks
    assert shot.setting.place == before.setting.place
    assert "paws" not in studio.shots()[0].prompt.text


async def test_a_look_said_in_the_shot_wins_over_memory(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, MIRA)
    await turn(studio, "Mira in a blue raincoat walks through the rain")
    mira = shots(studio)[0].subjects[0]
    colours = {look.part: look.colour for look in mira.looks}
    assert colours["raincoat"] == "blue"
    assert colours["hair"] == "red"


async def test_a_script_becomes_several_shots_in_one_step(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    events = await turn(studio, "Shot 1: a dog runs on a beach.\nShot 2: a cat sleeps on a sofa.")
    assert [view.number for view in of_type(events, "proposal")[0].shots] == [1, 2]
    assert [shot.subjects[0].noun for shot in shots(studio)] == ["dog", "cat"]
    await turn(studio, "undo")
    assert len(studio.shots()) == 0


async def test_undo_and_redo_move_through_the_film(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, "a dog running")
    first = studio.project.history.head()
    await turn(studio, MIRA)
    await turn(studio, "make it slower")
    events = await turn(studio, "undo that twice")
    head = studio.project.history.head()
    assert first is not None
    assert head is not None
    assert head.tree == first.tree
    assert "1 shot and no characters" in said(events)
    await turn(studio, "redo")
    assert [character.name for character in studio.cast()] == ["Mira"]


async def test_the_conversation_goes_on_in_the_next_sitting(open_studio: OpenStudio) -> None:
    first = await open_studio()
    await turn(first, "a dog running")
    await first.close()
    second = await open_studio()
    await turn(second, "make it slower")
    assert [message.text for message in second.messages() if message.role == "user"] == [
        "a dog running",
        "make it slower",
    ]
    assert [commit.message for commit in second.history()] == [
        "revise: make it slower",
        "plan: a dog running",
        "empty film",
    ]


async def test_what_is_not_understood_is_asked_and_changes_nothing(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await turn(studio, "a dog running")
    before = studio.project.history.head()
    events = await turn(studio, "frobnicate the quux")
    assert of_type(events, "question") or said(events)
    assert studio.project.history.head() == before


async def test_nothing_is_claimed_that_was_not_done(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a dog running", render=False))
    events = await collect(studio.say("undo 5 times", render=False))
    assert of_type(events, "error")[0].code == "input"
    assert said(events) == ""
    assert len(studio.shots()) == 1


async def test_nobody_takes_the_place_of_one_who_is_not_there(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("this is Tom: a tall old man with a grey beard", render=False))
    await collect(studio.say("a man holds a lantern", render=False))
    before = [view.hash for view in studio.shots()]
    events = await collect(studio.say("replace the dog with Tom", render=False))
    assert of_type(events, "question")
    assert [view.hash for view in studio.shots()] == before
