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
    assert second.setting.stage == "desert"
    assert second.setting.time_of_day != "night"


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


async def test_what_comes_into_a_scene_is_met_there(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "a woman waits for a bus in the rain at night",
        "a bus arrives",
        "she gets on",
        "close-up of her hand on the pole inside",
        "through the window the city lights pass by",
    ):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert [[subject.noun for subject in shot.subjects] for shot in shots] == [
        ["woman"], ["bus"], ["woman"], ["woman", "pole"], ["city lights"],
    ]  # fmt: skip
    assert {shot.setting.time_of_day for shot in shots} == {"night"}
    assert [shot.setting.stage for shot in shots[:3]] == ["street"] * 3
    assert [shot.setting.place for shot in shots[3:]] == ["inside the bus"] * 2
    assert shots[3].beats[0].action == "resting her hand on the pole"


async def test_those_whom_the_last_shot_does_not_show_act_in_a_new_one(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("two kids build a sandcastle", "a wave destroys it", "they laugh", "they laugh louder"):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert [[subject.noun for subject in shot.subjects] for shot in shots] == [
        ["kids", "sandcastle"], ["wave", "sandcastle"], ["kids"],
    ]  # fmt: skip
    assert "the sandcastle" in shots[1].beats[0].action
    assert {shot.setting.stage for shot in shots} == {"beach"}


async def test_one_more_like_it_keeps_all_but_what_is_changed(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a perfume bottle on black marble, rim light, 4 seconds", "one more like it but at night"):
        await collect(studio.say(words, render=False))
    first, second = [view.shot for view in studio.shots()]
    assert second.setting.time_of_day == "night"
    assert (second.subjects, second.setting.place, second.duration_s) == (
        first.subjects, first.setting.place, first.duration_s,
    )  # fmt: skip


async def test_pronouns_keep_to_whom_they_meant_through_the_film(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "a detective in a trench coat walks into a smoky bar",
        "the bartender nods at him without a word",
        "he sits down and lights a cigarette",
        "a woman in a green dress watches from the corner",
        "he turns around and sees her",
        "make her dress red instead",
    ):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert [shot.beats[0].subject for shot in shots] == ["detective", "bartender", "detective", "woman", "detective"]
    assert {shot.setting.place for shot in shots} == {"smoky bar"}
    looks = {subject.id: [look.text for look in subject.looks] for subject in shots[-1].subjects}
    assert looks == {"detective": ["trench coat"], "woman": ["red dress"]}


async def test_he_and_she_are_two_in_one_sentence(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "an old baker opens his shop at dawn",
        "a little girl outside presses her nose to the glass",
        "he gives her a bun and she smiles",
    ):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert [(b.subject, b.action) for b in shots[2].beats] == [
        ("baker", "giving her a bun"),
        ("little_girl", "smiling"),
    ]
    assert len({shot.setting.place for shot in shots}) == 1


async def test_a_close_up_of_what_is_given_stays_in_the_scene(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "a chef makes pasta in an italian kitchen",
        "close up of the dough",
        "he throws it in the air",
        "add steam",
    ):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert {shot.setting.place for shot in shots} == {"italian kitchen"}
    assert [beat.action for beat in shots[2].beats] == ["throwing the dough in the air"]
    assert "steam" in {subject.noun for subject in shots[2].subjects}


async def test_the_same_again_with_a_change_is_one_more_shot_of_it(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("a red car drives along a coastal road at sunset", render=False))
    await collect(studio.say("the same thing at night", render=False))
    first, second = [view.shot for view in studio.shots()]
    assert (first.setting.time_of_day, second.setting.time_of_day) == ("sunset", "night")
    assert second.subjects == first.subjects


async def test_lessons_and_labels_in_the_chat(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("explain photosynthesis to 8 year olds in three shots", "label the leaves in the third shot"):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert len(shots) == 3
    assert [[text.text for text in shot.text] for shot in shots] == [[], [], ["leaves"]]
    await collect(studio.say("title: Photosynthesis", render=False))
    last = studio.shots()[2].shot
    assert {text.role: text.text for text in last.text} == {"label": "leaves", "title": "Photosynthesis"}


async def test_heavier_is_the_rain_where_it_rains(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a girl walks in the rain", "heavier"):
        await collect(studio.say(words, render=False))
    shot = studio.shots()[0].shot
    assert "heavy rain" in shot.setting.details
    assert shot.subjects[0].looks == []


async def test_each_other_are_two_of_the_film(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a small dragon sleeps in a cave", "a knight comes in", "they stare at each other"):
        await collect(studio.say(words, render=False))
    shots = [view.shot for view in studio.shots()]
    assert {beat.subject for beat in shots[2].beats} == {"dragon", "knight"}
    assert {shot.setting.place for shot in shots} == {"cave"}


async def test_what_nobody_sees_happens_beside_what_is_done(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in ("a girl walks down a dark hallway", "something moves behind her", "colder colours", "not that dark"):
        await collect(studio.say(words, render=False))
    (shot,) = [view.shot for view in studio.shots()]
    assert [(beat.subject, beat.action) for beat in shot.beats] == [
        ("girl", "walking down a dark hallway"), ("", "something moving behind her"),
    ]  # fmt: skip
    assert shot.style.words == []


async def test_whose_it_is_is_there_too(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "This is Mira: a tall woman in a yellow raincoat",
        "Mira walks along a pier in the fog",
        "a seagull steals her sandwich",
        "in shot 2 she should be running",
        "a cat licks her paw",
    ):
        await collect(studio.say(words, render=False))
    _, stolen, cat = [view.shot for view in studio.shots()]
    assert [(beat.subject, beat.action) for beat in stolen.beats] == [
        ("seagull", "stealing her sandwich"), ("mira", "running"),
    ]  # fmt: skip
    assert [subject.noun for subject in cat.subjects] == ["cat"]


async def test_corrections_and_additions_are_of_the_shot_that_is_there(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    for words in (
        "a man plays guitar on a rooftop",
        "no, a woman",
        "she has long red hair",
        "and a black leather jacket",
        "further away",
        "camera should circle around her",
        'end with the logo "BEAN"',
    ):
        await collect(studio.say(words, render=False))
    (shot,) = [view.shot for view in studio.shots()]
    assert [subject.noun for subject in shot.subjects] == ["woman", "guitar"]
    assert [look.text for look in shot.subjects[0].looks] == ["long red hair", "black leather jacket"]
    assert (shot.setting.place, shot.camera.size, shot.camera.moves[0].kind) == ("rooftop", "medium_full", "arc_cw")
    assert [text.text for text in shot.text] == ["BEAN"]


async def test_a_topic_that_is_a_term_of_film_too_is_a_lesson_where_there_is_no_film(open_studio: OpenStudio) -> None:
    studio = await open_studio()
    await collect(studio.say("explain day and night", render=False))
    assert [subject.noun for subject in studio.shots()[0].shot.subjects] == ["day and night model"]
    await collect(studio.say("what is a truck?", render=False))
    await collect(studio.say("explain day and night", render=False))
    assert len(studio.shots()) == 1
