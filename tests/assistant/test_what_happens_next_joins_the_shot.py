"""A film told sentence by sentence: what somebody there does next joins their shot, and changes find theirs."""

from __future__ import annotations

from tests.assistant.conftest import OpenStudio, collect


async def test_a_deed_told_next_comes_after_the_one_before(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a surfer catches a wave", "she wipes out", "cut the wiping out"):
        await collect(studio.say(words, render=False))
        if words == "she wipes out":
            assert [beat.action for beat in studio.shots()[0].shot.beats] == ["catching a wave", "wiping out"]
    assert [[beat.action for beat in view.shot.beats] for view in studio.shots()] == [["catching a wave"]]


async def test_shots_left_out_of_a_change_stay_as_they_are(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a dog runs on a beach", "a cat sleeps on a roof", "a horse stands in a field",
                  "everything but the last one: rain", "shot 1 at noon, shot 3 at dusk"):  # fmt: skip
        await collect(studio.say(words, render=False))
    shots = [view.shot.setting for view in studio.shots()]
    assert [setting.weather for setting in shots[:2]] == ["rain", "rain"]
    assert shots[2].weather != "rain"
    assert (shots[0].time_of_day, shots[2].time_of_day) == ("midday", "dusk")


async def test_shots_without_what_is_changed_are_told_in_one_line(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a dog waits at a station", "a train arrives", "the dog should be a labrador everywhere"):
        events = await collect(studio.say(words, render=False))
    said = "".join(event.delta for event in events if event.type == "text")
    assert studio.shots()[0].shot.subjects[0].noun == "labrador"
    assert "Shot 2 stays as it is." in said
    assert "not understand" not in said


async def test_it_gets_dark_is_an_hour_and_no_deed(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a dog waits at a station", "it gets dark"):
        await collect(studio.say(words, render=False))
    (view,) = studio.shots()
    assert view.shot.setting.time_of_day == "dusk"
    assert [beat.action for beat in view.shot.beats] == ["waiting at a station"]


async def test_going_back_to_a_shot_changes_it_and_takes_nothing_back(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a dog runs on a beach, 5 seconds", "a cat sleeps on a roof, 5 seconds",
                  "go back to the first one and hold it two seconds longer"):  # fmt: skip
        await collect(studio.say(words, render=False))
    assert [view.shot.duration_s for view in studio.shots()] == [7.0, 5.0]


async def test_a_change_goes_to_the_shot_of_whom_a_pronoun_means(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("an old woman sits at a stall", "a boy runs through an alley", "her headscarf should be purple",
                  "could the boy have a cap?", "cut the last one to three seconds"):  # fmt: skip
        await collect(studio.say(words, render=False))
    woman, boy = [view.shot for view in studio.shots()]
    assert [look.text for look in woman.subjects[0].looks] == ["purple headscarf"]
    assert [look.text for look in boy.subjects[0].looks] == ["cap"]
    assert boy.duration_s == 3.0


async def test_several_deeds_told_next_are_added_and_none_is_lost(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a robot finds a flower in a ruined city", "it kneels down and touches it"):
        events = await collect(studio.say(words, render=False))
    said = "".join(event.delta for event in events if event.type == "text")
    (view,) = studio.shots()
    deeds = [beat.action for beat in view.shot.beats]
    assert deeds == ["finding a flower in a ruined city", "kneeling down", "touching it"]
    assert "then kneeling down and touching it" in said


async def test_the_same_deed_another_way_takes_the_place_of_the_first(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a dog runs in a park", "it runs uphill"):
        await collect(studio.say(words, render=False))
    (view,) = studio.shots()
    assert len(view.shot.beats) == 1
    assert "uphill" in view.shot.beats[0].action
