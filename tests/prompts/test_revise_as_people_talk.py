"""Revisions as people type them: complaints, praise, one of several, what is not meant, and what is asked besides."""

from __future__ import annotations

import pytest

from prompts.complete import complete
from prompts.read import read
from prompts.revise import Revision, revise


def _revised(request: str, *changes: str) -> Revision:
    """What the last of several changes makes of a request's first shot."""
    shot = complete(read(request).shots[0])
    for change in changes[:-1]:
        shot = complete(revise(shot, change).shot)
    return revise(shot, changes[-1])


STREET = "a woman in a long red coat walks down a street at noon, medium shot, pan left"


@pytest.mark.parametrize(
    ("say", "fields"),
    [
        ("it looks flat", {"lighting.key_fill_ratio"}),
        ("the light's boring", {"lighting.key_fill_ratio"}),
        ("too static", {"camera.moves"}),
        ("the pan makes me dizzy", {"camera.moves[0].speed"}),
        ("too busy", {"camera.aperture_f"}),
        ("feels clinical", {"lighting.colour_temperature_k"}),
        ("the coat is too long", {"subjects[0].looks"}),
    ],
)
def test_a_complaint_asks_for_its_opposite(say: str, fields: set[str]) -> None:
    assert set(_revised(STREET, say).fields) == fields


@pytest.mark.parametrize(
    ("say", "fields"),
    [
        ("overcast instead, it looks too sunny", {"setting.weather"}),
        ("it's too static, can we have the camera circle her", {"camera.moves"}),
        ("she looks sad, i want her smiling", {"beats"}),
        ("too far away, i wanna see her face", {"camera.size"}),
        ("the coat's the wrong colour - blue please", {"subjects[0].looks"}),
    ],
)
def test_a_complaint_is_the_reason_of_the_order_beside_it(say: str, fields: set[str]) -> None:
    assert set(_revised(STREET, say).fields) == fields


def test_a_complaint_about_something_else_is_met_too() -> None:
    assert set(_revised(STREET, "it's too dark and the coat should be green").fields) == {
        "lighting.exposure_stops",
        "subjects[0].looks",
    }


@pytest.mark.parametrize("say", ["it's boring", "the street is too green"])
def test_a_fault_without_a_name_is_asked_about(say: str) -> None:
    revision = _revised(STREET, say)
    assert not revision.fields
    assert revision.question.endswith("?")


@pytest.mark.parametrize(
    "say", ["everything's great but make it night", "light's lovely, don't touch it, but at night"]
)
def test_praise_asks_for_nothing(say: str) -> None:
    assert "style.words" not in _revised(STREET, say).fields
    assert "setting.time_of_day" in _revised(STREET, say).fields


def test_what_is_not_denied_of_a_part_stays() -> None:
    looks = _revised(STREET, "make her coat blue").shot.subjects[0].looks
    assert [look.text for look in looks] == ["long blue coat"]


DOGS = "two dogs run along a beach at sunset, low angle, handheld"


def test_one_of_several_is_told_apart() -> None:
    shot = _revised(DOGS, "the second dog lies down").shot
    assert [(s.noun, s.count) for s in shot.subjects] == [("dog", 1), ("dog", 1)]
    assert [(b.subject, b.motion) for b in shot.beats] == [("dog", "run"), ("dog_2", "lie")]


@pytest.mark.parametrize("before", [(), ("the second dog lies down",)])
def test_one_and_the_other_have_each_their_look(before: tuple[str, ...]) -> None:
    shot = _revised(DOGS, *before, "one of them is black, the other white").shot
    assert [look.text for s in shot.subjects for look in s.looks] == ["white", "black"]


def test_both_are_still_said_together() -> None:
    shot = _revised(DOGS, "the second dog lies down", "both dogs are wet").shot
    assert [look.text for s in shot.subjects for look in s.looks] == ["wet", "wet"]


OWL = "an owl sits on a branch in a forest at night"


def test_an_hour_beside_a_swap_is_kept_and_no_other_is_made_up() -> None:
    assert _revised(OWL, "an eagle at dawn instead").shot.setting.time_of_day == "dawn"
    assert _revised(OWL, "an eagle instead").shot.setting.time_of_day == "night"


def test_a_further_deed_is_the_same_doers() -> None:
    shot = _revised(OWL, "it should spread its wings and take off").shot
    assert [beat.action.split()[0] for beat in shot.beats] == ["spreading", "taking"]
    fields = _revised(OWL, "it should turn its head and make it snow").fields
    assert {"beats", "setting.weather"} <= set(fields)


def test_a_word_that_a_rule_swallowed_is_asked_about() -> None:
    revision = _revised(OWL, "the owl wears a blue hat and a flurbish")
    assert "flurbish" in revision.question or "flurbish" in " ".join(revision.unread)


ALLEY = "a detective walks through a rainy alley under flickering neon lights at night, holding an umbrella"


@pytest.mark.parametrize("say", ["the lights shouldn't flicker", "not flickering lights, steady ones"])
def test_how_a_thing_is_changes_in_the_deed_that_names_it(say: str) -> None:
    shot = _revised(ALLEY, say).shot
    assert "flickering" not in shot.beats[0].action
    assert shot.beats[0].motion == "walk"
    assert shot.setting.place == "rainy alley"


def test_what_is_held_stays_in_the_hand_and_goes_with_its_thing() -> None:
    assert len(_revised(ALLEY, "he runs").shot.beats) == 2
    assert len(_revised(ALLEY, "lose the umbrella").shot.beats) == 1
    assert _revised(ALLEY, "a newspaper instead of the umbrella").shot.beats[1].action == "holding a newspaper"


def test_a_way_up_or_down_is_told_in_the_deed_too() -> None:
    shot = _revised(STREET, "going up, not down").shot
    assert (shot.beats[0].direction, shot.beats[0].action) == ("up", "walking up a street")


def test_a_likeness_brings_nothing_into_the_picture() -> None:
    request = "a robot waters plants in a greenhouse"
    assert _revised(request, "more plants, like a jungle in there").shot.setting.place == "greenhouse"


def test_a_place_that_is_denied_is_not_kept_out_by_name() -> None:
    shot = _revised("a taxi drives through new york at night", "make it tokyo not new york").shot
    assert (shot.setting.place, shot.avoid) == ("tokyo", [])


def test_who_takes_somebodys_place_has_their_age() -> None:
    shot = _revised("a teenage boy skateboards down a street", "girl instead of boy").shot
    assert shot.subjects[0].noun == "teenage girl"


@pytest.mark.parametrize(
    ("say", "fields"),
    [
        ("i'm not feeling the pan, lose it", {"camera.moves", "camera.stability"}),
        ("too slow, cut it to 4 seconds", {"duration_s"}),
        ("from lower down, looking up at her", {"camera.height_m", "camera.angle"}),
        ("right to left, other way round", {"beats[0].direction"}),
        ("let's see her face too", {"camera.size"}),
        ("radio playing in the background", {"sound.effects"}),
        ("hold on the eyes for longer", {"duration_s"}),
        ("it's not scary enough", {"style.mood"}),
        ("sunset would suit it better", {"setting.time_of_day"}),
        ("pull out slowly to show the whole street", {"camera.moves"}),
        ("why is it so close, wider please", {"camera.size"}),
        ("it's too clinical in there", {"lighting.colour_temperature_k"}),
    ],
)
def test_turns_of_phrase_change_what_they_mean(say: str, fields: set[str]) -> None:
    assert set(_revised(STREET, say).fields) <= fields
    assert _revised(STREET, say).fields


def test_how_somebody_looks_is_no_deed() -> None:
    shot = _revised(STREET, "she should look panicked and check her watch").shot
    assert "panicked" in [look.text for look in shot.subjects[0].looks]
    assert [beat.action for beat in shot.beats] == ["checking her watch"]


@pytest.mark.parametrize("say", ["the framing", "the light then", "the colours"])
def test_a_part_of_the_shot_by_itself_is_asked_about(say: str) -> None:
    assert _revised(STREET, say).question.startswith("How should")


def test_things_by_themselves_are_to_be_there() -> None:
    assert [s.noun for s in _revised(STREET, "fireflies!").shot.subjects][-1] == "fireflies"


def test_praise_in_a_chat_word_asks_for_nothing() -> None:
    assert _revised(STREET, "love it but make it night").fields[0] == "setting.time_of_day"


def test_things_by_themselves_take_the_place_of_their_sort() -> None:
    request = "a florist arranges white roses in her shop"
    assert [s.noun for s in _revised(request, "tulips").shot.subjects] == ["florist", "tulips"]
    assert _revised(request, "yellow ones not white").shot.subjects[1].looks[0].text == "yellow"


def test_what_distracts_goes() -> None:
    request = "a mechanic works under a car in a garage, sparks flying"
    assert "sparks" not in [s.noun for s in _revised(request, "the sparks are distracting").shot.subjects]


@pytest.mark.parametrize("words", ["it looks too dark", "this feels too dark", "the picture is still too dark"])
def test_a_complaint_of_the_picture_gives_nobody_a_deed(words: str) -> None:
    shot = complete(read("city lights pass by").shots[0])
    revision = revise(shot, words)
    assert revision.fields == ("lighting.exposure_stops",)
    assert revision.shot.beats == shot.beats


def test_too_much_of_a_mood_is_less_of_it() -> None:
    shot = complete(read("a house on a hill, eerie mood").shots[0])
    assert revise(shot, "it feels too eerie").fields == ("style.mood",)
    assert revise(shot, "it feels too calm").question


def test_snowy_is_a_weather() -> None:
    assert revise(complete(read("a bus waits on a street").shots[0]), "make it snowy").shot.setting.weather == "snow"
